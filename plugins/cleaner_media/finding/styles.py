"""Addresses in CSS."""

import re
from collections.abc import Iterator

_URL = re.compile(
    r"url\(\s*+(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'"
    r"|((?:[^\s\"'()\\]|\\(?:[0-9a-fA-F]{1,6}\s?|.))*+))\s*+\)",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)


def css_urls(style: str) -> Iterator[str]:
    r"""Give the addresses of a declaration's `url()`, unescaped (CSS Syntax 3, 4.3.6 and 4.3.7).

    References to parts of the document itself (`url(#shade)`) are left out.

    >>> list(css_urls(r"background: url('a\'b.jpg'), url( c\28 1\).png ) #fff; mask: url(#m)"))
    ["a'b.jpg", 'c(1).png']
    """
    for match in _URL.finditer(style):
        raw = match[1] or match[2] or match[3] or ""
        url = (_ESCAPE.sub(_unescaped, raw) if "\\" in raw else raw).strip()
        if url and not url.startswith("#"):
            yield url


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2] or ""
    number = int(match[1], 16)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return "\ufffd"
    return chr(number)
