"""How well a text reads as text: what a wrong encoding betrays itself by, in any language."""

import re
from collections import Counter
from functools import lru_cache

from cleaner_encoding.decoding.alphabets import ALPHABETS

_LETTERS = [chr(code) for code in range(0x80, 0x530) if chr(code).isalpha()]
_SMALL = "a-z" + "".join(char for char in _LETTERS if char.islower())
_CAPITAL = "".join(char for char in _LETTERS if char.isupper())
_ACCENTED = "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff"
_ANY = "A-Za-z" + "".join(_LETTERS)
# What code pages have beside letters and stops; the last are lines and blocks. The acute accent is
# not here, because many write it for an apostrophe.
_SYMBOLS = "“”„¡¢£¤¥¦§¨©¬®¯°±²³¶¸¹¼½¾¿×÷ˆˇ˘˙˚˛˜˝†‡•‰€™−∂∆∏∑√∞∫≈≠≤≥◊\u2500-\u259f"
_OTHER_SCRIPTS = "\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff"
# Each begins with the character in question, so that ASCII is passed over fast.
_MISPLACED = re.compile(
    "|".join(
        (
            f"[{_CAPITAL}](?:(?<=[{_SMALL}].)"  # fŸr for für
            f"|(?=[A-Z][a-z])"  # ÒShe for “She
            f"|(?<=[.,!?].)(?![{_ANY}.]))",  # said.Ó for said.”
            f"[{_SYMBOLS}](?<=[{_ANY}].)(?=[{_SMALL}])",  # s½ur for sœur
            f"[¨¸](?<=[{_ANY}].)",  # plaa¸ for plaaž
            f"[¦¨¸Ÿ](?=[{_SMALL}])|[¼½](?=u)",  # ¨okk for šokk, Ÿber for über, ½uvre for œuvre
            f"[{_ACCENTED}](?:(?<=[{_OTHER_SCRIPTS}].)|(?=[{_OTHER_SCRIPTS}]))",
        )
    )
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_LATIN = re.compile(f"[\xaa\xba{_ACCENTED}]")


@lru_cache(maxsize=8)  # several encodings may read a text alike
def plausibility(text: str) -> float:
    """Give the share of characters beyond ASCII that stand where they may, from 0 to 1.

    Those that don't: control characters, a capital after a small letter, a symbol inside a word,
    and letters that no language uses together with most of the others.

    >>> plausibility("für spätere Größe"), plausibility("fŸr spŠtere Gršsse")
    (1.0, 0.0)
    """
    seen = Counter("".join(_BEYOND_ASCII.findall(text)))
    total = seen.total()
    if not total:
        return 1.0
    wrong = len(_MISPLACED.findall(text)) + _no_text(seen) + _foreign(seen)
    return max(0.0, 1 - wrong / total)


def _no_text(seen: Counter[str]) -> int:
    """Count control characters, U+FFFD and private use characters."""
    return sum(
        count
        for char, count in seen.items()
        if char <= "\x9f" or char == "\ufffd" or "\ue000" <= char <= "\uf8ff"
    )


def _foreign(seen: Counter[str]) -> int:
    """Count the Latin letters that are not of the language that most of them are of."""
    latin: Counter[str] = Counter()
    for char, count in seen.items():
        if _LATIN.match(char):
            latin[_small(char)] += count
    return latin.total() - max(
        sum(latin[char] for char in latin.keys() & alphabet) for alphabet in _alphabets()
    )


def _small(char: str) -> str:
    return char if char == "İ" else char.lower()


@lru_cache(maxsize=1)
def _alphabets() -> list[frozenset[str]]:
    return [frozenset(letters) for letters in ALPHABETS.values()]
