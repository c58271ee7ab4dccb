"""Spans of a text: what lies between them, and one span where they overlap."""

from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]


def gaps(spans: Sequence[Span], length: int) -> list[Span]:
    """Give what lies before, between and behind spans, which are in order and apart.

    >>> gaps([(2, 4), (6, 7)], 9)
    [(0, 2), (4, 6), (7, 9)]
    """
    edges = [(0, 0), *spans, (length, length)]
    return [(left[1], right[0]) for left, right in pairwise(edges)]


def merged(spans: Sequence[Span]) -> list[Span]:
    """Give spans in order, those that overlap as one.

    >>> merged([(5, 7), (0, 3), (2, 4)])
    [(0, 4), (5, 7)]
    """
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
