"""How much of each block another extractor has found."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_GRAM = 4
_LONG = 25
_ENOUGH_WORDS = 8
_LIST_MARKS = "-–•* "


def coverage(texts: Sequence[str], found: str) -> NDArray[np.float32]:
    """Give for each of N texts the part of it that stands in `found`, from 0 to 1.

    A short text counts where it is a line or a cell of `found`, a long one where it stands in a
    line, or by its sequences of four words. White space is folded in `texts`.

    >>> coverage(["Home", "It rained."], "It rained.\\nNobody at home minded.")
    array([0., 1.], dtype=float32)
    """
    lines: set[str] = set()
    for line in found.split("\n"):
        folded = " ".join(line.split())
        lines.add(folded)
        lines.add(folded.lstrip(_LIST_MARKS))
        if "|" in folded:
            lines.update(cell.strip() for cell in folded.split("|"))
    whole = " ".join(found.split())
    grams = _grams(_WORD.findall(whole))
    part = np.zeros(len(texts), np.float32)
    for number, text in enumerate(texts):
        if text in lines:
            part[number] = 1
        elif len(text) >= _LONG:
            words = _WORD.findall(text)
            if len(words) >= _ENOUGH_WORDS:
                own = _grams(words)
                part[number] = len(own & grams) / len(own)
            elif text in whole:
                part[number] = 1
    return part


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}
