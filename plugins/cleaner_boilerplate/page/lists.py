"""Lists stay whole: the rest of one goes with the part that is kept."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Floats
from cleaner_boilerplate.page.blocks import Blocks

_LIKELY = 0.4
_LONGEST = 300
_LISTS = frozenset(("ul", "ol", "dl"))


def whole_lists(blocks: Blocks, scores: Floats, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give which of N blocks are kept, with the rest of those lists of which a part is.

    The blocks of such a list have a mean probability of 0.4 or more; those of one that lays out a
    page are longer than 300 characters on the average.
    """
    result = kept.copy()
    for members in _lists(blocks):
        size = sum(len(blocks.texts[number]) for number in members)
        if (
            size <= _LONGEST * len(members)
            and kept[members].any()
            and scores[members].mean() >= _LIKELY
        ):
            result[members] = True
    return result


def _lists(blocks: Blocks) -> list[list[int]]:
    """Give the numbers of the blocks by the innermost list around them."""
    elements = blocks.elements
    around: list[int] = []
    for element, (tag, parent) in enumerate(zip(elements.tags, elements.parents, strict=True)):
        around.append(element if tag in _LISTS else around[parent] if parent >= 0 else -1)
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for number, owner in enumerate(blocks.owners):
        if around[owner] >= 0:
            lists[around[owner]].append(number)
    return [members for members in lists.values() if len(members) > 1]
