"""Repair East Asian text in an encoding of two bytes a character that was read as a Western one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaner import Edit
from cleaner.charsets import decode
from cleaner_encoding.misread.oddness import character
from cleaner_encoding.misread.sequences import WINDOWS_1252
from cleaner_encoding.misread.wrong_charset import RULE
from cleaner_encoding.spans import spans

_NAMES = ("shift_jis", "euc-kr", "gb18030", "big5")
# What two bytes beyond ASCII look like as Western text: no language has so many signs in a row.
_DENSE = re.compile(r"[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2013-\u2122]{6}")
_BYTES = str.maketrans({char: chr(byte) for char, byte in WINDOWS_1252.items()})
_SAMPLE = 1000
_FEWEST = 12  # characters of East Asia
_SHARE = 0.8  # of all letters beyond ASCII
_FEW = 0.1
_ODD = 0.15  # of them, rare ones


def wide_charset(text: str) -> Iterator[Edit]:
    """Give the edits that read a text in the East Asian encoding that it was written in.

    >>> garbled = "橋は三月に開通する予定だと市長は述べた".encode("cp932").decode("latin-1")
    >>> [edit.after for edit in wide_charset(garbled)]
    ['橋は三月に開通する予定だと市長は述べた']
    """
    if not _DENSE.search(text):
        return
    lines = text.split("\n")
    name = _likeliest([line for line in lines if not line.isascii() and not _is_chart(line)])
    if name is None:
        return
    start = 0
    for line in lines:
        if (after := _reread(line, name)) is not None and after != line:
            yield from spans(line, after, start, RULE, f"{name} as windows-1252")
        start += len(line) + 1


def _likeliest(lines: list[str]) -> str | None:
    """Tell the encoding that gives the most common characters, None where none makes sense."""
    best: tuple[float, str] | None = None
    for name in _NAMES:
        read = [after for line in lines[:20] if (after := _reread(line[:_SAMPLE], name))]
        odd = _oddness("".join(read))
        if odd < _ODD and (best is None or odd < best[0]):
            best = odd, name
    return best[1] if best else None


def _is_chart(line: str) -> bool:
    """Tell whether a line lists characters in the order of their codes."""
    return sum(ord(after) - ord(char) == 1 for char, after in pairwise(line)) > len(line) / 2


def _oddness(text: str) -> float:
    letters = [character(char) for char in text if char > "\x7f"]
    letters = [letter for letter in letters if letter.kind not in "p"]
    eastern = [letter for letter in letters if letter.script == "CJK"]
    if len(eastern) < _FEWEST or len(eastern) < _SHARE * len(letters):
        return 1.0
    # Korean is written in its own letters, with hardly any Chinese ones between them
    korean = sum("\uac00" <= char <= "\ud7a3" for char in text)
    if _FEW * len(eastern) < korean < (1 - _FEW) * len(eastern):
        return 1.0
    narrow = sum("\uff61" <= char <= "\uff9f" for char in text)  # any byte may be one in Shift JIS
    return (narrow + sum(letter.odd for letter in letters)) / len(letters)


def _reread(line: str, name: str) -> str | None:
    """Read a line's bytes in an encoding; None where they are not to be had or make no text."""
    try:
        return decode(line.translate(_BYTES).encode("latin-1"), name)
    except UnicodeError:
        return None
