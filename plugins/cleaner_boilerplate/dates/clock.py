"""The time of day in a date line."""

import re

from cleaner_boilerplate.dates.words import AFTERNOON, FORENOON
from cleaner_boilerplate.phrasebook.folding import fold

_CLOCK = r"(?P<hour>\d{1,2})"
_TIMES = (
    re.compile(
        rf"(?P<half>上午|下午|午前|午後|晚上|早上|凌晨) ?{_CLOCK}(?::|[时時点] ?)"
        r"(?P<minute>\d{1,2})分?"
    ),
    re.compile(
        rf"(?<![\d.:/]){_CLOCK}[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{{1,9}})?)?(?!\d)"
        r"(?:\s?(?P<half>[AaPp]\.?\s?[Mm]\b\.?|ق\.ظ|ب\.ظ|(?:صباحا|مساء|[صم])(?!\w)))?"
    ),
    re.compile(rf"(?<![\d.:/]){_CLOCK}(?P<minute>)\s?(?P<half>[AaPp]\.?[Mm]\b\.?)"),
    re.compile(rf"(?<![\d.:/]){_CLOCK}\.(?P<minute>\d\d)(?=\s?(?:Uhr|uhr))"),
    re.compile(rf"(?<=ore ){_CLOCK}\.(?P<minute>\d\d)(?!\d)"),
    re.compile(rf"(?<![\d.:/]){_CLOCK}(?P<minute>) (?=Uhr)"),
    re.compile(rf"{_CLOCK}[时時点] ?(?P<minute>\d{{1,2}})分?(?:(?P<second>\d\d)秒)?"),
    re.compile(rf"(?<=\d\d\d\d[ ,]){_CLOCK}\.(?P<minute>\d\d)(?= ?[A-Z]{{0,4}}$)"),
)

Time = tuple[int, int, int | None] | tuple[()]
"""Hour, minute and second, as far as a line names them."""


def take_time(text: str) -> tuple[Time | None, str]:
    """Take the time of day out of a line: (), where it has none; None where it is impossible."""
    for pattern in _TIMES:
        match = pattern.search(text)
        if match is not None:
            break
    else:
        return (), text
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = fold((groups.get("half") or "").replace(" ", "").rstrip("."))
    if half in FORENOON or half in AFTERNOON:
        if not 1 <= hour <= 12:
            return None, text
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    if hour > 23 or minute > 59:
        return None, text
    second = groups.get("second")
    before = text[: match.start()].removesuffix("T")
    return (hour, minute, int(second) if second else None), f"{before} {text[match.end() :]}"
