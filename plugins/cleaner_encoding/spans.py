"""Say a change of a line in edits that are no larger than what changed."""

from collections.abc import Iterator, Sequence

from cleaner import Edit


def spans(before: str, after: str, start: int, rule: str, detail: str = "") -> Iterator[Edit]:
    """Give the edits that turn `before`, which stands at `start` in its text, into `after`.

    Word by word where both have the same number of words, else what differs between two lines of
    some hundred characters, and between longer ones from the first difference to the last.

    >>> [(edit.start, edit.end, edit.after) for edit in spans("a bXc d", "a bYc d", 0, "x")]
    [(3, 4, 'Y')]
    """
    if before.count(" ") != after.count(" "):
        if max(len(before), len(after)) > _LONG:
            yield from _trimmed(before, after, start, rule, detail)
            return
        for what, first, last, left, right in _differences(before, after):
            if what != "equal":
                yield Edit(start + first, start + last, after[left:right], rule, detail=detail)
        return
    for old, new in zip(before.split(" "), after.split(" "), strict=True):
        yield from _trimmed(old, new, start, rule, detail)
        start += len(old) + 1


# Comparing two texts costs the square of their length.
_LONG = 400


def _differences(before: str, after: str) -> Sequence[tuple[str, int, int, int, int]]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def line_spans(before: str, after: str, rule: str) -> Iterator[Edit]:
    """Give the edits that turn one text into another with as many lines, line by line."""
    start = 0
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            yield from spans(old, new, start, rule)
        start += len(old) + 1


def _trimmed(before: str, after: str, start: int, rule: str, detail: str) -> Iterator[Edit]:
    if before == after:
        return
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    end = start + len(before) - tail
    yield Edit(start + head, end, after[head : len(after) - tail], rule, detail=detail)
