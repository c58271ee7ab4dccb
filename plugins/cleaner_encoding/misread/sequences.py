"""UTF-8 that was read in another encoding: what its sequences look like there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Python's codecs, the likeliest first; ftfy's "sloppy" ones read every byte, as browsers do.
CODECS = {
    "sloppy-windows-1252": "windows-1252",
    "latin-1": "iso-8859-1",
    "sloppy-windows-1251": "windows-1251",
    "macroman": "macintosh",
    "sloppy-windows-1250": "windows-1250",
    "sloppy-windows-1254": "windows-1254",
    "sloppy-windows-1253": "windows-1253",
    "sloppy-windows-1257": "windows-1257",
    "cp437": "ibm437",
    "sloppy-windows-1255": "windows-1255",
    "sloppy-windows-1256": "windows-1256",
    "sloppy-windows-1258": "windows-1258",
    "cp850": "ibm850",
    "koi8-r": "koi8-r",
    "iso-8859-2": "iso-8859-2",
}
"""Codecs in which UTF-8 is misread, with the names that people know them by."""

WINDOWS_1252 = {
    char: byte
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("windows-1252", "ignore"))
}
"""The characters that windows-1252 has where Latin 1 has controls, with their bytes."""

_MOST_TIMES = 6


class Run(NamedTuple):
    """Characters side by side that are UTF-8 sequences misread, and what they say.

    `readings` are what they say read once, twice and so on, as far as that goes.
    """

    start: int
    end: int
    readings: tuple[str, ...]


def runs(text: str, codec: str) -> Iterator[Run]:
    """Give the runs of a text that are UTF-8 when written back in a codec.

    >>> list(runs("un cafÃ© noir", "latin-1"))
    [Run(start=6, end=8, readings=('é',))]
    """
    for found in pattern(codec).finditer(text):
        readings = _readings(found[0], codec)
        if readings:
            yield Run(found.start(), found.end(), readings)


@lru_cache(maxsize=1 << 13)
def _readings(text: str, codec: str) -> tuple[str, ...]:
    readings: list[str] = []
    # overlong sequences and halves of surrogate pairs are none
    while len(readings) < _MOST_TIMES and (reread := _reread(text, codec)) is not None:
        readings.append(reread)
        text = reread
    return tuple(readings)


def _reread(text: str, codec: str) -> str | None:
    try:
        reread = text.encode(codec).decode("utf-8")
    except UnicodeError:
        return None
    return None if reread == text else reread


@lru_cache(maxsize=len(CODECS))
def pattern(codec: str) -> re.Pattern[str]:
    """Give the expression for runs of UTF-8 sequences (RFC 3629, section 4) read in a codec."""
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs

    later = _read(codec, 0x80, 0xBF)
    two, three, four = _read(codec, 0xC2, 0xDF), _read(codec, 0xE0, 0xEF), _read(codec, 0xF0, 0xF4)
    # it begins with one character class, which the engine skips to
    one = (
        f"{_read(codec, 0xC2, 0xF4)}"
        f"(?:(?<={two}){later}|(?<={three}){later}{{2}}|(?<={four}){later}{{3}})"
    )
    return re.compile(f"{one}(?:{one})*")


def _read(codec: str, first: int, last: int) -> str:
    return "[" + re.escape(bytes(range(first, last + 1)).decode(codec, "ignore")) + "]"
