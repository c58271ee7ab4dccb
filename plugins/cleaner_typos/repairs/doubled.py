"""Function words that stand twice."""

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from cleaner import Edit
from cleaner_typos.paragraphs import Paragraphs
from cleaner_typos.repairs.languages import language_at

# Words that no sentence doubles: "that that", "had had" and "is is" are grammar.
_NEVER_TWICE = frozenset(
    "a an and because between could my of or our than the their these through your if this we "
    "when which while should would they".split()
)
# Prepositions that end a clause and begin the next phrase: "who she spoke to to get it".
_SELDOM_TWICE = frozenset("to for by with from into at".split())
# what a clause that ends with such a preposition ends with before it
_BEFORE_STRANDED = frozenset(
    """
    about asked back belong belonged called came care cared cheered close come comes coming drop
    dropped fall fell fled flee fly flew followed found gave get getting give go goes going gone
    got had happened has have he headed her here him how i it it's lead led listen listened
    listening live lived living look looked looking me moved move moving paid pass passed pay
    point prayed put referred reply replied root rooted run running send sent she speak speaking
    spoke spoken stand start started stood stop stopped swing swung switched take taken talk
    talked talking that them they think this travel travelled traveled turn turned turns up us
    used voted vote wait waited waiting walk walked want wanted was went were who work worked
    working write written wrote you
    """.split()
)
_IN_LANGUAGES = {
    "de": frozenset("und oder vom beim zum zur sowie".split()),
    "fr": frozenset("de des du le et dans pour avec sur une dans aux".split()),
    "es": frozenset("de del el y en con los por una".split()),
    "it": frozenset("di del della il per con una dei delle alla".split()),
    "pt": frozenset("de do em com uma e dos das ao".split()),
    "nl": frozenset("en van met voor een door".split()),
}
DOUBLED = _NEVER_TWICE.union(_SELDOM_TWICE, *_IN_LANGUAGES.values())
"""The words that this rule may find twice."""

_DOUBLED = re.compile(rf"\b({'|'.join(sorted(DOUBLED))})(?:[ \n]\1)+(?![\w'’-])")
_NO_WORD_AFTER = ("-", "'", "’", ".")
_WORD_BEFORE = re.compile(r"[\w'’-]{1,30}[ \n]\Z")
_WORD_AFTER = re.compile(r"[ \n]([a-z]{2,3})\b")
_OPERATORS = frozenset("and or not".split())
_FAR = 32
# Who writes down what was said, slips and all, means each word.
_SPEECH = re.compile(r"\b(?:[Uu]h|[Uu]m|[Ee]rm)\b[ ,.…–—]|[a-z]-, ")


def doubled_words(text: str) -> Iterator[Edit]:
    """Give the edits that take away the repetition of a function word.

    >>> [(edit.start, edit.end) for edit in doubled_words("It was the end of of the road for him.")]
    [(17, 20)]
    """
    words = text.split()
    repeated = compress(words, map(eq, words, islice(words, 1, None)))
    if DOUBLED.isdisjoint(repeated):
        return
    paragraphs = Paragraphs(text)
    is_speech = _SPEECH.search(text) is not None
    for found in _DOUBLED.finditer(text):
        start = found.start()
        if is_speech or text[max(0, start - 1) : start] in _NO_WORD_AFTER:
            continue
        if found[1] in _OPERATORS and _is_spoken_of(text, start, found.end()):
            continue
        if _is_wrong(text, found[1], start, paragraphs):
            yield Edit(start + len(found[1]), found.end(), "", "doubled-word")


def _is_wrong(text: str, word: str, start: int, paragraphs: Paragraphs) -> bool:
    if paragraphs.is_english_at(start):
        return word in _NEVER_TWICE or (word in _SELDOM_TWICE and not _is_stranded(text, start))
    return word in _IN_LANGUAGES.get(language_at(text, start), ())


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether "and" or "or" is one of the operators that a text names: "and and or"."""
    before = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    after = _WORD_AFTER.match(text, end)
    names = (before[0][:-1] if before else "", after[1] if after else "")
    return not _OPERATORS.isdisjoint(names)


def _is_stranded(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    return before is None or before[0][:-1].lower() in _BEFORE_STRANDED
