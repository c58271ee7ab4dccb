"""The end of a var_export that was cut off."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from cleaner_phpdump.dialects.cutting import LINE_END, open_string_end, without_ellipsis
from cleaner_phpdump.dialects.var_export.grammar import CONTENT, STRING
from cleaner_phpdump.views import View

_STRING = re.compile(STRING)
_CUT_KEY = r"(?:[^'\\\n]++|\\[\\'0])*+"
_TAIL_MAX = 400
_TAIL_LINES = 4
_TAIL = re.compile(
    r"[ \t\r\xa0]*+\n?[ \t\r\xa0]*+"
    rf"(?:\)\)?|\}}|(?:-|-?\d{{1,20}}|'{_CUT_KEY}(?:'|\\?\Z)|v|va|var|var \$\w*+)?[ \xa0]?"
    r"(?:=(?:>[ \t\r\xa0]*+\n?[ \t\r\xa0]*+[-+\w.\\@:() ]{0,120})?)?)?\s*\Z"
)
_LITERAL_TAIL = re.compile(rf"(?: \. \"\\0\" \. '{CONTENT}|[ .\"\\0]{{0,9}})\Z")
_PROSE = re.compile(r"\s+[^\W\d_][^\n=>$;{}()]{19}")


class Cut(NamedTuple):
    """Where a dump ends that was cut off.

    `item` is the head of an element whose string was cut off too, `content` where its content
    ends; `whole` where that string was closed.
    """

    end: int
    item: re.Match[str] | None = None
    content: int = 0
    whole: bool = False


def cut_off(view: View, position: int, unclosed: re.Pattern[str], items: int) -> Cut | None:
    """Give the end of a dump in which no element follows at `position` nor does it close.

    None where it is code. `unclosed` matches the head of an element up to its string's content;
    `items` elements were read before.
    """
    text = view.text
    item = unclosed.match(text, position)
    if item is not None:
        return _in_string(view, item, items)
    for end, whole in _cuts(text, position, items):
        if _TAIL.match(text[position:end]):
            return Cut(whole)
    return None


def _in_string(view: View, item: re.Match[str], items: int) -> Cut | None:
    text, start = view.text, item.end()
    literal = _STRING.match(text, start - 1)
    if literal is not None:
        cut = _behind_string(text, literal.end(), item, items)
        if cut is not None:
            return cut
    line = open_string_end(view, start)
    if literal is not None and line >= literal.end():
        return None
    end, whole = without_ellipsis(text, start, line)
    if end == whole and text[line : line + 80].strip() and not _PROSE.match(text, line):
        return None
    return Cut(max(whole, start), item, max(end, start))


def _behind_string(text: str, position: int, item: re.Match[str], items: int) -> Cut | None:
    for end, whole in _cuts(text, position, items):
        if _LITERAL_TAIL.match(text[position:end]):
            return Cut(whole, item, position - 1, whole=end == position)
    return None


def _cuts(text: str, position: int, items: int) -> Iterator[tuple[int, int]]:
    """Give where a text may be cut off soon behind a position, without an ellipsis and with it.

    That is where the text ends, or behind an ellipsis, or where prose begins on the next line.
    """
    rest = text[position : position + _TAIL_MAX]
    ends = [match.start() for match in islice(LINE_END.finditer(rest), _TAIL_LINES)]
    if position + len(rest) == len(text):
        ends.append(len(rest))
    for line in ends:
        end, whole = without_ellipsis(rest, 0, line)
        has_items = items or "=>" in rest[:end]
        if end < whole or line == len(rest) or (has_items and _PROSE.match(rest, line)):
            yield position + end, position + whole
