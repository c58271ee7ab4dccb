"""Fill in what was lost of UTF-8 that was read in a wrong encoding, where the language tells it.

Windows-1252 has no character for five bytes, which become U+FFFD or a question mark; programs turn
no-break spaces into spaces, and strip control characters, which is what Latin 1 reads 32 bytes as.
What is left of a sequence leaves a few characters to choose from, and the word around it decides:
by the triples of letters of the text's language, and only where one choice is clearly the best.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from cleaner import Edit
from cleaner.edits import apply
from cleaner_encoding.languages import EDGE, Language, likely_language
from cleaner_encoding.mojibake import Reading

RULE = "lost-character"
CODECS = ("sloppy-windows-1252", "latin-1")
"""The codecs whose losses are known."""

_NOT_IN_WINDOWS_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CONTROLS = tuple(range(0x80, 0xA0))
_NO_BREAK_SPACE = (0xA0,)
# Later bytes of UTF-8 by the character that windows-1252 or Latin 1 reads them as.
_LATER = {bytes([byte]).decode("windows-1252", "replace"): byte for byte in range(0x80, 0xC0)} | {
    chr(byte): byte for byte in range(0x80, 0xC0)
}
_LATER.pop("\ufffd", None)
_ABOVE_CONTROLS = {char: byte for char, byte in _LATER.items() if byte >= 0xA0}
_MOST_CHOICES = 64

# How many bits better than the next a word must be, and how many bits it may cost a triple.
_CLEARLY = 3.0
_SENSE = 14.0
_LONGEST_WORD = 40
_MOST_KEPT = 40
_FEWEST_SEQUENCES = 8


class Place(NamedTuple):
    """Where something was lost: the span of what is left of it, and what it may have been."""

    start: int
    end: int
    choices: tuple[str, ...]


class Loss(NamedTuple):
    """What happened to a text: which bytes are gone, and what stands for each ("" for nothing)."""

    stands: str
    bytes: tuple[int, ...]


def lost_characters(text: str, reading: Reading) -> Iterator[Edit]:
    """Give the edits that fill in what a reading of the text leaves damaged.

    The edits are against the text as it is before that, and none touches a sequence of it.
    """
    if reading.codec not in CODECS or sum(reading.distinct.values()) < _FEWEST_SEQUENCES:
        return
    reread = list(reading.edits())
    spans = [(edit.start, edit.end) for edit in reread]
    places = [
        place for loss in _losses(text, spans) for place in _places(text, spans, loss)
    ]
    places = _disjoint(places)
    mark = next((char for char in _MARKS if char not in text), None)
    if not places or mark is None:
        return
    marked = [Edit(place.start, place.end, mark, RULE) for place in places]
    mended = apply(text, sorted([*reread, *marked], key=lambda edit: edit.start))
    language = likely_language(mended.replace(mark, ""))
    for place, choice in zip(places, _chosen(mended, mark, places, language), strict=True):
        if choice is not None:
            detail = f"utf-8 as {'windows-1252' if reading.codec == CODECS[0] else 'iso-8859-1'}"
            yield Edit(place.start, place.end, choice, RULE, detail=detail)


_MARKS = "\ue000\uf8ff\U000f0000\U0010fffd"


def _losses(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Loss]:
    """Tell from the sequences that are whole what happened to the others."""
    later = {_LATER[char] for start, end in spans for char in text[start:end] if char in _LATER}
    if "\ufffd" in text:
        yield Loss("\ufffd", _NOT_IN_WINDOWS_1252)
    elif not later.intersection(_NOT_IN_WINDOWS_1252):
        if not later.intersection(_CONTROLS):
            yield Loss("", _CONTROLS)
        else:
            yield Loss("?", _NOT_IN_WINDOWS_1252)
    if 0xA0 not in later:
        yield Loss(" ", _NO_BREAK_SPACE)


def _places(text: str, spans: Sequence[tuple[int, int]], loss: Loss) -> Iterator[Place]:
    """Give the places outside the whole sequences where a loss would explain what is there."""
    start = 0
    for first, last in (*spans, (len(text), len(text))):
        for at in range(start, first):
            if "\xc2" <= text[at] <= "\xef":
                place = _place(text, at, first, loss)
                if place is not None:
                    yield place
        start = last


def _place(text: str, at: int, limit: int, loss: Loss) -> Place | None:
    lead = ord(text[at])
    length = 1 if lead < 0xE0 else 2
    known: list[int | None] = []
    end = at + 1
    table = _LATER if loss.stands else _ABOVE_CONTROLS
    while len(known) < length and end < limit:
        if text[end] == loss.stands:
            known.append(None)
        elif text[end] in table:
            known.append(table[text[end]])
        else:
            break
        end += 1
    missing = length - len(known)
    if loss.stands:
        if missing or None not in known:
            return None
        fillings = [known]
    else:
        if not missing:
            return None
        fillings = [_with_gaps(known, gaps) for gaps in combinations(range(length), missing)]
    choices = [
        char
        for filling in fillings
        for char in _characters(lead, filling, loss.bytes)
    ]
    return Place(at, end, tuple(dict.fromkeys(choices))) if choices else None


def _with_gaps(known: Sequence[int | None], gaps: tuple[int, ...]) -> list[int | None]:
    rest = iter(known)
    return [None if at in gaps else next(rest) for at in range(len(known) + len(gaps))]


def _characters(lead: int, later: Sequence[int | None], lost: tuple[int, ...]) -> Iterator[str]:
    options = [lost if byte is None else (byte,) for byte in later]
    for combination in product(*options):
        char = bytes([lead, *combination]).decode("utf-8", "ignore")
        if char and char.isprintable():
            yield char


def _disjoint(places: list[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _chosen(
    text: str, mark: str, places: Sequence[Place], language: Language | None
) -> Iterator[str | None]:
    """Give for each place, which is a mark in the text, what is to be there; None to leave it."""
    waiting = iter(places)
    for start, end in _words(text, mark):
        word = text[start:end]
        here = [next(waiting) for _ in range(word.count(mark))]
        yield from _filled(text, start, word, mark, here, language)


def _words(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Give the words that hold a mark."""
    at = text.find(mark)
    while at >= 0:
        start, end = at, at + 1
        while start > 0 and text[start - 1].isalpha() and at - start < _LONGEST_WORD:
            start -= 1
        while end < len(text) and (text[end].isalpha() or text[end] == mark):
            end += 1
        yield start, end
        at = text.find(mark, end)


