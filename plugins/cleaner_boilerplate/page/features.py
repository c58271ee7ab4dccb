"""What a block looks like, as numbers: the columns that the classifier was trained on.

Nothing here knows a language but for the short tables of words in `hints`; everything is counted
for all blocks of a page at once.
"""

from collections import Counter
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.page.agreement import coverage
from cleaner_boilerplate.page.blocks import Blocks
from cleaner_boilerplate.page.hints import ANCESTORS, FIRST_WORDS, NAMES, TAGS, WORDS
from cleaner_boilerplate.text.lines import characters
from cleaner_boilerplate.text.lines.characters import Bytes, read_lines

Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]

_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_ALL_WORDS_BELOW = 40
_BEGINNING = 12
_SHORT = 200

_PUNCTUATION = '.,:;!?()[]{}"“”„«»|•·–—…/*#>‹›、。「」'


@cache
def _word_bits() -> tuple[dict[str, int], dict[str, int]]:
    """Give the bit of each word of the tables, anywhere in a line and as its first word."""
    anywhere: dict[str, int] = {}
    first: dict[str, int] = {}
    for bit, (_, words) in enumerate(WORDS):
        for word in words.split():
            anywhere[word] = anywhere.get(word, 0) | 1 << bit
    for bit, (_, words) in enumerate(FIRST_WORDS, len(WORDS)):
        for word in words.split():
            first[word] = first.get(word, 0) | 1 << bit
    return anywhere | {str(year): _YEAR for year in _YEARS}, first


_YEAR, _CLOCK, _ADDRESS = (1 << len(WORDS) + len(FIRST_WORDS) + number for number in range(3))
_WORD_BITS = len(WORDS) + len(FIRST_WORDS) + 3
_YEARS = range(1900, 2100)


def _bits(masks: list[int] | _Ints, count: int) -> Floats:
    column = np.asarray(masks, np.int64)[:, None]
    return ((column >> np.arange(count)) & 1).astype(np.float32)


def _text_columns(blocks: Blocks, title: str, table: Bytes) -> Floats:
    """Count what stands in the texts themselves."""
    texts = blocks.texts
    joined = "\n".join(texts)
    size = np.array([len(text) for text in texts], np.float32)
    starts = np.cumsum(size + 1, dtype=np.int64) - size.astype(np.int64) - 1
    lines = read_lines(joined, table)
    # a block of characters that a newer Unicode knows may count as blank
    rows = np.searchsorted(starts, lines.starts)

    def spread(values: NDArray[Any]) -> NDArray[Any]:
        full = np.zeros((len(texts), *values.shape[1:]), values.dtype)
        full[rows] = values
        return full

    counts, begins = spread(lines.counts), spread(lines.words)
    sentences, first, last = spread(lines.sentences), spread(lines.first), spread(lines.last)
    words = np.maximum(1, begins.sum(1))
    commas, wide = counts[:, characters.COMMA], counts[:, characters.IDEOGRAPH]
    stops = np.where(wide > 0, counts[:, characters.STOP], sentences)
    tags = blocks.elements.tags
    seen = Counter(texts)
    columns = [
        size,
        words,
        np.array(blocks.linked, np.float32) / size,
        np.array(blocks.strong, np.float32) / size,
        begins[:, characters.LOWER] / words,
        begins[:, characters.UPPER] / words,
        counts[:, characters.UPPER] / size,
        counts[:, characters.DIGIT] / size,
        stops + commas,
        stops,
        commas,
        last == characters.STOP,
        last == characters.COLON,
        spread(lines.closed),
        np.minimum(counts[:, characters.BAR], 9),
        np.minimum(counts[:, characters.OPENER] + counts[:, characters.CLOSER], 9),
        wide / size,
        first == characters.UPPER,
        first == characters.OPENER,
        size / words,
        [_TAG_NUMBERS.get(tags[owner], -1) for owner in blocks.owners],
        [seen[text] for text in texts],
    ]
    plain = np.stack([np.asarray(column, np.float32) for column in columns], 1)
    return np.hstack([plain, _word_columns(texts, joined, title)])


