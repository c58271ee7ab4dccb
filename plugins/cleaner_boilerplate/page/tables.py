"""Tables of data: all of one is main text, or none of it."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from cleaner_boilerplate.learned.trees import Floats
from cleaner_boilerplate.page.blocks import Blocks

_LONGEST_CELL = 300
_CELLS = frozenset(("td", "th"))


def whole_tables(blocks: Blocks, scores: Floats) -> Floats:
    """Give scores in which the blocks of a table have one: the mean of theirs, by their length.

    A row that has lost a cell says something else than its author did. Tables that lay out a page
    stay as they are: those of one row, of cells with several blocks, or with long ones.
    """
    if "table" not in blocks.elements.tags:
        return scores
    scores = scores.copy()
    for numbers in _tables(blocks):
        lengths = [len(blocks.texts[number]) for number in numbers]
        scores[numbers] = np.average(scores[numbers], weights=lengths)
    return scores


def _tables(blocks: Blocks) -> Iterator[list[int]]:
    """Give the numbers of the blocks of each table of data."""
    places = ((number, _place(blocks, number)) for number in range(len(blocks.texts)))
    for table, group in groupby(places, key=lambda one: one[1][0]):
        if table < 0:
            continue
        members = list(group)
        cells = [cell for _, (_, _, cell) in members]
        rows = {row for _, (_, row, _) in members}
        numbers = [number for number, _ in members]
        is_data = (
            1 < len(rows) < len(cells) == len(set(cells))
            and max(len(blocks.texts[number]) for number in numbers) <= _LONGEST_CELL
        )
        if is_data:
            yield numbers


def _place(blocks: Blocks, number: int) -> tuple[int, int, int]:
    """Give the elements of the innermost table, row and cell of a block, -1 outside of one."""
    tags, parents = blocks.elements.tags, blocks.elements.parents
    row = cell = -1
    element = blocks.owners[number]
    while element >= 0:
        tag = tags[element]
        if tag == "table":
            return element, row, cell
        if tag == "tr" and row < 0:
            row = element
        elif tag in _CELLS and cell < 0:
            cell = element
        element = parents[element]
    return -1, -1, -1
