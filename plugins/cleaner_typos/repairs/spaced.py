"""Words whose letters were drawn apart."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaner import Edit
from cleaner_typos.english.lexicon import is_word
from cleaner_typos.paragraphs import is_english
from cleaner_typos.repairs.shapes import shape

_APART = b"A A A A A"
# a row of more, if it is no word that is known, is likely two
_MOST_UNKNOWN = 10
_FEWEST_DIFFERENT = 5
# what the strings of instruments and the points of the compass are named by
_NAMES = (frozenset("ABCDEFGH"), frozenset("NESW"))
_FAR = 400
# after white space or an opening quote; neither before nor behind it one more capital
_LETTER_SPACED = re.compile(
    r"[A-Z](?<![^\s“\"‘(][A-Z])(?<!\b[A-Z] [A-Z])(?: [A-Z]){4,14}(?![^\s.,:;!?”\"’)])(?! [A-Z]\b)"
)


def letter_spaced(text: str) -> Iterator[Edit]:
    """Give the edits that join a word of capitals whose letters were drawn apart.

    Where they make no word that is known, they must stand in an English line.

    >>> [edit.after for edit in letter_spaced("W H I L E the vote was open, they had no say.")]
    ['WHILE']
    """
    if _APART not in shape(text):
        return
    for found in _LETTER_SPACED.finditer(text):
        word = found[0].replace(" ", "")
        if is_word(word.lower()) or (_is_pronounceable(word) and _is_in_english(text, found, word)):
            yield Edit(found.start(), found.end(), word, "letter-spaced")


def _is_in_english(text: str, found: re.Match[str], word: str) -> bool:
    # with the word in one piece, or its letters would count as many words
    before = text[max(0, found.start() - _FAR) : found.start()].rpartition("\n")[2]
    after = text[found.end() : found.end() + _FAR].partition("\n")[0]
    return is_english(before + word + after)


def _is_pronounceable(word: str) -> bool:
    # not a row of initials, answers, notes or points of the compass, nor two words
    letters = set(word)
    if len(word) > _MOST_UNKNOWN or len(letters) < _FEWEST_DIFFERENT:
        return False
    if any(letters <= names for names in _NAMES):
        return False
    vowels = sum(letter in "AEIOU" for letter in word)
    neighbours = sum(ord(b) - ord(a) == 1 for a, b in pairwise(word))
    return 0.2 <= vowels / len(word) <= 0.6 and neighbours < len(word) / 2
