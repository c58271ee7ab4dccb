"""The learned line classifier: how likely each line of a page is part of its main text.

Two small models of boosted trees, one after the other; the second also sees what the first makes of
the lines around. `lines.md` is their card.
"""

from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from cleaner_boilerplate.learned.trees import Trees
from cleaner_boilerplate.text.lines.characters import Bytes, Lines, read_lines
from cleaner_boilerplate.text.lines.features import Floats, look, look_again

WEIGHTS = Path(__file__).parent / "lines.npz"
MOST_LINES = 50_000
"""A text of more lines is no page; its lines are not scored."""
_BLOCK = 2048


class Scored(msgspec.Struct, frozen=True):
    """The lines of a text that are not blank, their features, and a probability for each."""

    lines: Lines
    seen: Floats
    scores: Floats


class LineModel:
    """Both looks, and the table of character classes that they were trained with."""

    def __init__(self, classes: Bytes, first: Trees, second: Trees) -> None:
        self._classes = classes
        self._first = first
        self._second = second

    @classmethod
    def load(cls, path: Path) -> "LineModel":
        """Read a model that the training script wrote; it holds arrays alone."""
        with np.load(path, allow_pickle=False) as data:
            return cls(data["classes"], Trees.of(data, "first"), Trees.of(data, "second"))

    def score(self, text: str) -> Scored | None:
        """Score the lines of a text; None where there is none, or more than a page has."""
        if text.count("\n") > MOST_LINES:
            return None
        lines = read_lines(text, self._classes)
        if not len(lines.starts):
            return None
        seen = look(text, lines)
        scores = _predict(self._first, seen)
        return Scored(lines, seen, _predict(self._second, look_again(seen, scores)))


def _predict(trees: Trees, seen: Floats) -> Floats:
    """Score features by lines; in blocks, so that the memory it takes has a bound."""
    size = seen.shape[1]
    if size <= _BLOCK:
        return trees.predict(seen.T)
    blocks = [trees.predict(seen[:, start : start + _BLOCK].T) for start in range(0, size, _BLOCK)]
    return np.concatenate(blocks)


@cache
def line_model() -> LineModel:
    """Give the model of the house, read once a process."""
    return LineModel.load(WEIGHTS)
