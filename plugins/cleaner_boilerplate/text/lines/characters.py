"""The characters of a text as classes, and what each of its lines is made of.

All of it is counted for the whole text at once: code points by NumPy, one table from code point to
class, one count of classes by line.
"""

import unicodedata

import msgspec
import numpy as np
from numpy.typing import NDArray

# the classes; a table of 65,536 of them lies beside the model, so that another version of Unicode
# does not change what a model sees
(
    SPACE, LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT, STOP, COMMA, COLON, CLOSER, OPENER, DASH, BAR,
    SIGN, MARK, OTHER,
) = range(16)  # fmt: skip
CLASSES = 16
_SINGLE = {
    STOP: ".!?…。！？｡।॥؟۔։።፧⸮‽",
    COMMA: ",;、，；،؛፣",
    COLON: ":：",
    CLOSER: "\"'”’»)]}」』）】›",
    OPENER: "“‘«([{„‚「『（【‹¿¡",
    DASH: "-–—―‐‑",
    BAR: "|/\\>→←•·▪●■►▶▸◄¦",
    SIGN: "©®™@#&%+=*~^_<$€£¥§",
}
_BY_CATEGORY = {
    "Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Lo": LETTER, "Lm": LETTER, "Mn": LETTER, "Mc": LETTER,
    "Nd": DIGIT, "Nl": DIGIT, "No": DIGIT, "Zs": SPACE, "Zl": SPACE, "Zp": SPACE, "Cc": SPACE,
    "Cf": SPACE, "Sc": SIGN,
}  # fmt: skip
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF))
_SPREAD = 65_536

Bytes = NDArray[np.uint8]
Integers = NDArray[np.int64]


class Lines(msgspec.Struct, frozen=True):
    """The lines of a text that are not blank, each with what it is made of.

    `numbers` are those of the lines among all, from 0; `starts` and `ends` are positions in the
    text, the line break not among them; `counts` is the number of characters of each
    class, `words` that of words by the class of their first letter; `sentences` are full stops
    before a space; `first` and `last` are the classes of the outermost characters, `last` without
    closing quotes and brackets.
    """

    numbers: Integers
    starts: Integers
    ends: Integers
    counts: Integers
    words: Integers
    sentences: Integers
    first: Bytes
    last: Bytes
    closed: NDArray[np.bool_]


def class_table() -> Bytes:
    """Make the table from code point to class, of the Unicode that this Python knows."""
    table = np.full(_SPREAD, OTHER, np.uint8)
    for code in range(_SPREAD - 1):
        category = unicodedata.category(chr(code))
        table[code] = _BY_CATEGORY.get(category, MARK if category[0] == "P" else OTHER)
    for low, high in _IDEOGRAPHS:
        table[low : high + 1] = IDEOGRAPH
    for one, characters in _SINGLE.items():
        for character in characters:
            table[ord(character)] = one
    return table


class Characters(msgspec.Struct, frozen=True):
    """A text, a line break behind it: the code points up to 65,535 and the class of each."""

    codes: NDArray[np.uint32]
    classes: Bytes


def read_characters(text: str, table: Bytes) -> Characters:
    """Take a text apart into its characters. Works on any text, unpaired surrogates included."""
    codes = np.frombuffer((text + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(codes, _SPREAD - 1)
    return Characters(codes, table[codes])


def read_lines(text: str, table: Bytes) -> Lines:
    """Take a text apart into its lines. Works on any text, unpaired surrogates and NULs included.

    >>> lines = read_lines("Home\\n\\nIt rained.", class_table())
    >>> lines.starts.tolist(), lines.ends.tolist(), lines.sentences.tolist()
    ([0, 6], [4, 16], [0, 1])
    """
    return lines_of(read_characters(text, table))


def lines_of(characters: Characters) -> Lines:
    """Take the characters of a text apart into its lines."""
    classes = characters.classes
    ends = np.flatnonzero(characters.codes == 10)
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))
    lines = np.repeat(np.arange(len(ends)), ends - starts + 1)
    counts = _tally(lines, classes, len(ends))

    solid = np.flatnonzero(classes != SPACE)
    lengths = counts[:, 1:].sum(axis=1)
    kept = np.flatnonzero(lengths)
    until = np.cumsum(lengths)
    first = classes[solid[until[kept] - lengths[kept]]]
    last, closed = _last_classes(classes[solid], until[kept] - 1, until[kept] - lengths[kept])

    begins = np.flatnonzero((classes[1:] != SPACE) & (classes[:-1] == SPACE)) + 1
    if classes[0] != SPACE:
        begins = np.concatenate((np.zeros(1, np.int64), begins))
    words = _tally(lines[begins], classes[begins], len(ends))
    stops = np.flatnonzero((classes[:-1] == STOP) & (classes[1:] == SPACE))
    sentences = np.bincount(lines[stops], minlength=len(ends))
    return Lines(
        kept, starts[kept], ends[kept], counts[kept], words[kept], sentences[kept], first, last,
        closed,
    )  # fmt: skip


def _tally(lines: Integers, classes: Bytes, number: int) -> Integers:
    """Count each class in each line, as an array of lines by classes."""
    return np.bincount(lines * CLASSES + classes, minlength=number * CLASSES).reshape(
        number, CLASSES
    )


def _last_classes(solid: Bytes, last: Integers, first: Integers) -> tuple[Bytes, NDArray[np.bool_]]:
    """Give the class of each last character before up to two closers, and whether there was one."""
    closed = solid[last] == CLOSER
    for _ in range(2):
        last = np.where((solid[last] == CLOSER) & (last > first), last - 1, last)
    return solid[last], closed
