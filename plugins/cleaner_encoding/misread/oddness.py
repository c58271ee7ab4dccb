"""How odd characters are side by side, in any language: the measure of what mojibake looks like.

No language writes a capital behind a small letter of its word and a sign of currency behind that,
or a Greek letter in a Latin word. Each such thing adds to the oddness; text that is written right
has none, or hardly any.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import NamedTuple

# Blocks whose letters are found in few texts: African and phonetic letters, archaic Greek and
# Cyrillic. The letters of Romanian, Vietnamese, Azerbaijani and Pinyin are left out.
_RARE = re.compile(
    "[\u0180-\u018e\u0190-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u0217\u021c-\u0258"
    "\u025a-\u02af\u02b9-\u02ff\u0370-\u0377\u037b-\u037d\u03cf-\u03ff\u0460-\u048f\u04c0-\u052f"
    "\u1c80-\u1dff\u1e00-\u1e9f]"
)
_SCRIPTS = frozenset(
    "LATIN GREEK CYRILLIC HEBREW ARABIC DEVANAGARI THAI CJK ARMENIAN GEORGIAN BENGALI TAMIL TELUGU "
    "KANNADA MALAYALAM GUJARATI GURMUKHI KHMER LAO MYANMAR ETHIOPIC SINHALA".split()
)
# Scripts by the first word of a character's name, where that is not the script.
_SAME_SCRIPT = {
    "HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK", "HANGUL": "CJK",
    "IDEOGRAPHIC": "CJK", "BOPOMOFO": "CJK", "FULLWIDTH": "CJK", "HALFWIDTH": "CJK",
    "COMBINING": "", "MODIFIER": "", "FEMININE": "", "MASCULINE": "", "MICRO": "",
}  # fmt: skip
_QUOTES = frozenset("’‘“”„‚‹›«»–—…´")
_OPENING = frozenset("’‘“„«‚‹")
# trade marks, numbers of footnotes, powers of units
_ENDING = frozenset("®™©°ºª¹²³§†‡")
# punctuation of East Asia, India and Arabic, and what is not to be seen
_PLAIN = frozenset(
    "、。・「」『』〈〉《》【】（），．：；？！～％।॥،؛؟۔\u200b\u200c\u200d\u200e\u200f\xad"
)


class Character(NamedTuple):
    """What a character is: its kind, its script, and how odd it is by itself.

    Kinds: l small letter, u capital, o letter without case, m mark, d digit, s symbol, t symbol
    that may end a word, x sign of mathematics, b line or block of a drawing, q quote or dash beyond
    ASCII, w such a quote that a word may follow, z space beyond ASCII, p what may stand anywhere,
    c what may stand nowhere.
    """

    kind: str
    script: str
    odd: float


def oddness(text: str) -> float:
    """Give how odd the characters of a short text are, alone and side by side.

    >>> oddness("café"), oddness("cafÃ©") >= 2
    (0.0, True)
    """
    total = 0.0
    last = " "
    capitals = 0
    in_word = False
    for char in text:
        kind, _, odd = character(char)
        total += odd + _beside(last, char)
        before = character(last).kind
        if in_word and kind in "luo":
            total += _IN_WORD.get(before, 0.0)
        if kind == "l" and capitals > 1 and last > "\x7f":
            total += 1.0  # a word may begin with one capital, or be of capitals
        capitals = capitals + 1 if kind == "u" else 0
        if kind != "m":  # a mark belongs to the letter before it
            in_word = before in "luo"
            last = char
    return total


@lru_cache(maxsize=1 << 16)
def _beside(last: str, char: str) -> float:
    """Give how odd a character is behind another one."""
    before, now = character(last), character(char)
    if now.kind in "luo":
        return _letter_beside(before, now, last, char)
    if now.kind == "m":
        if before.kind in "pstxbqwzd":
            return 1.0
        return 2.0 if now.script and before.script and now.script != before.script else 0.0
    return _BESIDE.get(before.kind + now.kind, 0.0)


# What is odd of two kinds side by side, for those that are no letters; weights found by trial on
# the development sets of mojibake and of clean text.
_PAIRS = {
    "ls": 1.0, "us": 1.0, "os": 1.0, "ss": 1.0, "qs": 1.0, "ws": 1.0, "sq": 1.0, "sw": 1.0,
    "qw": 0.5, "ww": 0.5, "sz": 0.5, "uz": 0.5,
}  # fmt: skip
# What holds for a symbol holds for those that may stand in good text, except there.
_SYMBOLS = {"s": "stxb"}
_USUAL = {"lt", "ut", "ot", "xx", "bb"}
_BESIDE = {
    left + right: weight
    for pair, weight in _PAIRS.items()
    for left, right in product(*(_SYMBOLS.get(kind, kind) for kind in pair))
    if left + right not in _USUAL
}
# What is odd before a letter, and what more where a letter stands before it, too.
_BEFORE_LETTER = {"s": 1.0, "t": 1.0, "x": 1.0, "b": 1.0, "q": 1.0, "w": 0.25}
_IN_WORD = {"t": 1.0, "w": 0.25}


def _letter_beside(before: Character, now: Character, last: str, char: str) -> float:
    if before.kind in "luo":
        if before.script != now.script:
            if "CJK" in (before.script, now.script):
                # words in ASCII stand in East Asian text without spaces, accented letters hardly
                return 1.0 if min(last, char) > "\x7f" else 0.0
            return 2.0
        if before.kind == "l" and now.kind == "u":
            return 2.0 if char > "\x7f" else 1.0
        return 0.0
    if before.kind == "x" and now.script == "GREEK":
        return 0.0
    return _BEFORE_LETTER.get(before.kind, 0.0)


@lru_cache(maxsize=1 << 14)
def character(char: str) -> Character:
    """Give what a character is."""
    if char in _QUOTES:
        return Character("w" if char in _OPENING else "q", "", 0.0)
    if char in _PLAIN or (char < "\x7f" and not char.isalnum() and char >= " ") or char in "\t\n":
        return Character("p", "", 0.0)
    category = unicodedata.category(char)
    script = _script(char) if category[0] in "LM" else ""
    if category[0] == "M":
        rare = "\u0300" <= char <= "\u036f" and char not in _COMMON_MARKS
        return Character("m", script, 5.0 if rare else 0.0)
    if script:
        return Character(_LETTERS.get(category, "o"), script, _rarity(char, script))
    kind = "d" if category == "Nd" else _OTHERS.get(category[0]) or _kind_of_symbol(char, category)
    return Character(kind, "", 3.0 if kind == "c" else 0.0)


def _kind_of_symbol(char: str, category: str) -> str:
    if char in _ENDING:
        return "t"
    if "\u2500" <= char <= "\u259f":
        return "b"
    return "x" if category == "Sm" else "s"


# Combining marks that languages are written with: accents, rings, dots, hooks and tails.
_COMMON_MARKS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u031b\u0323\u0327"
    "\u0328\u0331"
)
_LETTERS = {"Lu": "u", "Lt": "u", "Ll": "l"}
_OTHERS = {"C": "c", "Z": "z"}


def _script(char: str) -> str:
    name = unicodedata.name(char, "?").partition(" ")[0]
    return _SAME_SCRIPT.get(name, name)


def _rarity(char: str, script: str) -> float:
    if script not in _SCRIPTS:
        return 2.0
    if script == "CJK":
        return 0.0 if _is_common_in_east_asia(char) else 1.0
    return 1.5 if _RARE.match(char) else 0.0


# The character sets of East Asia put what is used often into their first level: the lead bytes of
# that in GB 2312, Big5, JIS X 0208 and KS X 1001.
_FIRST_LEVELS = (
    ("gb2312", 0xB0, 0xD7),
    ("big5", 0xA4, 0xC6),
    ("euc_jp", 0xB0, 0xCF),
    ("euc_kr", 0xB0, 0xC8),
)


def _is_common_in_east_asia(char: str) -> bool:
    if "\u3040" <= char <= "\u30ff" or char >= "\uff00":
        return True
    for codec, first, last in _FIRST_LEVELS:
        code = char.encode(codec, "ignore")
        if len(code) == 2 and first <= code[0] <= last:
            return True
    return False
