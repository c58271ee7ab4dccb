"""`print_r` of PHP 4 to 8; see `grammar`."""

import re

from cleaner_phpdump.dialects.heads import class_start
from cleaner_phpdump.dialects.print_r import flowing, grammar, laid_out
from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.views import View

_COMMENT = re.compile(r"(?:^|[;{})])\s*//|/\*|^\s*#|^\s+\*\s")
_LINE_MAX = 200
_CODE_BEFORE = re.compile(r"(?:[\w.$\\]|->|\bnew\s)\Z")
_NO_CLASSES = frozenset(
    # reserved words of PHP, and the articles that prose has before "Object"
    "new return function class array static throw instanceof a an the The An A".split()
)
_QUOTES = "\"'`"


def array_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the dump begins whose `Array` has "rray" at `hit`."""
    start = hit - 1
    if start < floor or view.text[start] != "A":
        return None
    head = grammar.HEAD.match(view.text, start)
    # "Array" may be the end of a class name
    return None if head is None or head["array"] is None else _proven(view.text, start, floor)


def object_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the dump begins whose ` Object` has "bject" at `hit`."""
    end = hit - 2
    if end < floor or not view.text.startswith(" O", end):
        return None
    return enum_head(view, end, floor)


def enum_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the dump begins whose class name ends at `hit`."""
    start = class_start(view.text, hit, floor)
    return None if start is None else _proven(view.text, start, floor)


def _proven(text: str, start: int, floor: int) -> int | None:
    head = grammar.HEAD.match(text, start)
    if head is None or _is_comment(text, start, floor):
        return None
    if head["empty"]:
        # nothing but its blanks tells it from code
        if not head["gap"] or len(head["empty"]) == 1:
            return None
        if "\n" not in head["gap"] and head["class"] in _NO_CLASSES:
            return None
        if _CODE_BEFORE.search(text, max(floor, start - 5), start):
            return None
    return start


def _is_comment(text: str, start: int, floor: int) -> bool:
    line = text[max(floor, start - _LINE_MAX) : start].rpartition("\n")[2]
    return _COMMENT.search(line) is not None


def read(view: View, start: int) -> Found | int:
    """Read the dump whose head begins at `start`.

    What stands in quotes of its own is code, or is talked about, and is passed over.
    """
    found = laid_out.read(view, start) or flowing.read(view, start)
    if found is None:
        return start + 1
    before = view.text[start - 1 : start]
    if (
        before
        and before in _QUOTES
        and view.text[found.end : found.end + 2].lstrip().startswith(before)
    ):
        return found.end
    return found


DIALECT = Dialect(
    needles={"rray": array_head, "bject": object_head, " Enum": enum_head},
    read=read,
)
