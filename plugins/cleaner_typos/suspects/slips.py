"""The common words that one slip of the hand makes another word of."""

from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import Literal

import msgspec

from cleaner_typos.english.lexicon import common_among, is_near_common, rank

Kind = Literal["doubling", "swap", "lost", "extra", "vowel", "sound", "key", "other"]

_VOWELS = frozenset("aeiou")
# letters that are read alike: "absense", "negociate", "anual*i*sis"
_SOUNDS = frozenset({"cs", "sc", "ck", "kc", "ct", "tc", "iy", "yi"})
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _keys() -> dict[str, frozenset[str]]:
    """Give the neighbours of each key in its row."""
    near: dict[str, set[str]] = {letter: set() for letter in ascii_lowercase}
    for row in _ROWS:
        for left, right in pairwise(row):
            near[left].add(right)
            near[right].add(left)
    return {letter: frozenset(letters) for letter, letters in near.items()}


_NEAR = _keys()


class Slip(msgspec.Struct, frozen=True):
    """A common word, its rank by frequency, and what makes the other word of it."""

    word: str
    rank: int
    kind: Kind


def slips(word: str) -> list[Slip]:
    """Give the common words that are one letter away from a word, the most frequent first.

    >>> [(slip.word, slip.kind) for slip in slips("goverment")]
    [('government', 'lost')]
    """
    near = common_among({other.encode() for other in _one_letter_away(word)})
    found = {other.decode() for other in near} - {word}
    return sorted(
        (Slip(other, rank(other), _kind(word, other)) for other in found),
        key=lambda slip: slip.rank,
    )


def one_slip_from_common(words: Sequence[str]) -> list[str]:
    """Give of many words those that may be one slip away from one of the 20,000 commonest.

    It takes little time, and gives a few too many.

    >>> one_slip_from_common(["goverment", "blorpiazz"])
    ['goverment']
    """
    return [word for word in words if any(map(is_near_common, shortened(word)))]


def shortened(word: str) -> list[str]:
    """Give a word, and all that is left of it without one of its letters.

    Two words that are one letter or one swap apart have one of these in common.

    >>> shortened("teh")
    ['teh', 'eh', 'th', 'te']
    """
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _one_letter_away(word: str) -> list[str]:
    found = []
    for at in range(len(word) + 1):
        left, right, rest = word[:at], word[at:], word[at + 1 :]
        found += [left + rest, left + rest[:1] + right[:1] + rest[1:]]
        found += [f"{left}{other}{right}" for other in ascii_lowercase]
        found += [f"{left}{other}{rest}" for other in ascii_lowercase]
    return found


def _kind(word: str, meant: str) -> Kind:
    """Tell what slip makes a word of the one that is meant, which is one letter away.

    >>> _kind("occassion", "occasion"), _kind("ocassion", "occassion"), _kind("teh", "the")
    ('doubling', 'doubling', 'swap')
    """
    at = next(
        (i for i, pair in enumerate(zip(word, meant, strict=False)) if pair[0] != pair[1]), -1
    )
    if len(word) != len(meant):
        longer = max(word, meant, key=len)
        if longer[at] == longer[at - 1]:
            return "doubling"
        return "lost" if longer == meant else "extra"
    if word[at + 1 :] != meant[at + 1 :]:
        return "swap"
    return _replaced(word[at], meant[at])


def _replaced(letter: str, other: str) -> Kind:
    if letter in _VOWELS and other in _VOWELS:
        return "vowel"
    if letter + other in _SOUNDS:
        return "sound"
    return "key" if other in _NEAR[letter] else "other"
