"""Decoding that notes what it could not decode, so that the bytes can be found again."""

import codecs
from collections.abc import Callable
from contextvars import ContextVar

import msgspec

from cleaner.charsets import decode
from cleaner.document import Decoded, Encoding, Evidence, Undecoded

MOST_RUNS = 100
"""How many runs a record names. Beyond that they are counted only."""

_LONGEST = 64
_REPLACEMENT = "\ufffd"
_LOST = (_REPLACEMENT, "")

StandIn = Callable[[bytes, int, int], tuple[str, int]]
"""Gives what to read instead of data[start:end], and where that ends."""


def decode_noting(
    data: bytes,
    name: str,
    evidence: Evidence,
    confidence: float = 1.0,
    *,
    start: int = 0,
    stand_in: StandIn | None = None,
) -> Decoded:
    """Decode bytes by the encoding's name from `start` on, and note what can't be decoded.

    It never raises. What can't be decoded is U+FFFD in the text, or what `stand_in` gives.

    >>> decode_noting(b"caf\\xc3\\xa9 \\xff", "utf-8", "given").encoding.undecoded
    [Undecoded(offset=6, bytes='ff', read_as='�')]
    """
    notes = _Notes(start, stand_in or _replacement)
    part = data[start:]
    token = _current.set(notes)
    try:
        text = decode(part, name, _HANDLER)
    finally:
        _current.reset(token)
    return Decoded(text, Encoding(name, evidence, confidence, notes.lost, notes.runs(part)))


def _replacement(_data: bytes, _start: int, end: int) -> tuple[str, int]:
    return _REPLACEMENT, end


class _Run(msgspec.Struct):
    start: int
    end: int
    read_as: str
    is_lost: bool


class _Notes:
    """Collects what a codec reports; neighbours become one run."""

    def __init__(self, offset: int, stand_in: StandIn) -> None:
        self.lost = 0
        self._offset = offset
        self._stand_in = stand_in
        self._runs: list[_Run] = []

    def take(self, data: bytes, start: int, end: int) -> tuple[str, int]:
        """Note one report of a codec and give what to read instead."""
        text, end = self._stand_in(data, start, end)
        is_lost = text in _LOST
        self.lost += (end - start) * is_lost
        last = self._runs[-1] if self._runs else None
        if last and last.end == start and last.is_lost == is_lost and end - last.start <= _LONGEST:
            last.end = end
            last.read_as += text
        elif len(self._runs) <= MOST_RUNS:
            # one more than are given, so that the last one of these does not grow on
            self._runs.append(_Run(start, end, text, is_lost))
        return text, end

    def runs(self, data: bytes) -> list[Undecoded]:
        """Give the runs of the data in which decoding began."""
        return [
            Undecoded(self._offset + run.start, data[run.start : run.end].hex(), run.read_as)
            for run in self._runs[:MOST_RUNS]
        ]


# Python looks handlers up by name, for the whole process; the notes are those of this thread
_current: ContextVar[_Notes] = ContextVar("cleaner_undecoded")
_HANDLER = "cleaner-noting"


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _current.get().take(error.object, error.start, error.end)


codecs.register_error(_HANDLER, _handle)
