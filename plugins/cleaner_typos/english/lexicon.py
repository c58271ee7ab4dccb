"""Which words English has.

`words.txt` has the common ones, the most frequent first. `vocabulary.npy` has the sorted CRC-32 of
every word, name and abbreviation of SCOWL: half a million words in 2 MB, ready without being read.
Two words in ten thousand that are none have the sum of one. `near.npy` has the sums of what a slip
leaves of a common word. `scripts/english` makes all three.
"""

import zlib
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """Give the common words, each with its rank by frequency: 0 for "the"."""
    words = (_FOLDER / "words.txt").read_text("ascii").split()
    return dict(zip(words, range(len(words)), strict=True))


def uncommon(words: frozenset[bytes]) -> frozenset[bytes]:
    """Give the words, as they stand in the bytes of a text, that are no common ones of English.

    >>> uncommon(frozenset([b"the", b"lighthouse", b"lihgthouse"]))
    frozenset({b'lihgthouse'})
    """
    return words - _common_words()


@lru_cache(maxsize=1)
def _common_words() -> frozenset[bytes]:
    return frozenset((_FOLDER / "words.txt").read_bytes().split())


def is_word(word: str) -> bool:
    """Tell whether a word, in lowercase, is one of English, however rare, or a name.

    >>> is_word("lighthouse"), is_word("lihgthouse")
    (True, False)
    """
    if word in ranks():
        return True
    checksums = _checksums()
    checksum = np.uint32(zlib.crc32(word.encode()))
    place = int(np.searchsorted(checksums, checksum))
    return place < len(checksums) and bool(checksums[place] == checksum)


def strangers(words: list[bytes]) -> list[bytes]:
    """Give of many words, in lowercase, those that English does not have.

    >>> strangers([b"lighthouse", b"lihgthouse"])
    [b'lihgthouse']
    """
    sums = np.fromiter(map(zlib.crc32, words), np.uint32, len(words))
    known = _checksums()
    places = np.minimum(known.searchsorted(sums), len(known) - 1)
    return list(compress(words, known[places] != sums))


@lru_cache(maxsize=1)
def near_checksums() -> Sequence[int]:
    """Give the sorted CRC-32 of the 20,000 commonest words, whole and with each letter left out."""
    return array("I", np.load(_FOLDER / "near.npy").tobytes())


@lru_cache(maxsize=1)
def _checksums() -> npt.NDArray[np.uint32]:
    loaded: npt.NDArray[np.uint32] = np.load(_FOLDER / "vocabulary.npy", mmap_mode="r")
    return loaded
