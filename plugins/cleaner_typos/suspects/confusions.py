"""Words that are right by themselves and wrong where they stand.

What is found is said and left alone. It rests on a table of known confusions, each with the
neighbours that give it away; a statistical model of word pairs can take its place and would find
many more.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from cleaner import Finding
from cleaner_typos.context import occurrences

_TABLE = Path(__file__).with_name("confusions.txt")
# the word right before or after, with nothing but a space between
_BEFORE = re.compile(r"(?<![^\s“\"‘(])[\w'’]{1,40} \Z")
_AFTER = re.compile(r" ([\w'’]{1,40})")
_FAR = 45


class Confusion(msgspec.Struct, frozen=True):
    """A word, what is meant by it, and the words before and after it that show this.

    Where both sets are given, both neighbours must be in them.
    """

    word: str
    meant: str
    before: frozenset[str]
    after: frozenset[str]


@lru_cache(maxsize=1)
def table() -> dict[str, list[Confusion]]:
    """Give the known confusions by their word."""
    confusions: dict[str, list[Confusion]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            confusion = _confusion(entry)
            confusions.setdefault(confusion.word, []).append(confusion)
    return confusions


def _confusion(entry: str) -> Confusion:
    """Read an entry of the form `word = meant < words before > words after`."""
    word, _, rest = entry.partition("=")
    rest, _, after = rest.partition(">")
    meant, _, before = rest.partition("<")
    return Confusion(
        word.strip(), meant.strip(), frozenset(before.split()), frozenset(after.split())
    )


def confusions(text: str, candidates: Iterable[str]) -> Iterator[Finding]:
    """Give findings for the candidates, words of the table, whose neighbours show a confusion.

    >>> [found.suggestion for found in confusions("as they continence their push", ["continence"])]
    ['continue']
    """
    for word in sorted(candidates):
        for start in occurrences(text, word):
            end = start + len(word)
            meant = _meant(word, *_neighbours(text, start, end))
            if meant:
                message = f'"{word}" may be meant as "{meant}"'
                yield Finding(start, end, "real-word", message, meant)


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    before = _BEFORE.search(text[max(0, start - _FAR) : start])
    after = _AFTER.match(text, end)
    return before[0].strip().lower() if before else "", after[1].lower() if after else ""


def _meant(word: str, before: str, after: str) -> str | None:
    for one in table()[word]:
        if (not one.before or before in one.before) and (not one.after or after in one.after):
            return one.meant
    return None
