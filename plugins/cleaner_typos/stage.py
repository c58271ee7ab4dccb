"""The stage: find candidates in one pass over the words, look closer only where there are any."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, islice
from operator import eq
from typing import Literal

import msgspec

from cleaner import Document, Edit, Finding, Rewrite, stage
from cleaner_typos.context import token_at
from cleaner_typos.dictionaries import load
from cleaner_typos.english.misspellings import misspellings
from cleaner_typos.repairs.homoglyphs import homoglyphs, may_hold_homoglyph
from cleaner_typos.repairs.scraping import (
    ALWAYS_WRONG_TWICE,
    doubled_words,
    glued_sentences,
    letter_spaced,
)
from cleaner_typos.suspects.confusions import confusions
from cleaner_typos.suspects.confusions import table as confusion_table
from cleaner_typos.suspects.guesses import guesses, unknown_words

# One repair may make room for another ("teh the"), but each takes something off.
_MOST_ROUNDS = 5
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_CAPITALS = bytes(65 if 65 <= byte <= 90 else byte for byte in range(256))
_CAPITALS_APART = b"A A A A A"
_DOUBLED = frozenset(word.encode() for word in ALWAYS_WRONG_TWICE)
# 97 in 100 of the repairs were right where people judged them
_CONFIDENCE = 0.97
_RULES = (glued_sentences, homoglyphs, letter_spaced, doubled_words)


class TyposOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[stages.typos]`.

    `apply` "none" turns all edits into findings that suggest them, "all" the findings into edits.
    `dictionary` names further files of misspellings, in the form of the package's own; `ignore`
    words that are never touched.

    Raises `ValueError` for a dictionary that can't be read, naming file and line.
    """

    apply: Literal["safe", "all", "none"] = "safe"
    dictionary: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Read the user's files, so that what is wrong with them is said before a run."""
        if self.dictionary:
            load(self.dictionary)


class _Words(msgspec.Struct, frozen=True):
    """The corrections that hold, and the words to look for: their keys and the confusions'.

    Of `decided` words it is known what becomes of them: they are in a list, or ignored.
    """

    corrections: dict[str, str]
    wanted: frozenset[bytes]
    decided: frozenset[bytes]
    ignored: frozenset[str]


class _Glance(msgspec.Struct, frozen=True):
    """What one look at a text shows: words of the lists in it, and whether any rule may repair.

    `counts` says how often each word comes, in order.
    """

    counts: Counter[bytes]
    known: frozenset[str]
    repairable: bool


@stage(after="boilerplate", options=TyposOptions)
def typos(document: Document, options: TyposOptions) -> Iterable[Edit]:
    """Repair glued sentences, doubled words, look-alike letters and safe misspellings.

    What is only suspected becomes a finding: a real word where another is meant, a word that is
    none.
    """
    text = document.text
    words = _words(options.dictionary, options.ignore)
    rewrite = Rewrite(text)
    glance = _glance(text, words)
    found = list(_suspected(text, glance, words))
    if options.apply == "all":
        if glance.repairable or found:
            _repair_all(rewrite, glance, words)
            found = []
    elif glance.repairable:
        if options.apply == "safe":
            _repair(rewrite, glance, words)
            found = _untouched(found, rewrite.edits)
        else:
            found.extend(_as_findings(text, glance, words))
    document.findings.extend(found)
    document.metrics["typos.findings"] = len(found)
    return rewrite.edits


@lru_cache(maxsize=16)
def _words(dictionary: tuple[str, ...], ignore: tuple[str, ...]) -> _Words:
    ignored = frozenset(word.lower() for word in ignore)
    corrections = {
        word: correction for word, correction in load(dictionary).items() if word not in ignored
    }
    wanted = {word.encode() for word in corrections}
    wanted.update(word.encode() for word in confusion_table() if word not in ignored)
    decided = wanted.union(word.encode() for word in ignored)
    return _Words(corrections, frozenset(wanted), frozenset(decided), ignored)


