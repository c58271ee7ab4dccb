"""Undo mojibake: UTF-8 that was read in another encoding, anywhere in a text.

A sequence of UTF-8 read in another encoding is a small number of characters that hardly ever stand
side by side. It is reread where that makes the text less odd, and only once the sequences of the
whole text are evidence enough: a document is misread in one encoding, or in one after the other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cleaner import Edit
from cleaner_encoding.oddness import oddness
from cleaner_encoding.sequences import CODECS, Run, runs

RULE = "mojibake"

# How much less odd a text must become: a mixture of scripts in one word is worth 2, a symbol in a
# word 2, and a capital in one 2. Clean text in 532 languages has no sequences worth more than 1.5.
_ENOUGH = 2.0
# With so much evidence, sequences that are not odd by themselves are reread too.
_PLENTY = 6.0
_CERTAIN = 10.0
_MOST_OF_ONE = 6.0
_MOST_OF_A_CHARACTER = 0.5
_LEAST_OF_ONE = -4.0
# Half-way, mojibake may look like a word: of readings about as good, the deepest is taken.
_AS_GOOD = 1.0
_CONTEXT = 2
_MOST_JUDGED = 400


class Reading(NamedTuple):
    """What rereading a text in a codec would do: how much less odd it becomes, and how."""

    codec: str
    gain: float
    covered: int

    @property
    def least(self) -> float:
        """How much less odd a sequence must become to be reread."""
        if self.gain >= _CERTAIN:
            return -0.5
        return 0.0 if self.gain >= _PLENTY else 0.01


def mojibake(text: str) -> Iterator[Edit]:
    """Give the edits that undo one reading of a text in a wrong encoding; none where it is right.

    Text that was misread several times over needs as many passes.

    >>> [(edit.after, edit.detail) for edit in mojibake("un cafÃ© trÃ¨s serrÃ©")]
    [('é', 'utf-8 as windows-1252'), ('è', 'utf-8 as windows-1252'), ('é', 'utf-8 as windows-1252')]
    """
    reading = best_reading(text)
    if reading is not None:
        yield from reread(text, reading)


def best_reading(text: str) -> Reading | None:
    """Give the codec whose sequences are the strongest evidence, None where none is enough."""
    best = max((_judged(text, codec) for codec in CODECS), key=lambda reading: reading.gain)
    return best if best.gain >= _ENOUGH else None


def reread(text: str, reading: Reading) -> Iterator[Edit]:
    """Give the edits that read the sequences of a codec as UTF-8."""
    known: _Known = {}
    step = f"utf-8 as {CODECS[reading.codec]}"
    for run in runs(text, reading.codec):
        gain, times = _best(text, run, known)
        if gain >= reading.least:
            detail = ", ".join([step] * times)
            yield Edit(run.start, run.end, run.readings[times - 1], RULE, detail=detail)


def _judged(text: str, codec: str) -> Reading:
    known: _Known = {}
    seen: set[str] = set()
    total = 0.0
    covered = 0
    for run in runs(text, codec):
        covered += run.end - run.start
        if run.readings[0] not in seen and len(seen) < _MOST_JUDGED:
            seen.add(run.readings[0])
            total += max(_LEAST_OF_ONE, _best(text, run, known)[0])
    return Reading(codec, total, covered)


_Known = dict[tuple[str, str, str], tuple[float, int]]


def _best(text: str, run: Run, known: _Known) -> tuple[float, int]:
    """Give how much less odd a run can become, and how many times it must be reread for that."""
    left = text[max(0, run.start - _CONTEXT) : run.start].rpartition("\n")[2]
    right = text[run.end : run.end + _CONTEXT].partition("\n")[0]
    key = (left, text[run.start : run.end], right)
    if key not in known:
        # bounded on one side only: of encodings that all explain it, the one that makes sense counts
        most = max(_MOST_OF_ONE, _MOST_OF_A_CHARACTER * (run.end - run.start))
        before = min(oddness("".join(key)), most)
        left_over = [oddness(left + reading + right) for reading in run.readings]
        least = min(left_over)
        times = max(n for n, odd in enumerate(left_over, 1) if odd <= least + _AS_GOOD)
        known[key] = (before - left_over[times - 1], times)
    return known[key]
