"""Calendars other than the Gregorian: Persian dates, and the years of Japanese eras."""

import re
from datetime import date, timedelta

# first year of an era, less one; the calendar is the Gregorian one with other years
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA_YEAR = re.compile(rf"(?P<era>{'|'.join(_ERAS)})(?P<year>元|\d{{1,2}})年")

# years of the 33-year rule: it agrees with the observed calendar of Iran from 1799 to 2256
_LEAP_REMAINDERS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_NOWRUZ_1300 = date(1921, 3, 21)
_FIRST_YEAR, _LAST_YEAR = 1300, 1499


def with_christian_years(text: str) -> str:
    """Write the years of Japanese eras as Christian ones.

    >>> with_christian_years("令和元年5月1日")
    '2019年5月1日'
    """

    def year(match: re.Match[str]) -> str:
        number = 1 if match["year"] == "元" else int(match["year"])
        return f"{_ERAS[match['era']] + number}年"

    return _ERA_YEAR.sub(year, text)


def from_jalali(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian date of a day of the Persian calendar, or None where there is none.

    >>> from_jalali(1395, 7, 12)
    datetime.date(2016, 10, 3)
    """
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= day <= _days_of(year, month):
        return None
    before = sum(366 if _is_leap(one) else 365 for one in range(_FIRST_YEAR, year))
    months = sum(_days_of(year, one) for one in range(1, month))
    return _NOWRUZ_1300 + timedelta(days=before + months + day - 1)


def _days_of(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_REMAINDERS
