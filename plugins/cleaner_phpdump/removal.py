"""Taking dumps out of a text so that no one sees where they stood."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from cleaner import Edit

RULE = "var-dump"

_PRE_OPEN = re.compile(r"<pre(?:\s[^<>]{0,200})?>\s{0,50}\Z", re.IGNORECASE)
_PRE_CLOSE = re.compile(r"\s{0,50}</pre\s{0,5}>", re.IGNORECASE)
_BLANKS = re.compile(r"\s*")
_CLOSING = frozenset(".,;:!?)]»”’")

Span = tuple[int, int]


def remove(text: str, spans: Sequence[Span]) -> list[Edit]:
    r"""Take leaked PHP debug output out of the text, one edit a dump.

    A `<pre>` that holds nothing but dumps goes too. The prose around is joined as a person would:
    at most one blank line where one stood, else a line break, else a blank; nothing is left at the
    start and the end of the text. Dumps that follow each other go together.

    >>> [edit.after for edit in remove("It rained.\n\nint(1)\n\n\nIt stopped.", [(12, 18)])]
    ['\n\n']
    """
    edits: list[Edit] = []
    for group in _groups(text, spans):
        start, end = around(text, group[0][0], group[-1][1])
        left = edits[-1].end if edits else 0
        while start > left and text[start - 1].isspace():
            start -= 1
        end = _blanks_end(text, end)
        starts = [start, *(span[0] for span in group[1:])]
        ends = [*starts[1:], end]
        afters = [""] * (len(group) - 1) + [_join(text, start, end)]
        edits += (Edit(*edit, RULE) for edit in zip(starts, ends, afters, strict=True))
    return edits


def around(text: str, start: int, end: int) -> Span:
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


def _groups(text: str, spans: Sequence[Span]) -> list[list[Span]]:
    """Put together the spans with nothing but blanks, or the tags of `<pre>`, between them."""
    groups: list[list[Span]] = []
    reach = -1
    for span in spans:
        start, end = around(text, *span)
        if groups and start <= reach:
            groups[-1].append(span)
        else:
            groups.append([span])
        reach = _blanks_end(text, end)
    return groups


def _join(text: str, start: int, end: int) -> str:
    if start == 0 or end == len(text):
        return ""
    removed_ends = _edges(text, start, end)
    line_break = "\r\n" if "\r\n" in removed_ends[0] + removed_ends[1] else "\n"
    breaks = max(edge.count("\n") for edge in removed_ends)
    if breaks:
        return line_break * min(breaks, 2)
    return "" if text[end] in _CLOSING else " "


def _edges(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the blanks at both ends of a span."""
    removed = text[start:end]
    left = len(removed) - len(removed.lstrip())
    return removed[:left], removed[len(removed.rstrip()) :]


def _blanks_end(text: str, start: int) -> int:
    match = _BLANKS.match(text, start)
    return match.end() if match else start
