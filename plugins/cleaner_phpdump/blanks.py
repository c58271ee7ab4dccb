"""Blanks in a text."""

import re

_BLANKS = re.compile(r"\s*+")


def blanks_end(text: str, position: int) -> int:
    """Give where the blanks at a position end: the position itself where there are none.

    >>> blanks_end("a \\n b", 1)
    4
    """
    match = _BLANKS.match(text, position)
    return match.end() if match else position
