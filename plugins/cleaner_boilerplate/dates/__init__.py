"""Date lines: a line that is nothing but a date, in the languages of the tables, as ISO 8601.

Every word of the line must be part of the date or a label such as "Published"; anything else makes
it a sentence, which is left alone.
"""

import re
from datetime import datetime, timedelta, timezone

import msgspec

from cleaner_boilerplate.dates.words import LABELS, MONTHS, UPDATE_LABELS, WEEKDAYS, ZONES

_LONGEST = 80
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?=[T\s]|$)")
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_CJK = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_TIME = re.compile(
    r"(?<![\d.:/])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
_OFFSET = re.compile(r"(?:(?:UTC|GMT)\s?)?(?P<sign>[+−-])(?P<hours>\d{2}):?(?P<minutes>\d{2})$")
_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+(?:st|nd|rd|th|er|º|ª)?|[^\w\s]")
_LETTERS = re.compile(r"\D+")
_MARKS = frozenset(",.|/()-–—•·:")


class AmbiguousDateError(ValueError):
    """A date whose day and month could change places; `candidates` are both, as ISO 8601."""

    def __init__(self, candidates: tuple[str, str]) -> None:
        super().__init__(f"day and month are not certain: {candidates[0]} or {candidates[1]}")
        self.candidates = candidates


class DateLine(msgspec.Struct, frozen=True):
    """A date found: `iso` with as much of the time and zone as the line names."""

    iso: str
    is_update: bool = False


def read_date_line(line: str, language: str | None = None) -> DateLine | None:
    """Read a line that is nothing but a date, or give None.

    >>> read_date_line("Fri Sep 30, 2016 18:18:31").iso
    '2016-09-30T18:18:31'
    >>> read_date_line("On 30 September 2016 it rained.") is None
    True

    Raises `AmbiguousDateError` for a line such as "03/04/2016".
    """
    text = line.strip()
    if not 6 <= len(text) <= _LONGEST or not any(char.isdigit() for char in text):
        return None
    time, text = _take_time(text)
    if time is None:
        return None
    numeric = _take_numeric(text)
    if numeric is not None:
        days, rest = numeric
        words = _words(rest)
        if words is None or words.date:
            return None
        found = [_iso(day, time, words.zone) for day in days]
    else:
        words = _words(text)
        if words is None:
            return None
        day = _named_day(words.date)
        found = [_iso(day, time, words.zone)] if day else []
    possible = [iso for iso in dict.fromkeys(found) if iso]
    if len(possible) == 2:
        raise AmbiguousDateError((possible[0], possible[1]))
    return DateLine(possible[0], words.is_update) if possible else None


_Day = tuple[int, int, int]
_Time = tuple[int, int, int | None] | tuple[()]


def _take_time(text: str) -> tuple[_Time | None, str]:
    """Take the time of day out of a line: (), where it has none; None where it is impossible."""
    match = _TIME.search(text)
    if match is None:
        return (), text
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None, text
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None, text
    second = match["second"]
    before = text[: match.start()].removesuffix("T")
    return (hour, minute, int(second) if second else None), f"{before} {text[match.end() :]}"


def _take_numeric(text: str) -> tuple[list[_Day], str] | None:
    """Take a date in figures out of a line: every reading that is possible, and the rest."""
    for pattern in (_ISO, _CJK):
        match = pattern.search(text)
        if match:
            day = (int(match["year"]), int(match["month"]), int(match["day"]))
            return [day], f"{text[: match.start()]} {text[match.end() :]}"
    match = _NUMERIC.search(text)
    if match is None:
        return None
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    # with full stops the day comes first wherever that form is used
    readings = (
        [(year, second, first)]
        if match["mark"] == "."
        else [(year, second, first), (year, first, second)]
    )
    return readings, f"{text[: match.start()]} {text[match.end() :]}"


class _Words(msgspec.Struct):
    """A line's words by what they are."""

    date: list[str]
    zone: timezone | None = None
    is_update: bool = False


def _words(text: str) -> _Words | None:
    """Sort the words of a line; None where one is not part of a date line."""
    words = _Words([])
    text = text.strip()
    offset = _OFFSET.search(text)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"])
        if minutes > 14 * 60:
            return None
        sign = 1 if offset["sign"] == "+" else -1
        words.zone = timezone(sign * timedelta(minutes=minutes))
        text = text[: offset.start()]
    for token in _TOKEN.findall(text):
        word = token.casefold().rstrip(".")
        if word in UPDATE_LABELS:
            words.is_update = True
        elif word in MONTHS or token[0].isdigit():
            words.date.append(word)
        elif token in ZONES:
            words.zone = timezone(timedelta(hours=ZONES[token]))
        elif not (word in WEEKDAYS or word in LABELS or token in _MARKS):
            return None
    return words


def _named_day(words: list[str]) -> _Day | None:
    """Read "30 september 2016" or "september 30 2016"; each of the three exactly once."""
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [int(_LETTERS.sub("", word)) for word in words if word[0].isdigit()]
    years = [number for number in numbers if 1900 <= number <= 2099]
    days = [number for number in numbers if 1 <= number <= 31]
    if len(months) == len(years) == len(days) == 1 and len(numbers) == 2:
        return years[0], months[0], days[0]
    return None


def _iso(day: _Day, time: _Time, zone: timezone | None) -> str | None:
    """Write a date as ISO 8601, with seconds where a time is named; None for no such day."""
    try:
        if not time:
            return datetime(*day).date().isoformat()
        hour, minute, second = time
        return datetime(*day, hour, minute, second or 0, tzinfo=zone).isoformat()
    except ValueError:
        return None
