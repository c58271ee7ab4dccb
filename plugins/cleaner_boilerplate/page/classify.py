"""Which blocks of a page are its main text: the trained model, asked.

Two passes over the blocks: the second sees what the first made of the neighbours. Each gives a
probability; `page/weights.md` says where the weights come from and how good they are.
"""

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Trees
from cleaner_boilerplate.page.blocks import HIDDEN_BIT, Blocks
from cleaner_boilerplate.page.features import columns, second_columns
from cleaner_boilerplate.page.hints import ANCESTORS, NAMES

_FOLDER = Path(__file__).parent
THRESHOLD = 0.5
"""Blocks of at least this probability are main text."""

_NAME_BITS = {name: 1 << bit for bit, (name, _) in enumerate(NAMES)}
_TAG_BITS = {name: 1 << bit for bit, name in enumerate(ANCESTORS)}
# why a block went: the first that holds, names of classes or tags around it
_REASONS = (
    ("hidden", HIDDEN_BIT, 0),
    ("cookie-notice", _NAME_BITS["cookie"], 0),
    ("caption", _NAME_BITS["caption"], _TAG_BITS["figcaption"] | _TAG_BITS["figure"]),
    ("advertisement", _NAME_BITS["ad"], 0),
    ("comments", _NAME_BITS["comment"], 0),
    ("share", _NAME_BITS["share"], 0),
    ("related", _NAME_BITS["related"], 0),
    ("subscription", _NAME_BITS["subscribe"], _TAG_BITS["form"]),
    ("navigation", _NAME_BITS["nav"], _TAG_BITS["nav"]),
    ("footer", _NAME_BITS["foot"], _TAG_BITS["footer"]),
    ("sidebar", _NAME_BITS["side"], _TAG_BITS["aside"]),
    ("byline-or-date", _NAME_BITS["meta"] | _NAME_BITS["bio"], 0),
    ("header", _NAME_BITS["head"], _TAG_BITS["header"]),
)


class Verdict(msgspec.Struct):
    """What the model thinks of a page: a probability for each block, and how sure it is of all.

    `confidence` lies between 0.5 (a guess) and 1: the mean certainty over the characters that are
    main text or near to it.
    """

    scores: NDArray[np.float32]
    confidence: float

    @property
    def kept(self) -> list[int]:
        """The numbers of the blocks that are main text."""
        return [int(number) for number in np.flatnonzero(self.scores >= THRESHOLD)]


@cache
def _models() -> tuple[Trees, Trees]:
    return Trees.load(_FOLDER / "blocks-1.npz"), Trees.load(_FOLDER / "blocks-2.npz")


def classify(blocks: Blocks, title: str) -> Verdict:
    """Judge the blocks of a page, one or more, with the `title` of its head."""
    first, second = _models()
    seen = columns(blocks, title)
    scores = second.predict(second_columns(seen, first.predict(seen), blocks.owners))
    return Verdict(scores, confidence(scores, seen[:, 0]))


def confidence(scores: NDArray[np.float32], sizes: NDArray[np.float32]) -> float:
    """Give the mean certainty of scores, by the characters of what could be main text."""
    weight = sizes * (scores > 0.1)
    certainty = np.maximum(scores, 1 - scores)
    total = float(weight.sum())
    return float((weight * certainty).sum()) / total if total else 0.5


def reason(blocks: Blocks, number: int) -> str:
    """Say in a word why a block is not main text, by the names of what is around it."""
    element = blocks.owners[number]
    names = blocks.elements.all_hints[element]
    tags = blocks.elements.ancestors[element]
    for word, name_bits, tag_bits in _REASONS:
        if names & name_bits or tags & tag_bits:
            return word
    if blocks.linked[number] > 0.6 * len(blocks.texts[number]):
        return "links"
    return "furniture"
