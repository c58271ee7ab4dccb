"""Persian dates against days that almanacs name, and the years of Japanese eras."""

import itertools
from datetime import date, timedelta

import pytest

from cleaner_boilerplate.dates.calendars import from_jalali, with_christian_years


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1300, 1, 1), date(1921, 3, 21)),
        ((1342, 12, 29), date(1964, 3, 19)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1379, 1, 1), date(2000, 3, 20)),
        ((1395, 7, 12), date(2016, 10, 3)),
        ((1395, 12, 30), date(2017, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_known_days(jalali: tuple[int, int, int], gregorian: date) -> None:
    assert from_jalali(*jalali) == gregorian


@pytest.mark.parametrize(
    "jalali",
    [(1394, 12, 30), (1395, 0, 1), (1395, 13, 1), (1395, 7, 31), (1299, 1, 1), (1500, 1, 1)],
)
def test_there_is_no_such_day(jalali: tuple[int, int, int]) -> None:
    assert from_jalali(*jalali) is None


def test_no_day_is_left_out() -> None:
    days = [
        found
        for year in range(1370, 1410)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := from_jalali(year, month, day))
    ]
    assert {later - day for day, later in itertools.pairwise(days)} == {timedelta(days=1)}


def test_eras() -> None:
    assert with_christian_years("令和元年5月1日、平成28年") == "2019年5月1日、2016年"
    assert with_christian_years("28年") == "28年"
