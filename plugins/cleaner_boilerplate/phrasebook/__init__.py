"""The phrase book: whole lines that are furniture wherever they stand at the end of a text."""

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "phrases.txt"
_PUNCTUATION = re.compile(r"[^\w]+")
_LONGEST = 120


def is_phrase(line: str, extra: tuple[str, ...] = ()) -> bool:
    """Tell whether a line is a phrase of the book or of `extra`, case and punctuation aside.

    >>> is_phrase("Share this article:")
    True
    >>> is_phrase("Share prices rose.")
    False
    """
    if len(line) > _LONGEST:
        return False
    words = _folded(line)
    return words in _book() or any(words == _folded(phrase) for phrase in extra)


def _folded(line: str) -> str:
    return _PUNCTUATION.sub(" ", line.casefold()).strip()


@cache
def _book() -> frozenset[str]:
    """Read the book; a line of three columns (kind, language, phrase) or a comment."""
    lines = _FILE.read_text("utf-8").splitlines()
    return frozenset(
        _folded(line.split("\t")[2]) for line in lines if line and not line.startswith("#")
    )
