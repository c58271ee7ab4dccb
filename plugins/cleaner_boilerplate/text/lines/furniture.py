"""How much of a line is furniture: known phrases, and words of web pages in many languages."""

from functools import cache, lru_cache
from pathlib import Path

from cleaner_boilerplate.phrasebook import is_phrase

_FILE = Path(__file__).parent / "furniture.txt"
_LONGEST = 300
"""Characters; a longer line is a paragraph, and not looked into."""
_OFTEN = 80
"""Characters; a longer line is not expected to come again."""
_AROUND_WORDS = ".,:;!?…()[]{}<>«»‹›“”„\"'|/\\*+-–—•·→"

Furniture = tuple[float, float, float]
_NONE: Furniture = (0.0, 0.0, 0.0)


def furniture(line: str) -> Furniture:
    """Tell whether a line is a known phrase, the share of its words that are, and of the first.

    >>> furniture("Share on Facebook")
    (1.0, 0.6666666666666666, 1.0)
    >>> furniture("It rained all day.")
    (0.0, 0.0, 0.0)
    """
    if len(line) > _LONGEST:
        return _NONE
    return _short_line(line) if len(line) <= _OFTEN else _look_up(line)


def furniture_share(line: str) -> float:
    """Give the share of a line's words that are words of web pages.

    >>> furniture_share("Home | Login")
    1.0
    """
    hits = _hits(line)
    return sum(hits) / len(hits) if hits else 0.0


def _look_up(line: str) -> Furniture:
    hits = _hits(line)
    share = sum(hits) / len(hits) if hits else 0.0
    # a phrase without such a word is not worth the time it takes to look it up
    return (float(is_phrase(line)), share, float(hits[0])) if share else _NONE


# the same lines stand on every page of a site
_short_line = lru_cache(maxsize=1 << 15)(_look_up)


def _hits(line: str) -> list[bool]:
    known = _words()
    words = [word.strip(_AROUND_WORDS) for word in line.casefold().split()]
    return [word in known for word in words if word]


@cache
def _words() -> frozenset[str]:
    lines = _FILE.read_text("utf-8").splitlines()
    return frozenset(
        word.casefold()
        for line in lines
        if line and not line.startswith("#")
        for word in line.split("\t")[1].split()
    )
