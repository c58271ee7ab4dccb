"""What a line looks like, and its neighbours: numbers that know no language.

`look` gives one row a feature and one column a line. The order of the rows is that of `NAMES`; a
model holds for this order only.
"""

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.text.lines import characters as c
from cleaner_boilerplate.text.lines.characters import Lines
from cleaner_boilerplate.text.lines.lexicon import Told, known_phrases

Floats = NDArray[np.float32]

_OWN = (
    # first those whose neighbours' values count too; the slices below rely on the order
    "repeats", "ends", "lower words", "length", "sentence", "furniture", "odds", "starts upper",
    "short", "weight", "words", "word length", "ends colon", "ends comma", "ends letter",
    "ends digit", "closed", "starts lower", "starts digit", "starts otherwise", "upper",
    "ideographs", "digits",
    "commas", "colons", "bars", "signs", "dashes", "brackets", "stops inside", "sentences",
    "number words", "known", "furniture first", "odds known", "odds first", "odds last",
    "odds least", "odds most", "odds sum",
)  # fmt: skip
ROW = {name: index for index, name in enumerate(_OWN)}
_NEIGHBOURS = slice(0, 7)
_WINDOWED = slice(0, 10)
_SIDES = slice(3, 10)
_OFFSETS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (3, 8, 25)
_SIDE = 10
_REACH = max(*_WINDOWS, _SIDE) + 1
_MOST_ODDS = 20
_FAR = 60  # lines; what is further away than this is as good as nowhere
_PLACES = (
    "place", "from start", "to end", "prose before", "to prose before", "to prose after",
    "to prose", "from dense start", "to dense end", "in dense", "lines", "dense lines", "prose",
)  # fmt: skip
NAMES = (
    *_OWN,
    *(f"{name} {offset:+}" for offset in _OFFSETS for name in _OWN[_NEIGHBOURS]),
    *(f"{name} within {reach}" for reach in _WINDOWS for name in _OWN[_WINDOWED]),
    *(f"{name} before" for name in _OWN[_SIDES]),
    *(f"{name} after" for name in _OWN[_SIDES]),
    *_PLACES,
    *(f"{name} of all" for name in _OWN[_WINDOWED]),
)


def look(text: str, lines: Lines, told: Told) -> Floats:
    """Give the features of each line of a text: an array of features by lines.

    There must be a line; `told` is what a lexicon says of its words. Takes time in proportion to
    the text.
    """
    own = _own(text, lines, told)
    size = own.shape[1]
    windowed = _Sums(own[_WINDOWED])
    return np.vstack(
        [
            own,
            _shifted(own[_NEIGHBOURS], _OFFSETS),
            *(windowed.mean(-reach, reach + 1) for reach in _WINDOWS),
            windowed.mean(-_SIDE, 0)[_SIDES],
            windowed.mean(1, 1 + _SIDE)[_SIDES],
            _places(own),
            np.repeat(own[_WINDOWED].mean(axis=1)[:, None], size, axis=1),
        ],
        dtype=np.float32,
    )


def _own(text: str, lines: Lines, told: Told) -> Floats:
    """What each line itself is made of, in the order of `_OWN`."""
    counts = lines.counts.T.astype(np.float32)
    words_by_class = lines.words.T.astype(np.float32)
    solid = counts[1:].sum(axis=0)
    some = np.maximum(solid, 1)
    letters = np.maximum(counts[c.LOWER : c.IDEOGRAPH + 1].sum(axis=0), 1)
    # an ideograph says about as much as three letters
    length = solid + 2 * counts[c.IDEOGRAPH]
    words = words_by_class[1:].sum(axis=0)
    some_words = np.maximum(words, 1)
    ends = lines.last == c.STOP
    sentence = ends & (length >= 55)
    share, head, odds, *more_odds = _by_words(told, len(lines.starts))
    of_all = text.split("\n")
    each = of_all if len(of_all) == len(words) else [of_all[one] for one in lines.numbers.tolist()]
    logs = np.log1p(
        np.stack(
            [
                length, words, counts[c.COMMA], counts[c.COLON], counts[c.BAR], counts[c.SIGN],
                counts[c.DASH], counts[c.OPENER] + counts[c.CLOSER],
                np.maximum(counts[c.STOP] - lines.sentences, 0), lines.sentences,
            ]
        )
    )  # fmt: skip
    own = [
        _repeats(each), ends, words_by_class[c.LOWER] / some_words, logs[0], sentence, share, odds,
        lines.first == c.UPPER, length < 30, np.minimum(length, 600) * sentence / 100, logs[1],
        length / some_words, lines.last == c.COLON, lines.last == c.COMMA,
        lines.last <= c.IDEOGRAPH, lines.last == c.DIGIT, lines.closed, lines.first == c.LOWER,
        lines.first == c.DIGIT, lines.first > c.DIGIT, counts[c.UPPER] / letters,
        counts[c.IDEOGRAPH] / letters, counts[c.DIGIT] / some, *logs[2:],
        words_by_class[c.DIGIT] / some_words, known_phrases(each, lines, told), head, *more_odds,
    ]  # fmt: skip
    return np.array(own, np.float32)


