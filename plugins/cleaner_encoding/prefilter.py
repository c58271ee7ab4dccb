"""Tell in one scan that a text holds no mojibake, without loading ftfy.

ftfy takes text for mojibake where characters stand side by side that hardly ever do in prose.
What is here is a necessary condition for that: where `may_be_mojibake` says no, ftfy's `is_bad`
says no as well, which the tests prove by going through all combinations of character classes.
"""

import re
from functools import lru_cache

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
# What ftfy does not see: Cyrillic or Greek in the middle of a Latin word (UTF-8 of Latin letters
# read as windows-1251 and -1253), and every other character a dash (Cyrillic read as MacRoman).
_MORE = (
    "(?<=[A-Za-z][ГДЕΓΔΕ])",
    "(?<=[ГДЕΓΔΕ])(?=.[A-Za-z])",
    "(?<=[a-z][{upper}])",
    "(?<=[–—].)(?=[–—])",
)
_STOP_AT = "[{c1}{bad}{law}{currency}{start}{end}{numeric}{upper}{box}œ°ÙЂГДЕΓΔΕ]"


def may_be_mojibake(text: str) -> bool:
    """Tell whether ftfy could take a text for mojibake.

    >>> may_be_mojibake("„Äpfel über Öl“ kosten 5 €")
    False
    >>> may_be_mojibake("cafÃ©")
    True
    """
    return not text.isascii() and pattern().search(text) is not None


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
