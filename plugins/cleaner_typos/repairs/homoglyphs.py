"""Letters of another script that look the same as the one that belongs there."""

import re
from collections.abc import Iterator

from cleaner import Edit
from cleaner_typos.english.lexicon import is_word

# Unicode's confusables (UTS 39), of these the pairs that look the same in every typeface.
_CYRILLIC = dict(zip("аеорсухіјѕАВЕКМНОРСТХІЈЅ", "aeopcyxijsABEKMHOPCTXIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN_TWINS = {**_CYRILLIC, **_GREEK, **dict(zip("һԁԛԝ", "hdqw", strict=True))}
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC.items()}
_TO_GREEK = {latin: greek for greek, latin in _GREEK.items()}

# Every letter of Greek and Cyrillic begins, in UTF-8, with one of these bytes.
_OTHERS = bytes(byte for byte in range(256) if not 0xCD <= byte <= 0xD3)
# a word in which a letter of one script touches a letter of the other
_MIXED = re.compile(r"(?<=[A-Za-z])[\u0370-\u052f]|[\u0370-\u052f](?=[A-Za-z])")
_WORD_PART = re.compile(r"[A-Za-z\u00c0-\u052f]*")
_FEWEST_LETTERS = 4
_LONGEST = 40


def _may_hold_homoglyph(encoded: bytes) -> bool:
    """Tell from the UTF-8 of a text whether it has any letter of Greek or Cyrillic."""
    return bool(encoded.translate(None, _OTHERS))


def homoglyphs(text: str) -> Iterator[Edit]:
    """Give the edits that put right letters of the wrong script inside a word.

    A word of at least four letters, of which fewer than half are of the other script, and all of
    these have a twin in the word's own.

    >>> [(edit.start, edit.after) for edit in homoglyphs("the m\\u0430tter of TGF\\u03b2")]
    [(5, 'a')]
    """
    if text.isascii() or not _may_hold_homoglyph(text.encode("utf-8", "surrogatepass")):
        return
    done = 0
    for found in _MIXED.finditer(text):
        if found.start() < done:
            continue
        start = _word_start(text, found.start())
        word = _WORD_PART.match(text, start, start + _LONGEST + 1)
        done = word.end() if word else found.end()
        if word and _FEWEST_LETTERS <= len(word[0]) <= _LONGEST:
            yield from _put_right(word[0], start)


def _word_start(text: str, position: int) -> int:
    start = position
    while start > max(0, position - _LONGEST) and _WORD_PART.fullmatch(text[start - 1]):
        start -= 1
    return start


def _put_right(word: str, start: int) -> Iterator[Edit]:
    cyrillic = [char for char in word if "\u0400" <= char <= "\u052f"]
    greek = [char for char in word if "\u0370" <= char <= "\u03ff"]
    latin = [char for char in word if char < "\u0370"]
    twins = _twins(len(latin), len(cyrillic), len(greek))
    wrong = [(index, char) for index, char in enumerate(word) if char in twins]
    foreign = min(len(latin), len(cyrillic) + len(greek))
    if len(wrong) != foreign:
        twins, wrong = _LATIN_TWINS, _foreign_letters(word)
        if not all(char in twins for _, char in wrong) or not _is_english(word):
            return
    for index, char in wrong:
        yield Edit(start + index, start + index + 1, twins[char], "homoglyph")


def _foreign_letters(word: str) -> list[tuple[int, str]]:
    return [(index, char) for index, char in enumerate(word) if char >= "\u0370"]


def _is_english(word: str) -> bool:
    """Tell whether a word with Latin letters for those that look like them is one of English."""
    return is_word("".join(_LATIN_TWINS.get(char, char) for char in word).lower())


def _twins(latin: int, cyrillic: int, greek: int) -> dict[str, str]:
    """Give the letters to replace, by the script that most of the word is written in."""
    if cyrillic and greek:
        return {}
    if latin > cyrillic + greek:
        return _CYRILLIC if cyrillic else _GREEK
    if latin < cyrillic + greek:
        return _TO_CYRILLIC if cyrillic else _TO_GREEK
    return {}
