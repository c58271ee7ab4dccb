"""Boosted oblivious trees, evaluated with NumPy.

In an oblivious tree all nodes of one depth ask the same question, so that a leaf is a number made
of the answers' bits (Prokhorenkova et al., "CatBoost", 2018). Every tree of a model is evaluated on
every row at once: comparisons, one sum, one look-up.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PARTS = ("features", "borders", "leaves", "bias")
"""The arrays that a model is made of."""


class Trees:
    """A model of T trees of depth D: `predict` gives a probability for each row of features."""

    def __init__(
        self, features: NDArray[np.int32], borders: Floats, leaves: Floats, bias: Any
    ) -> None:
        """Take the questions as (T, D) arrays of columns and borders, the leaves as (T, 2**D)."""
        self._trees, self._depth = features.shape
        self._features = features.T.ravel()
        self._borders = borders.T.reshape(-1, 1)
        self._leaves = leaves.ravel()
        self._offsets = (np.arange(self._trees, dtype=np.int32) << self._depth)[:, None]
        self._bias = float(bias)

    @classmethod
    def of(cls, arrays: Mapping[str, Any], name: str) -> "Trees":
        """Take the model of a name out of arrays called `<name>_features`, `<name>_borders`, ..."""
        return cls(*(arrays[f"{name}_{part}"] for part in PARTS))

    def predict(self, rows: Floats) -> Floats:
        """Give the probability for each of N rows of features, an (N, F) array."""
        # columns lie one behind the other, so that picking them copies whole runs of memory
        answers = np.ascontiguousarray(rows.T)[self._features] > self._borders
        leaf = np.repeat(self._offsets, len(rows), axis=1)
        for depth in range(self._depth):
            level = answers[depth * self._trees : (depth + 1) * self._trees].view(np.uint8)
            leaf += np.left_shift(level, depth, dtype=np.int32)
        score = self._leaves[leaf].sum(axis=0, dtype=np.float64) + self._bias
        probability: Floats = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
        return probability
