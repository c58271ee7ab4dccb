"""Boosted oblivious trees by CatBoost, and the arrays of them that `learned.trees` reads."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoost, Pool
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SETTINGS: Mapping[str, Any] = {
    "loss_function": "CrossEntropy",
    "depth": 6,
    "l2_leaf_reg": 5,
    "border_count": 64,
    "rsm": 0.5,
    "bootstrap_type": "Bernoulli",
    "random_seed": 1,
    "verbose": 0,
    "allow_writing_files": False,
}


def fit(rows: Floats, target: Floats, weight: Floats, **settings: Any) -> CatBoost:
    """Train a model on N rows with targets from 0 to 1; `settings` go before those of the house."""
    return CatBoost({**SETTINGS, **settings}).fit(Pool(rows, target, weight=weight))


def predict(model: CatBoost, rows: Floats) -> Floats:
    """Give the probability for each row."""
    scores: Floats = (1 / (1 + np.exp(-model.predict(rows)))).astype(np.float32)
    return scores


def arrays(model: CatBoost, name: str) -> dict[str, NDArray[Any]]:
    """Give a model's oblivious trees as the arrays of `name` that `Trees.of` reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text("utf-8"))
    depth = max(len(tree["splits"]) for tree in data["oblivious_trees"])
    features, borders, leaves = [], [], []
    for tree in data["oblivious_trees"]:
        splits, values = tree["splits"], tree["leaf_values"]
        # a shallower tree asks a question that is never answered with yes
        missing = depth - len(splits)
        features.append([one["float_feature_index"] for one in splits] + [0] * missing)
        borders.append([one["border"] for one in splits] + [np.inf] * missing)
        leaves.append(values + [0.0] * (2**depth - len(values)))
    scale, bias = data["scale_and_bias"]
    return {
        f"{name}_features": np.array(features, np.int32),
        f"{name}_borders": np.array(borders, np.float32),
        f"{name}_leaves": np.array(leaves, np.float32) * np.float32(scale),
        f"{name}_bias": np.array(bias[0] if isinstance(bias, list) else bias),
    }
