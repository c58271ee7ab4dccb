"""What stands before a dump: whether one may begin there, and Xdebug's line about the call."""

import re

FILE_LINE = re.compile(r"(?:[A-Za-z]:)?[/\\][^\s:*?\"<>|]{1,300}:\d{1,7}:\s{0,4}")
"""`/path/file.php:12:`, which Xdebug prints before a dump since version 2.3."""

_FILE_LINE_BEFORE = re.compile(rf"(?:^|(?<=\s)){FILE_LINE.pattern}\Z")
_BEFORE = 400  # characters
# a sigil, a call, an assignment or a quote of code; an arrow of what is no PHP
_UNFREE = ("$", "'", '"', "`", "(", "\\")
_UNFREE_WITH_BLANKS = ("=", "=>")


def stands_free(text: str, start: int, floor: int) -> bool:
    """Tell whether a dump may begin at `start`: not in code and not as another's value.

    `floor` is the end of the last dump, behind which one may always begin.
    """
    if start <= floor:
        return True
    before = text[max(floor, start - _BEFORE) : start]
    return not (before.endswith(_UNFREE) or before.rstrip().endswith(_UNFREE_WITH_BLANKS))


def file_line_start(text: str, start: int, floor: int) -> int | None:
    """Give where Xdebug's line about the call begins that stands before `start`, if one does."""
    if not text[max(floor, start - 5) : start].rstrip().endswith(":"):
        return None
    line = _FILE_LINE_BEFORE.search(text, max(floor, start - 330), start)
    return line.start() if line else None
