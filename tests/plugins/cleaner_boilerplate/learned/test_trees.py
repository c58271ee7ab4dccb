"""Oblivious trees, evaluated."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from cleaner_boilerplate.learned.trees import PARTS, Trees

# two trees of depth two over three columns
FEATURES = np.array([[0, 1], [2, 0]], np.int32)
BORDERS = np.array([[0.5, 1.5], [0.0, np.inf]], np.float32)
LEAVES = np.array([[0.0, 1.0, 2.0, 3.0], [10.0, 20.0, 30.0, 40.0]], np.float32)
TREES = Trees(FEATURES, BORDERS, LEAVES, -15.0)


def by_hand(row: list[float]) -> float:
    score = -15.0
    for features, borders, leaves in zip(FEATURES, BORDERS, LEAVES, strict=True):
        leaf = sum(
            (row[feature] > border) << bit
            for bit, (feature, border) in enumerate(zip(features, borders, strict=True))
        )
        score += float(leaves[leaf])
    return 1 / (1 + float(np.exp(-score)))


def test_a_leaf_is_made_of_the_answers() -> None:
    rows = np.array([[0, 0, 0], [1, 0, 0], [0, 2, 0], [1, 2, 1]], np.float32)
    wanted = 1 / (1 + np.exp(-(np.array([0 + 10, 1 + 10, 2 + 10, 3 + 20]) - 15.0)))
    assert np.allclose(TREES.predict(rows), wanted)


@given(stn.arrays(np.float32, (5, 3), elements=st.floats(-3, 3, width=32)))
def test_all_rows_at_once_are_as_one_by_one(rows: np.ndarray) -> None:
    assert np.allclose(TREES.predict(rows), [by_hand(list(row)) for row in rows])
    assert np.array_equal(TREES.predict(rows)[2:3], TREES.predict(rows[2:3]))


def test_a_model_is_taken_out_of_its_arrays() -> None:
    values = (FEATURES, BORDERS, LEAVES, np.array(-15.0))
    arrays = {f"one_{part}": value for part, value in zip(PARTS, values, strict=True)}
    rows = np.array([[1, 2, 3]], np.float32)
    assert np.array_equal(Trees.of(arrays, "one").predict(rows), TREES.predict(rows))
