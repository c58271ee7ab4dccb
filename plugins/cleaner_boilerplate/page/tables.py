"""Tables of data: all of one is main text, or none of it."""

from collections.abc import Iterator
from itertools import groupby

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Floats
from cleaner_boilerplate.page.blocks import Blocks

_LONGEST_CELL = 300
_PARTS = frozenset(("tr", "td", "th"))
_WRAPPERS = frozenset(("div", "figure", "section", "center"))
_IN_DOUBT = 0.1
_MOST_LINKED = 0.3


class _Place(msgspec.Struct):
    """The innermost table of a block, -1 for none, and its cell and row, from within."""

    table: int
    parts: list[int]


def whole_tables(blocks: Blocks, scores: Floats, threshold: float) -> Floats:
    """Give scores in which the blocks of a table have one: the mean of theirs, by their length.

    A row that has lost a cell says something else than its author did. A table between paragraphs
    of the main text is part of it, but for a very unlikely one. Tables that lay out a page stay as
    they are: those of one row, of cells with several blocks, or with long ones.
    """
    if "table" not in blocks.elements.tags:
        return scores
    scores = scores.copy()
    for numbers, table in _tables(blocks):
        lengths = [len(blocks.texts[number]) for number in numbers]
        mean = float(np.average(scores[numbers], weights=lengths))
        if (
            _IN_DOUBT <= mean < threshold
            and sum(blocks.linked[number] for number in numbers) <= _MOST_LINKED * sum(lengths)
            and _is_between(blocks, numbers, table, scores >= threshold)
        ):
            mean = threshold
        scores[numbers] = mean
    return scores


def _tables(blocks: Blocks) -> Iterator[tuple[list[int], int]]:
    """Give the numbers of the blocks of each table of data, and its element."""
    places = ((number, _place(blocks, number)) for number in range(len(blocks.texts)))
    for table, group in groupby(places, key=lambda one: one[1].table):
        if table < 0:
            continue
        members = list(group)
        numbers = [number for number, _ in members]
        parts = [place.parts for _, place in members]
        cells = {own[0] for own in parts if own}
        rows = {own[-1] for own in parts if own}
        if (
            1 < len(rows) < len(cells) == len(members)
            and max(len(blocks.texts[number]) for number in numbers) <= _LONGEST_CELL
        ):
            yield numbers, table


def _place(blocks: Blocks, number: int) -> _Place:
    tags, parents = blocks.elements.tags, blocks.elements.parents
    parts: list[int] = []
    element = blocks.owners[number]
    while element >= 0:
        tag = tags[element]
        if tag == "table":
            return _Place(element, parts)
        if tag in _PARTS:
            parts.append(element)
        element = parents[element]
    return _Place(-1, parts)


def _is_between(blocks: Blocks, numbers: list[int], table: int, kept: NDArray[np.bool_]) -> bool:
    """Tell whether main text stands before and behind a table, in the element that it stands in."""
    elements = blocks.elements
    element = table
    while (parent := elements.parents[element]) >= 0:
        is_alone = elements.first[parent] == numbers[0] and elements.last[parent] == numbers[-1] + 1
        if not (is_alone and elements.tags[parent] in _WRAPPERS):
            break
        element = parent
    if parent < 0:
        return False
    before, behind = numbers[0] - 1, numbers[-1] + 1
    return (
        elements.first[parent] <= before
        and behind < elements.last[parent]
        and all(
            kept[number] and elements.parents[blocks.owners[number]] == parent
            for number in (before, behind)
        )
    )
