"""Tell what is quoted: whoever quotes somebody lets their spelling stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Pairs of marks that open and close; the straight ones do both.
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
# an apostrophe within a word or after it opens nothing
_OPENING = re.compile(r"[“„«\"]|(?<!\w)‘|(?<!\w)'(?=[\w\"“])")
_FAR = 2000


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a word at `start` to `end` stands in quotation marks, within its line.

    A mark that nothing closes counts where it opens the line: each paragraph of a long quotation
    begins with one.

    >>> is_quoted("He said: “we recieve it” and left.", 13, 20)
    True
    >>> is_quoted("'We recieve it,' he said.", 4, 11)
    True
    >>> is_quoted("He said “no” and did not recieve it.", 25, 32)
    False
    """
    near = max(0, start - _FAR)
    line_start = max(text.rfind("\n", near, start) + 1, near)
    line_end = text.find("\n", end, end + _FAR)
    before = text[line_start:start]
    after = text[end : line_end if line_end >= 0 else end + _FAR]
    return any(
        (not before[:place].strip() and mark != "'") or _closing(mark).search(after)
        for place, mark in _open(before)
    )


def _open(before: str) -> Iterator[tuple[int, str]]:
    """Give the marks that are still open at the end, each kind once, and where they stand.

    The first of a kind that is not closed stays so, and so do those after it.
    """
    position = 0
    unclosed: set[str] = set()
    while found := _OPENING.search(before, position):
        mark = found[0]
        position = found.end()
        if mark in unclosed:
            continue
        if end := _closing(mark).search(before, position):
            position = end.end()
        else:
            unclosed.add(mark)
            yield found.start(), mark


@lru_cache(maxsize=len(_CLOSED_BY))
def _closing(mark: str) -> re.Pattern[str]:
    marks = _CLOSED_BY[mark]
    # an apostrophe within a word closes nothing
    return re.compile(rf"[{marks}](?!\w)" if marks in "’'" else f"[{marks}]")
