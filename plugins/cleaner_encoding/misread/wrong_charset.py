"""Repair text in one single-byte encoding that was read as another: Polish as "Western", and so on.

Nothing in the bytes tells such a mistake, since each of them is a character in both encodings: only
the language does. A text is taken for misread where its words make no sense as they stand, and
where they are words of a language that we know once they are read in the other encoding.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from cleaner import Edit
from cleaner.charsets import decode
from cleaner_encoding.languages import UNSEEN, Language, likely_language, triples
from cleaner_encoding.misread.oddness import character
from cleaner_encoding.misread.sample import beyond_ascii

RULE = "wrong-charset"

# What a text was read as, and what it may have been, the likeliest first.
MIXUPS = {
    "windows-1252": (
        "windows-1250", "windows-1251", "windows-1254", "windows-1257", "windows-1253",
        "windows-1256", "windows-1255", "macintosh", "iso-8859-2", "koi8-r", "koi8-u", "iso-8859-5",
        "iso-8859-7", "iso-8859-6", "iso-8859-8", "ibm866", "x-mac-cyrillic", "ibm852", "ibm850",
        "ibm437",
    ),
    "macintosh": ("windows-1252", "windows-1250", "windows-1251"),
    "windows-1251": ("koi8-r", "koi8-u", "windows-1252", "ibm866", "x-mac-cyrillic", "iso-8859-5"),
    "koi8-r": ("windows-1251",),
    "windows-1250": ("windows-1252",),
    "ibm866": ("windows-1251",),
    "ibm437": ("windows-1252",),
    "iso-8859-5": ("windows-1251",),
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 3000  # characters of the lines that are not ASCII
_MOST_WORDS = 150
_ENOUGH_WORDS = 60
# Bits by which the words must make more sense: what some 10 letters are worth.
_ENOUGH = 90.0
_FEWEST_WORDS = 4
_SENSE = 15.0  # what a triple with a changed letter may cost at most, in the mean
_BETTER = 2.0  # bits by which it must cost less
_NEVER = 0.3  # how many of them the language may hardly have
_GOOD_SENSE = 13.0  # what triples beyond ASCII cost at most where a text is right
_SELDOM = 0.12  # how many of those the language hardly has
_ENCODABLE = 0.95


class Mixup(NamedTuple):
    """What a text was read as, what it was written in, and how many bits better that is."""

    read_as: str
    written_in: str
    better: float


def wrong_charset(text: str) -> Iterator[Edit]:
    """Give the edits that read a text in the single-byte encoding that it was written in.

    >>> "".join(edit.after for edit in wrong_charset(
    ...     "ß ñêàçàë, ÷òî ìîñò ÷åðåç ðåêó îòêðîþò â ìàðòå, à ñòðîèëè åãî ÷åòûðå ãîäà"))[:5]
    'Ясказ'
    """
    mixup = find_mixup(text)
    if mixup is None:
        return
    table = _table(mixup.read_as, mixup.written_in)
    pattern = re.compile("[" + re.escape("".join(map(chr, table))) + "]+")
    detail = f"{mixup.written_in} as {mixup.read_as}"
    for found in pattern.finditer(text):
        yield Edit(found.start(), found.end(), found[0].translate(table), RULE, detail=detail)


def find_mixup(text: str) -> Mixup | None:
    """Tell what a text was read as and what it was written in; None where it is right as it is."""
    sample = beyond_ascii(text, _SAMPLE)
    if not sample:
        return None
    own = likely_language(sample)
    if own and _makes_sense(sample, own):
        return None
    found = [
        mixup
        for read_as, candidates in MIXUPS.items()
        if _is_encodable(sample, read_as)
        for written_in in candidates
        if (mixup := _judged(sample, read_as, written_in, own)) is not None
    ]
    return max(found, key=lambda mixup: mixup.better, default=None)


def _makes_sense(sample: str, own: Language) -> bool:
    """Tell whether the letters beyond ASCII fit into the words of the sample's language."""
    words = (found[0] for found in _WORD.finditer(sample) if not found[0].isascii())
    costs = [
        cost
        for word in islice(dict.fromkeys(words), _MOST_WORDS)
        for cost in own.costs(triple for triple in triples(word) if not triple.isascii())
    ]
    if not costs:
        return True
    return sum(costs) < _GOOD_SENSE * len(costs) and costs.count(UNSEEN) < _SELDOM * len(costs)


def _is_encodable(sample: str, name: str) -> bool:
    letters = [char for char in _BEYOND_ASCII.findall(sample) if character(char).kind in "luo"]
    known = _characters(name)
    return sum(char in known for char in letters) >= _ENCODABLE * len(letters)


def _judged(sample: str, read_as: str, written_in: str, own: Language | None) -> Mixup | None:
    after = sample.translate(_table(read_as, written_in))
    pairs = list(islice(_changed_words(sample, after), _MOST_WORDS))
    if len(pairs) < _FEWEST_WORDS:
        return None
    language = likely_language(after, _ENOUGH_WORDS)
    if language is None:
        return None
    before, after_costs = _costs(pairs, language)
    changed = len(after_costs)
    if sum(after_costs) > _SENSE * changed or after_costs.count(UNSEEN) > _NEVER * changed:
        return None
    if own is not None:
        before = min(before, _costs(pairs, own)[0], key=sum)
    better = sum(before) - sum(after_costs)
    enough = better >= _ENOUGH and better >= _BETTER * changed
    return Mixup(read_as, written_in, better) if enough else None


def _changed_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give the different words of the text as it would be, each with what stands there now."""
    seen = set()
    for found in _WORD.finditer(after):
        now = before[found.start() : found.end()]
        if now != found[0] and now not in seen:
            seen.add(now)
            yield now, found[0]


def _costs(pairs: list[tuple[str, str]], language: Language) -> tuple[list[float], list[float]]:
    """Give what the triples that differ cost before and after."""
    changed = [
        (old, new)
        for pair in pairs
        for old, new in zip(*map(triples, pair), strict=False)
        if old != new
    ]
    return language.costs(old for old, _ in changed), language.costs(new for _, new in changed)


@lru_cache(maxsize=64)
def _table(read_as: str, written_in: str) -> dict[int, int]:
    """Give what each character becomes. No letter becomes a control character."""
    table = {}
    for byte in range(0x80, 0x100):
        before, after = _read(byte, read_as), _read(byte, written_in)
        if before and after and after >= "\xa0":
            table[ord(before)] = ord(after)
            if read_as == "windows-1252" and byte < 0xA0:
                # where it was read as Latin 1 indeed
                table.setdefault(byte, ord(after))
    return {before: after for before, after in table.items() if before != after}


@lru_cache(maxsize=16)
def _characters(name: str) -> frozenset[str]:
    return frozenset(filter(None, (_read(byte, name) for byte in range(0x80, 0x100))))


def _read(byte: int, name: str) -> str:
    return decode(bytes([byte]), name, "ignore")
