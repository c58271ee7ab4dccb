"""Which words stand in main text and which elsewhere, counted over sites."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.text.lines.words import Hashes, Words

Floats = NDArray[np.float32]

LONGEST = 300
"""Characters of a line that counts: of a longer one its length says enough."""
SITES = 6
PULL = 3.0
"""So many sites stand for what was known before a word was seen."""


class WordCounts(msgspec.Struct, frozen=True):
    """For each word on each site: how likely a line with it is main text, there.

    `prior` is how likely a short line is that at all, each site counting the same.
    """

    hashes: Hashes
    sites: NDArray[np.int64]
    shares: Floats
    prior: float

    @classmethod
    def of(cls, lines: Iterable[tuple[int, Words, NDArray[Any], Floats, Floats]]) -> "WordCounts":
        """Count the words of pages: site, words, which lines count, target and weight of each."""
        columns: list[list[NDArray[Any]]] = [[], [], [], []]
        priors: dict[int, list[float]] = {}
        for site, words, counts, target, weight in lines:
            chosen = counts[words.owners]
            owners = words.owners[chosen]
            parts = words.hashes[chosen], np.full(len(owners), site), target[owners], weight[owners]
            for column, part in zip(columns, parts, strict=True):
                column.append(part)
            total = priors.setdefault(site, [0.0, 0.0])
            total[0] += float((target * weight)[counts].sum())
            total[1] += float(weight[counts].sum())
        hashes, sites, targets, weights = map(np.concatenate, columns)
        order = np.lexsort((sites, hashes))
        hashes, sites, targets, weights = (a[order] for a in (hashes, sites, targets, weights))
        new = np.diff(sites, prepend=-1) != 0
        new[1:] |= hashes[1:] != hashes[:-1]
        begins = np.flatnonzero(new)
        shares = np.add.reduceat(targets * weights, begins) / np.add.reduceat(weights, begins)
        prior = float(np.mean([text / max(both, 1e-6) for text, both in priors.values()]))
        return cls(hashes[begins], sites[begins], shares.astype(np.float32), prior)

    def odds(self, sites: Collection[int]) -> tuple[Hashes, Floats]:
        """Give the words on enough of some sites, with their odds to one decimal, never 0."""
        chosen = np.isin(self.sites, np.array(sorted(sites)))
        hashes, shares = self.hashes[chosen], self.shares[chosen]
        begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
        number = np.diff(begins, append=len(hashes))
        text = np.add.reduceat(shares, begins)
        often = number >= SITES
        text, number = text[often] + PULL * self.prior, number[often] + PULL
        odds = np.log(text / (number - text)) - np.log(self.prior / (1 - self.prior))
        odds = np.round(odds, 1)
        odds[odds == 0] = 0.1
        return hashes[begins[often]], odds.astype(np.float32)
