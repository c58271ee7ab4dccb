"""Xdebug's HTML, as it is and as it stands in a text when its tags are gone; see `grammar`."""

import re

import msgspec

from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.heads import FILE_LINE, file_line_start, stands_free
from cleaner_phpdump.dialects.xdebug_html import grammar
from cleaner_phpdump.dialects.xdebug_html.reader import Reader
from cleaner_phpdump.found import Dialect, Found, Head
from cleaner_phpdump.views import View, stripped

_HEAD = re.compile(
    r"array \(size=\d|array\s{1,200}(?:\d{1,20}|'[^'\n]{0,80}') =>|object\([^()\n]{1,200}\)\[\d"
    r"|string '|enum\([\w\\]{1,200}::\w{1,200}\) : (?:string '|int )"
)
_PRE = re.compile(r"<pre class=['\"]xdebug-var-dump['\"]")
_PRE_END = "</pre>"
# in an element of its own, the name of the file is any text, such as that of code given to eval
_LINE = re.compile(r"[^\n]{1,400}?:\d{1,7}:\s{0,4}")


def _head(back: int) -> Head:
    """Make the search for the head that begins `back` characters before a needle."""

    def find(view: View, hit: int, floor: int) -> int | None:
        text, start = view.text, hit - back
        if start < floor:
            return None
        is_cut = _HEAD.match(text, start) is None
        if is_cut and grammar.CUT_HEAD.match(text, start) is None:
            return None
        # behind the sign of a reference it is Xdebug's mark for recursion
        if text.startswith("&", start - 1) or not stands_free(text, start, floor):
            return None
        line = file_line_start(text, start, floor)
        return line if line is not None or is_cut else start

    return find


def read(view: View, start: int) -> Found | int:
    """Read the dump whose head, or the line that says where it was called, begins at `start`."""
    line = FILE_LINE.match(view.text, start)
    head = line.end() if line else start
    return Reader(view, alone=line is not None).read(start, head) or head + 1


def find(view: View) -> list[Found]:
    """Find the dumps that stand in a text with Xdebug's tags around them."""
    text = view.text
    position = text.find("xdebug-var-dump")
    found: list[Found] = []
    while position >= 0:
        opening = _PRE.match(text, max(0, position - 12))
        if opening is None:
            position = text.find("xdebug-var-dump", position + 1)
            continue
        closing = text.find(_PRE_END, opening.end())
        end = closing if closing >= 0 else len(text)
        dump = _read_element(stripped(view, opening.start(), end))
        if dump is not None:
            stop = closing + len(_PRE_END) if closing >= 0 and dump.complete else dump.end
            found.append(msgspec.structs.replace(dump, start=opening.start(), end=stop))
        position = text.find("xdebug-var-dump", end)
    return found


def _read_element(child: View) -> Found | None:
    """Read what one `<pre>` holds; the positions of the dump are those in the view around it."""
    start = blanks_end(child.text, 0)
    line = _LINE.match(child.text, start)
    dump = Reader(child, alone=True).read(start, line.end() if line else start)
    if dump is None:
        return None
    whole = not child.text[dump.end :].strip()
    return msgspec.structs.replace(
        dump.outer(child), dialect="xdebug_html", complete=dump.complete and whole
    )


DIALECT = Dialect(
    needles={"rray": _head(1), "bject": _head(1), "tring": _head(1), "enum": _head(0)},
    read=read,
)
