"""Date lines: a line that is nothing but a date, in the languages of the tables, as ISO 8601.

Every word of the line must be part of the date or a label such as "Published"; anything else makes
it a sentence, which is left alone.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

import msgspec

from cleaner_boilerplate.dates.calendars import from_jalali, with_christian_years
from cleaner_boilerplate.dates.clock import Time, take_time
from cleaner_boilerplate.dates.words import (
    DAY_FIRST,
    DAY_FIRST_REGIONS,
    HIJRI_MONTHS,
    JALALI_MONTHS,
    LABELS,
    MONTH_FIRST_REGIONS,
    MONTHS,
    UPDATE_LABELS,
    WEEKDAYS,
    ZONES,
)
from cleaner_boilerplate.phrasebook.folding import fold

_LONGEST = 120
_ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?=[T\s.)،,]|$)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_CJK = re.compile(rf"{_YEAR}年 ?(?P<month>\d{{1,2}})月 ?(?P<day>\d{{1,2}})日?")
_JALALI = re.compile(
    r"(?<!\d)(?P<year>1[34]\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"
)
# a year of the Hijri calendar that a page of the web can bear: from 1996 to 2039
_HIJRI_YEARS = range(1416, 1461)
_OFFSET = re.compile(
    r"(?:(?:(?:UTC|GMT)\s?)?(?P<sign>[+−-])(?P<hours>\d{2}):?(?P<minutes>\d{2})"
    r"|(?:UTC|GMT)\s?(?P<sign1>[+−-])(?P<hours1>\d{1,2}))\)?$"
)
_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+(?:st|nd|rd|th|er|re|º|ª|°|o|a)?(?![^\W\d_])|\d+|[^\w\s]")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"\D+")
_MARKS = frozenset(",.|/()[]-–—•·:،;~")


class AmbiguousDateError(ValueError):
    """A date whose day and month could change places; `candidates` are both, as ISO 8601."""

    def __init__(self, candidates: tuple[str, str]) -> None:
        super().__init__(f"day and month are not certain: {candidates[0]} or {candidates[1]}")
        self.candidates = candidates


class HijriDateError(ValueError):
    """A date of the Hijri calendar, whose day depends on where the moon was seen."""

    def __init__(self) -> None:
        super().__init__("a date of the Hijri calendar, which has no one Gregorian date")


class DateLine(msgspec.Struct, frozen=True):
    """A date found: `iso` with as much of the time and zone as the line names.

    `updated` is the second date of a line such as "3 May 2016, updated 4 May 2016".
    """

    iso: str
    is_update: bool = False
    updated: str | None = None


def read_date_line(line: str, language: str | None = None) -> DateLine | None:
    """Read a line that is nothing but a date, or give None.

    `language` is that of the document, such as "de" or "en-GB", and tells which of day and month
    comes first.

    >>> read_date_line("Fri Sep 30, 2016 18:18:31").iso
    '2016-09-30T18:18:31'
    >>> read_date_line("۱۲ مهر ۱۳۹۵").iso
    '2016-10-03'
    >>> read_date_line("On 30 September 2016 it rained.") is None
    True

    Raises `AmbiguousDateError` for a line such as "03/04/2016", where the language does not tell,
    and `HijriDateError` for a line that is a Hijri date alone.
    """
    text = line.strip()
    if not 6 <= len(text) <= _LONGEST or not _DIGIT.search(text):
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_ASCII_DIGITS)
        text = with_christian_years(text)
    return _read_one(text, language) or _read_two(text, language)


def certain_date(line: str, language: str | None = None) -> DateLine | None:
    """Read a line that is nothing but a date, or give None, also for one that is not certain.

    >>> certain_date("03/04/2016") is None, certain_date("03/04/2016", "de").iso
    (True, '2016-04-03')
    """
    try:
        return read_date_line(line, language)
    except (AmbiguousDateError, HijriDateError):
        return None


def _read_two(text: str, language: str | None) -> DateLine | None:
    """Read a line of two dates, the second of them behind a word for "updated"."""
    for token in _TOKEN.finditer(text):
        if token.start() > 0 and fold(token[0].rstrip(".")) in UPDATE_LABELS:
            first = _read_one(text[: token.start()], language)
            second = _read_one(text[token.start() :], language)
            if first is None or second is None or first.is_update:
                return None
            return DateLine(first.iso, updated=second.iso)
    return None


def _read_one(text: str, language: str | None) -> DateLine | None:
    time, text = take_time(text)
    if time is None:
        return None
    hijri = _JALALI.search(text)
    if hijri is not None and int(hijri["year"]) in _HIJRI_YEARS:
        text = f"{text[: hijri.start()]} {text[hijri.end() :]}"
    else:
        hijri = None
    numeric = _take_numeric(text, language)
    words = _words(numeric[1] if numeric else text)
    if words is None:
        return None
    if numeric is not None:
        days = [] if words.date else numeric[0]
    else:
        day = _named_day(words.date)
        days = [day] if day else []
    found = [iso for iso in (_iso(day, time, words.zone) for day in days) if iso]
    possible = list(dict.fromkeys(found))
    if len(possible) == 2:
        raise AmbiguousDateError((possible[0], possible[1]))
    if possible:
        return DateLine(possible[0], words.is_update)
    if (hijri is not None and not words.date) or (words.is_hijri and not words.is_broken):
        raise HijriDateError
    return None


_Day = tuple[int, int, int]


def _take_numeric(text: str, language: str | None) -> tuple[list[_Day], str] | None:
    """Take a date in figures out of a line: every reading that is possible, and the rest."""
    for pattern in (_ISO, _CJK):
        match = pattern.search(text)
        if match:
            day = (int(match["year"]), int(match["month"]), int(match["day"]))
            return [day], f"{text[: match.start()]} {text[match.end() :]}"
    match = _NUMERIC.search(text)
    if match is not None:
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        days = _in_order(year, first, second, match["mark"], language)
        return days, f"{text[: match.start()]} {text[match.end() :]}"
    match = _JALALI.search(text)
    if match is not None:
        found = from_jalali(int(match["year"]), int(match["month"]), int(match["day"]))
        days = [(found.year, found.month, found.day)] if found else []
        return days, f"{text[: match.start()]} {text[match.end() :]}"
    return None


def _in_order(year: int, first: int, second: int, mark: str, language: str | None) -> list[_Day]:
    """Give the days that two figures may mean, by the mark and the language."""
    day_first, month_first = (year, second, first), (year, first, second)
    name, _, region = (language or "").lower().replace("_", "-").partition("-")
    # with full stops the day comes first wherever that form is used
    if mark == "." or name in DAY_FIRST or region in DAY_FIRST_REGIONS:
        return [day_first] if 1 <= second <= 12 else [month_first]
    if region in MONTH_FIRST_REGIONS:
        return [month_first] if 1 <= first <= 12 else [day_first]
    return [day_first, month_first]


class _Words(msgspec.Struct):
    """A line's words by what they are."""

    date: list[str]
    zone: timezone | None = None
    is_update: bool = False
    is_hijri: bool = False
    is_broken: bool = False


