"""Paragraphs in doubt, beside others that are main text."""

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Floats
from cleaner_boilerplate.page.blocks import Blocks

_IN_DOUBT = 0.4
_SHORTEST = 40


def doubtful_paragraphs(
    blocks: Blocks, scores: Floats, kept: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Give which of N blocks are kept, with the paragraphs in doubt beside a paragraph that is.

    They are of at least 40 characters and without links, and both stand in the same element.
    """
    result = kept.copy()
    elements, owners = blocks.elements, blocks.owners
    for number in np.flatnonzero((scores >= _IN_DOUBT) & ~kept):
        owner = owners[number]
        if (
            elements.tags[owner] != "p"
            or blocks.linked[number]
            or len(blocks.texts[number]) < _SHORTEST
        ):
            continue
        beside = (one for one in (number - 1, number + 1) if 0 <= one < len(owners))
        result[number] = any(
            kept[one]
            and elements.tags[owners[one]] == "p"
            and elements.parents[owners[one]] == elements.parents[owner]
            for one in beside
        )
    return result