def _filled(
    text: str, start: int, word: str, mark: str, places: list[Place], language: Language | None
) -> list[str | None]:
    nothing: list[str | None] = [None] * len(places)
    if all(len(place.choices) == 1 for place in places):
        return [place.choices[0] for place in places]
    if language is None or len(word) > _LONGEST_WORD:
        return nothing
    found = _best_two(word, mark, places, language)
    if not found:
        return nothing
    cost, best = found[0]
    if cost > _SENSE * (len(word) + 1) or (len(found) > 1 and found[1][0] - cost < _CLEARLY):
        return nothing
    return _in_case(text, start, word, mark, best)


def _best_two(
    word: str, mark: str, places: list[Place], language: Language
) -> list[tuple[float, tuple[str, ...]]]:
    """Give the two cheapest ways to fill a word, with what they cost; letters in lower case."""
    kept: list[tuple[float, str, tuple[str, ...]]] = [(0.0, EDGE, ())]
    waiting = iter(places)
    for char in (*word, EDGE):
        options = [char.lower()]
        if char == mark:
            options = list(dict.fromkeys(c.lower() for c in next(waiting).choices if c.isalpha()))
        grown = []
        for cost, done, chosen in kept:
            for option in options:
                last = (done + option)[-3:]
                more = language.fit(last) if len(last) == 3 else 0.0
                picked = (*chosen, option) if char == mark else chosen
                grown.append((cost + more, last, picked))
        kept = sorted(grown)[:_MOST_KEPT]
    return [(cost, chosen) for cost, _, chosen in kept[:2]]


def _in_case(
    text: str, start: int, word: str, mark: str, letters: tuple[str, ...]
) -> list[str | None]:
    """Give the letters in the case that the word around them has."""
    own = word.replace(mark, "")
    if len(own) > 1 and own.isupper():
        return [letter.upper() for letter in letters]
    result: list[str | None] = list(letters)
    if word.startswith(mark) and not own[:1].isupper() and _begins_sentence(text, start):
        result[0] = letters[0].upper()
    return result


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“„«(")
    return not before or before[-1] in ".!?\n:"
