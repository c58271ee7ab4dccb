"""The main text by other people's extractors: trafilatura, and resiliparse for speed."""

import logging

# trafilatura's time grows with the square of a page's tables
_MOST_TAGS = 50_000


def suits_trafilatura(html: str) -> bool:
    """Tell whether a page is one that trafilatura is done with in seconds."""
    return html.count("<") <= _MOST_TAGS


def with_trafilatura(html: str, *, markdown: bool = False) -> str:
    """Give the main text that trafilatura finds, "" where it finds none or has too much to do."""
    if not suits_trafilatura(html):
        return ""
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
