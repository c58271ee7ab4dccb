"""What a line looks like, and its neighbours: numbers that know no language.

`look` gives one row a feature and one column a line, `look_again` those of the second model, which
also sees what the first one made of the lines around. The order of the rows is that of `NAMES`; a
model holds for this order only.
"""

from collections import Counter
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.text.lines import characters as c
from cleaner_boilerplate.text.lines.characters import Lines
from cleaner_boilerplate.text.lines.furniture import furniture

Floats = NDArray[np.float32]

_OWN = (
    # first those whose neighbours' values count too; the slices below rely on the order
    "repeats", "ends", "lower words", "length", "sentence", "furniture", "starts upper", "short",
    "weight", "words", "word length", "ends colon", "ends comma", "ends letter", "ends digit",
    "closed", "starts lower", "starts digit", "starts otherwise", "upper", "ideographs", "digits",
    "commas", "colons", "bars", "signs", "dashes", "brackets", "stops inside", "sentences",
    "number words", "known", "furniture first",
)  # fmt: skip
ROW = {name: index for index, name in enumerate(_OWN)}
_NEIGHBOURS = slice(0, 6)
_WINDOWED = slice(0, 9)
_SIDES = slice(3, 9)
_OFFSETS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (3, 8, 25)
_SIDE = 10
_FAR = 60  # lines; what is further away than this is as good as nowhere
_PLACES = (
    "place", "from start", "to end", "prose before", "to prose before", "to prose after",
    "to prose", "from dense start", "to dense end", "in dense", "lines", "dense lines", "prose",
)  # fmt: skip
_SCORE_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
_SCORE_PLACES = ("from first", "to last", "of all")

NAMES = (
    *_OWN,
    *(f"{name} {offset:+}" for offset in _OFFSETS for name in _OWN[_NEIGHBOURS]),
    *(f"{name} within {reach}" for reach in _WINDOWS for name in _OWN[_WINDOWED]),
    *(f"{name} before" for name in _OWN[_SIDES]),
    *(f"{name} after" for name in _OWN[_SIDES]),
    *_PLACES,
    *(f"{name} of all" for name in _OWN[_WINDOWED]),
)
SCORE_NAMES = (
    "score",
    *(f"score {offset:+}" for offset in _SCORE_OFFSETS),
    *(f"score within {reach}" for reach in _WINDOWS),
    "score before", "score after",
    *(f"score {name}" for name in _SCORE_PLACES),
)  # fmt: skip


def look(text: str, lines: Lines) -> Floats:
    """Give the features of each line of a text: an array of features by lines.

    There must be a line. Takes time in proportion to the text.
    """
    own = _own(text, lines)
    until = _until(own[_WINDOWED])
    return np.vstack(
        [
            own,
            _shifted(own[_NEIGHBOURS], _OFFSETS),
            *(_mean(until, -reach, reach + 1) for reach in _WINDOWS),
            _mean(until[_SIDES], -_SIDE, 0),
            _mean(until[_SIDES], 1, 1 + _SIDE),
            _places(own, until),
            np.repeat(own[_WINDOWED].mean(axis=1)[:, None], own.shape[1], axis=1),
        ]
    )


def look_again(seen: Floats, scores: Floats) -> Floats:
    """Give what `look` gave and, beside it, the first model's scores of the lines around each."""
    row = scores[None, :]
    until = _until(row)
    return np.vstack(
        [
            seen,
            row,
            _shifted(row, _SCORE_OFFSETS),
            *(_mean(until, -reach, reach + 1) for reach in _WINDOWS),
            _mean(until, -_SIDE, 0),
            _mean(until, 1, 1 + _SIDE),
            _score_places(scores),
        ]
    )


