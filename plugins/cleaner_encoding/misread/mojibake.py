"""Undo mojibake: UTF-8 that was read in another encoding, anywhere in a text.

A sequence of UTF-8 read in another encoding is a small number of characters that hardly ever stand
side by side. It is reread where that makes the text less odd, and only once the sequences of the
whole text are evidence enough: a document is misread in one encoding, or in one after the other.
"""

import math
from collections.abc import Iterable, Iterator

from cleaner import Edit
from cleaner.edits import apply, check
from cleaner_encoding.languages import EDGE, Language, likely_language
from cleaner_encoding.misread.oddness import character, oddness
from cleaner_encoding.misread.sample import beyond_ascii
from cleaner_encoding.misread.sequences import CODECS, Run, runs
from cleaner_encoding.prefilter import may_be_mojibake
from cleaner_encoding.quoted import is_quoted

RULE = "mojibake"

# How much less odd a text must become: a mixture of scripts in one word is worth 2, a symbol in a
# word 2, and a capital in one 2. Clean text in 532 languages has no sequences worth more than 1.5.
_ENOUGH = 2.0
# With so much evidence, sequences that are not odd by themselves are reread too.
_PLENTY = 6.0
_CERTAIN = 10.0
_ALL = 0.9
_MOST_OF_ONE = 6.0
_MOST_OF_A_CHARACTER = 0.5
_LEAST_OF_ONE = -4.0
# Half-way, mojibake may look like a word: of readings about as good, the deepest is taken.
_AS_GOOD = 0.75
# Another encoding may be next: a rare letter is no reason to read twice in one.
_TOO_DEEP = 4.0
_CONTEXT = 2
_MOST_JUDGED = 400
_MOST_KNOWN = 1 << 15
_SAMPLE = 3000
# Letters that fit into the words of the text's language are evidence too: so many bits for a point.
_BITS = 4.0
_MOST_OF_LANGUAGE = 2.0
_LONGEST_FITTED = 12
# Encodings that explain nearly as much as the best are compared by that.
_NEARLY = 0.5
_HOPELESS = -1.0


def best_reading(text: str) -> "Reading | None":
    """Give the reading for which there is the most evidence, None where none has enough.

    Text that was misread in one encoding after the other needs as many readings.

    >>> [(edit.after, edit.detail) for edit in best_reading("un cafÃ© trÃ¨s chaud").edits()]
    [('é', 'utf-8 as windows-1252'), ('è', 'utf-8 as windows-1252')]
    """
    if not _is_worth_it(text):
        return None
    codecs: Iterable[str] = CODECS
    if len(text) > 2 * _SAMPLE:
        codecs = _promising(text)
    readings = [reading for codec in codecs if (reading := Reading(text, codec)).suspicious]
    if not readings:
        return None
    best = _most_convincing(text, readings)
    return best if best.gain >= _ENOUGH else None


def _is_worth_it(text: str) -> bool:
    """Tell in a short time whether the lines that look wrong, where they are few, read better."""
    part = "\n".join(line for line in text.split("\n") if may_be_mojibake(line))
    if 2 * len(part) > len(text):
        return True
    return any(
        reading.gain > _HOPELESS for codec in CODECS if (reading := Reading(part, codec)).suspicious
    )


def _promising(text: str) -> list[str]:
    """Give the codecs that may be the best for a long text, judged by a part of it."""
    sample = beyond_ascii(text, _SAMPLE)
    gains = {codec: Reading(sample, codec).gain for codec in CODECS}
    best = max(gains.values())
    if best < _CERTAIN:
        return list(CODECS)
    return [codec for codec, gain in gains.items() if gain >= _NEARLY * best]


def _most_convincing(text: str, readings: "list[Reading]") -> "Reading":
    """Pick the reading that makes the text least odd; the language decides where that is close."""
    best = max(readings, key=lambda reading: reading.gain)
    if best.gain < _HOPELESS:
        return best
    nearly = min(_NEARLY * best.gain, best.gain - _ENOUGH)
    near = [reading for reading in readings if reading.gain >= nearly]
    if best.is_certain and len(near) == 1:
        return best
    language = likely_language(apply(text, check(text, best.edits())) if best.gain > 0 else text)
    if language is None:
        return best
    for reading in near:
        reading.weigh(language)
    return max(near, key=lambda reading: reading.gain)


