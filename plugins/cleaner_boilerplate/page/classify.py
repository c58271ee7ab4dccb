"""Which blocks of a page are its main text: the trained model, asked.

Two looks at the blocks: the second sees what the first made of the neighbours. Where the model is
unsure of a page, trafilatura is asked too, and a third, small model weighs both. `pages.md` is the
card of the weights: where they come from and how good they are.
"""

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.learned.trees import Floats, Trees
from cleaner_boilerplate.page.agreement import coverage
from cleaner_boilerplate.page.blocks import Blocks
from cleaner_boilerplate.page.features import columns, referee_columns, second_columns
from cleaner_boilerplate.page.libraries import suits_trafilatura, with_trafilatura
from cleaner_boilerplate.page.lists import whole_lists
from cleaner_boilerplate.page.paragraphs import doubtful_paragraphs
from cleaner_boilerplate.page.tables import whole_tables
from cleaner_boilerplate.text.lines.characters import Bytes

WEIGHTS = Path(__file__).parent / "pages.npz"
THRESHOLD = 0.5
"""Blocks of at least this probability are main text."""
UNSURE = 0.9
"""Pages that the model is less sure of than this are shown to trafilatura as well."""
_FOUND = 0.7
MOST_ASKED = 5_000
"""Blocks; trafilatura's time grows with the square of a page's tables."""
MOST_BLOCKS = 50_000
"""A page of more blocks is no page with a main text; all of it is kept."""


class Verdict(msgspec.Struct):
    """What is thought of a page: its main text, a probability for each block, and how sure it is.

    `kept` are the numbers of the blocks that are main text. `confidence` lies between 0.5 (a guess)
    and 1: the mean certainty over the characters that are main text or near to it.
    """

    kept: list[int]
    scores: Floats
    confidence: float


class PageModel(msgspec.Struct, frozen=True):
    """The three models, and the table of character classes that they were trained with."""

    classes: Bytes
    first: Trees
    second: Trees
    referee: Trees

    @classmethod
    def load(cls, path: Path) -> "PageModel":
        """Read what the training script wrote; it holds arrays alone, nothing is unpickled."""
        with np.load(path, allow_pickle=False) as data:
            models = (Trees.of(data, name) for name in ("first", "second", "referee"))
            return cls(data["classes"], *models)


@cache
def page_model() -> PageModel:
    """Give the model of the house, read once a process."""
    return PageModel.load(WEIGHTS)


def classify(blocks: Blocks, title: str, body: str, html: str) -> Verdict:
    """Judge the blocks of a page, one or more.

    `title` is the page's, `body` what its metadata give as its text, `html` the whole page.
    """
    if len(blocks.texts) > MOST_BLOCKS:
        every = len(blocks.texts)
        return Verdict(list(range(every)), np.ones(every, np.float32), 0.5)
    model = page_model()
    seen = columns(blocks, title, body, model.classes)
    scores = model.second.predict(second_columns(seen, model.first.predict(seen), blocks.owners))
    sizes = seen[:, 0]
    certainty = confidence(scores, sizes)
    if certainty < UNSURE and len(blocks.texts) <= MOST_ASKED and suits_trafilatura(html):
        found = coverage(blocks.texts, with_trafilatura(html))
        refereed = model.referee.predict(referee_columns(scores, found, sizes, certainty))
        scores = agreed(scores, refereed, found)
    return decide(blocks, scores, confidence(scores, sizes))


def agreed(scores: Floats, refereed: Floats, found: Floats) -> Floats:
    """Give the referee's scores, but where both model and trafilatura take a block for text."""
    both = (scores >= THRESHOLD) & (found >= _FOUND)
    return np.where(both, np.maximum(scores, refereed), refereed)


def decide(blocks: Blocks, scores: Floats, certainty: float) -> Verdict:
    """Say which blocks stay, by their scores."""
    scores = whole_tables(blocks, scores, THRESHOLD)
    kept = doubtful_paragraphs(blocks, scores, scores >= THRESHOLD)
    kept = whole_lists(blocks, scores, kept)
    return Verdict([int(number) for number in np.flatnonzero(kept)], scores, certainty)


def confidence(scores: NDArray[np.float32], sizes: NDArray[np.float32]) -> float:
    """Give the mean certainty of scores, by the characters of what could be main text."""
    weight = sizes * (scores > 0.1)
    total = float(weight.sum())
    return float((weight * np.maximum(scores, 1 - scores)).sum()) / total if total else 0.5
