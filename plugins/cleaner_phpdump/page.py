"""Dumps in HTML: found before the main text is taken out of the page.

An extractor drops what it takes for noise, and with it the data in a dump. What stands in
`<script>` and `<style>` or inside a tag is never cut. A dump inside a `<code>` element is left
where it is: the page shows it on purpose.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner_phpdump.finder import find_dumps, may_hold_dumps
from cleaner_phpdump.record import Dump
from cleaner_phpdump.removal import around

_TAG = re.compile(r"<(/?)(script|style|code)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_TAG_MAX = 2000


class PageDumps(NamedTuple):
    """What a page held: the dumps to lift out, the page without them, and `<code>` with dumps."""

    dumps: list[Dump]
    html: str
    shown: int


class _Zone(NamedTuple):
    name: str
    start: int
    end: int


def lift(markup: str, *, parse_json: bool = True) -> PageDumps:
    """Find the dumps of a page and cut them out.

    Positions are in the page as given; `parse_json` as in `find_dumps`. `shown` counts the
    `<code>` elements that show a dump.

    >>> lift('<p>It rained.</p>string(1) "7"<p>It stopped.</p>').html
    '<p>It rained.</p> <p>It stopped.</p>'
    """
    if not may_hold_dumps(markup) and "<code" not in markup:
        return PageDumps([], markup, 0)
    zones = list(_zones(markup))
    dumps = list(_free(markup, find_dumps(markup, parse_json=parse_json), zones))
    shown = sum(_shows_dump(markup, zone) for zone in zones if zone.name == "code")
    return PageDumps(dumps, _without(markup, dumps), shown)


def _zones(markup: str) -> Iterator[_Zone]:
    """Give the elements that are not touched; one that is never closed reaches to the end."""
    name, start, depth = "", 0, 0
    for tag in _TAG.finditer(markup):
        closes, found = bool(tag[1]), tag[2].lower()
        if not depth:
            if not closes:
                name, start, depth = found, tag.start(), 1
        elif found == name:
            # scripts and styles do not nest
            depth += -1 if closes else int(name == "code")
            if not depth:
                yield _Zone(name, start, tag.start())
    if depth:
        yield _Zone(name, start, len(markup))


def _free(markup: str, dumps: list[Dump], zones: list[_Zone]) -> Iterator[Dump]:
    index = 0
    for dump in dumps:
        while index < len(zones) and zones[index].end <= dump.start:
            index += 1
        inside = index < len(zones) and zones[index].start <= dump.start
        if not inside and not _in_tag(markup, dump.start):
            yield dump


def _in_tag(markup: str, position: int) -> bool:
    opening = markup.rfind("<", max(0, position - _TAG_MAX), position)
    if opening < 0 or not (markup[opening + 1].isalpha() or markup[opening + 1] == "/"):
        return False
    return markup.find(">", opening, position) < 0


def _shows_dump(markup: str, zone: _Zone) -> bool:
    content = markup[zone.start : zone.end]
    # a highlighter's tags may stand within words or between them
    texts = (html.unescape(_ANY_TAG.sub(gap, content)) for gap in ("", " "))
    return any(find_dumps(text, parse_json=False) for text in texts)


def _without(markup: str, dumps: list[Dump]) -> str:
    parts: list[str] = []
    position = 0
    for dump in dumps:
        start, end = around(markup, dump.start, dump.end)
        if start < position:
            start = dump.start
        parts += (markup[position:start], " ")
        position = end
    parts.append(markup[position:])
    return "".join(parts)
