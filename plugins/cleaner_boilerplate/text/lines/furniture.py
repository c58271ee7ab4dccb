"""Words of web pages in many languages, and how much of a line is made of them."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "furniture.txt"
_AROUND_WORDS = ".,:;!?…()[]{}<>«»‹›“”„\"'|/\\*+-–—•·→"


def furniture_share(line: str) -> float:
    """Give the share of a line's words that are words of web pages.

    >>> furniture_share("Home | Login")
    1.0
    """
    known = furniture_words()
    words = [word.strip(_AROUND_WORDS) for word in line.casefold().split()]
    hits = [word in known for word in words if word]
    return sum(hits) / len(hits) if hits else 0.0


@cache
def furniture_words() -> frozenset[str]:
    """Give the words of web pages, as they are written but for case."""
    lines = _FILE.read_text("utf-8").splitlines()
    return frozenset(
        word.casefold()
        for line in lines
        if line and not line.startswith("#")
        for word in line.split("\t")[1].split()
    )
