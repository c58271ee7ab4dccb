"""What stands before a dump: whether one may begin there, and Xdebug's line about the call."""

import re

FILE_LINE = re.compile(r"(?:[A-Za-z]:)?[/\\][^\s:*?\"<>|]{1,300}:\d{1,7}:\s{0,4}")
"""`/path/file.php:12:`, which Xdebug prints before a dump since version 2.3."""

_FILE_LINE_BEFORE = re.compile(rf"(?:^|(?<=\s)){FILE_LINE.pattern}\Z")
_BEFORE = 400  # characters
_NAME_MAX = 200
_OTHER_SCRIPTS = "\u0250"  # the first character behind the letters of Latin
_NAME = re.compile(r"[\w\\@\udc80-\udcff]+")  # bytes that are no UTF-8 are letters
_LATIN_NAME = re.compile(rf"(?:(?![{_OTHER_SCRIPTS}-\ud7ff\uf900-\uffff])[\w\\@\udc80-\udcff])+")
# a sigil, a call, an assignment or a quote of code; `=>` is for the value of a larger dump
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


def class_start(text: str, end: int, floor: int) -> int | None:
    r"""Give where the class name begins that ends at `end`; None where there is none.

    Prose may be glued to it: `stdClass` is known, and a Latin name has no letters of another
    script.

    >>> class_start(r"See App\User Object", 12, 0), class_start("Это всеstdClass Object", 15, 0)
    (4, 7)
    """
    if text.endswith("stdClass", floor, end):
        return end - len("stdClass")
    backwards = text[max(floor, end - _NAME_MAX) : end][::-1]
    name = (_LATIN_NAME if backwards[:1] < _OTHER_SCRIPTS else _NAME).match(backwards)
    return end - name.end() if name else None


def file_line_start(text: str, start: int, floor: int) -> int | None:
    """Give where Xdebug's line about the call begins that stands before `start`, if one does."""
    if not text[max(floor, start - 5) : start].rstrip().endswith(":"):
        return None
    line = _FILE_LINE_BEFORE.search(text, max(floor, start - 330), start)
    return line.start() if line else None
