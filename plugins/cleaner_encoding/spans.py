"""Say a change of a line in edits that are no larger than what changed."""

from collections.abc import Iterator

from cleaner import Edit

# Two texts agree again where so many characters do, at most so far behind a difference.
_AGREEING = 3
_FARTHEST = 24


def spans(before: str, after: str, start: int, rule: str, detail: str = "") -> Iterator[Edit]:
    """Give the edits that turn `before`, which stands at `start` in its text, into `after`.

    Word by word where both have the same number of words, else from each difference to where the
    texts agree again, or to their end where they do not soon.

    >>> [(edit.start, edit.end, edit.after) for edit in spans("a bXc d", "a bYc d", 0, "x")]
    [(3, 4, 'Y')]
    """
    if before.count(" ") == after.count(" "):
        for old, new in zip(before.split(" "), after.split(" "), strict=True):
            yield from _trimmed(old, new, start, rule, detail)
            start += len(old) + 1
        return
    for first, last, left, right in _differences(before, after):
        yield from _trimmed(before[first:last], after[left:right], start + first, rule, detail)


def _differences(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Give the spans that differ, in time that grows linearly with the length."""
    first = left = 0
    while first < len(before) or left < len(after):
        if before[first : first + 1] == after[left : left + 1]:
            first += 1
            left += 1
            continue
        last, right = _next_agreement(before, after, first, left)
        yield first, last, left, right
        first, left = last, right


def _next_agreement(before: str, after: str, first: int, left: int) -> tuple[int, int]:
    left_over = len(before) - first + len(after) - left
    for far in range(1, min(_FARTHEST, left_over) + 1):
        for more in range(far + 1):
            last, right = first + far - more, left + more
            rest = before[last : last + _AGREEING]
            if len(rest) == _AGREEING and after.startswith(rest, right):
                return last, right
    return len(before), len(after)


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
