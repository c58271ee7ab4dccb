"""Words that English does not have, and that one slip separates from one common word."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner import Finding
from cleaner_typos.context import is_of_word, is_prose
from cleaner_typos.english.lexicon import is_word, strangers
from cleaner_typos.paragraphs import Paragraphs
from cleaner_typos.suspects.coinages import is_coinage
from cleaner_typos.suspects.slips import Kind, Slip, one_slip_from_common, slips

_FEWEST_LETTERS = 6
_MOST_LETTERS = 24

# How sure a guess is, by the kind of slip: about the share that was right in web pages, forums and
# manuals.
_CONFIDENCE: dict[Kind, float] = {
    "swap": 0.95,
    "doubling": 0.95,
    "lost": 0.95,
    "extra": 0.9,
    "vowel": 0.85,
    "sound": 0.85,
    "key": 0.75,
}
# Slips that hardly ever make a word that somebody might have coined.
_PLAIN: frozenset[Kind] = frozenset({"swap", "doubling", "lost"})
_RANK_OF_PLAIN = 5_000
# A short word is often a term that no list has.
_SHORT = 7
_RANK_OF_SHORT = 10_000
_RANK = 20_000
# A word that could be meant too must be so much rarer; less so where no slip explains it.
_RATIO = 3
_LEAST_RIVAL = 3_000
_LEAST_UNLIKELY_RIVAL = 500

# the word before and after on the line, with nothing but a space between
_BEFORE = re.compile(r"(?<![\w'’-])[^\W\d_]{1,40} \Z")
_AFTER = re.compile(r" ([^\W\d_]{1,40})(?![\w'’-])")
_FAR = 45
_JOINERS = frozenset("-‐‑–'’.\u00ad\ufffd")
_CAPITALISED = re.compile(rf"[A-Z][A-Za-z]{{{_FEWEST_LETTERS - 1},{_MOST_LETTERS - 1}}}")


def unknown_words(words: Iterable[bytes]) -> list[bytes]:
    """Give the words that no list has, of those in lowercase and long enough to guess at.

    >>> unknown_words([b"goverment", b"lighthouse", b"Goverment", b"lihgt"])
    [b'goverment']
    """
    return strangers(
        [word for word in words if _FEWEST_LETTERS <= len(word) <= _MOST_LETTERS and word.islower()]
    )


def may_be_slips(words: Sequence[str]) -> list[str]:
    """Give of unknown words those that may be one slip away from a common one.

    >>> may_be_slips(["goverment", "blorpiazz"])
    ['goverment']
    """
    return one_slip_from_common(words) if words else []


def guesses(text: str, candidates: Sequence[str]) -> Iterator[Finding]:
    """Give findings for candidates, words of the text that `may_be_slips`, in its order.

    Only in English prose, between words that are English, and without a capitalised twin.

    >>> text = "They said that the goverment was not told of it."
    >>> [(found.suggestion, found.confidence) for found in guesses(text, ["goverment"])]
    [('government', 0.95)]
    """
    paragraphs = Paragraphs(text)
    found = []
    position = 0
    for word in candidates:
        start = _place(text, word, position)
        position = start + len(word)
        if (
            _stands_among_words(text, start, position)
            and is_prose(text, start, position)
            and (slip := _meant(word))
            and paragraphs.is_english_at(start)
        ):
            found.append((start, word, slip))
    twins = {twin.lower() for twin in _CAPITALISED.findall(text)} if found else set()
    for start, word, slip in found:
        if word not in twins:
            message = f'"{word}" is no word that is known'
            confidence = _CONFIDENCE[slip.kind]
            yield Finding(start, start + len(word), "guess", message, slip.word, confidence)


def _place(text: str, word: str, position: int) -> int:
    """Give where a word begins that has no plain letter beside it; there is such a place."""
    start = text.index(word, position)
    while _is_letter(text[start - 1 : start]) or _is_letter(
        text[start + len(word) : start + len(word) + 1]
    ):
        start = text.index(word, start + 1)
    return start


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _stands_among_words(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands by itself, beside words that are English.

    Beside others it may be of a phrase of another language.
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in _JOINERS or is_of_word(before) or is_of_word(after[:1]):
        return False
    if after[:1] in _JOINERS and (after[0] == "-" or after[1:].isalnum()):
        return False
    left = _BEFORE.search(text[max(0, start - _FAR) : start])
    right = _AFTER.match(text, end)
    return _is_english(left and left[0].strip()) and _is_english(right and right[1])


def _is_english(word: str | None) -> bool:
    return not word or is_word(word.lower())


def _meant(word: str) -> Slip | None:
    """Give the one common word that a slip may have made the word of.

    >>> _meant("smartwatch"), _meant("goverments")
    (None, Slip(word='governments', rank=3577, kind='lost'))
    """
    found = slips(word)
    if not found:
        return None
    best, *others = found
    if (
        _is_likely(word, best)
        and not any(_is_rival(word, best, other) for other in others)
        and (_is_plain(best) or not is_coinage(word))
    ):
        return best
    return None


def _is_likely(word: str, slip: Slip) -> bool:
    """Tell whether hands slip like that: not at the first letter, and seldom after the last."""
    limit = _RANK_OF_SHORT if len(word) <= _SHORT else _RANK
    return (
        slip.kind in _CONFIDENCE
        and slip.rank < limit
        and slip.word[0] == word[0]
        and (word[0] != word[1] or slip.word[0] == slip.word[1])
        and not (slip.kind == "extra" and word.startswith(slip.word))
        and not (slip.kind == "lost" and slip.word.startswith(word))
    )


def _is_plain(slip: Slip) -> bool:
    return slip.kind in _PLAIN and slip.rank < _RANK_OF_PLAIN


def _is_rival(word: str, best: Slip, other: Slip) -> bool:
    if other.kind == "other" or other.word[0] != word[0]:
        return other.rank < best.rank + _LEAST_UNLIKELY_RIVAL
    return other.rank < _RATIO * best.rank + _LEAST_RIVAL
