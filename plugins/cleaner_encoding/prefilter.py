"""Tell in one scan that a text holds no mojibake, without loading ftfy.

ftfy takes text for mojibake where characters stand side by side that hardly ever do in prose.
What is here is a necessary condition for that: where `may_be_mojibake` says no, ftfy's `is_bad`
says no as well, which the tests prove by going through all combinations of character classes.
"""

import re
from functools import lru_cache
from itertools import islice

# The character classes of ftfy 6.3.1 (ftfy/badness.py), as content of a regular expression's [].
CLASSES = {
    "c1": "\x80-\x9f",
    "bad": "¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\ufffd",
    "law": "§¶",
    "currency": "¢£¥₧€",
    "start": "¡©«¿΄΅‘‚“„•‹\uf8ff",
    "end": "®»˝”›™",
    "numeric": "±-³µ¹¼-¾×÷⁄№∂∆∏∑√∞∩∫≈≠≡≤≥",
    "kaomoji": "°Ò-ÖÙ-Üò-öø-üŌŐŪŲ",
    "upper": "À-ÑØÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŒŘŚŞŠŢŤŮŰŸŹŻŽҐ",
    "lower": "ß-ñüāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґﬁﬂ",
    "plain": "Þά-ωΆΈ-ΊΌΎΏΑ-ΫЁ-Яа-џ",
    "box": "│┌┐┘├┤┬┼═-╬▀▄█▌▐-▓",
}

# (first, second): the classes whose characters are suspect side by side. Each row has one side
# without lowercase letters, so that a scan needs to stop at the characters of that side only.
_AT_SECOND = (
    ("lower upper box start end currency numeric law bad plain", "bad"),
    ("lower plain box end currency numeric", "upper"),
    ("lower upper box end", "currency"),
    ("upper box", "numeric law"),
    ("start", "numeric"),
    ("currency numeric box upper", "start"),
    ("lower upper currency numeric start end law", "box"),
)
_AT_FIRST = (
    ("bad", "lower upper box start end currency numeric law"),
    ("box end currency numeric", "lower"),
    ("box", "kaomoji end"),
)
# What ftfy says of single characters and their neighbours.
_SPECIAL = (
    "(?<=[{c1}])",
    "(?<=[Œœ])(?=[^A-Za-z])",
    "(?<=[ÂÃÎÐ])(?=[€œŠš¢£Ÿž\xa0\xad®©°·»{start}{end}–—´])",
    "(?<=[ÂÃ])(?= )",
    "(?<=[ØÙ])(?=[\xa0\xad·´–—―…’{currency}{bad}{numeric}{start}ŸŠ®°µ»])",
    "(?<=[√≈‚×])(?=[±∂†≠®™´≤≥¥µø°¢Äâó²³])",
    "(?<=à[²µ¹¼½¾])",
    "(?<=[{upper}]°)",
    "(?<=[вВ]Ђ)",
    "(?<=β€)",
    "(?<=[ВГРСΒΓΞΟ].)(?=[ВГРСΒΓΞΟ])",
    r"(?<=[{lower}{upper}][{start}{end}])(?=\w)",
    "(?<=[{lower}{upper}{currency}{numeric}{box}{law}][{end}])(?=[{start}])",
)
# What ftfy does not see, by the encoding that UTF-8 is read in: a letter of another script in a
# Latin word or before what its language has not (windows-1251 and -1253), every other character a
# dash (Cyrillic as MacRoman), capitals in a word (windows-1250, -1257), box drawing beside letters
# (ibm437).
_MORE = (
    "(?<=[A-Za-z][ВГДЕΒΓΔΕ])",
    "(?<=[ВГДЕΒΓΔΕ])(?=.[A-Za-z])",
    "(?<=[ВГДЕ])(?=[ЂЃЉЊЌЋЏЎЈҐЁЄЇ©®±¤¶])",
    "(?<=[ΒΓΔΕ])(?=[£¤¥¦§¨©«¬®°±²³΅Ά·»½])",
    "(?<=[–—].)(?=[–—])",
    "(?<=[a-z][{upper}])",
    "(?<=[a-z][{bad}{law}{currency}{numeric}])(?=[a-z])",
    "(?<=[ĂĹĆ])(?=[{upper}])",
    "(?<=Ä)(?=[ÆŒŠŽŖ])",
    "(?<=[{upper}])(?=[ß-ÿ]{{3}})",
    "(?<=[√ƒ‚])(?=[^\\s\x00-\x7f])",
    "(?<=[A-Za-z][{box}])",
    "(?<=[{box}])(?=[A-Za-z{box}])",
)
_STOP_AT = "[{c1}{bad}{law}{currency}{start}{end}{numeric}{upper}{box}œ°ÙЂВГДЕΒΓΔΕ]"

