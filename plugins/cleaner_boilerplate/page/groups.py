"""Lists and tables stay whole: the rest of one goes with the part that is kept."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Floats
from cleaner_boilerplate.page.blocks import Blocks

LIKELY = 0.4
"""The mean probability of the blocks of a list or table from which on it is kept as one."""

# tags, and the mean length of the blocks: longer ones are paragraphs, laid out as a table or list
_KINDS = ((frozenset(("table",)), 80), (frozenset(("ul", "ol", "dl")), 300))


def whole_groups(blocks: Blocks, scores: Floats, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give which of N blocks are kept, with the rest of those lists and tables that go on."""
    result = kept.copy()
    for tags, longest in _KINDS:
        for members in _groups(blocks, tags):
            size = sum(len(blocks.texts[number]) for number in members)
            if (
                size <= longest * len(members)
                and kept[members].any()
                and scores[members].mean() >= LIKELY
            ):
                result[members] = True
    return result


def _groups(blocks: Blocks, tags: frozenset[str]) -> list[list[int]]:
    """Give the numbers of the blocks by the innermost element of these tags around them."""
    elements = blocks.elements
    around: list[int] = []
    for element, (tag, parent) in enumerate(zip(elements.tags, elements.parents, strict=True)):
        around.append(element if tag in tags else around[parent] if parent >= 0 else -1)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, owner in enumerate(blocks.owners):
        if around[owner] >= 0:
            groups[around[owner]].append(number)
    return [members for members in groups.values() if len(members) > 1]