def _repeats(lines: list[str]) -> Floats:
    """How often each line stands in the text, its logarithm."""
    often = Counter(lines)
    return np.log(np.fromiter(map(often.__getitem__, lines), np.float32, len(lines)))


def _by_words(told: Told, size: int) -> Floats:
    """What the words of each line say: how many are furniture, and how likely they are to be text.

    Gives the share of furniture and whether the first word is; then of the odds the mean, the share
    of words that have some, the first, the last, the least, the most and the sum.
    """
    rows = np.zeros((9, size), np.float32)
    if not len(told.owners):
        return rows
    begins = told.firsts
    counts = np.concatenate((begins[1:], [len(told.owners)])) - begins
    known = np.add.reduceat(told.known, begins, dtype=np.float32)
    sums = np.add.reduceat(told.odds, begins)
    rows[:, told.owners[begins]] = [
        np.add.reduceat(told.furniture, begins) / counts,
        told.furniture[begins],
        sums / np.maximum(known, 1),
        known / counts,
        told.odds[begins],
        told.odds[begins + counts - 1],
        np.minimum.reduceat(told.odds, begins),
        np.maximum.reduceat(told.odds, begins),
        np.clip(sums, -_MOST_ODDS, _MOST_ODDS),
    ]
    return rows


def _places(own: Floats) -> Floats:
    """Where a line stands in its text, and in the part that holds the most prose (`_PLACES`)."""
    size = own.shape[1]
    index = np.arange(size, dtype=np.float32)
    shared = np.ones(size, np.float32)
    prose = np.concatenate((np.zeros(1), np.cumsum(own[ROW["weight"]], dtype=np.float64)))
    before, after = _to_sentences(own[ROW["sentence"]])
    first, last = densest(_values(own))
    from_first, to_last = index - first, last - index
    places = [
        index / size,
        np.log1p(index),
        np.log1p(size - 1 - index),
        prose[:-1] / max(float(prose[-1]), 1e-6),
        before,
        after,
        before + after,
        _near(from_first),
        _near(to_last),
        (from_first >= 0) & (to_last >= 0),
        shared * np.log1p(size),
        shared * np.log1p(last - first),
        shared * np.log1p(prose[-1]),
    ]
    return np.array(places, np.float32)


def _near(distance: NDArray[Any]) -> NDArray[Any]:
    near: NDArray[Any] = np.minimum(np.maximum(distance, -_FAR), _FAR)
    return near


def _shifted(rows: Floats, offsets: tuple[int, ...]) -> Floats:
    """Give the values of the lines so many further on, offset by offset; -1 where there is none."""
    reach, size = max(offsets), rows.shape[1]
    wide = np.full((len(rows), size + 2 * reach), -1, np.float32)
    wide[:, reach : reach + size] = rows
    return np.vstack([wide[:, reach + offset : reach + offset + size] for offset in offsets])


class _Sums:
    """Running sums of the values of lines; lines before the first and after the last count as 0."""

    def __init__(self, rows: Floats) -> None:
        self._size = rows.shape[1]
        self._wide = np.zeros((len(rows), self._size + 1 + 2 * _REACH))
        middle = self._wide[:, _REACH + 1 : _REACH + 1 + self._size]
        np.cumsum(rows, axis=1, out=middle)
        self._wide[:, _REACH + 1 + self._size :] = middle[:, -1:]

    def mean(self, start: int, stop: int) -> NDArray[np.float64]:
        """Give the mean over the lines from `start` to before `stop`, counted from each line."""
        first, last = _REACH + start, _REACH + stop
        total: NDArray[np.float64] = (
            self._wide[:, last : last + self._size] - self._wide[:, first : first + self._size]
        )
        total /= stop - start
        return total


def _to_sentences(sentence: Floats) -> tuple[Floats, Floats]:
    """Give how many lines it is to the nearest sentence before and after each line."""
    index = np.arange(len(sentence), dtype=np.float32)
    before = np.maximum.accumulate(np.where(sentence > 0, index, -_FAR))
    after = np.minimum.accumulate(np.where(sentence > 0, index, len(index) + _FAR)[::-1])[::-1]
    return np.minimum(index - before, _FAR), np.minimum(after - index, _FAR)


def _values(own: Floats) -> Floats:
    """Give what each line counts for the part of a text that holds the most prose.

    Prose counts for itself, any other line against.
    """
    value = np.where(own[ROW["sentence"]] > 0, 0.5 + own[ROW["weight"]], np.float32(-0.35))
    value -= 2 * np.minimum(own[ROW["furniture"]], 0.5)
    return value


def densest(values: NDArray[Any]) -> tuple[int, int]:
    """Give the first and last line of the run with the greatest sum of values.

    Kadane's algorithm, by running sums.

    >>> densest(np.array([1, -2, 3, -1, 2, -5, 4]))
    (2, 4)
    """
    until = np.concatenate((np.zeros(1), np.cumsum(values)))
    gain = until[1:] - np.minimum.accumulate(until[:-1])
    last = int(gain.argmax())
    return int(until[: last + 1].argmin()), last
