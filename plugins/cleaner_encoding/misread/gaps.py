"""Where UTF-8 that was read in a wrong encoding has lost a byte, and what may have been there.

Windows-1252 has no character for five bytes, which become U+FFFD or a question mark; programs turn
no-break spaces into spaces, and strip control characters, which is what Latin 1 reads 32 bytes as.
What is left of a sequence leaves a few characters to choose from.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from cleaner_encoding.misread.sequences import WINDOWS_1252

LOST = "\ufffd"
_NOT_IN_WINDOWS_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CONTROLS = tuple(range(0x80, 0xA0))
_NO_BREAK_SPACE = (0xA0,)
# Later bytes of UTF-8 by the character that windows-1252 or Latin 1 reads them as.
_LATER = {chr(byte): byte for byte in range(0x80, 0xC0)} | WINDOWS_1252
_ABOVE_CONTROLS = {char: byte for char, byte in _LATER.items() if byte >= 0xA0}
_LEAD = re.compile("[\xc2-\xef]")


class Gap(NamedTuple):
    """Where something was lost: the span of what is left of it, and what it may have been.

    With U+FFFD among the choices, that is to stand where nothing else is clear.
    """

    start: int
    end: int
    choices: tuple[str, ...]


class _Loss(NamedTuple):
    """What happened to a text: which bytes are gone, and what stands for each ("" for nothing)."""

    stands: str
    bytes: tuple[int, ...]


def find_gaps(text: str, spans: Sequence[tuple[int, int]]) -> list[Gap]:
    """Give the gaps outside the whole sequences, whose spans are given in order.

    What happened shows from the whole sequences: a byte that is in them was not lost.
    """
    later = {_LATER[char] for start, end in spans for char in text[start:end] if char in _LATER}
    found: list[Gap] = []
    if "\ufffd" in text:
        found = _explained(text, spans, _Loss("\ufffd", _NOT_IN_WINDOWS_1252))
    elif not later.intersection(_CONTROLS) and not _has_good_letters(text, spans):
        found = _explained(text, spans, _Loss("", _CONTROLS))
        if all(text[gap.end : gap.end + 1] == " " for gap in found):
            found = []
    elif not later.intersection(_NOT_IN_WINDOWS_1252):
        found = _explained(text, spans, _Loss("?", _NOT_IN_WINDOWS_1252))
    if 0xA0 not in later and (not found or "\ufffd" in text):
        found += _explained(text, spans, _Loss(" ", _NO_BREAK_SPACE))
    return _disjoint(found)


def _has_good_letters(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether there are letters between the sequences that begin none."""
    start = 0
    for first, last in (*spans, (len(text), len(text))):
        if any(char.isalpha() and char > "\xef" for char in text[start:first]):
            return True
        start = last
    return False


def _explained(text: str, spans: Sequence[tuple[int, int]], loss: _Loss) -> list[Gap]:
    """Give the gaps that one kind of loss explains."""
    start = 0
    found = []
    for first, last in (*spans, (len(text), len(text))):
        for lead in _LEAD.finditer(text, start, first):
            gap = _gap(text, lead.start(), first, loss)
            if gap is not None:
                found.append(gap)
        start = last
    return found


def _gap(text: str, at: int, limit: int, loss: _Loss) -> Gap | None:
    """Give the gap behind the first byte of a sequence, None where the loss explains none."""
    lead = ord(text[at])
    known, end = _later_bytes(text, at + 1, limit, 1 if lead < 0xE0 else 2, loss)
    fillings = _fillings(lead, known, loss)
    choices = [char for filling in fillings for char in _characters(lead, filling, loss.bytes)]
    if not choices:
        return None
    if loss.stands == LOST:
        choices.append(LOST)
    elif not loss.stands and end == at + 1:
        choices.append(text[at])  # it may be a letter that was never misread
    return Gap(at, end, tuple(dict.fromkeys(choices)))


def _later_bytes(
    text: str, at: int, limit: int, length: int, loss: _Loss
) -> tuple[list[int | None], int]:
    """Give the bytes behind the first of a sequence (None for a lost one), and where they end."""
    table = _LATER if loss.stands else _ABOVE_CONTROLS
    known: list[int | None] = []
    while len(known) < length and at < limit and (text[at] == loss.stands or text[at] in table):
        known.append(None if text[at] == loss.stands else table[text[at]])
        at += 1
    return known, at


def _fillings(lead: int, known: list[int | None], loss: _Loss) -> list[list[int | None]]:
    """Give the ways in which the bytes behind the first may be complete, None where one is lost."""
    length = 1 if lead < 0xE0 else 2
    missing = length - len(known)
    if loss.stands:
        return [known] if not missing and None in known else []
    if missing == 2:  # too many to choose from, but for the quotes and dashes of U+2010 on
        return [[0x80, None]] if lead == 0xE2 else []
    if not missing:
        return []
    return [_with_gaps(known, gaps) for gaps in combinations(range(length), missing)]


def _with_gaps(known: Sequence[int | None], gaps: tuple[int, ...]) -> list[int | None]:
    rest = iter(known)
    return [None if at in gaps else next(rest) for at in range(len(known) + len(gaps))]


def _characters(lead: int, later: Sequence[int | None], lost: tuple[int, ...]) -> Iterator[str]:
    options = [lost if byte is None else (byte,) for byte in later]
    for combination in product(*options):
        char = bytes([lead, *combination]).decode("utf-8", "ignore")
        if char and char.isprintable():
            yield char


def _disjoint(found: list[Gap]) -> list[Gap]:
    kept: list[Gap] = []
    for gap in sorted(found, key=lambda gap: (gap.start, -gap.end)):
        if not kept or gap.start >= kept[-1].end:
            kept.append(gap)
    return kept
