"""Bounds hold for what they were learned from and leave room for chance, and no more."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.gate.drift.learning.bounds import (
    allowed_share,
    likely_share,
    median_range,
    round_down,
    round_up,
)

NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**18), 10**18)


@given(st.integers(1, 10**7), st.data())
def test_more_is_allowed_than_was_seen(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    assert count / total < likely_share(count, total) or count == total
    assert min(count / total, 1) <= allowed_share(count, total, 0.0) <= 1
    assert allowed_share(count, total, 0.0) <= allowed_share(count, total, 0.5)


@pytest.mark.parametrize("total", [1, 5, 30, 1000])
def test_what_never_happened_may_happen_to_a_tenth_at_most(total: int) -> None:
    assert 0 < allowed_share(0, total, 1.0) <= 0.1


@pytest.mark.parametrize("share", [0.002, 0.03, 0.4])
def test_the_next_sample_of_one_source_is_within_bounds(share: float) -> None:
    random = Random(share)
    outside = 0
    for _ in range(500):
        first, second = (sum(random.random() < share for _ in range(200)) for _ in range(2))
        outside += second / 200 > allowed_share(first, 200, 0.25)
    assert outside <= 2


@given(NUMBERS, st.booleans())
def test_rounding_goes_outward_and_not_far(value: float, whole: bool) -> None:
    low, high = round_down(value, whole=whole), round_up(value, whole=whole)
    assert low <= value <= high
    step = max(abs(value) * 0.11, 1 if whole else 0)
    assert low >= value - step or math.isclose(low, value - step)
    assert high <= value + step or math.isclose(high, value + step)


ROUND = [
    (159, True, 150, 160),
    (12.3, True, 12, 13),
    (0.7, True, 0, 1),
    (12.34, False, 12, 13),
    (0.012345, False, 0.012, 0.013),
    (-159, True, -160, -150),
    (0, False, 0, 0),
    (math.inf, False, math.inf, math.inf),
]


@pytest.mark.parametrize(("value", "whole", "low", "high"), ROUND)
def test_round_numbers(value: float, whole: bool, low: float, high: float) -> None:
    assert (round_down(value, whole=whole), round_up(value, whole=whole)) == (low, high)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=200), st.floats(0, 1))
def test_a_median_is_in_its_own_range(values: list[int], margin: float) -> None:
    ordered = sorted(values)
    low, high = median_range(ordered, margin)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    assert low <= middle <= high


def test_medians_of_one_source_are_within_the_range() -> None:
    random = Random(4)
    outside = 0
    for _ in range(300):
        first, second = (sorted(random.lognormvariate(5, 0.8) for _ in range(101)) for _ in "ab")
        low, high = median_range(first, 0.0)
        outside += not low <= second[50] <= high
    assert outside <= 1


def test_the_range_of_a_median_gets_narrow_with_many_values() -> None:
    low, high = median_range(list(range(100_000)), 0.0)
    assert 48_500 < low < 50_000 < high < 51_500