def _word_columns(texts: list[str], joined: str, title: str) -> Floats:
    """Look each text's words up: those of the title, and those of the tables."""
    title_words = set(_words(title).split())
    anywhere, first = _word_bits()
    known = frozenset(anywhere)
    masks, shared = [], []
    for text, line in zip(texts, _words(joined).split("\n"), strict=True):
        words = line.split(None, _ALL_WORDS_BELOW)
        mask = first.get(words[0], 0) if words else 0
        for word in known.intersection(
            words if len(words) <= _ALL_WORDS_BELOW else words[:_BEGINNING]
        ):
            mask |= anywhere[word]
        if "@" in text or "http" in text or "www." in text:
            mask |= _ADDRESS
        if len(text) < _SHORT:
            common = len(title_words.intersection(words))
            shared.append((common / max(1, len(title_words)), common / max(1, len(words))))
            if ":" in text:
                mask |= _CLOCK
        else:
            shared.append((0.0, 0.0))
        masks.append(mask)
    return np.hstack([np.array(shared, np.float32), _bits(masks, _WORD_BITS)])


def _words(text: str) -> str:
    """Give a text in lower case with spaces for its punctuation."""
    # one mark after another is four times as fast as `str.translate` is beyond ASCII
    for mark in _PUNCTUATION:
        text = text.replace(mark, " ")
    return text.lower()


def _tree_columns(blocks: Blocks, text: Floats) -> Floats:
    """Look at the elements around each block, and where in the page it stands."""
    elements = blocks.elements
    owners = np.array(blocks.owners)
    parents = np.maximum(np.array(elements.parents), 0)
    depths = np.array(elements.depths, np.float32)
    first, last = np.array(elements.first), np.array(elements.last)
    size, linked = text[:, 0], text[:, 0] * text[:, 2]
    prose = np.where((size > 80) & (text[:, 2] < 0.3), size, 0)
    marks = np.where(prose > 0, text[:, 8], 0)
    sums = np.zeros((len(size) + 1, 5))
    np.cumsum(np.stack([size, linked, prose, np.ones_like(size), marks], 1), 0, out=sums[1:])
    held = (sums[last] - sums[first]).astype(np.float32)
    total, all_linked, all_prose, count = (max(1.0, float(held[0, i])) for i in range(4))
    container = np.stack(
        [
            np.log1p(held[:, 0]),
            held[:, 1] / np.maximum(1, held[:, 0]),
            held[:, 2] / np.maximum(1, held[:, 0]),
            held[:, 0] / total,
            held[:, 2] / all_prose,
            held[:, 3],
            held[:, 4] / np.maximum(1, held[:, 3]),
        ],
        1,
    )
    around, element = [], owners
    for _ in range(5):
        around.append(container[element])
        element = parents[element]
    rich = np.flatnonzero(held[:, 2] >= 0.6 * all_prose)
    best = int(rich[np.argmax(depths[rich] + rich * 1e-7)]) if len(rich) else 0
    order = np.arange(len(size), dtype=np.float32)
    tags = [elements.tags[owner] for owner in blocks.owners]
    heading = tags.index("h1") if "h1" in tags else -1
    hints = np.array(elements.hints)
    near = hints | hints[parents]
    nearer = near | hints[parents[parents]]
    places = np.stack(
        [
            (order >= first[best]) & (order < last[best]),
            depths[owners],
            depths[owners] - depths[best],
            order / len(size),
            (sums[:-1, 0] / total).astype(np.float32),
            order - heading if heading >= 0 else np.full_like(order, -999),
            np.full_like(order, np.log1p(count)),
            np.full_like(order, np.log1p(total)),
            np.full_like(order, all_linked / total),
            np.full_like(order, all_prose / total),
        ],
        1,
    ).astype(np.float32)
    names = len(NAMES) + 1
    masks = [near[owners], nearer[owners], np.array(elements.all_hints)[owners]]
    return np.hstack(
        [
            *around,
            places,
            *(_bits(mask, names) for mask in masks),
            _bits(np.array(elements.ancestors)[owners], len(ANCESTORS)),
        ]
    )


