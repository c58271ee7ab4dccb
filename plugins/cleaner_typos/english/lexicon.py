"""Which words English has.

`words.txt` has the common ones, the most frequent first. `vocabulary.npy` has the sorted CRC-32 of
every word, name and abbreviation of SCOWL: half a million words in 2 MB, ready without being read.
Two words in ten thousand that are none have the sum of one. `scripts/english` makes both.
"""

import zlib
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
    # the small array first: most words are in it
    rare = ~_is_among(sums, _common_checksums())
    rare[rare] = ~_is_among(sums[rare], _checksums())
    return list(compress(words, rare))


@lru_cache(maxsize=1)
def _common_checksums() -> npt.NDArray[np.uint32]:
    return np.array(sorted(zlib.crc32(word.encode()) for word in ranks()), np.uint32)


def _is_among(sums: npt.NDArray[np.uint32], known: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    places = np.minimum(known.searchsorted(sums), len(known) - 1)
    among: npt.NDArray[np.bool_] = known[places] == sums
    return among


@lru_cache(maxsize=1)
def _checksums() -> npt.NDArray[np.uint32]:
    loaded: npt.NDArray[np.uint32] = np.load(_FOLDER / "vocabulary.npy", mmap_mode="r")
    return loaded
