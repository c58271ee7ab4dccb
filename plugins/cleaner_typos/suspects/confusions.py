"""Words that are right by themselves and wrong where they stand.

What is found is said and left alone. It rests on two tables, each entry with the neighbours that
give it away: `confusions.txt`, written by hand, of what is often confused; and `neighbours.txt`,
made by `scripts/english` of counted pairs of words, of nouns where only a verb can stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path

import msgspec

from cleaner import Finding
from cleaner_typos.context import is_of_word

# How sure the findings of a table are. Of those by hand, all 30 were right in forums and reviews;
# edited text has too few of either to count.
_TABLES = {"confusions.txt": 0.95, "neighbours.txt": 0.8}
# the word right before or after, with nothing but a space between
_BEFORE = re.compile(r"(?<![^\s“\"‘(])[\w'’]{1,40} \Z")
_AFTER = re.compile(r" ([\w'’]{1,40})(?![\w'’-])")
_FAR = 45
# so many words are looked for one by one as quickly as all words are gone through once
_FEW = 10


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


def may_be_confused(tokens: Sequence[bytes], distinct: frozenset[bytes]) -> set[str]:
    """Give the words of the table in a text, where there are many only those before what shows it.

    `tokens` are the runs of ASCII letters of a text in order, `distinct` each of them once.

    >>> may_be_confused([b"they", b"continence", b"their", b"push"], frozenset([b"continence"]))
    {'continence'}
    """
    followers = _followers()
    candidates = _words() & distinct
    if len(candidates) <= _FEW:
        return {word.decode() for word in candidates}
    places = compress(range(len(tokens)), map(candidates.__contains__, tokens))
    found = set()
    for place in places:
        after = followers[tokens[place]]
        if not after or (place + 1 < len(tokens) and tokens[place + 1] in after):
            found.add(tokens[place])
    return {word.decode() for word in found}


@lru_cache(maxsize=1)
def _words() -> frozenset[bytes]:
    return frozenset(_followers())


@lru_cache(maxsize=1)
def _followers() -> dict[bytes, frozenset[bytes]]:
    """Give by word the tokens after it that may show a confusion, none where all may."""
    followers = {}
    for word, entries in table().items():
        after = {one for entry in entries for one in entry.after}
        if not all(entry.after for entry in entries):
            after = set()
        followers[word.encode()] = frozenset(one.partition("'")[0].encode() for one in after)
    return followers


def confusions(text: str, candidates: Iterable[str]) -> Iterator[Finding]:
    """Give findings for the candidates, words of the table, whose neighbours show a confusion.

    >>> [found.suggestion for found in confusions("as they continence their push", ["continence"])]
    ['continue']
    """
    for word in sorted(candidates):
        for found in _followed(word).finditer(text):
            start, end = found.start(), found.start() + len(word)
            if not is_of_word(text[start - 1 : start]) and (one := _shown(text, start, end)):
                message = f'"{word}" may be meant as "{one.meant}"'
                yield Finding(start, end, "real-word", message, one.meant, one.confidence)


@lru_cache(maxsize=4096)
def _followed(word: str) -> re.Pattern[str]:
    """Give what finds a word where an entry may fit what comes after it.

    It begins with the letters of the word, which the engine looks for quickly.
    """
    entries = table()[word]
    if not all(one.after for one in entries):
        return re.compile(rf"{word}(?!\w)")
    after = "|".join(sorted({one for entry in entries for one in entry.after}))
    return re.compile(rf"{word} (?={after})".replace("'", "['’]"))


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