def _neighbours(values: Floats, reach: int, windows: tuple[int, ...]) -> Floats:
    """Give the values of the blocks up to `reach` before and behind each, and means around it."""
    count, width = values.shape
    padded = np.full((count + 2 * reach, width), -1, np.float32)
    padded[reach : reach + count] = values
    shifted = [
        padded[reach + step : reach + step + count] for step in range(-reach, reach + 1) if step
    ]
    sums = np.zeros((count + 1, width))
    np.cumsum(values, 0, out=sums[1:])
    order = np.arange(count)
    for window in windows:
        low, high = np.maximum(0, order - window), np.minimum(count, order + window + 1)
        shifted.append(((sums[high] - sums[low]) / (high - low)[:, None]).astype(np.float32))
    return np.hstack(shifted)


def columns(blocks: Blocks, title: str, body: str, table: Bytes) -> Floats:
    """Give an (N, F) array: a row for each of the N > 0 blocks of a page.

    `title` is the page's, `body` what its metadata give as the text of the article, if they do;
    `table` are the classes of characters that the model was trained with.
    """
    text = _text_columns(blocks, title, table)
    tree = _tree_columns(blocks, text)
    return np.hstack(
        [
            text,
            tree,
            _neighbours(text[:, [0, 2, 8, 11, 21]], 3, (5, 15)),
            _body_columns(blocks, body),
        ]
    )


def _body_columns(blocks: Blocks, body: str) -> Floats:
    """Compare each block with the text of the metadata; -1 where there is none."""
    count = len(blocks.texts)
    if not body:
        return np.full((count, 2), -1, np.float32)
    part = coverage(blocks.texts, body)
    sizes = np.array([len(text) for text in blocks.texts], np.float32)
    found = float((part * sizes).sum()) / len(body)
    return np.stack([part, np.full(count, found, np.float32)], 1)


def second_columns(first: Floats, scores: Floats, owners: list[int]) -> Floats:
    """Give the columns of the second pass: the first ones, and the scores of the blocks around."""
    weight = scores * first[:, 0]
    running = np.cumsum(weight, dtype=np.float64)
    total = max(1.0, float(running[-1]))
    owner = np.array(owners)
    owned = np.bincount(owner)[owner]
    return np.hstack(
        [
            first,
            scores[:, None],
            _neighbours(scores[:, None], 4, (8,)),
            np.stack(
                [
                    (running - weight) / total,
                    running / total,
                    (np.bincount(owner, scores)[owner]) / owned,
                    (np.bincount(owner, weight)[owner]) / total,
                ],
                1,
            ).astype(np.float32),
        ]
    )


def referee_columns(scores: Floats, found: Floats, sizes: Floats, certainty: float) -> Floats:
    """Give the columns of the third model: the scores, and how much trafilatura found.

    `certainty` is how sure the scores are of the page.
    """
    taken = np.where(found >= 0.7, sizes, 0)
    total = max(1.0, float(taken.sum()))
    either = max(1.0, float((sizes * np.maximum(scores, found)).sum()))
    both = float((sizes * np.minimum(scores, found)).sum())
    page = np.array([both / either, total, certainty], np.float32)
    return np.hstack(
        [
            np.stack([scores, found, sizes, scores * found, scores - found], 1),
            _neighbours(np.stack([scores, found], 1), 3, (8,)),
            (np.cumsum(taken) / total)[:, None].astype(np.float32),
            np.repeat(page[None, :], len(scores), 0),
        ]
    )
