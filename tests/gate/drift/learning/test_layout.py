"""A learned suite is JSON that people edit, and nothing in it is lost or unseen."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cleaner.gate.drift.learning.layout import layout

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=30)
    | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=20,
)
SUITES = st.dictionaries(
    st.sampled_from(["name", "meta", "suite_parameters", "expectations"]) | st.text(max_size=5),
    VALUES,
    min_size=1,
)


@given(SUITES)
def test_nothing_is_lost_or_unseen(suite: dict[str, Any]) -> None:
    text = layout(suite)
    assert json.loads(text) == suite
    assert list(json.loads(text)) == list(suite)
    assert all(line.isprintable() for line in text.split("\n"))


def test_an_expectation_is_a_few_lines() -> None:
    entry = {
        "type": "expect_x",
        "kwargs": {"column": "a", "max_value": 1},
        "meta": {"why": "w" * 90},
    }
    assert layout({"name": "n", "suite_parameters": {"a": 1}, "expectations": [entry]}) == (
        """{
  "name": "n",
  "suite_parameters": {
    "a": 1
  },
  "expectations": [
    {
      "type": "expect_x",
      "kwargs": {"column": "a", "max_value": 1},
      "meta": {
        "why": "%s"
      }
    }
  ]
}"""
        % ("w" * 90)
    )