def _glance(text: str, words: _Words) -> _Glance:
    encoded = text.encode("utf-8", "surrogatepass")
    tokens = encoded.translate(_LETTERS).split()
    counts = Counter(tokens)
    known = frozenset(word.decode() for word in words.wanted.intersection(counts))
    repeated = compress(tokens, map(eq, tokens, islice(tokens, 1, None)))
    repairable = (
        not words.corrections.keys().isdisjoint(known)
        or not _DOUBLED.isdisjoint(repeated)
        or _finds(glued_sentences, text)
        or (_CAPITALS_APART in encoded.translate(_CAPITALS) and _finds(letter_spaced, text))
        or (len(encoded) > len(text) and may_hold_homoglyph(encoded) and _finds(homoglyphs, text))
    )
    return _Glance(counts, known, repairable)


def _finds(rule: Callable[[str], Iterator[Edit]], text: str) -> bool:
    return next(rule(text), None) is not None


def _repair(rewrite: Rewrite, glance: _Glance, words: _Words) -> None:
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        for rule in _RULES:
            rewrite.make(_kept(rewrite.text, rule(rewrite.text), words))
        rewrite.make(_corrected(rewrite.text, glance, words))
        if rewrite.text == before:
            break
        glance = _glance(rewrite.text, words)


def _repair_all(rewrite: Rewrite, glance: _Glance, words: _Words) -> None:
    """Repair what is certain and what is suspected, as often as one makes room for the other."""
    for _ in range(_MOST_ROUNDS):
        _repair(rewrite, glance, words)
        glance = _glance(rewrite.text, words)
        suspected = list(_suspected(rewrite.text, glance, words))
        if not suspected:
            break
        rewrite.make(
            Edit(one.start, one.end, one.suggestion, one.rule)
            for one in suspected
            if one.suggestion is not None
        )
        glance = _glance(rewrite.text, words)


def _untouched(findings: Iterable[Finding], edits: Sequence[Edit]) -> list[Finding]:
    """Leave out the findings where an edit changes something."""
    starts = [edit.start for edit in edits]
    ends = [0, *(edit.end for edit in edits)]
    return [one for one in findings if ends[bisect_left(starts, one.end)] <= one.start]


def _as_findings(text: str, glance: _Glance, words: _Words) -> Iterator[Finding]:
    """Give what would be repaired, as findings that suggest it."""
    for rule in _RULES:
        for edit in _kept(text, rule(text), words):
            yield _as_finding(text, edit)
    for edit in _corrected(text, glance, words):
        yield _as_finding(text, edit)


def _corrected(text: str, glance: _Glance, words: _Words) -> Iterator[Edit]:
    known = [word for word in glance.known if word in words.corrections]
    return misspellings(text, known, words.corrections)


def _as_finding(text: str, edit: Edit) -> Finding:
    before = text[edit.start : edit.end]
    message = f'"{before}" looks wrong' if before else "something is missing here"
    return Finding(edit.start, edit.end, edit.rule, message, edit.after, _CONFIDENCE)


def _suspected(text: str, glance: _Glance, words: _Words) -> Iterator[Finding]:
    known = confusion_table()
    yield from confusions(text, [word for word in glance.known if word in known])
    unknown = [word for word in unknown_words(glance.counts) if word not in words.decided]
    if unknown:
        yield from guesses(text, [word.decode() for word in unknown])


def _kept(text: str, edits: Iterable[Edit], words: _Words) -> Iterator[Edit]:
    """Leave out the edits to tokens that hold an ignored word."""
    for edit in edits:
        if words.ignored:
            left, right = token_at(text, edit.start, edit.end)
            if not words.ignored.isdisjoint(_bare(part) for part in text[left:right].split()):
                continue
        yield edit


def _bare(token: str) -> str:
    return token.strip(".,:;!?()[]\"'“”‘’«»").lower()
