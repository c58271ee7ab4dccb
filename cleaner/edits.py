"""Edits: checking, applying, inverting and composing them.

An edit says "these characters become those". The edits of one stage are against one text, lie in
range, do not overlap, and are applied together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from cleaner.errors import EditError


class Edit(msgspec.Struct, frozen=True):
    """Replace `text[start:end]` by `after`.

    A stage gives `start`, `end`, `after` and `rule`; the pipeline fills in `stage` and `before`
    when it logs the edit. Equal `start` and `end` insert. `detail` may say more of how the rule
    came to it, such as the encoding that a text was misread in.
    """

    start: int
    end: int
    after: str
    rule: str
    stage: str = ""
    before: str = ""
    detail: str = ""


def check(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Give the edits that change something, in the order of the text.

    Raises `EditError` for an edit that is out of range, that overlaps another, or that inserts
    where another edit inserts.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    length = len(text)
    previous: Edit | None = None
    changing = []
    for edit in ordered:
        if not 0 <= edit.start <= edit.end <= length:
            raise EditError(
                f'the edit of rule "{edit.rule}" at {edit.start}:{edit.end} lies outside the text '
                f"of {length} characters"
            )
        if previous is not None and (
            edit.start < previous.end or (edit.start == previous.start == edit.end)
        ):
            raise EditError(
                f'the edit of rule "{edit.rule}" at {edit.start}:{edit.end} overlaps that of rule '
                f'"{previous.rule}" at {previous.start}:{previous.end}'
            )
        previous = edit
        if text[edit.start : edit.end] != edit.after:
            changing.append(edit)
    return changing


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Give the text with checked edits made.

    >>> apply("VID: Rain", [Edit(0, 5, "", "kicker")])
    'Rain'
    """
    parts = []
    position = 0
    for edit in edits:
        parts.append(text[position : edit.start])
        parts.append(edit.after)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def invert(text: str, edits: Sequence[Edit]) -> str:
    """Give the text as it was before logged edits (with `before`, in order) were made.

    Raises `EditError` where the text is not the one that the edits led to.
    """
    parts = []
    position = 0
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        if start < position or text[start:end] != edit.after:
            raise EditError(
                f'the edit of rule "{edit.rule}" at {edit.start}:{edit.end} does not fit the text: '
                f"{edit.after!r} was expected at {start}"
            )
        parts.append(text[position:start])
        parts.append(edit.before)
        position = end
        shift += len(edit.after) - len(edit.before)
    parts.append(text[position:])
    return "".join(parts)


class Positions:
    """Where the positions of a text lie once edits are made.

    A position inside a replaced span moves to the start of what replaced it.

    >>> Positions([Edit(0, 5, "", "kicker")]).after(7)
    2
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.after) - (edit.end - edit.start))

    def after(self, position: int) -> int:
        """Give the position, in the edited text, of a position in the text before."""
        index = bisect_right(self._starts, position)
        if index:
            last = self._edits[index - 1]
            if position < last.end:
                return last.start + self._shifts[index - 1]
        return position + self._shifts[index]


class Rewrite:
    """Several passes over one text that come out as one set of edits against the original.

    For a stage whose rules build on each other: each pass gives edits against `text` as the pass
    before left it, and `edits` holds all of them against the text that the rewrite began with.

    >>> rewrite = Rewrite("a &amp;eacute; b")
    >>> rewrite.make([Edit(2, 7, "&", "entity")])
    >>> rewrite.text
    'a &eacute; b'
    >>> rewrite.make([Edit(2, 10, "é", "entity")])
    >>> [(edit.start, edit.end, edit.after) for edit in rewrite.edits]
    [(2, 14, 'é')]
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self.text = text
        self.edits: list[Edit] = []

    def make(self, edits: Iterable[Edit]) -> None:
        """Make edits against the current text. Raises `EditError` as `check` does."""
        checked = check(self.text, edits)
        if checked:
            composed = compose(self.edits, checked, self.text) if self.edits else checked
            self.edits = check(self._original, composed)
            self.text = apply(self.text, checked)


def compose(first: Sequence[Edit], second: Sequence[Edit], middle: str) -> list[Edit]:
    """Give edits that do in one go what `first` and then `second` do.

    Both are ordered and checked; `middle` is the text that `first` leads to and that `second` is
    against. Edits that touch the same characters become one, whose rule names all ("a+b").
    """
    marks = _marks(first, second)
    result: list[Edit] = []
    shift = 0  # how far `middle` has run ahead of the original before the current mark
    index = 0
    while index < len(marks):
        start, end = marks[index].start, marks[index].end
        cluster = [marks[index]]
        index += 1
        while index < len(marks) and _joins(marks[index], cluster[-1], end):
            end = max(end, marks[index].end)
            cluster.append(marks[index])
            index += 1
        grown = sum(mark.growth for mark in cluster)
        later = [mark.edit for mark in cluster if mark.second]
        if later:
            after = apply(
                middle[start:end],
                [Edit(edit.start - start, edit.end - start, edit.after, "") for edit in later],
            )
            rules = dict.fromkeys(rule for mark in cluster for rule in mark.edit.rule.split("+"))
            result.append(
                Edit(
                    start - shift,
                    end - shift - grown,
                    after,
                    "+".join(rules),
                    detail=_joined_details(cluster),
                )
            )
        else:
            result.extend(mark.edit for mark in cluster)
        shift += grown
    return result


def _joined_details(cluster: Sequence["_Mark"]) -> str:
    """Give what was done first and then what was done to that, each once."""
    passes = (
        dict.fromkeys(mark.edit.detail for mark in cluster if mark.second is second)
        for second in (False, True)
    )
    return ", ".join(detail for details in passes for detail in details if detail)


class _Mark(msgspec.Struct, frozen=True):
    """Where an edit of either set lies in the middle text."""

    start: int
    end: int
    second: bool
    growth: int
    edit: Edit

    @property
    def inserts(self) -> bool:
        return self.second and self.start == self.end


def _marks(first: Sequence[Edit], second: Sequence[Edit]) -> list[_Mark]:
    marks = [_Mark(edit.start, edit.end, True, 0, edit) for edit in second]
    shift = 0
    for edit in first:
        start = edit.start + shift
        growth = len(edit.after) - (edit.end - edit.start)
        marks.append(_Mark(start, start + len(edit.after), False, growth, edit))
        shift += growth
    return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.second))


def _joins(mark: _Mark, last: _Mark, end: int) -> bool:
    """Tell whether a mark shares characters with the cluster before it.

    An insertion also joins what it touches: two edits must not insert at one place.
    """
    return mark.start < end or (mark.start == end and (mark.inserts or last.inserts))
