"""The bounds hold: nothing that one source does is beyond them more often than they say."""

import random
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.gate.drift.chance import composition, cumulative_shares, means, parts
from cleaner.profile import difference, largest_gap


@given(st.integers(1, 150), st.floats(0.001, 0.999), st.integers(1, 300))
def test_no_part_is_beyond_its_bound_more_often_than_it_says(
    events: int, share: float, among: int
) -> None:
    low, high = parts(events, share, among)
    assert 0 <= low <= share <= high <= 1
    for outside in (
        [count for count in range(events + 1) if count < low * events - 1e-9],
        [count for count in range(events + 1) if count > high * events + 1e-9],
    ):
        chance = sum(
            comb(events, count) * share**count * (1 - share) ** (events - count)
            for count in outside
        )
        assert chance <= 0.001 / 2 / among


@given(st.floats(0.1, 1e9), st.floats(0.001, 0.999))
def test_more_events_leave_less_to_chance(events: float, share: float) -> None:
    low, high = parts(events, share)
    narrow = parts(events * 2, share)
    assert low <= narrow[0] + 1e-9
    assert narrow[1] <= high + 1e-9
    wide = parts(events, share, 100)
    assert wide[0] <= low <= high <= wide[1]


def test_a_bound_is_not_much_wider_than_it_must_be() -> None:
    low, high = parts(10_000, 0.5)
    # 3.29 standard deviations of 0.005
    assert 0.4825 < low < 0.4836
    assert 0.5164 < high < 0.5175


@pytest.mark.parametrize(("first", "second"), [(50, 10_000), (300, 300), (2000, 1000)])
def test_samples_of_one_source_keep_within_the_bounds(first: int, second: int) -> None:
    for seed in range(20):
        rng = random.Random(seed)
        samples = [
            {name: chosen.count(name) for name in ("64", "128", "256", "1024")}
            for size in (first, second)
            for chosen in [rng.choices(["64", "128", "256", "1024"], [60, 25, 10, 5], k=size)]
        ]
        assert largest_gap(*samples) <= cumulative_shares(first, second)
        assert difference(*samples) <= composition(*samples)


def test_means_of_one_source_keep_within_their_bound() -> None:
    for seed in range(20):
        rng = random.Random(seed)
        drawn = [[rng.gauss(0, 10) for _ in range(size)] for size in (50, 500)]
        first, second = (sum(one) / len(one) for one in drawn)
        assert abs(first - second) <= means(100, (50, 500))
