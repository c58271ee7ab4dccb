"""What is known of words: how likely lines are main text that hold one, and which are furniture.

`words.txt` gives words that the training met on many sites, folded, each with its odds: the
logarithm of how much likelier a short line with it is main text than a short line is. The words
that known phrases begin with are marked too, so that only few lines are looked up in the book.
"""

from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.phrasebook import find_phrase, first_words
from cleaner_boilerplate.text.lines import characters as c
from cleaner_boilerplate.text.lines.characters import Bytes, Characters, Lines
from cleaner_boilerplate.text.lines.furniture import furniture_words
from cleaner_boilerplate.text.lines.words import (
    Floats,
    Folds,
    Hashes,
    Integers,
    Words,
    WordTable,
    hash_list,
    hash_single,
    read_words,
)

_LONGEST = 300
"""Characters; a longer line is a paragraph, no phrase."""
_DIGITS = 9
"""Digits of the longest number that a phrase is expected to begin with."""
_ODDS, _FURNITURE, _BEGINS = range(3)


class Told(msgspec.Struct, frozen=True):
    """What is known of the words of a text, word by word.

    `owners` are the lines that the words stand in, `firsts` the places of those that begin one.
    `known` tells which have odds, `furniture` is 1 for a word of web pages, `begins` tells which
    words a phrase may begin with.
    """

    owners: Integers
    firsts: Integers
    known: NDArray[np.bool_]
    odds: Floats
    furniture: Floats
    begins: NDArray[np.bool_]


class Lexicon:
    """The odds of words, the words of web pages and those that phrases begin with."""

    def __init__(self, odds: tuple[Hashes, Floats], classes: Bytes, folds: Folds) -> None:
        """Take hashes with their odds, and the tables of characters to read words by."""
        self._folds = folds
        begins = first_words() | {"0" * size for size in range(1, _DIGITS + 1)}
        furniture_hashes, begin_hashes = (
            hash_single(sorted(words), classes, folds) for words in (furniture_words(), begins)
        )
        hashes = np.unique(np.concatenate((odds[0], furniture_hashes, begin_hashes)))
        values = np.zeros((len(hashes), 3), np.float32)
        values[np.searchsorted(hashes, odds[0]), _ODDS] = odds[1]
        values[np.searchsorted(hashes, furniture_hashes), _FURNITURE] = 1
        values[np.searchsorted(hashes, begin_hashes), _BEGINS] = 1
        self._table = WordTable(hashes, values)

    @classmethod
    def load(cls, path: Path, classes: Bytes, folds: Folds) -> "Lexicon":
        """Read a file of words with their odds, one a line, a tab between."""
        odds = dict(line.split("\t") for line in path.read_text("utf-8").splitlines())
        return cls(
            (hash_list(list(odds), classes, folds), np.array(list(odds.values()), np.float32)),
            classes,
            folds,
        )

    def read(self, characters: Characters, lines: Lines) -> Told:
        """Say what is known of the words of a text."""
        return self.tell(read_words(characters, lines, self._folds))

    def tell(self, words: Words) -> Told:
        """Say what is known of words."""
        values = self._table.find(words)
        odds = values[:, _ODDS]
        firsts = np.flatnonzero(words.owners[1:] != words.owners[:-1]) + 1
        if len(words.owners):
            firsts = np.concatenate((np.zeros(1, np.int64), firsts))
        return Told(
            words.owners, firsts, odds != 0, odds, values[:, _FURNITURE], values[:, _BEGINS] > 0
        )


def known_phrases(each: list[str], lines: Lines, told: Told) -> Floats:
    """Tell which lines are phrases of the book: 1 for one that is furniture anywhere, else 0.5."""
    known = np.zeros(len(each), np.float32)
    may_be = np.zeros(len(each), np.bool_)
    may_be[told.owners[told.firsts]] = told.begins[told.firsts]
    may_be |= lines.first == c.IDEOGRAPH
    may_be &= lines.ends - lines.starts <= _LONGEST
    for index in np.flatnonzero(may_be).tolist():
        known[index] = _phrase(each[index])
    return known


# the same lines stand on every page of a site
@lru_cache(maxsize=1 << 15)
def _phrase(line: str) -> float:
    found = find_phrase(line)
    if found is None:
        return 0.0
    return 1.0 if found.is_anywhere else 0.5