def _words(text: str) -> _Words | None:
    """Sort the words of a line; None where one is not part of a date line."""
    words = _Words([])
    text = text.strip()
    offset = _OFFSET.search(text)
    if offset:
        minutes = int(offset["hours"] or offset["hours1"]) * 60 + int(offset["minutes"] or 0)
        if minutes > 14 * 60:
            return None
        sign = 1 if (offset["sign"] or offset["sign1"]) == "+" else -1
        words.zone = timezone(sign * timedelta(minutes=minutes))
        text = text[: offset.start()]
    tokens = [(token, fold(token.rstrip("."))) for token in _TOKEN.findall(text)]
    position = 0
    while position < len(tokens):
        token, word = tokens[position]
        position += 1
        following = tokens[position][1] if position < len(tokens) else ""
        if f"{word} {following}" in MONTHS:
            words.date.append(f"{word} {following}")
            position += 1
        elif word in MONTHS or word in JALALI_MONTHS or token[0].isdigit():
            words.date.append(word)
        elif word in UPDATE_LABELS:
            words.is_update = True
        elif token in ZONES:
            words.zone = timezone(timedelta(hours=ZONES[token]))
        elif word in HIJRI_MONTHS:
            words.is_hijri = True
        elif not (word in WEEKDAYS or word in LABELS or token in _MARKS):
            return None
    if words.is_hijri:
        _drop_hijri(words)
    return words


def _drop_hijri(words: _Words) -> None:
    """Leave the Gregorian date of a line that has a Hijri one beside it."""
    numbers = [int(_LETTERS.sub("", word)) for word in words.date if word[0].isdigit()]
    years = [number for number in numbers if number in _HIJRI_YEARS]
    words.is_broken = len(years) != 1 or len(numbers) not in (2, 4)
    if len(numbers) == 4 and len(years) == 1:
        at = [index for index, word in enumerate(words.date) if word == str(years[0])]
        # the day stands before its year, and the month between them is not among the words
        if at and at[0] > 0:
            del words.date[at[0] - 1 : at[0] + 1]


def _named_day(words: list[str]) -> _Day | None:
    """Read "30 september 2016" or "september 30 2016"; each of the three exactly once."""
    months = [word for word in words if not word[0].isdigit()]
    numbers = [int(_LETTERS.sub("", word)) for word in words if word[0].isdigit()]
    if len(months) != 1 or len(numbers) != 2:
        return None
    if months[0] in JALALI_MONTHS and max(numbers) < 1900:
        found = from_jalali(max(numbers), JALALI_MONTHS[months[0]], min(numbers))
        return (found.year, found.month, found.day) if found else None
    years = [number for number in numbers if 1900 <= number <= 2099]
    days = [number for number in numbers if 1 <= number <= 31]
    if len(years) == len(days) == 1 and months[0] in MONTHS:
        return years[0], MONTHS[months[0]], days[0]
    return None


def _iso(day: _Day, time: Time, zone: timezone | None) -> str | None:
    """Write a date as ISO 8601, with seconds where a time is named; None for no such day."""
    try:
        if not time:
            return date(*day).isoformat()
        hour, minute, second = time
        return datetime(*day, hour, minute, second or 0, tzinfo=zone).isoformat()
    except ValueError:
        return None
