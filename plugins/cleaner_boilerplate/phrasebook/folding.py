"""What counts as the same word: case, accents, Arabic letter forms and full width put aside."""

import re
import unicodedata

# letters of one sound that keyboards and style guides write in two ways
_SAME = str.maketrans(
    {
        "ı": "i", "ß": "ss", "ø": "o", "ł": "l",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ٱ": "ا",
        "\u0640": None, "\u00ad": None, "\u200d": None,
    }
)  # fmt: skip
# combining accents of Latin, Greek and Cyrillic letters, and Arabic vowel signs and hamzas; the
# voicing marks of kana are letters, and stay
_ACCENTS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+")

_CJK = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_LETTER = f"(?!{_CJK})[^\\W\\d_][\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200d]*"
WORD = re.compile(rf"(?:{_LETTER})+|{_CJK}|\d[\d.,٬٫]*")
"""A word of letters, a single character of a script without spaces, or a number."""


def fold(word: str) -> str:
    """Give a word as the phrase book compares it.

    >>> fold("SUSCRÍBETE"), fold("İlgili"), fold("أيضاً"), fold("ＡＤ")
    ('suscribete', 'ilgili', 'ايضا', 'ad')
    """
    if word.isascii():
        return word.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()).translate(_SAME))
