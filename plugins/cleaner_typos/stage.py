"""The stage: find candidates in one pass over the words, look closer only where there are any."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress, islice
from operator import eq

import msgspec

from cleaner import Document, Edit, Finding, Rewrite, stage
from cleaner_typos.context import token_at
from cleaner_typos.options import TyposOptions
from cleaner_typos.repairs.apostrophes import lost_apostrophes, wrong_apostrophes
from cleaner_typos.repairs.broken import broken_words
from cleaner_typos.repairs.doubled import DOUBLED, doubled_words
from cleaner_typos.repairs.glued import glued_words
from cleaner_typos.repairs.homoglyphs import homoglyphs
from cleaner_typos.repairs.hyphens import line_hyphens
from cleaner_typos.repairs.sentences import glued_sentences
from cleaner_typos.repairs.spaced import letter_spaced
from cleaner_typos.spelling import misspellings
from cleaner_typos.suspects.confusions import confusions
from cleaner_typos.suspects.confusions import table as confusion_table
from cleaner_typos.vocabulary import Vocabulary, vocabulary_for

# One repair may make room for another ("teh the"), but each takes something off.
_MOST_ROUNDS = 5
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_DOUBLED = frozenset(word.encode() for word in DOUBLED)
_RULES = (
    line_hyphens,
    broken_words,
    lost_apostrophes,
    wrong_apostrophes,
    glued_sentences,
    glued_words,
    homoglyphs,
    letter_spaced,
    doubled_words,
)


class _Glance(msgspec.Struct, frozen=True):
    """What one look at a text shows: words of the lists in it, and whether any rule may repair."""

    misspelt: frozenset[str]
    confusable: frozenset[str]
    repairable: bool


@stage(after="boilerplate", options=TyposOptions)
def typos(document: Document, options: TyposOptions) -> Iterable[Edit]:
    """Repair glued sentences, doubled words, look-alike letters and safe misspellings.

    What is only suspected, a real word where another is meant, becomes a finding.
    """
    text = document.text
    vocabulary = vocabulary_for(document, options)
    rewrite = Rewrite(text)
    glance = _glance(text, vocabulary)
    found = list(confusions(text, glance.confusable))
    if glance.repairable:
        if options.apply == "none":
            found.extend(_as_findings(text, glance, vocabulary))
        else:
            _repair(rewrite, glance, vocabulary)
            found.extend(_quoted(text, glance, vocabulary))
    document.findings.extend(found)
    document.metrics["typos.findings"] = len(found)
    return rewrite.edits


@lru_cache(maxsize=1)
def _confusable() -> frozenset[bytes]:
    return frozenset(word.encode() for word in confusion_table())


def _glance(text: str, vocabulary: Vocabulary) -> _Glance:
    encoded = text.encode("utf-8", "surrogatepass")
    tokens = encoded.translate(_LETTERS).split()
    misspelt = frozenset(vocabulary.found_in(text, tokens))
    confusable = (word.decode() for word in _confusable().intersection(tokens))
    repeated = compress(tokens, map(eq, tokens, islice(tokens, 1, None)))
    repairable = (
        bool(misspelt)
        or (not _DOUBLED.isdisjoint(repeated) and _finds(doubled_words, text))
        or any(_finds(rule, text) for rule in _RULES if rule is not doubled_words)
    )
    return _Glance(misspelt, frozenset(confusable) - vocabulary.ignored, repairable)


def _finds(rule: Callable[[str], Iterator[Edit]], text: str) -> bool:
    return next(rule(text), None) is not None


def _repair(rewrite: Rewrite, glance: _Glance, vocabulary: Vocabulary) -> None:
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        for rule in _RULES:
            rewrite.make(_kept(rewrite.text, rule(rewrite.text), vocabulary.ignored))
        spelling = misspellings(rewrite.text, glance.misspelt, vocabulary)
        rewrite.make(one for one in spelling if isinstance(one, Edit))
        if rewrite.text == before:
            break
        glance = _glance(rewrite.text, vocabulary)


def _quoted(text: str, glance: _Glance, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Give the misspellings that are left alone since they are quoted."""
    for one in misspellings(text, glance.misspelt, vocabulary):
        if isinstance(one, Finding):
            yield one


def _as_findings(text: str, glance: _Glance, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Give what would be repaired, as findings that suggest it."""
    for rule in _RULES:
        for edit in _kept(text, rule(text), vocabulary.ignored):
            yield _as_finding(text, edit)
    for one in misspellings(text, glance.misspelt, vocabulary):
        yield one if isinstance(one, Finding) else _as_finding(text, one)


def _as_finding(text: str, edit: Edit) -> Finding:
    before = text[edit.start : edit.end]
    message = f'"{before}" looks wrong' if before else "something is missing here"
    return Finding(edit.start, edit.end, edit.rule, message, edit.after)


def _kept(text: str, edits: Iterable[Edit], ignored: frozenset[str]) -> Iterator[Edit]:
    """Leave out the edits to tokens that hold an ignored word."""
    for edit in edits:
        if ignored:
            left, right = token_at(text, edit.start, edit.end)
            if not ignored.isdisjoint(_bare(part) for part in text[left:right].split()):
                continue
        yield edit


def _bare(token: str) -> str:
    return token.strip(".,:;!?()[]\"'“”‘’«»").lower()