def _own(text: str, lines: Lines) -> Floats:
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
    repeats, known, share, head = _by_words(text, lines)
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
        repeats, ends, words_by_class[c.LOWER] / some_words, logs[0], sentence, share,
        lines.first == c.UPPER, length < 30, np.minimum(length, 600) * sentence / 100, logs[1],
        length / some_words, lines.last == c.COLON, lines.last == c.COMMA,
        lines.last <= c.IDEOGRAPH, lines.last == c.DIGIT, lines.closed, lines.first == c.LOWER,
        lines.first == c.DIGIT, lines.first > c.DIGIT, counts[c.UPPER] / letters,
        counts[c.IDEOGRAPH] / letters, counts[c.DIGIT] / some, *logs[2:],
        words_by_class[c.DIGIT] / some_words, known, head,
    ]  # fmt: skip
    return np.array(own, np.float32)


def _by_words(text: str, lines: Lines) -> Floats:
    """What takes the words themselves: how often a line stands in the text, furniture in it."""
    spans = zip(lines.starts.tolist(), lines.ends.tolist(), strict=True)
    each = [text[start:end] for start, end in spans]
    often = Counter(each)
    marks = np.fromiter(chain.from_iterable(map(furniture, each)), np.float32, 3 * len(each))
    repeats = np.log(np.fromiter(map(often.__getitem__, each), np.float32, len(each)))
    return np.vstack([repeats, marks.reshape(-1, 3).T])


def _places(own: Floats, until: NDArray[np.float64]) -> Floats:
    """Where a line stands in its text, and in the part that holds the most prose (`_PLACES`)."""
    size = own.shape[1]
    index = np.arange(size, dtype=np.float32)
    shared = np.ones(size, np.float32)
    prose = until[ROW["weight"]]
    before, after = _to_sentences(own[ROW["sentence"]])
    first, last = _densest(own)
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


def _score_places(scores: Floats) -> Floats:
    """How far it is from a line to the outermost lines that are more likely text than not."""
    index = np.arange(len(scores))
    likely = np.flatnonzero(scores > 0.5)
    first, last = (likely[0], likely[-1]) if len(likely) else (0, len(scores) - 1)
    places = [
        _near(index - first),
        _near(last - index),
        np.full(len(scores), scores.mean()),
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


def _until(rows: Floats) -> NDArray[np.float64]:
    """Give the sum of the values before each line, and of all."""
    until = np.zeros((len(rows), rows.shape[1] + 1))
    np.cumsum(rows, axis=1, out=until[:, 1:])
    return until


def _mean(until: NDArray[np.float64], start: int, stop: int) -> Floats:
    """Give the mean over the lines from `start` to before `stop`, counted from each line.

    Lines before the beginning and after the end of the text count as 0.
    """
    reach, size = max(-start, stop), until.shape[1] - 1
    wide = np.zeros((len(until), size + 1 + 2 * reach))
    wide[:, reach : reach + size + 1] = until
    wide[:, reach + size + 1 :] = until[:, -1:]
    total = wide[:, reach + stop : reach + stop + size] - wide[:, reach + start :][:, :size]
    return (total / (stop - start)).astype(np.float32)


def _to_sentences(sentence: Floats) -> tuple[Floats, Floats]:
    """Give how many lines it is to the nearest sentence before and after each line."""
    index = np.arange(len(sentence), dtype=np.float32)
    before = np.maximum.accumulate(np.where(sentence > 0, index, -_FAR))
    after = np.minimum.accumulate(np.where(sentence > 0, index, len(index) + _FAR)[::-1])[::-1]
    return np.minimum(index - before, _FAR), np.minimum(after - index, _FAR)


def _densest(own: Floats) -> tuple[int, int]:
    """Give the first and last line of the part of a text where prose most outweighs the rest.

    Prose counts for itself, any other line against: the run of lines with the greatest sum
    (Kadane's algorithm, by running sums).
    """
    value = np.where(own[ROW["sentence"]] > 0, 0.5 + own[ROW["weight"]], -0.35)
    value -= 2 * np.minimum(own[ROW["furniture"]], 0.5)
    until = np.concatenate((np.zeros(1), np.cumsum(value)))
    gain = until[1:] - np.minimum.accumulate(until[:-1])
    last = int(gain.argmax())
    return int(until[: last + 1].argmin()), last
