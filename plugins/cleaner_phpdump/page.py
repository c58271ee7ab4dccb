"""Dumps in HTML: found before the main text is taken out of the page.

An extractor drops what it takes for noise, and with it the data in a dump. What stands in
`<script>` and `<style>` or inside a tag is never cut. A page that shows a dump on purpose (inside
a `<code>` element, or because it is about PHP) keeps it.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner_phpdump.articles import count_words, own_text, row_facts
from cleaner_phpdump.finder import find_dumps
from cleaner_phpdump.record import Dump
from cleaner_phpdump.removal import Piece, around, pieces
from cleaner_phpdump.spans import gaps, merged
from cleaner_phpdump.tutorials import is_about_php, is_framed

_TAG = re.compile(r"<(/?)(script|style|template|noscript|code|samp)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_TAG_MAX = 2000
# `<?` is source code that a page shows by mistake, and says what the page is about
_COMMENT_OR_TAG = re.compile(r"<!--(?:(?!-->).)*+(?:-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)


# elements that show a dump on purpose; the others of `_TAG` are not read by anyone
_SHOWING = ("code", "samp")


class PageDumps(NamedTuple):
    """What a page held: the dumps lifted out, the page without them, the facts of the row that the
    page's own text stood in, and the number of dumps that it shows and keeps."""

    dumps: list[Dump]
    html: str
    facts: dict[str, str]
    shown: int


class _Zone(NamedTuple):
    name: str
    start: int
    end: int


def lift(markup: str, *, unwrap: bool = True, keep_shown: bool = True) -> PageDumps:
    """Find the dumps of a page and cut them out.

    Positions are in the page as given; `unwrap` as in `find_dumps`. With `keep_shown` the dumps of
    a page that shows them on purpose stay.

    >>> lift('<p>It rained.</p>string(1) "7"<p>It stopped.</p>').html
    '<p>It rained.</p> <p>It stopped.</p>'
    """
    found = find_dumps(markup, unwrap=unwrap)
    if not found and "<code" not in markup and "<samp" not in markup:
        return PageDumps([], markup, {}, 0)
    zones = list(_zones(markup))
    barred = [zone for zone in zones if keep_shown or zone.name not in _SHOWING]
    dumps = [dump for dump in _outside(found, barred) if not _in_tag(markup, dump.start)]
    shown = 0
    if keep_shown:
        shown = sum(_shows_dump(markup, zone) for zone in zones if zone.name in _SHOWING)
        if shown or _is_about_php(markup, dumps, zones):
            return PageDumps([], markup, {}, shown + len(dumps))
    own = own_text(dumps, _words_outside(markup, dumps, zones))
    facts: dict[str, str] = {}
    for dump, passages in zip(dumps, own, strict=True):
        facts |= row_facts(dump.tree, passages)
    return PageDumps(dumps, _without(markup, pieces(markup, dumps, own, str)), facts, shown)


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
            depth += -1 if closes else int(name in _SHOWING)
            if not depth:
                yield _Zone(name, start, tag.start())
    if depth:
        yield _Zone(name, start, len(markup))


def _unseen(zones: Sequence[_Zone]) -> list[tuple[int, int]]:
    """Give the spans that no reader of the page sees."""
    return [(zone.start, zone.end) for zone in zones if zone.name not in _SHOWING]


def _is_about_php(markup: str, dumps: Sequence[Dump], zones: Sequence[_Zone]) -> bool:
    if not dumps:
        return False
    framed = any(is_framed(markup, dump.start) for dump in dumps)
    return framed or is_about_php(markup, _unread(markup, dumps, zones))


def _unread(markup: str, dumps: Sequence[Dump], zones: Sequence[_Zone]) -> list[tuple[int, int]]:
    """Give the spans that say nothing of what a page is about: dumps, scripts, comments, tags."""
    spans = [(dump.start, dump.end) for dump in dumps] + _unseen(zones)
    return merged(spans + [tag.span() for tag in _COMMENT_OR_TAG.finditer(markup)])


def _outside(dumps: Sequence[Dump], zones: Sequence[_Zone]) -> Iterator[Dump]:
    index = 0
    for dump in dumps:
        while index < len(zones) and zones[index].end <= dump.start:
            index += 1
        if index == len(zones) or zones[index].start > dump.start:
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
    return any(find_dumps(text, unwrap=False) for text in texts)


def _words_outside(markup: str, dumps: Sequence[Dump], zones: Sequence[_Zone]) -> int:
    """Count the words of a page beside its dumps that a reader sees."""
    if not any(dump.passages for dump in dumps):
        return 0
    spans = merged([(dump.start, dump.end) for dump in dumps] + _unseen(zones))
    return sum(
        count_words(_ANY_TAG.sub(" ", markup[start:end])) for start, end in gaps(spans, len(markup))
    )


def _without(markup: str, spans: Sequence[Piece]) -> str:
    parts: list[str] = []
    position = 0
    for span in spans:
        start, end = around(markup, span.start, span.end)
        if start < position:
            start = span.start
        own = f"\n\n{span.content}\n\n" if span.content else "\n\n" if span.framing else " "
        parts += (markup[position:start], own)
        position = end
    parts.append(markup[position:])
    return "".join(parts)
