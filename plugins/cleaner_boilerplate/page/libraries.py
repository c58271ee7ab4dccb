"""The main text by other people's extractors: trafilatura, and resiliparse for speed."""

import logging


def with_trafilatura(html: str, *, markdown: bool = False) -> str:
    """Give the main text that trafilatura finds, "" where it finds none."""
    # 130 ms of import, which no run without it should pay for
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = extract(
            html, include_comments=False, output_format="markdown" if markdown else "txt"
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        # trafilatura raises these on trees that it was not made for
        return ""
    return text or ""


def with_resiliparse(html: str) -> str:
    """Give the main text that resiliparse finds, "" where it finds none."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(
        html, main_content=True, comments=False, alt_texts=False, list_bullets=True
    )
    return text
