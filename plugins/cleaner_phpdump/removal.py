"""Taking dumps out of a text so that no one sees where they stood."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cleaner import Edit
from cleaner_phpdump.articles import readable
from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.found import Passage
from cleaner_phpdump.record import Dump

RULE = "php-dump"
FRAME_RULE = "php-dump-frame"
"""For what a dump put around the page's own text."""

_PRE_OPEN = re.compile(r"<pre(?:\s[^<>]{0,200})?>\s{0,50}\Z", re.IGNORECASE)
_PRE_CLOSE = re.compile(r"\s{0,50}</pre\s{0,5}>", re.IGNORECASE)
_CLOSING = frozenset(".,;:!?)]»”’")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2}")


class Piece(NamedTuple):
    """A span that goes. Around the page's own text (`framing`) a paragraph ends with it.

    `content` takes its place: own text that the dump's dialect had changed.
    """

    start: int
    end: int
    framing: bool = False
    content: str = ""


def pieces(
    text: str,
    dumps: Sequence[Dump],
    own: Sequence[Sequence[Passage]],
    shown: Callable[[str], str] = readable,
) -> list[Piece]:
    """Give what is to go of the dumps: all but the page's own text in them (`own`).

    `shown` gives the form in which that text stays.
    """
    spans: list[Piece] = []
    for dump, passages in zip(dumps, own, strict=True):
        start = dump.start
        for passage in passages:
            kept = text[passage.start : passage.end]
            left = len(kept) - len(kept.lstrip())
            content = shown(passage.content)
            if kept == content:
                spans.append(Piece(start, passage.start + left, framing=True))
                start = passage.start + len(kept.rstrip())
            else:
                spans.append(Piece(start, passage.end, True, content.strip()))
                start = passage.end
        if start < dump.end:
            spans.append(Piece(start, dump.end, framing=bool(passages)))
    return spans


def remove(text: str, spans: Sequence[Piece]) -> list[Edit]:
    r"""Take leaked PHP debug output out of the text, one edit a piece.

    A `<pre>` that holds nothing but dumps goes too. The prose around is joined as a person would:
    at most one blank line where one stood, else a line break, else a blank; nothing is left at the
    start and the end of the text. Dumps that follow each other go together.

    >>> [edit.after for edit in remove("It rained.\n\nint(1)\n\n\nIt stopped.", [Piece(12, 18)])]
    ['\n\n']
    """
    edits: list[Edit] = []
    for group in _groups(text, spans):
        start, end = around(text, group[0].start, group[-1].end)
        left = edits[-1].end if edits else 0
        while start > left and text[start - 1].isspace():
            start -= 1
        end = blanks_end(text, end)
        if any(span.content for span in group):
            edits.append(_replacement(text, start, end, group))
            continue
        starts = [start, *(span.start for span in group[1:])]
        ends = [*starts[1:], end]
        framing = any(span.framing for span in group)
        afters = [""] * (len(group) - 1) + [_join(text, start, end, framing=framing)]
        rule = FRAME_RULE if framing else RULE
        edits += (Edit(*edit, rule) for edit in zip(starts, ends, afters, strict=True))
    return edits


def _replacement(text: str, start: int, end: int, group: Sequence[Piece]) -> Edit:
    own = "\n\n".join(span.content for span in group if span.content)
    before = "\n\n" if start else ""
    behind = "\n\n" if end < len(text) else ""
    return Edit(start, end, before + own + behind, FRAME_RULE)


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the `<pre>` and `</pre>` that enclose it and nothing else."""
    opening = _PRE_OPEN.search(text, max(0, start - 300), start)
    closing = _PRE_CLOSE.match(text, end)
    return (opening.start(), closing.end()) if opening and closing else (start, end)


class Origins:
    """The way back from positions behind edits to those before them.

    >>> Origins([Edit(3, 9, " ", RULE)]).origin(5)
    10
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._ends = [0]  # where each edit ends in the edited text ...
        self._shifts = [0]  # ... and how far the text behind it has moved
        for edit in edits:
            self._shifts.append(self._shifts[-1] + edit.end - edit.start - len(edit.after))
            self._ends.append(edit.end - self._shifts[-1])

    def origin(self, position: int) -> int:
        """Give the position before the edits of one behind them."""
        return position + self._shifts[bisect_right(self._ends, position) - 1]


def _groups(text: str, spans: Sequence[Piece]) -> list[list[Piece]]:
    """Put together the spans with nothing but blanks, or the tags of `<pre>`, between them."""
    groups: list[list[Piece]] = []
    reach = -1
    for span in spans:
        start, end = around(text, span.start, span.end)
        if groups and start <= reach:
            groups[-1].append(span)
        else:
            groups.append([span])
        reach = blanks_end(text, end)
    return groups


def _join(text: str, start: int, end: int, *, framing: bool) -> str:
    if start == 0 or end == len(text):
        return ""
    removed_ends = _edges(text, start, end)
    line_break = "\r\n" if "\r\n" in removed_ends[0] + removed_ends[1] else "\n"
    breaks = 2 if framing else max(edge.count("\n") for edge in removed_ends)
    if breaks:
        return line_break * min(breaks, 2)
    glued = removed_ends == ("", "")
    if text[end] in _CLOSING or (glued and _CJK.fullmatch(text[start - 1] + text[end])):
        return ""
    return " "


def _edges(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the blanks at both ends of a span."""
    removed = text[start:end]
    left = len(removed) - len(removed.lstrip())
    return removed[:left], removed[len(removed.rstrip()) :]
