"""Tell which language a paragraph is in: no spelling may be corrected by another language's."""

import re
from collections.abc import Mapping, Sequence

from cleaner_typos.dictionaries import english
from cleaner_typos.english import COMMON_WORDS, OF_ENGLISH_ALONE
from cleaner_typos.english.lexicon import UNRANKED, rank

ENGLISH = "en"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 6
_COMMON = 0.22
# where nearly all words are known, fewer need to be common ones
_FEW_STRANGE = 0.05
_COMMON_AT_LEAST = 0.12
_STRANGE = 0.2
_LONGEST = 2000


def is_english(paragraph: str) -> bool:
    """Tell whether a paragraph is English, by its common words and by how many it knows at all.

    Of a paragraph of fewer than six words it can't be told, so the answer is no.

    >>> is_english("The bridge is open, and many of them crossed it.")
    True
    >>> is_english("Was man an sich so will, also das ist in Ordnung.")
    False
    """
    return language_of(paragraph, {}) == ENGLISH


def language_of(paragraph: str, others: Mapping[str, frozenset[str]]) -> str | None:
    """Give the language that a fifth of a paragraph's words are common words of, or None.

    `others` has the common words of languages besides English, by their codes. Of several the one
    with most words in the paragraph counts; of two with as many, none.

    >>> language_of("Das Haus ist alt, und es steht nicht in der Stadt.",
    ...             {"de": frozenset("das ist und es nicht in der".split())})
    'de'
    """
    written = _WORD.findall(paragraph)
    words = [word.lower() for word in written]
    if len(words) < _FEWEST_WORDS:
        return None
    shares = {code: sum(word in common for word in words) for code, common in others.items()}
    shares[ENGLISH] = sum(word in COMMON_WORDS for word in words)
    best = max(shares, key=shares.__getitem__)
    if list(shares.values()).count(shares[best]) > 1:
        return None
    if best == ENGLISH:
        return ENGLISH if _reads_as_english(written, words, shares[ENGLISH]) else None
    return best if shares[best] >= _COMMON * len(words) else None


def _reads_as_english(written: Sequence[str], words: Sequence[str], common: int) -> bool:
    """Tell English from what shares words with it: Dutch, Scots, a list of code."""
    own = sum(word in OF_ENGLISH_ALONE for word in words)
    if own * 10 < common:
        return False
    # neither names nor "didn't" are signs of another language, nor are misspellings of English
    ordinary = [word for word in written if word.islower() and word.isalpha()]
    misspelt = english()
    strange = sum(rank(word) == UNRANKED and word.encode() not in misspelt for word in ordinary)
    least = _COMMON if strange > _FEW_STRANGE * len(ordinary) else _COMMON_AT_LEAST
    return strange <= _STRANGE * len(ordinary) and common >= least * len(words)


class Paragraphs:
    """The lines of a text, and which language each is in; each is looked at once at most.

    A very long line is looked at in pieces, so that a text without line breaks may hold several
    languages.
    """

    def __init__(self, text: str, others: Mapping[str, frozenset[str]] | None = None) -> None:
        self._text = text
        self._others = others or {}
        self._languages: dict[int, str | None] = {}
        self._start = self._end = -1

    def language_at(self, position: int) -> str | None:
        """Give the language of the line that a position lies in, None where it can't be told."""
        if not self._start <= position <= self._end:
            self._start = self._text.rfind("\n", 0, position) + 1
            end = self._text.find("\n", position)
            self._end = end if end >= 0 else len(self._text)
        piece = self._start + (position - self._start) // _LONGEST * _LONGEST
        if piece not in self._languages:
            line = self._text[piece : min(self._end, piece + _LONGEST)]
            self._languages[piece] = language_of(line, self._others)
        return self._languages[piece]

    def is_english_at(self, position: int) -> bool:
        """Tell whether the line that a position lies in is English."""
        return self.language_at(position) == ENGLISH
