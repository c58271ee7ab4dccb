"""Fingerprints of texts, alike for texts that are alike, and finding near-duplicates by them.

One-permutation hashing (Li, Owen, Zhang 2012) with empty bins filled from their neighbours
(Shrivastava, Li 2014): all runs of 16 bytes are hashed, the hashes put into bins by their highest
bits, and of each bin the smallest is kept. Two texts agree in about as many bins as the share of
runs that they have in common (the Jaccard similarity of the sets of runs).
"""

import base64
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Words = npt.NDArray[np.uint64]
    Marks = npt.NDArray[np.uint16]

BINS = 32
_RUN = 16
_BAND = 4  # bins that must agree for two texts to be compared at all
_LONGEST = 200_000
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93)
_ROWS = 100_000


def fingerprint(text: str) -> str:
    """Give a text's fingerprint: 32 numbers of 16 bits, in base64.

    Case and white space make no difference. Of a very long text the beginning counts.

    >>> fingerprint("It rained  on Friday.") == fingerprint("it rained on friday.")
    True
    """
    import numpy as np

    hashes = _hashes(text)
    edges, shift = _edges()
    first = np.searchsorted(hashes, edges)
    filled = first[1:] > first[:-1]
    smallest = np.zeros(BINS, np.uint64)
    smallest[filled] = hashes[first[:-1][filled]]
    marks = (smallest >> shift).astype(np.uint16)
    if not filled.all():
        marks = _densified(marks, filled)
    return base64.b64encode(marks.astype("<u2").tobytes()).decode("ascii")


def _hashes(text: str) -> "Words":
    """Give the sorted hashes of all runs of 16 bytes."""
    import numpy as np

    plain = " ".join(text[:_LONGEST].casefold().split())
    data = plain.encode("utf-8", "surrogatepass").ljust(_RUN)
    count = len(data) - _RUN + 1
    eights = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    one, two, three = (np.uint64(number) for number in _MULTIPLIERS)
    hashes = eights[:count] * one
    hashes ^= eights[8 : 8 + count] * two
    hashes ^= hashes >> np.uint64(29)
    hashes *= three
    hashes ^= hashes >> np.uint64(32)
    hashes.sort()
    return hashes


@cache
def _edges() -> "tuple[Words, np.uint64]":
    import numpy as np

    bits = BINS.bit_length() - 1
    edges = [number << (64 - bits) for number in range(BINS)]
    # what tells hashes of one bin apart stands behind the bits that chose it
    return np.array([*edges, (1 << 64) - 1], np.uint64), np.uint64(64 - bits - 16)


def _densified(marks: "Marks", filled: Any) -> "Marks":
    """Fill each empty bin with the mark of the next filled one and the distance to it."""
    import numpy as np

    places = np.flatnonzero(filled)
    made = marks.copy()
    for place in np.flatnonzero(~filled):
        after = places[np.searchsorted(places, place) % len(places)]
        distance = (int(after) - int(place)) % BINS
        made[place] = (int(marks[after]) + distance * 0x9E37) & 0xFFFF
    return made


def near_duplicates(fingerprints: Sequence[str], similarity: float) -> "npt.NDArray[np.bool_]":
    """Tell for each fingerprint whether an earlier one is so similar: from 0 to 1.

    Each is compared with those that agree in one of eight bands of four bins: with the first and
    with the last before it. So the cost grows with their number only, and nearly all pairs of a
    similarity of 0.8 and more are found.

    >>> texts = ["It rained all day in Northam, said the mayor.", "The sun shone in Elmhurst."]
    >>> marks = [fingerprint(text) for text in [*texts, texts[0] + "!"]]
    >>> near_duplicates(marks, 0.8).tolist()
    [False, False, True]
    """
    import numpy as np

    count = len(fingerprints)
    found = np.zeros(count, bool)
    if not count:
        return found
    raw = b"".join(map(base64.b64decode, fingerprints))
    marks = np.frombuffer(raw, "<u2").reshape(count, BINS)
    for start in range(0, BINS, _BAND):
        band = np.ascontiguousarray(marks[:, start : start + _BAND]).view("<u8").ravel()
        order = np.argsort(band, kind="stable")
        ordered = band[order]
        begins = np.concatenate(([True], ordered[1:] != ordered[:-1]))
        group = np.maximum.accumulate(np.where(begins, np.arange(count), 0))
        for earlier in (order[group], np.concatenate((order[:1], order[:-1]))):
            _compare(marks, order[~begins], earlier[~begins], similarity, found)
    return found


def _compare(marks: Any, later: Any, earlier: Any, similarity: float, found: Any) -> None:
    for start in range(0, len(later), _ROWS):
        some = later[start : start + _ROWS]
        alike = marks[some] == marks[earlier[start : start + _ROWS]]
        found[some] |= alike.sum(axis=1) >= similarity * BINS
