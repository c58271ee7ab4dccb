"""What scraping does to words: sentences glued together, words doubled, letters drawn apart."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaner import Edit
from cleaner_typos.context import token_at
from cleaner_typos.paragraphs import Paragraphs

# A full stop between a word and a word that begins a sentence. It starts with the full stop
# itself, which the engine looks for quickly.
_GLUED = re.compile(r"\.(?<=[^\W\d_]{2}\.)(?=(?P<word>[A-Z][a-z]*)(?P<next> [a-z]+|[’\'][a-z])?)")
_STARTERS = frozenset(
    """
    A According After All Although Although Among An And Another Any As At Because Before But By
    Despite During Each Even Every Few For From He Her Here His How However I If In Instead It Its
    Last Many Meanwhile More Most Much My Neither No Nobody None Nor Not Nothing Now Of On Once One
    Only Or Other Others Our Over People Perhaps She Since So Some Such That The Their Then There
    These They This Those Three Though Through Thus To Today Two Under Until We Were What When
    Where Whether Which While Who Why With Without Yet You Your
    """.split()
)
# Sentence starters that are also top-level domains (amazon.in, last.fm): after these there must
# follow what follows in a sentence.
_DOMAINS = frozenset("As At By In It My No So To".split())
_AFTER_DOMAIN = frozenset(
    "a all an any both each every his her is it its many most my one other our some such that the "
    "their them there these they this those two was we what which you your ’s 's".split()
)
_ADDRESS = re.compile(r"[@/\\_=:<>`{}()\[\]#]|\d")

ALWAYS_WRONG_TWICE = (
    "a an and because between could from into my of or our than the their these through with your"
).split()
_DOUBLED = re.compile(rf"\b({'|'.join(ALWAYS_WRONG_TWICE)})(?:[ \n]\1)+(?![\w'’-])")

_NO_WORD_AFTER = ("-", "'", "’", ".")

_LETTER_SPACED = re.compile(
    r"[A-Z](?<![^\s“\"‘(][A-Z])(?<!\b[A-Z] [A-Z])(?: [A-Z]){4,9}(?![^\s.,:;!?”\"’)])(?! [A-Z]\b)"
)


def glued_sentences(text: str) -> Iterator[Edit]:
    """Give the edits that put the lost space after a full stop.

    >>> [edit.start for edit in glued_sentences("He left Aleppo.The town is quiet.")]
    [15]
    >>> list(glued_sentences("Node.Js, Yahoo.Com, the U.S.A and system.Text"))
    []
    """
    for found in _GLUED.finditer(text):
        word = found["word"]
        if word not in _STARTERS:
            continue
        if word in _DOMAINS and (found["next"] or "").strip() not in _AFTER_DOMAIN:
            continue
        left, right = token_at(text, found.start(), found.end())
        if text.count(".", left, right) > 2 or _ADDRESS.search(text, left, right):
            continue
        yield Edit(found.end(), found.end(), " ", "glued-sentence")


def doubled_words(text: str) -> Iterator[Edit]:
    """Give the edits that take away the repetition of a function word.

    Only words that no English sentence doubles: "that that" and "had had" are grammar.

    >>> [(edit.start, edit.end) for edit in doubled_words("It was the end of of the road for him.")]
    [(17, 20)]
    """
    paragraphs = Paragraphs(text)
    for found in _DOUBLED.finditer(text):
        start = found.start()
        if text[max(0, start - 1) : start] in _NO_WORD_AFTER or not paragraphs.is_english_at(start):
            continue
        yield Edit(start + len(found[1]), found.end(), "", "doubled-word")


def letter_spaced(text: str) -> Iterator[Edit]:
    """Give the edits that join a word of capitals whose letters were drawn apart.

    >>> [edit.after for edit in letter_spaced("W H I L E the vote was open, they had no say.")]
    ['WHILE']
    """
    paragraphs = Paragraphs(text)
    for found in _LETTER_SPACED.finditer(text):
        word = found[0].replace(" ", "")
        if _is_pronounceable(word) and paragraphs.is_english_at(found.start()):
            yield Edit(found.start(), found.end(), word, "letter-spaced")


def _is_pronounceable(word: str) -> bool:
    # not a row of initials, grades or points of the compass
    vowels = sum(letter in "AEIOU" for letter in word)
    neighbours = sum(ord(b) - ord(a) == 1 for a, b in pairwise(word))
    return 0.2 <= vowels / len(word) <= 0.6 and neighbours < len(word) / 2
