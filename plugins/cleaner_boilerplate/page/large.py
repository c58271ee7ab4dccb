"""Pages too large to be taken apart: their visible text, without a tree."""

import html as _html
import re
from collections.abc import Iterator

LARGEST = 5_000_000
"""Characters; of a longer page all text is taken, for the blocks of one would fill the memory."""

_RAW_TAGS = ("script", "style", "noscript", "template", "svg", "textarea", "iframe")
_RAW = re.compile(rf"<({'|'.join(_RAW_TAGS)})\b|<!--", re.IGNORECASE)
_RAW_ENDS = {tag: re.compile(rf"</{tag}\b[^<>]*>?", re.IGNORECASE) for tag in _RAW_TAGS}
_RAW_ENDS[""] = re.compile("-->")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def visible_text(html: str) -> str:
    """Give the text of a page, a line for each run of it between the tags of blocks.

    >>> visible_text("<p>One <b>two</b>.<script>x</script><p>Three &amp; four.")
    'One two.\\nThree & four.'
    """
    text = "".join(_without_raw(html))
    # white space means nothing in HTML: only tags break lines
    text = _TAG.sub("\n", _INLINE_TAG.sub("", text.replace("\n", " ")))
    text = _SPACE.sub(" ", _html.unescape(text).replace("\0", ""))
    return _LINES.sub("\n", text).strip()


def _without_raw(html: str) -> Iterator[str]:
    """Give what stands between scripts, styles and comments; an open one ends the page."""
    position = 0
    while match := _RAW.search(html, position):
        yield html[position : match.start()]
        end = _RAW_ENDS[(match[1] or "").lower()].search(html, match.end())
        if end is None:
            return
        position = end.end()
    yield html[position:]
