"""Dates as metadata write them, as ISO 8601."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from cleaner_boilerplate.dates import certain_date

_LONGEST = 100
_ISO = re.compile(
    r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)"
    r"(?:[T ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_RFC = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?\b.*")


def read_timestamp(value: str, language: str | None = None) -> str | None:
    """Read a date, with its time and zone where it has them; None for what is none.

    `language` tells which of day and month comes first, where it is not known otherwise.

    >>> read_timestamp("2016-09-30T18:18:31.000+0200")
    '2016-09-30T18:18:31+02:00'
    >>> read_timestamp("Fri, 30 Sep 2016 18:18:31 GMT")
    '2016-09-30T18:18:31+00:00'
    >>> read_timestamp("soon") is None
    True
    """
    text = value.strip()
    if not 6 <= len(text) <= _LONGEST:
        return None
    match = _ISO.fullmatch(text)
    if match:
        return _iso(match)
    if _RFC.fullmatch(text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except (ValueError, IndexError, TypeError):
            return None
    found = certain_date(text, language)
    return found.iso if found else None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        text = date
    else:
        if zone and zone != "Z":
            zone = f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
        text = f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if hour is not None else moment.date().isoformat()
