"""The learned line classifier: how likely each line of a page is part of its main text.

A small model of boosted trees, over what a line and those around it look like. `lines.md` is its
card.
"""

from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from cleaner_boilerplate.learned.trees import Trees
from cleaner_boilerplate.text.lines.characters import Bytes, Lines, lines_of, read_characters
from cleaner_boilerplate.text.lines.features import Floats, look
from cleaner_boilerplate.text.lines.lexicon import Lexicon

WEIGHTS = Path(__file__).parent / "lines.npz"
WORDS = Path(__file__).parent / "words.txt"
MOST_LINES = 50_000
"""A text of more lines is no page; its lines are not scored."""
_BLOCK = 2048


class Scored(msgspec.Struct, frozen=True):
    """The lines of a text that are not blank, their features, and a probability for each."""

    lines: Lines
    seen: Floats
    scores: Floats


class LineModel:
    """The trees, and the words and table of character classes that they were trained with."""

    def __init__(self, classes: Bytes, lexicon: Lexicon, trees: Trees) -> None:
        self._classes = classes
        self._lexicon = lexicon
        self._trees = trees

    @classmethod
    def load(cls, path: Path, words: Path) -> "LineModel":
        """Read a model that the training script wrote, and its words; it holds arrays alone."""
        with np.load(path, allow_pickle=False) as data:
            classes = data["classes"]
            # as distances, they take up less
            folds = data["shifts"] + np.arange(len(classes), dtype=np.uint16)
            lexicon = Lexicon.load(words, classes, folds)
            return cls(classes, lexicon, Trees.of(data, "trees"))

    def score(self, text: str) -> Scored | None:
        """Score the lines of a text; None where there is none, or more than a page has."""
        if text.count("\n") > MOST_LINES:
            return None
        characters = read_characters(text, self._classes)
        lines = lines_of(characters)
        if not len(lines.starts):
            return None
        seen = look(text, lines, self._lexicon.read(characters, lines))
        return Scored(lines, seen, _predict(self._trees, seen))


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
    return LineModel.load(WEIGHTS, WORDS)