class Reading:
    """A text read again in one codec: how much less odd it becomes (`gain`), and the edits.

    `count` is how many runs of sequences there are, `covered` the number of characters that they
    take up; `suspicious` says whether any of them looks wrong as it is.
    """

    def __init__(self, text: str, codec: str) -> None:
        self.codec = codec
        self.gain = 0.0
        self.count = 0
        self.covered = 0
        self.suspicious = False
        self._text = text
        self._language: Language | None = None
        self._first: list[Run] = []
        self._known: dict[tuple[str, str, str], tuple[float, int]] = {}
        seen: set[str] = set()
        for run in runs(text, codec):
            self.count += 1
            self.covered += run.end - run.start
            if len(seen) < _MOST_JUDGED and run.readings[0] not in seen:
                seen.add(run.readings[0])
                if is_quoted(text, run.start, run.end):
                    continue
                self._first.append(run)
                self.gain += max(_LEAST_OF_ONE, self._judged(run)[0])
                self.suspicious = self.suspicious or may_be_mojibake("".join(self._around(run)))

    def edits(self) -> Iterator[Edit]:
        """Give the edits that read the sequences as UTF-8, where they are odd as they are."""
        least = self._least_gain()
        step = f"utf-8 as {CODECS[self.codec]}"
        for run in runs(self._text, self.codec):
            if least == -math.inf and len(run.readings) == 1:
                yield Edit(run.start, run.end, run.readings[0], RULE, detail=step)
                continue
            if not self.is_certain and is_quoted(self._text, run.start, run.end):
                continue  # the text speaks of it
            gain, times = self._judged(run)
            if gain >= least or (gain >= 0 and self._fit(run) > 0):
                detail = ", ".join([step] * times)
                yield Edit(run.start, run.end, run.readings[times - 1], RULE, detail=detail)

    def _least_gain(self) -> float:
        """Give how much less odd a sequence must become to be reread."""
        if not self.is_certain:
            return 0.0 if self.gain >= _PLENTY else 0.01
        # where all is misread, what still looks odd was misread before in another encoding
        return -math.inf if self.share >= _ALL else -0.75

    @property
    def is_certain(self) -> bool:
        """Whether there is evidence enough to leave no doubt."""
        return self.gain >= _CERTAIN

    @property
    def share(self) -> float:
        """How much of what is beyond ASCII the sequences take up, from 0 to 1."""
        beyond = len(self._text) - len(self._text.encode("ascii", "ignore"))
        return self.covered / beyond if beyond else 0.0

    def weigh(self, language: Language) -> None:
        """Count how well the letters fit into the words of the text's language, too."""
        self._language = language
        self.gain += sum(map(self._fit, self._first))

    def _fit(self, run: Run) -> float:
        """Give how much better a sequence fits into its word when it is reread."""
        if self._language is None:
            return 0.0
        letters = run.readings[self._judged(run)[1] - 1]
        if len(letters) > _LONGEST_FITTED or not letters.isalpha():
            return 0.0
        left, right = self._word_around(run)
        now = self._language.fit(left + self._text[run.start : run.end] + right)
        better = (now - self._language.fit(left + letters + right)) / _BITS
        return max(-_MOST_OF_LANGUAGE, min(better, _MOST_OF_LANGUAGE))

    def _word_around(self, run: Run) -> tuple[str, str]:
        left = self._text[max(0, run.start - 2) : run.start]
        right = self._text[run.end : run.end + 2]
        while left and not left.isalpha():
            left = left[1:]
        while right and not right.isalpha():
            right = right[:-1]
        return left if len(left) == 2 else EDGE + left, right if len(right) == 2 else right + EDGE

    def _judged(self, run: Run) -> tuple[float, int]:
        """Give how much less odd a run can become, and how many times to reread it for that."""
        key = self._around(run)
        known = self._known.get(key)
        if known is None:
            known = _judge(key, run)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = known
        return known

    def _around(self, run: Run) -> tuple[str, str, str]:
        """Give a run with what stands beside it on its line."""
        left = self._text[max(0, run.start - _CONTEXT) : run.start].rpartition("\n")[2]
        right = self._text[run.end : run.end + _CONTEXT].partition("\n")[0]
        return left, self._text[run.start : run.end], right


def _judge(around: tuple[str, str, str], run: Run) -> tuple[float, int]:
    left, now, right = around
    # bounded on one side only: of encodings that all explain it, the one counts that makes sense
    most = max(_MOST_OF_ONE, _MOST_OF_A_CHARACTER * len(now))
    before = min(oddness(left + now + right), most)
    left_over = [
        oddness(left + reading + right) + (_TOO_DEEP if at and _has_rare(reading) else 0.0)
        for at, reading in enumerate(run.readings)
    ]
    least = min(left_over)
    times = max(n for n, odd in enumerate(left_over, 1) if odd <= least + _AS_GOOD)
    return before - left_over[times - 1], times


def _has_rare(text: str) -> bool:
    return any(character(char).odd for char in text)
