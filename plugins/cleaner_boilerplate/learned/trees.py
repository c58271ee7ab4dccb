"""Boosted oblivious trees, evaluated with NumPy.

In an oblivious tree all nodes of one depth ask the same question, so that a leaf is a number made
of the answers' bits (Prokhorenkova et al., "CatBoost", 2018). Every tree of a model is evaluated on
every row at once: comparisons, one look-up, one sum.
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
        # the last question first, so that a leaf is made by doubling
        self._features = features.T[::-1].ravel()
        self._borders = borders.T[::-1].ravel()[:, None]
        self._leaves = leaves.ravel()
        self._offsets = (np.arange(self._trees, dtype=np.intp) << self._depth)[:, None]
        self._leaf_type = np.uint8 if self._depth <= 8 else np.intp
        self._bias = float(bias)

    @classmethod
    def of(cls, arrays: Mapping[str, Any], name: str) -> "Trees":
        """Take the model of a name out of arrays called `<name>_features`, `<name>_borders`, ..."""
        return cls(*(arrays[f"{name}_{part}"] for part in PARTS))

    def predict(self, rows: Floats) -> Floats:
        """Give the probability for each of N rows of features, an (N, F) array."""
        # a feature after the other: what is compared lies side by side
        answers = rows.T.take(self._features, axis=0) > self._borders
        bits = answers.view(np.uint8).reshape(self._depth, self._trees, len(rows))
        leaf = bits[0].astype(self._leaf_type)
        for bit in bits[1:]:
            leaf += leaf
            leaf |= bit
        score = self._leaves.take(self._offsets + leaf).sum(axis=0, dtype=np.float64) + self._bias
        probability: Floats = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
        return probability
