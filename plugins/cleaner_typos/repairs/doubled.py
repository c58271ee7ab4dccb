"""Function words that stand twice."""

import re
from collections.abc import Iterator
from functools import lru_cache
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
    about asked back belong belonged called came care cared cheered come comes coming drop
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
    "de": frozenset("und vom beim zum zur sowie".split()),
    "fr": frozenset("de des du le et dans pour avec sur une dans aux".split()),
    "es": frozenset("de del el en con los por una".split()),
    "it": frozenset("di del della il per con una dei delle alla".split()),
    "pt": frozenset("de do em com uma dos das ao".split()),
    "nl": frozenset("en van met voor een door".split()),
}
DOUBLED = _NEVER_TWICE.union(_SELDOM_TWICE, *_IN_LANGUAGES.values())
"""The words that this rule may find twice."""

_NO_WORD_AFTER = ("-", "'", "’", ".")
_QUOTES = ('"', "“", "”")
_WORD_BEFORE = re.compile(r"[\w'’-]{1,30}[ \n]\Z")
_WORD_AFTER = re.compile(r"[ \n]([a-z]{2,3})\b")
_OPERATORS = frozenset("and or not".split())
_FAR = 32
_STRETCH = 2000
# In English: who writes down what was said, slips and all, means each word.
_SPEECH = re.compile(r"\b(?:[Uu]h|[Uu]m|[Ee]rm)\b[ ,.…–—]|[a-z]-, ")


def doubled_words(text: str) -> Iterator[Edit]:
    """Give the edits that take away the repetition of a function word.

    >>> [(edit.start, edit.end) for edit in doubled_words("It was the end of of the road for him.")]
    [(17, 20)]
    """
    places = list(_places(text))
    if not places:
        return
    paragraphs = Paragraphs(text)
    speech: dict[int, bool] = {}
    for word, start, end in places:
        if _is_meant(text, word, start, end):
            continue
        if paragraphs.is_english_at(start):
            is_wrong = _is_wrong_in_english(text, word, start) and not _is_speech(
                text, start, speech
            )
        else:
            is_wrong = word in _IN_LANGUAGES.get(language_at(text, start), ())
        if is_wrong:
            yield Edit(start + len(word), end, "", "doubled-word")


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each word that stands twice in a row, with where the row begins and ends.

    Who writes it three times means it, as singers do. The words are looked for among the pieces
    between white space first, which is quick.
    """
    # what may stand right before a word is blanked
    words = text.replace('"', " ").replace("“", " ").replace("(", " ").split()
    repeated = compress(words, map(eq, words, islice(words, 1, None)))
    for word in sorted(DOUBLED.intersection(repeated)):
        for found in _row(word).finditer(text):
            yield word, found.start(), found.end()


@lru_cache(maxsize=len(DOUBLED))
def _row(word: str) -> re.Pattern[str]:
    # it begins with letters, which the engine looks for quickly
    twice = rf"{word}(?<!\w{word})[ \n]{word}(?![\w'’-])"
    return re.compile(rf"{twice}(?![ \n]{word}\b)(?<!\b{word}[ \n]{word}[ \n]{word})")


def _is_speech(text: str, start: int, known: dict[int, bool]) -> bool:
    """Tell whether a stretch of text has the sounds between words that writers leave out."""
    stretch = start // _STRETCH
    if stretch not in known:
        near = text[max(0, (stretch - 1) * _STRETCH) : (stretch + 2) * _STRETCH]
        known[stretch] = _SPEECH.search(near) is not None
    return known[stretch]


def _is_meant(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether the first is part of another word, or the text speaks of the two."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _NO_WORD_AFTER or (before in _QUOTES and after in _QUOTES):
        return True
    # "and and or": the names of operators
    return word in _OPERATORS and not _OPERATORS.isdisjoint(_neighbours(text, start, end))


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    before = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    after = _WORD_AFTER.match(text, end)
    return before[0][:-1].lower() if before else "", after[1] if after else ""


def _is_wrong_in_english(text: str, word: str, start: int) -> bool:
    if word in _SELDOM_TWICE:
        return _neighbours(text, start, start)[0] not in _BEFORE_STRANDED
    return word in _NEVER_TWICE
