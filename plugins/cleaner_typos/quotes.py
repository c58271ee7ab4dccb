"""Tell what is quoted: whoever quotes somebody lets their spelling stand."""

import re

# Pairs of marks that open and close; the straight ones do both.
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
_OPENING = re.compile(r"[“„«]|(?<!\w)‘|\"")
_FAR = 2000


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a word at `start` to `end` stands in quotation marks, within its line.

    A mark that nothing closes counts where it opens the line: each paragraph of a long quotation
    begins with one.

    >>> is_quoted("He said: “we recieve it” and left.", 13, 20)
    True
    >>> is_quoted("He said “no” and did not recieve it.", 25, 32)
    False
    """
    near = max(0, start - _FAR)
    line_start = max(text.rfind("\n", near, start) + 1, near)
    line_end = text.find("\n", end, end + _FAR)
    before = text[line_start:start]
    after = text[end : line_end if line_end >= 0 else end + _FAR]
    opened = _last_open(before)
    if opened is None:
        return False
    place, closing = opened
    return not before[:place].strip() or _closes(after, closing)


def _last_open(before: str) -> tuple[int, str] | None:
    """Give where the mark stands that is still open at the end, and the marks that close it."""
    position = 0
    while found := _OPENING.search(before, position):
        closing = _CLOSED_BY[found[0]]
        end = _closing(closing).search(before, found.end())
        if end is None:
            return found.start(), closing
        position = end.end()
    return None


def _closes(after: str, closing: str) -> bool:
    return _closing(closing).search(after) is not None


def _closing(marks: str) -> re.Pattern[str]:
    # an apostrophe within a word closes nothing
    return re.compile(rf"[{marks}](?!\w)" if "’" in marks else f"[{marks}]")
