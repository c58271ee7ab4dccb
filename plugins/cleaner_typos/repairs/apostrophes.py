"""Apostrophes that came as a replacement character, a question mark or an accent."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from cleaner import Edit
from cleaner_typos.context import token_at
from cleaner_typos.english.lexicon import is_word
from cleaner_typos.paragraphs import Paragraphs
from cleaner_typos.repairs.languages import language_at

_CURLY = "’"
_BETWEEN_LETTERS = r"(?<=[^\W_].)(?=[^\W\d_])"
# one by one: the engine looks quickly for what begins with a character, not with one of a set
_LOST = {sign: re.compile(re.escape(sign) + _BETWEEN_LETTERS) for sign in "\ufffd?"}
_ACCENT_SIGNS = "´`"
_ACCENTS = {sign: re.compile(re.escape(sign) + _BETWEEN_LETTERS) for sign in _ACCENT_SIGNS}
_WORDS_APART = re.compile(r"[^\W_]{2,30}(?![\w\ufffd?´`])")
_LETTERS_BEFORE = re.compile(r"[^\W_]{1,30}\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]{1,30}(?![^\s.,:;!?…\-–—)\]\"'”’»])")
_STRAIGHT_IN_WORD = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])")
_CURLY_IN_WORD = re.compile(r"’(?<=[^\W\d_]’)(?=[^\W\d_])")
_FAR = 30
_NOT_PROSE = re.compile(r"[@#/\\_=<>{}|~^$*+&]|\w\.\w|::|\(\)")
# backticks that are no apostrophes: where there is one, another may be none either
_OTHER_BACKTICK = re.compile(r"`(?:(?<![^\W_]`)|(?!(?:s|S|t|T|re|ve|ll|d|m)(?![^\W_])))")
_FAR_BACKTICK = 500

_PRONOUNS = frozenset(
    "i you he she it we they who what that there this here how where when why let".split()
)
# what an apostrophe and these letters stand after; after "s" any noun may
_STEMS = {
    "t": frozenset(
        """
        ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn oughtn shan
        shouldn wasn weren won wouldn
        """.split()
    ),
    "re": frozenset("you we they who what there how where these those".split()),
    "ve": frozenset(
        "i you we they who could should would might must there couldn wouldn shouldn".split()
    ),
    "ll": _PRONOUNS - {"let"},
    "d": frozenset("i you he she it we they who there that".split()),
    "m": frozenset("i".split()),
    "s": _PRONOUNS,
}
# Without the accented letter before their "s" these words leave others: "Tom?s", "expos?s".
_ACCENTED = frozenset(
    "andr attach avil caf canap clich cort divorc expos fianc franc in ingl inter jes lam lu "
    "luk mat mois nicol ol pa par pat prot ros saut souffl tom touch vald".split()
)
# what French puts before a word that begins with a vowel
_ELIDED = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quelqu aujourd".split())
_FEWEST_AFTER_ELISION = 4
_FEWEST_OF_WORD = 4
_FEWEST_OF_NOUN = 3
# no shorter: "Nicol?s" is none
_FEWEST_OF_NAME = 7
# Each sign may be a letter or an accent drawn apart from one: "d´ecision", "l`a".
_VOWELS = {
    "\ufffd": frozenset("aeiouyhàâéèêëîïôœùû"),
    "?": frozenset("aeiouyhàâéèêëîïôœùû"),
    "´": frozenset("aiouyhàâéèêëîïôœùû"),
}


def lost_apostrophes(text: str) -> Iterator[Edit]:
    """Give the edits that put the apostrophe where U+FFFD or a question mark came in its stead.

    It can only have been ’: the one of ASCII does not get lost.

    >>> [edit.start for edit in lost_apostrophes("They didn\\ufffdt say whose it was.")]
    [9]
    """
    for place in _apostrophes(text, _LOST):
        yield Edit(place, place + 1, _CURLY, "lost-apostrophe")


def wrong_apostrophes(text: str) -> Iterator[Edit]:
    """Give the edits that put an apostrophe for an accent, the kind that the text has more of.

    >>> [edit.after for edit in wrong_apostrophes("It wasn`t there and they don’t know why.")]
    ['’']
    """
    wrong = list(_apostrophes(text, _ACCENTS))
    if not wrong:
        return
    straight = sum(1 for _ in _STRAIGHT_IN_WORD.finditer(text))
    curly = sum(1 for _ in _CURLY_IN_WORD.finditer(text))
    after = "'" if straight > curly + len(wrong) else _CURLY
    for place in wrong:
        yield Edit(place, place + 1, after, "wrong-apostrophe")


def _apostrophes(text: str, signs: Mapping[str, re.Pattern[str]]) -> Iterator[int]:
    document = _Document(text)
    for sign, pattern in signs.items():
        for found in pattern.finditer(text) if sign in text else ():
            if document.is_apostrophe(found.start()):
                yield found.start()


class _Document:
    """A text, which lines of it are English, and the words that it has."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = Paragraphs(text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORDS_APART.findall(self._text))

    def is_apostrophe(self, place: int) -> bool:
        """Tell whether only an apostrophe can stand at a place between two letters."""
        before = _LETTERS_BEFORE.search(self._text, max(0, place - _FAR), place)
        after = _LETTERS_AFTER.match(self._text, place + 1)
        if before is None or after is None:
            return False
        # the words around are looked at first: most signs are between others
        return self._stands_between(before[0], after[0], place) and _is_in_prose(self._text, place)

    def _stands_between(self, stem: str, rest: str, place: int) -> bool:
        sign = self._text[place]
        if _is_contraction(stem, rest):
            return True
        if _is_elision(stem, rest, sign):
            return language_at(self._text, place) == "fr"
        is_accent = sign in _ACCENT_SIGNS
        if _is_possessive(stem, rest) and self._is_noun(stem, is_accent):
            return self._is_english_at(place) or (is_accent and _is_long_word(stem))
        return _is_irish(stem, rest) and self._is_english_at(place)

    def _is_noun(self, stem: str, is_accent: bool) -> bool:
        # an accent is no letter that got lost
        if len(stem) < _FEWEST_OF_NOUN or (stem.lower() in _ACCENTED and not is_accent):
            return False
        is_name = stem[0].isupper() and len(stem) >= _FEWEST_OF_NAME
        return is_name or is_word(stem.lower()) or stem in self._words

    def _is_english_at(self, place: int) -> bool:
        return self._paragraphs.is_english_at(place)