# Letters that no language has all of, and letters that a language would have if it was read right:
# Turkish and Baltic, Turkish, Hungarian, Czech to Slovenian, Polish and Slovak, all read as
# windows-1252. What few texts have comes first; what comes last keeps Icelandic, Vietnamese and
# Portuguese out.
_STRANGERS = (
    (("þðÞÐ", "çüëøûàâîìòïèùÇÜ"), "óđ"),
    (("ý", "çü"), "čóđ"),
    (("õû", "öü", "áí"), "őűã"),
    (("šž", "èæðìøùòï¾"), "čěř"),
    (("¹³", "ê¿¾ñœ»"), "ęąš"),
)


_SHORT = 500
_FEWEST_CAPITALS = 8


def may_be_mojibake(text: str) -> bool:
    """Tell whether ftfy could take a text for mojibake.

    >>> may_be_mojibake("„Äpfel über Öl“ kosten 5 €")
    False
    >>> may_be_mojibake("cafÃ©")
    True
    """
    return not text.isascii() and pattern().search(text) is not None


def has_many_suspects(text: str) -> bool:
    """Tell whether more than one place of a text looks like mojibake; in a short one, any."""
    enough = 1 if len(text) < _SHORT else 2
    return sum(1 for _ in islice(pattern().finditer(text), enough)) == enough


def may_be_wrong_charset(text: str) -> bool:
    """Tell whether a text without mojibake may be in another single-byte encoding all the same.

    >>> may_be_wrong_charset("aylarý arasýnda görüþ"), may_be_wrong_charset("les aylés où ça finit")
    (True, False)
    """
    if text.isascii():
        return False
    for needed, without in _STRANGERS:
        if all(_has(text, letters) for letters in needed) and not _has(text, without):
            return True
    return _is_in_capitals(text)


def _has(text: str, letters: str) -> bool:
    for letter in letters:  # noqa: SIM110  # a generator costs more than the search
        if letter in text:
            return True
    return False


def is_suspicious(text: str) -> bool:
    """Tell whether anything in a text looks as if it was read in a wrong encoding."""
    return may_be_mojibake(text) or may_be_wrong_charset(text)


def _is_in_capitals(text: str) -> bool:
    """Tell whether a Cyrillic text has more capitals: KOI8 has them where windows-1251 has not."""
    if not _has(text, "АЕ"):
        return False
    capitals, small = (sum(map(text.count, vowels)) for vowels in ("АЕИО", "аеио"))
    return capitals > max(small, _FEWEST_CAPITALS)


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """Give the expression that every text with mojibake matches; compiled at its first use."""
    either = [special.format(**CLASSES) for special in _SPECIAL + _MORE]
    either += [f"(?<={_any(first)}{_any(second)})" for first, second in _AT_SECOND]
    either += [f"(?<={_any(first)})(?={_any(second)})" for first, second in _AT_FIRST]
    # it begins with one character class, which the engine skips to
    return re.compile(_STOP_AT.format(**CLASSES) + "(?:" + "|".join(either) + ")")


def _any(names: str) -> str:
    return "[" + "".join(CLASSES[name] for name in names.split()) + "]"
