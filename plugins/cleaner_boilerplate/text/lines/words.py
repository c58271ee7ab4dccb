"""The words of lines, known by their hashes: what a table of words says of each, all at once.

A word is a run of letters or of digits, case and accents aside, any digit as good as another. Its
hash takes a few NumPy operations on all characters of a text, its look-up a few on all words: no
word becomes a Python object.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.phrasebook.folding import fold
from cleaner_boilerplate.text.lines import characters as c
from cleaner_boilerplate.text.lines.characters import (
    Bytes,
    Characters,
    Lines,
    lines_of,
    read_characters,
)

Floats = NDArray[np.float32]
Folds = NDArray[np.uint16]
Hashes = NDArray[np.uint64]
Integers = NDArray[np.int64]

_SPREAD = 65_536
_READ = 200
"""Characters at the beginning of a line; of a longer one no more is read."""
_LONGEST = 32
"""Letters; of a longer word the order of the others does not count."""
_BUCKET, _PRINT = np.uint64(48), np.uint64(32)
_SCRAMBLE = np.uint64(0xD6E8FEB86659FD93)


def _factors() -> Hashes:
    """Give an odd number of 64 bits for each place in a word (multilinear hashing)."""
    factors = np.arange(1, _LONGEST + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    factors = (factors ^ (factors >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return factors | np.uint64(1)


_FACTORS = _factors()


class Words(msgspec.Struct, frozen=True):
    """The words of a text, in order: the hash of each, and the index of the line it stands in."""

    hashes: Hashes
    owners: Integers


def fold_table() -> Folds:
    """Make the table from code point to the one it counts as, of the Unicode this Python knows."""
    table = np.arange(_SPREAD, dtype=np.uint16)
    for code in range(_SPREAD):
        character = chr(code)
        if character.isdigit():
            table[code] = ord("0")
        elif character.isalpha():
            folded = fold(character)
            if len(folded) == 1 and ord(folded) < _SPREAD:
                table[code] = ord(folded)
    return table


def read_words(characters: Characters, lines: Lines, folds: Folds) -> Words:
    """Hash the words at the beginning of each line of a text."""
    kinds = characters.classes
    # letters are the classes from 1 on; 0 wraps round
    solid = np.flatnonzero(kinds - np.uint8(1) < c.DIGIT)
    # blank lines have no words, so that all up to the next line may count as one's own
    starts = lines.starts
    sizes = np.diff(starts, prepend=0, append=len(kinds))
    owners = np.repeat(np.maximum(np.arange(-1, len(starts)), 0), sizes)[solid]
    if len(starts) and (lines.ends - starts).max() > _READ:
        read = solid - starts[owners] < _READ
        solid, owners = solid[read], owners[read]
    if not len(solid):
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int64))
    is_number = kinds[solid] == c.DIGIT
    new = np.ones(len(solid), np.bool_)
    new[1:] = solid[1:] - solid[:-1] != 1
    new[1:] |= owners[1:] != owners[:-1]
    new[1:] |= is_number[1:] != is_number[:-1]
    begins = np.flatnonzero(new)
    lengths = np.concatenate((begins[1:], [len(solid)])) - begins
    inside = np.arange(len(solid)) - np.repeat(begins, lengths)
    values = _FACTORS[np.minimum(inside, _LONGEST - 1, out=inside)]
    values *= folds[characters.codes[solid]]
    hashes = np.add.reduceat(values, begins)
    hashes ^= hashes >> _PRINT
    return Words(hashes * _SCRAMBLE, owners[begins])


def hash_list(words: Sequence[str], classes: Bytes, folds: Folds) -> Hashes:
    """Hash single words, each of which is one word as `read_words` counts."""
    characters = read_characters("\n".join(words), classes)
    return read_words(characters, lines_of(characters), folds).hashes


def hash_single(words: Sequence[str], classes: Bytes, folds: Folds) -> Hashes:
    """Hash words, those left out that are none or several as `read_words` counts."""
    characters = read_characters("\n".join(words), classes)
    found = read_words(characters, lines_of(characters), folds)
    counts = np.bincount(found.owners, minlength=1)
    hashes: Hashes = found.hashes[counts[found.owners] == 1]
    return hashes


class WordTable:
    """What is known of words: a few numbers for each.

    Of a million words that are not in the table about two are taken for one that is.
    """

    def __init__(self, hashes: Hashes, values: Floats) -> None:
        """Take the hashes of fewer than 65,536 words, and a row of values for each.

        Where two words fall into one place the first stays.
        """
        buckets, first = np.unique((hashes >> _BUCKET).astype(np.int64), return_index=True)
        self._prints = np.zeros(_SPREAD, np.uint16)
        self._prints[buckets] = _print(hashes[first])
        self._rows = np.zeros(_SPREAD, np.uint16)
        self._rows[buckets] = first + 1
        self._values = np.concatenate((np.zeros((1, values.shape[1]), np.float32), values))

    def find(self, words: Words) -> Floats:
        """Give the values of each word, 0 for one that is not in the table."""
        buckets = (words.hashes >> _BUCKET).astype(np.int64)
        known = self._prints[buckets] == _print(words.hashes)
        found: Floats = self._values[self._rows[buckets] * known]
        return found


def _print(hashes: Hashes) -> NDArray[Any]:
    return (hashes >> _PRINT).astype(np.uint16) | np.uint16(1)
