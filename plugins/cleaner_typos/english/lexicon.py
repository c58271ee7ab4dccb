"""Which words English has.

`words.txt` has the common ones, the most frequent first. `vocabulary.bin` has the CRC-32 of every
word, name and abbreviation of SCOWL: half a million words in 2 MB, ready without being read. Two
words in ten thousand that are none have the sum of one. `near.bin` has the sums of what a slip
leaves of a common word. Both are sorted, in four bytes each, the lowest first. `scripts/english`
makes all three.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

UNRANKED = 1_000_000
"""The rank of all words that are no common ones."""

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def _ranks() -> dict[bytes, int]:
    words = (_FOLDER / "words.txt").read_bytes().split()
    return dict(zip(words, range(len(words)), strict=True))


def rank(word: str) -> int:
    """Give the rank of a word by frequency: 0 for "the", `UNRANKED` for one that is not common.

    >>> rank("the"), rank("lihgthouse") == UNRANKED
    (0, True)
    """
    return _ranks().get(word.encode(), UNRANKED)


def uncommon(words: frozenset[bytes]) -> frozenset[bytes]:
    """Give the words, as they stand in the bytes of a text, that are no common ones of English.

    >>> uncommon(frozenset([b"the", b"lighthouse", b"lihgthouse"]))
    frozenset({b'lihgthouse'})
    """
    return words - _common_words()


@lru_cache(maxsize=1)
def _common_words() -> frozenset[bytes]:
    # looked up in for every word of every text, which a set is quicker at than a table of ranks
    return frozenset(_ranks())


def common_among(words: set[bytes]) -> set[bytes]:
    """Give, of some words, the common ones.

    >>> common_among({b"lighthouse", b"lihgthouse"})
    {b'lighthouse'}
    """
    return words & _common_words()


def is_word(word: str) -> bool:
    """Tell whether a word, in lowercase, is one of English, however rare, or a name.

    >>> is_word("lighthouse"), is_word("lihgthouse")
    (True, False)
    """
    written = word.encode()
    return written in _ranks() or is_among(_checksums(), written)


def strangers(words: Iterable[bytes]) -> list[bytes]:
    """Give of uncommon words, in lowercase, those that English does not have at all.

    >>> strangers([b"lighthouses", b"lihgthouse"])
    [b'lihgthouse']
    """
    known = _checksums()
    return [word for word in words if not is_among(known, word)]


def is_near_common(part: str) -> bool:
    """Tell whether one of the 20,000 commonest words is this, whole or with a letter left out.

    >>> is_near_common("governmnt"), is_near_common("xqzgovern")
    (True, False)
    """
    return is_among(_near(), part.encode())


def is_among(known: Sequence[int], word: bytes) -> bool:
    """Tell whether the CRC-32 of a word is among some, which are sorted."""
    checksum = zlib.crc32(word)
    place = bisect_left(known, checksum)
    return place < len(known) and known[place] == checksum


@lru_cache(maxsize=1)
def _checksums() -> Sequence[int]:
    return _read("vocabulary.bin")


@lru_cache(maxsize=1)
def _near() -> Sequence[int]:
    return _read("near.bin")


def _read(name: str) -> Sequence[int]:
    numbers = array("I", (_FOLDER / name).read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
