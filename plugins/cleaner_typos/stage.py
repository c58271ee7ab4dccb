"""The stage: find candidates in one pass over the words, look closer only where there are any."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice
from operator import eq

import msgspec

from cleaner import Document, Edit, Finding, Rewrite, stage
from cleaner_typos.context import bare, token_at
from cleaner_typos.english.lexicon import uncommon
from cleaner_typos.options import TyposOptions
from cleaner_typos.quotes import is_quoted
from cleaner_typos.repairs.apostrophes import lost_apostrophes, wrong_apostrophes
from cleaner_typos.repairs.broken import broken_words
from cleaner_typos.repairs.doubled import DOUBLED, doubled_words
from cleaner_typos.repairs.glued import glued_words
from cleaner_typos.repairs.homoglyphs import homoglyphs
from cleaner_typos.repairs.hyphens import line_hyphens, open_hyphens
from cleaner_typos.repairs.sentences import glued_sentences
from cleaner_typos.repairs.spaced import letter_spaced
from cleaner_typos.spelling import misspellings
from cleaner_typos.suspects.confusions import confusions, may_be_confused
from cleaner_typos.suspects.guesses import guesses, may_be_slips, unknown_words
from cleaner_typos.vocabulary import Vocabulary, vocabulary_for

Rule = Callable[[str], Iterator[Edit]]

# One repair may make room for another: "teh the", or a word that two lines had between them, with
# which the line can be told to be English. Of a row of such lines each takes a round.
_MOST_ROUNDS = 20
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
# 97 in 100 of the repairs were right where people judged them
_CONFIDENCE = 0.97
_MANY_UNKNOWN = 20
_SHARE_UNKNOWN = 0.3


class _Glance(msgspec.Struct, frozen=True):
    """What one look at a text shows.

    `tokens` are its runs of ASCII letters, `strange` those that are no common words of English.
    `spelling` are the misspellings, as edits or, where they are quoted, as findings. `rules` are
    those that have something to repair.
    """

    tokens: list[bytes]
    strange: frozenset[bytes]
    confusable: frozenset[str]
    spelling: tuple[Edit | Finding, ...]
    rules: tuple[Rule, ...]

    @property
    def corrections(self) -> list[Edit]:
        """The misspellings that are corrected."""
        return [one for one in self.spelling if isinstance(one, Edit)]

    @property
    def quoted(self) -> list[Finding]:
        """The misspellings that are left alone since they are quoted."""
        return [one for one in self.spelling if isinstance(one, Finding)]

    @property
    def is_repairable(self) -> bool:
        """Whether anything is to be repaired."""
        return bool(self.rules or self.corrections)


@stage(after="boilerplate", options=TyposOptions)
def typos(document: Document, options: TyposOptions) -> Iterable[Edit]:
    """Repair glued sentences, doubled words, look-alike letters and safe misspellings.

    What is only suspected becomes a finding: a real word where another is meant, a word that is
    none.
    """
    text = document.text
    vocabulary = vocabulary_for(document, options)
    rewrite = Rewrite(text)
    glance = _glance(text, vocabulary)
    found = list(_suspected(text, glance, vocabulary))
    if options.apply == "none":
        found.extend(_as_findings(text, glance, vocabulary))
    elif options.apply == "all" and (found or glance.is_repairable):
        _repair_all(rewrite, glance, vocabulary)
        found = _untouched((one for one in found if _is_spoken(text, one)), rewrite.edits)
    elif glance.is_repairable:
        _repair(rewrite, glance, vocabulary)
        found = _untouched(found, rewrite.edits)
    found.extend(glance.quoted)
    document.findings.extend(found)
    document.metrics["typos.findings"] = len(found)
    return rewrite.edits


def _glance(text: str, vocabulary: Vocabulary) -> _Glance:
    tokens = text.encode("utf-8", "surrogatepass").translate(_LETTERS).split()
    distinct = frozenset(tokens)
    strange = uncommon(distinct)
    misspelt = vocabulary.found_in(text, distinct, strange)
    spelling = tuple(misspellings(text, misspelt, vocabulary) if misspelt else ())
    known = (vocabulary.ignored, vocabulary.right, vocabulary.users)
    confusable = frozenset(may_be_confused(tokens, distinct)).difference(*known)
    repeated = compress(tokens, map(eq, tokens, islice(tokens, 1, None)))
    idle = {doubled_words} if _DOUBLED.isdisjoint(repeated) else set()
    rules = tuple(rule for rule in _RULES if rule not in idle and _finds(rule, text))
    return _Glance(tokens, strange, confusable, spelling, rules)


def _guessable(glance: _Glance, vocabulary: Vocabulary) -> list[str]:
    """Give the words that a slip may have made and that come once, in the order of the text."""
    unknown = [word.decode() for word in unknown_words(glance.strange)]
    if len(unknown) > _MANY_UNKNOWN and len(unknown) > _SHARE_UNKNOWN * len(glance.strange):
        # most of the text is of another language
        return []
    slips = {word.encode() for word in may_be_slips(unknown) if not vocabulary.has(word)}
    if not slips:
        return []
    counts = Counter(compress(glance.tokens, map(slips.__contains__, glance.tokens)))
    # who writes a word twice means it
    return [word.decode() for word, count in counts.items() if count == 1]


def _finds(rule: Rule, text: str) -> bool:
    return next(rule(text), None) is not None


def _repair(rewrite: Rewrite, glance: _Glance, vocabulary: Vocabulary) -> _Glance:
    """Repair what is certain; give the look at what the text is then."""
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        for rule in glance.rules:
            rewrite.make(_kept(rewrite.text, rule(rewrite.text), vocabulary.ignored))
        if rewrite.text == before:
            # not sooner: a part of a word that was torn apart may look misspelt
            rewrite.make(glance.corrections)
        if rewrite.text == before:
            break
        glance = _glance(rewrite.text, vocabulary)
        if not glance.is_repairable:
            break
    return glance


def _repair_all(rewrite: Rewrite, glance: _Glance, vocabulary: Vocabulary) -> None:
    """Repair what is certain and what is suspected, as often as one makes room for the other."""
    for _ in range(_MOST_ROUNDS):
        glance = _repair(rewrite, glance, vocabulary)
        text = rewrite.text
        suspected = _suspected(text, glance, vocabulary)
        edits = list(_as_edits(one for one in suspected if not _is_spoken(text, one)))
        if not edits:
            break
        rewrite.make(edits)
        glance = _glance(rewrite.text, vocabulary)


def _as_edits(findings: Iterable[Finding]) -> Iterator[Edit]:
    """Give what the findings suggest; of two that overlap, the first."""
    end = -1
    for one in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        if one.suggestion is not None and one.start >= end:
            yield Edit(one.start, one.end, one.suggestion, one.rule)
            end = one.end


def _is_spoken(text: str, one: Finding) -> bool:
    """Tell whether a finding is of a word that somebody is quoted with, not of the line's end."""
    return one.rule != "line-hyphen" and is_quoted(text, one.start, one.end)


