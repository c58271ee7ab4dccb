"""Words that are right by themselves and wrong where they stand.

What is found is said and left alone. It rests on two tables, each entry with the neighbours that
give it away: `confusions.txt`, written by hand, of what is often confused; and `neighbours.txt`,
made by `scripts/english` of counted pairs of words, of nouns where only a verb can stand.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from cleaner import Finding
from cleaner_typos.context import occurrences

# How sure the findings of a table are. Of those by hand, 38 of 38 were right in forums and reviews,
# and 31 of 34 in edited pages and manuals; of the others too few are met to count.
_TABLES = {"confusions.txt": 0.95, "neighbours.txt": 0.8}
# the word right before or after, with nothing but a space between
_BEFORE = re.compile(r"(?<![^\s“\"‘(])[\w'’]{1,40} \Z")
_AFTER = re.compile(r" ([\w'’]{1,40})(?![\w'’-])")
_FAR = 45


class Confusion(msgspec.Struct, frozen=True):
    """A word, what is meant by it, and the words before and after it that show this.

    Where both sets are given, both neighbours must be in them. `confidence` is that of its finding.
    """

    word: str
    meant: str
    before: frozenset[str]
    after: frozenset[str]
    confidence: float


@lru_cache(maxsize=1)
def table() -> dict[str, list[Confusion]]:
    """Give the known confusions by their word."""
    confusions: dict[str, list[Confusion]] = {}
    for name, confidence in _TABLES.items():
        for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
            for confusion in _confusions(line.partition("#")[0], confidence):
                confusions.setdefault(confusion.word, []).append(confusion)
    return confusions


def _confusions(entry: str, confidence: float) -> Iterator[Confusion]:
    """Read an entry of the form `words = meant < words before > words after`."""
    words, _, rest = entry.partition("=")
    rest, _, after = rest.partition(">")
    meant, _, before = rest.partition("<")
    neighbours = frozenset(before.split()), frozenset(after.split())
    for word in words.split():
        yield Confusion(word, meant.strip(), *neighbours, confidence)


def confusions(text: str, candidates: Iterable[str]) -> Iterator[Finding]:
    """Give findings for the candidates, words of the table, whose neighbours show a confusion.

    >>> [found.suggestion for found in confusions("as they continence their push", ["continence"])]
    ['continue']
    """
    for word in sorted(candidates):
        followed = _followed(word)
        for start in occurrences(text, word):
            end = start + len(word)
            if followed.match(text, end) and (one := _shown(text, start, end)):
                message = f'"{word}" may be meant as "{one.meant}"'
                yield Finding(start, end, "real-word", message, one.meant, one.confidence)


@lru_cache(maxsize=4096)
def _followed(word: str) -> re.Pattern[str]:
    """Give what finds out quickly that no entry of a word fits what comes after it."""
    entries = table()[word]
    if not all(one.after for one in entries):
        return re.compile("")
    after = "|".join(sorted({one for entry in entries for one in entry.after}))
    return re.compile(f" (?:{after})(?![\\w'’-])".replace("'", "['’]"))


def _shown(text: str, start: int, end: int) -> Confusion | None:
    """Give the first entry of a word that its neighbours fit."""
    before, after = _word_before(text, start), _word_after(text, end)
    for one in table()[text[start:end]]:
        if (not one.before or before in one.before) and (not one.after or after in one.after):
            return one
    return None


def _word_before(text: str, start: int) -> str:
    found = _BEFORE.search(text[max(0, start - _FAR) : start])
    return _plain(found[0].strip().lower()) if found else ""


def _word_after(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return _plain(found[1]) if found else ""


def _plain(word: str) -> str:
    return word.replace("’", "'")
