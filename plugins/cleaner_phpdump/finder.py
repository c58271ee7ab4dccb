"""Finding dumps of every dialect, as they are and with their entities escaped."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from cleaner_phpdump import var_dump
from cleaner_phpdump.record import Dump

DIALECTS = (var_dump,)
"""The dialect modules. Each has `MARKS`, `find(text, parse_json)` and `stands_free`."""

_MARKS = tuple(mark for dialect in DIALECTS for mark in dialect.MARKS)

_ESCAPED_HEAD = re.compile(
    r"&?(?:string\(\d{1,10}\)\s{0,4}(?:\"|&quot;)"
    r"|(?:array\(\d{1,10}\)|object\([^()\n]{1,200}\)#\d{1,10} ?\(\d{1,10}\))\s{0,8}\{)"
)
_MARKUP = re.compile(r"<(?!br\b)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|<br ?/?>\n?")


def find_dumps(text: str, *, parse_json: bool = True) -> list[Dump]:
    """Find the leaked PHP dumps in a text, in their order, none overlapping.

    Dumps may stand anywhere in prose or markup, also with their entities escaped once (`=&gt;`);
    the lengths are then checked on the unescaped text, while positions are always in the text as
    given. With `parse_json` a string whose content is a JSON array or object becomes that data.

    >>> [(dump.start, dump.end, dump.value) for dump in find_dumps('It rained. string(4) "18°"')]
    [(11, 26, '18°')]
    """
    if not may_hold_dumps(text):
        return []
    raw = [dump for dialect in DIALECTS for dump in dialect.find(text, parse_json)]
    escaped = _find_escaped(text, parse_json) if "&" in text or "<br" in text else []
    return _apart([*raw, *escaped])


def may_hold_dumps(text: str) -> bool:
    """Tell, at next to no cost, whether a text has what every dump that is found has."""
    return any(mark in text for mark in _MARKS)


def _apart(dumps: Iterable[Dump]) -> list[Dump]:
    """Of dumps that overlap keep the one with the fewest misfits, then the longest."""
    ordered = sorted(dumps, key=lambda dump: (dump.start, -dump.end))
    kept: list[Dump] = []
    for dump in ordered:
        if kept and dump.start < kept[-1].end:
            if _rank(dump) < _rank(kept[-1]):
                kept[-1] = dump
        else:
            kept.append(dump)
    return kept


def _rank(dump: Dump) -> tuple[bool, int, int]:
    return (not dump.complete, dump.misfits, dump.start - dump.end)


def _find_escaped(text: str, parse_json: bool) -> Iterator[Dump]:
    """Give the dumps of the stretches of text without markup that hold entities."""
    position = 0
    while (head := _ESCAPED_HEAD.search(text, position)) is not None:
        if not var_dump.stands_free(text, head.start()):
            position = head.end()
            continue
        markup = _MARKUP.search(text, head.end())
        position = markup.start() if markup else len(text)
        if _ENTITY.search(text, head.start(), position):
            view = _Unescaped(text, head.start(), position)
            for dialect in DIALECTS:
                yield from map(view.back, dialect.find(view.text, parse_json))


class _Unescaped:
    """A stretch of a text with its entities unescaped, and the way back to its positions.

    >>> view = _Unescaped("a &lt;b&gt;", 2, 11)
    >>> view.text, view.origin(1)
    ('<b>', 6)
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        parts: list[str] = []
        self._here = [0]
        self._there = [start]
        length = 0
        position = start
        for match in _ENTITY.finditer(text, start, end):
            plain = "\n" if match[0].startswith("<") else html.unescape(match[0])
            parts += (text[position : match.start()], plain)
            length += match.start() - position + len(plain)
            position = match.end()
            self._here.append(length)
            self._there.append(position)
        parts.append(text[position:end])
        self.text = "".join(parts)

    def origin(self, position: int) -> int:
        """Give the position in the text as given of a position here."""
        index = bisect_right(self._here, position) - 1
        return self._there[index] + position - self._here[index]

    def back(self, dump: Dump) -> Dump:
        """Give a dump found here with its positions in the text as given."""
        return msgspec.structs.replace(
            dump, start=self.origin(dump.start), end=self.origin(dump.end)
        )