def _suspected(text: str, glance: _Glance, vocabulary: Vocabulary) -> Iterator[Finding]:
    yield from confusions(text, glance.confusable)
    yield from guesses(text, _guessable(glance, vocabulary))
    yield from open_hyphens(text)


def _untouched(findings: Iterable[Finding], edits: Sequence[Edit]) -> list[Finding]:
    """Leave out the findings where an edit changes something."""
    starts = [edit.start for edit in edits]
    ends = [0, *(edit.end for edit in edits)]
    return [one for one in findings if ends[bisect_left(starts, one.end)] <= one.start]


def _as_findings(text: str, glance: _Glance, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Give what would be repaired, as findings that suggest it."""
    for rule in glance.rules:
        for edit in _kept(text, rule(text), vocabulary.ignored):
            yield _as_finding(text, edit)
    for edit in glance.corrections:
        yield _as_finding(text, edit)


def _as_finding(text: str, edit: Edit) -> Finding:
    before = text[edit.start : edit.end]
    message = f'"{before}" looks wrong' if before else "something is missing here"
    return Finding(edit.start, edit.end, edit.rule, message, edit.after, _CONFIDENCE)


def _kept(text: str, edits: Iterable[Edit], ignored: frozenset[str]) -> Iterator[Edit]:
    """Leave out the edits to tokens that hold an ignored word."""
    for edit in edits:
        if ignored:
            left, right = token_at(text, edit.start, edit.end)
            if not ignored.isdisjoint(bare(part) for part in text[left:right].split()):
                continue
        yield edit
