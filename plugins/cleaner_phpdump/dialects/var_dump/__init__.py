"""`var_dump` of PHP 4 to 8, `debug_zval_dump` and Xdebug's text; see `grammar`."""

import re
from collections.abc import Iterator

from cleaner_phpdump import nodes
from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.heads import FILE_LINE, file_line_start, stands_free
from cleaner_phpdump.dialects.var_dump import grammar, string_ends
from cleaner_phpdump.dialects.var_dump.leaves import scalar
from cleaner_phpdump.dialects.var_dump.reader import Reader, dialect_name
from cleaner_phpdump.found import Dialect, Found, Head, passages
from cleaner_phpdump.lengths import byte_length
from cleaner_phpdump.views import View

_NAMES = frozenset(("var_dump", "debug_zval_dump", "xdebug_text"))

# what stands before a head that is read as a part of it
_PREFIX = re.compile(r"(?:&|lazy (?:ghost|proxy) )\Z")
_CLASS = re.compile(r"class [^\s(){}]{1,200}\Z")
_EXCERPT = 400  # characters
_CLOSING_QUOTE = re.compile(r'(?:^|\S)"(?!\w)')
_BESIDE_MAX = 50  # lines of lone scalars that belong to one dump
_COUNTED = re.compile(grammar.COUNTED)


def _head(back: int) -> Head:
    """Make the search for the head that begins `back` characters before a needle."""

    def find(view: View, hit: int, floor: int) -> int | None:
        start = hit - back
        if start < floor or grammar.HEAD.match(view.text, start) is None:
            return None
        return _whole_head(view.text, start, floor)

    return find


def _class_head(view: View, hit: int, floor: int) -> int | None:
    before = _CLASS.search(view.text, max(floor, hit - 210), hit)
    if before is None or grammar.HEAD.match(view.text, before.start()) is None:
        return None
    return _whole_head(view.text, before.start(), floor)


def _whole_head(text: str, start: int, floor: int) -> int | None:
    """Give where a dump begins, with what stands before its head; None where none may begin."""
    before = _PREFIX.search(text, max(floor, start - 11), start)
    start = before.start() if before else start
    if not stands_free(text, start, floor):
        return None
    line = file_line_start(text, start, floor)
    return start if line is None else line


def read(view: View, start: int) -> Found | int:
    """Read the dump whose head, or the line that says where it was called, begins at `start`.

    Inside an array or object everything counts. On its own, only what nothing else looks like is
    taken: a string in quotes whose length fits or whose end is plain, an enum case, an array or
    object with a key or closed empty.
    """
    line = FILE_LINE.match(view.text, start)
    head = grammar.VALUE.match(view.text, line.end() if line else start)
    if head is None:
        return start + 1
    if head["string"] is not None:
        return _read_string(view, start, head, xdebug=line is not None)
    found = Reader(view, xdebug=line is not None).read(start, head.start())
    return found or head.end()


def _read_string(view: View, start: int, head: re.Match[str], *, xdebug: bool) -> Found | int:
    text, first, declared = view.text, head.end(), int(head["string"])
    end = string_ends.find_lone(view, first, declared)
    if start and text[start - 1].isalnum() and not (end and end.fits):
        return first
    if end is None:
        quote = stop = string_ends.certain(view, first, declared)
        if stop == first or not _is_cut_off(text, first, stop):
            return first
    else:
        quote = end.quote
        stop = quote + 4 if text.startswith("...", quote + 1) else quote + 1
    counted = _COUNTED.match(text, stop)
    stop = counted.end() if counted else stop
    content = text[first:quote]
    actual = byte_length(content)
    truncated = end is None or text.startswith("...", quote + 1)
    node = nodes.string(content, declared if declared != actual else None, truncated=truncated)
    return Found(
        start=start,
        end=stop,
        dialect=dialect_name(xdebug=xdebug, counted=bool(counted and counted[0])),
        complete=end is not None,
        tree=node | {"ref": True} if head["reference"] else node,
        declared_bytes=declared,
        actual_bytes=actual,
        misfits=int(end is None or not end.fits),
        passages=passages(first, quote, "", content),
    )


def _is_cut_off(text: str, start: int, end: int) -> bool:
    """Tell whether an unclosed string that stands alone is the cut end of the text.

    Prose after a stray quote is not: the content is JSON, or one word, or as short as an excerpt.
    """
    if blanks_end(text, end) < len(text):
        return False
    content = text[start : min(end, start + _EXCERPT + 1)]
    if string_ends.opens_json(content):
        return True
    is_short = len(content) <= _EXCERPT or len(content.split(None, 1)) == 1
    return is_short and _CLOSING_QUOTE.search(content) is None


def beside(text: str, dump: Found, floor: int, ceiling: int) -> Iterator[Found]:
    """Give the lone scalars on lines of their own above and below a dump.

    They are looked for between `floor` and `ceiling`, the ends of the dumps around it.
    """
    if dump.dialect not in _NAMES:
        return
    start, end = dump.start, dump.end
    for _ in range(_BESIDE_MAX):
        if start <= floor or text[start - 1] != "\n":
            break
        line = max(text.rfind("\n", max(floor, start - 1000), start - 1) + 1, floor)
        match = grammar.LONE.fullmatch(text, line, start - 1)
        if match is None or (line and text[line - 1] != "\n"):
            break
        yield _lone(match)
        start = line
    for _ in range(_BESIDE_MAX):
        if not text.startswith("\n", end):
            break
        match = grammar.LONE.match(text, end + 1, ceiling)
        if match is None or not (match.end() == len(text) or text[match.end()] == "\n"):
            break
        yield _lone(match)
        end = match.end()


def _lone(match: re.Match[str]) -> Found:
    dialect = "debug_zval_dump" if match["counted"] else "var_dump"
    return Found(match.start("lone"), match.end("lone"), dialect, True, scalar(match))


DIALECT = Dialect(
    needles={
        "tring": _head(1),
        "rray": _head(1),
        "bject": _head(1),
        "enum": _head(0),
        re.compile(r"#(?=\d{1,10} \(\d)"): _class_head,
    },
    read=read,
)