def _is_in_prose(text: str, place: int) -> bool:
    left, right = token_at(text, place, place + 1)
    if _NOT_PROSE.search(text, left, right):
        return False
    if text[place] == "?":
        return "?" not in text[left:place]
    around = max(0, place - _FAR_BACKTICK), place + _FAR_BACKTICK
    return text[place] != "`" or _OTHER_BACKTICK.search(text, *around) is None


def _is_contraction(stem: str, rest: str) -> bool:
    if rest.isupper() and not stem.isupper():
        return False
    return stem.lower() in _STEMS.get(rest.lower(), ())


def _is_possessive(stem: str, rest: str) -> bool:
    return len(stem) > 1 and (rest == "s" or (rest == "S" and stem.isupper()))


def _is_long_word(stem: str) -> bool:
    return len(stem) >= _FEWEST_OF_WORD and is_word(stem.lower())


def _is_irish(stem: str, rest: str) -> bool:
    if stem == "O":
        return len(rest) > 2 and rest[0].isupper() and rest[1:].islower()
    return stem == "o" and rest == "clock"


def _is_elision(stem: str, rest: str, sign: str) -> bool:
    return (
        stem.lower() in _ELIDED
        and len(rest) >= _FEWEST_AFTER_ELISION
        and rest[0].lower() in _VOWELS.get(sign, ())
    )
