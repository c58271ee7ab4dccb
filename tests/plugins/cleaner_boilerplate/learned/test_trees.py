import numpy as np
import pytest

from cleaner_boilerplate.learned.trees import Trees


def by_hand(features, borders, leaves, bias, row):  # type: ignore[no-untyped-def]
    score = bias
    for tree, columns in enumerate(features):
        answers = [
            row[column] > border for column, border in zip(columns, borders[tree], strict=True)
        ]
        score += leaves[tree][sum(answer << depth for depth, answer in enumerate(answers))]
    return 1 / (1 + np.exp(-score))


@pytest.mark.parametrize("depth", [1, 3, 6, 9])
@pytest.mark.parametrize("size", [0, 1, 50])
def test_trees_answer_as_by_hand(depth: int, size: int) -> None:
    random = np.random.default_rng(depth)
    features = random.integers(0, 7, (5, depth)).astype(np.int32)
    borders = random.random((5, depth)).astype(np.float32)
    leaves = random.normal(size=(5, 2**depth)).astype(np.float32)
    rows = random.random((size, 7)).astype(np.float32)
    trees = Trees(features, borders, leaves, 0.25)
    wanted = [by_hand(features, borders, leaves, 0.25, row) for row in rows]
    assert trees.predict(rows) == pytest.approx(np.array(wanted), abs=1e-6)
    assert np.array_equal(trees.predict(np.asfortranarray(rows)), trees.predict(rows))
