"""What a block looks like, as numbers: the columns that the classifier was trained on.

Nothing here knows a language but for the short tables of words in `hints`; everything is counted
for all blocks of a page at once.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner_boilerplate.page.agreement import coverage
from cleaner_boilerplate.page.blocks import Blocks
from cleaner_boilerplate.page.hints import ANCESTORS, FIRST_WORDS, NAMES, TAGS, WORDS

Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]

_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_ALL_WORDS_BELOW = 40
_BEGINNING = 12
_SHORT = 200

_LOWER, _UPPER, _DIGIT, _SPACE, _STOP, _COMMA, _MARK, _QUOTE, _WIDE = (1 << bit for bit in range(9))
_CHARACTERS = {
    _STOP: ".!?…。！？।؟۔",
    _COMMA: ",、，،;；",
    _MARK: "|»«•·›>→/▶►",
    _QUOTE: '"“”„「」『』',
}
_WIDE_RANGES = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0x0E00, 0x0E7F))
_PUNCTUATION = str.maketrans(dict.fromkeys('.,:;!?()[]{}"“”„«»|•·–—…/*#>‹›、。「」', " "))


@cache
def _classes() -> NDArray[np.uint16]:
    """Give the classes of each character of the basic plane; what lies above counts as a letter."""
    table = np.zeros(0x10000, np.uint16)
    for code in range(0x10000):
        char = chr(code)
        if char.islower():
            table[code] = _LOWER
        elif char.isupper():
            table[code] = _UPPER
        elif char.isdigit():
            table[code] = _DIGIT
        elif char.isspace():
            table[code] = _SPACE
    for mask, chars in _CHARACTERS.items():
        for char in chars:
            table[ord(char)] |= mask
    for start, end in _WIDE_RANGES:
        table[start : end + 1] |= _WIDE
    return table


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
    return anywhere, first


_YEAR, _CLOCK, _ADDRESS = (1 << len(WORDS) + len(FIRST_WORDS) + number for number in range(3))
_WORD_BITS = len(WORDS) + len(FIRST_WORDS) + 3


def _word_mask(words: list[str], anywhere: dict[str, int], first: dict[str, int]) -> int:
    mask = first.get(words[0], 0) if words else 0
    for word in words:
        mask |= anywhere.get(word, 0)
        if word[0].isdigit() and len(word) == 4 and word[:2] in ("19", "20"):
            mask |= _YEAR
    return mask


def _bits(masks: list[int] | _Ints, count: int) -> Floats:
    column = np.asarray(masks, np.int64)[:, None]
    return ((column >> np.arange(count)) & 1).astype(np.float32)


def _text_columns(blocks: Blocks, title: str) -> Floats:
    """Count what stands in the texts themselves."""
    texts = blocks.texts
    joined = "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes()[np.minimum(codes, 0xFFFF)]
    length = np.array([len(text) for text in texts], np.int64)
    starts = np.cumsum(length + 1) - length - 1
    ends = starts + length - 1

    def count(hits: NDArray[np.bool_]) -> Floats:
        return np.add.reduceat(hits, starts, dtype=np.int64).astype(np.float32)

    def has(mask: int) -> NDArray[np.bool_]:
        return (classes & mask) != 0

    space = has(_SPACE)
    begins = ~space
    begins[1:] &= space[:-1]
    after_space = np.zeros(len(codes), bool)
    after_space[:-1] = space[1:]
    lower, upper, wide = has(_LOWER), has(_UPPER), has(_WIDE)
    stop, comma = has(_STOP), has(_COMMA)
    words = np.maximum(1, count(begins))
    next_upper = np.zeros(len(codes), bool)
    next_upper[:-1] = upper[1:]
    size = length.astype(np.float32)
    last = classes[ends]
    # a closing quote or bracket behind the stop still ends a sentence
    before_last = classes[np.maximum(ends - 1, starts)]
    closes = np.isin(codes[ends], [ord(char) for char in '"”’»)」』]'])
    sentence = ((last & _STOP) != 0) | (closes & ((before_last & _STOP) != 0))

    title_words = set(title.lower().translate(_PUNCTUATION).split())
    anywhere, first = _word_bits()
    masks, shared, shared_part = [], [], []
    for text, line in zip(texts, joined.lower().translate(_PUNCTUATION).split("\n"), strict=True):
        parts = line.split()
        masks.append(
            _word_mask(
                parts if len(parts) <= _ALL_WORDS_BELOW else parts[:_BEGINNING], anywhere, first
            )
            | (_ADDRESS if "@" in text or "http" in text or "www." in text else 0)
            | (_CLOCK if ":" in text and len(text) < _SHORT else 0)
        )
        common = len(title_words.intersection(parts[:25])) if len(text) < _SHORT else 0
        shared.append(common / max(1, len(title_words)))
        shared_part.append(common / max(1, len(parts)))
    seen: dict[str, int] = {}
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
    tags = blocks.elements.tags
    columns = [
        size,
        words,
        np.array(blocks.linked, np.float32) / size,
        np.array(blocks.strong, np.float32) / size,
        count(begins & lower) / words,
        count(begins & upper & next_upper) / words,
        count(begins & upper) / words,
        count(has(_DIGIT)) / size,
        count((stop & (after_space | wide)) | comma),
        count(stop & after_space),
        count(comma),
        sentence,
        np.isin(codes[ends], (ord(":"), ord("："))),
        (last & _STOP) != 0,
        np.minimum(count(has(_MARK)), 9),
        np.minimum(count(has(_QUOTE)), 9),
        count(wide) / size,
        (classes[starts] & _UPPER) != 0,
        (classes[starts] & _QUOTE) != 0,
        size / words,
        [_TAG_NUMBERS.get(tags[owner], -1) for owner in blocks.owners],
        [seen[text] for text in texts],
        shared,
        shared_part,
    ]
    plain = np.stack([np.asarray(column, np.float32) for column in columns], 1)
    return np.hstack([plain, _bits(masks, _WORD_BITS)])


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


def columns(blocks: Blocks, title: str, body: str = "") -> Floats:
    """Give an (N, F) array: a row for each of the N > 0 blocks of a page.

    `title` is the page's, `body` what its metadata give as the text of the article, if they do.
    """
    text = _text_columns(blocks, title)
    tree = _tree_columns(blocks, text)
    return np.hstack(
        [
            text,
            tree,
            _neighbours(text[:, [0, 2, 8, 11, 20]], 3, (5, 15)),
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
