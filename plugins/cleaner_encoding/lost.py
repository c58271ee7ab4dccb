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
from cleaner_encoding.oddness import character

RULE = "lost-character"
CODECS = ("sloppy-windows-1252", "latin-1")
"""The codecs whose losses are known."""

_LOST = "\ufffd"
_NOT_IN_WINDOWS_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CONTROLS = tuple(range(0x80, 0xA0))
_NO_BREAK_SPACE = (0xA0,)
# Later bytes of UTF-8 by the character that windows-1252 or Latin 1 reads them as.
_LATER = {bytes([byte]).decode("windows-1252", "replace"): byte for byte in range(0x80, 0xC0)} | {
    chr(byte): byte for byte in range(0x80, 0xC0)
}
_LATER.pop("\ufffd", None)
_ABOVE_CONTROLS = {char: byte for char, byte in _LATER.items() if byte >= 0xA0}

# How many bits better than the next a word must be, and how many bits it may cost a triple.
_CLEARLY = 3.0
_SENSE = 14.0
_LONGEST_WORD = 40
_MOST_KEPT = 40
_NEAR = 12
_FEWEST_SEQUENCES = 2
# How a language sets its quotation marks (CLDR, delimiters), where not “so”.
_QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "is", "lt", "bg", "et", "da", "mk", "sq"), "„“"),
    **dict.fromkeys(("hr", "sr", "pl", "ro", "hu"), "„”"),
    **dict.fromkeys(("sv", "fi"), "””"),
}


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
    places = _places(text, spans)
    mark = next((char for char in _MARKS if char not in text), None)
    if not places or mark is None:
        return
    marked = [Edit(place.start, place.end, mark, RULE) for place in places]
    mended = apply(text, sorted([*reread, *marked], key=lambda edit: edit.start))
    language = likely_language(mended.replace(mark, ""))
    scripts = {character(char).script for char in mended}
    places = [_in_scripts(place, scripts) for place in places]
    for place, choice in zip(places, _chosen(mended, mark, places, language), strict=True):
        if choice is not None and choice != text[place.start : place.end]:
            detail = f"utf-8 as {'windows-1252' if reading.codec == CODECS[0] else 'iso-8859-1'}"
            yield Edit(place.start, place.end, choice, RULE, detail=detail)


_MARKS = "\ue000\uf8ff\U000f0000\U0010fffd"


def _places(text: str, spans: Sequence[tuple[int, int]]) -> list[Place]:
    """Give the places outside the whole sequences where a loss would explain what is there.

    What happened shows from the whole sequences: a byte that is in them was not lost.
    """
    later = {_LATER[char] for start, end in spans for char in text[start:end] if char in _LATER}
    places: list[Place] = []
    if "\ufffd" in text:
        places = _explained(text, spans, Loss("\ufffd", _NOT_IN_WINDOWS_1252))
    elif not later.intersection(_CONTROLS) and not _has_good_letters(text, spans):
        places = _explained(text, spans, Loss("", _CONTROLS))
        if all(text[place.end : place.end + 1] == " " for place in places):
            places = []
    elif not later.intersection(_NOT_IN_WINDOWS_1252):
        places = _explained(text, spans, Loss("?", _NOT_IN_WINDOWS_1252))
    if 0xA0 not in later and (not places or "\ufffd" in text):
        places += _explained(text, spans, Loss(" ", _NO_BREAK_SPACE))
    return _disjoint(places)


def _has_good_letters(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether there are letters between the sequences that begin none."""
    start = 0
    for first, last in (*spans, (len(text), len(text))):
        if any(char.isalpha() and char > "\xef" for char in text[start:first]):
            return True
        start = last
    return False


def _in_scripts(place: Place, scripts: set[str]) -> Place:
    """Leave out the letters of scripts that the text does not have."""
    choices = (char for char in place.choices if character(char).script in scripts)
    return place._replace(choices=tuple(choices))


def _explained(text: str, spans: Sequence[tuple[int, int]], loss: Loss) -> list[Place]:
    start = 0
    places = []
    for first, last in (*spans, (len(text), len(text))):
        for at in range(start, first):
            if "\xc2" <= text[at] <= "\xef":
                place = _place(text, at, first, loss)
                if place is not None:
                    places.append(place)
        start = last
    return places


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
        if missing == 2:  # too many to choose from, but for the quotes and dashes of U+2010 on
            fillings = [[0x80, None]] if lead == 0xE2 else []
    choices = [
        char
        for filling in fillings
        for char in _characters(lead, filling, loss.bytes)
    ]
    if loss.stands == _LOST:
        choices.append(_LOST)
    elif not loss.stands and end == at + 1:
        choices.append(text[at])  # it may be a letter that was never misread
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
    if len(places) == 1 and any(not char.isalpha() for char in places[0].choices if char != _LOST):
        sign = _sign(text, start + word.index(mark), places[0], language)
        if sign is not None:
            return [sign]
    if all(len(place.choices) == 1 for place in places):
        only = [place.choices[0] for place in places]
        return only if _is_known(only, language) else [None] * len(places)
    if not all(place.choices for place in places):
        return [None] * len(places)
    # what stays lost is said so, by one character for each
    nothing = [_LOST if _LOST in place.choices else None for place in places]
    if language is None or len(word) > _LONGEST_WORD:
        return nothing
    found = _best_two(word, mark, places, language)
    if not found:
        return nothing
    cost, best = found[0]
    if cost > _SENSE * (len(word) + 1) or (len(found) > 1 and found[1][0] - cost < _CLEARLY):
        return nothing
    cased = iter(_in_case(text, start, word, mark, best))
    return [_of(place, next(cased)) for place in places]


def _is_known(letters: list[str], language: Language | None) -> bool:
    """Tell whether letters are such as the language has, or at least common ones."""
    if language is None:
        return not any(character(char).odd for char in letters)
    return all(language.has(char) for char in letters if char.isalpha())


def _sign(text: str, at: int, place: Place, language: Language | None) -> str | None:
    """Give the quotation mark, apostrophe or dash that fits between two characters.

    None where a letter of the choices fits into the word.
    """
    left, right = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if language and any(
        language.fit((left or EDGE) + char + (right or EDGE)) < _SENSE
        for char in place.choices
        if char.isalpha() and (left.isalpha() or right.isalpha())
    ):
        return None
    opening, closing = _QUOTES.get(language.code if language else "", "“”")
    if (left.isdigit() and right.isdigit()) or (left.isspace() and right.isspace()):
        sign = "–"
    elif left.isalpha() and right.isalpha():
        sign = "’"
    elif (not left or left.isspace() or left in "([{") and right.isalnum():
        sign = opening
    else:
        sign = closing
    if sign in place.choices:
        return sign
    return next((char for char in "”“’„" if char in place.choices), None)


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


def _of(place: Place, letter: str) -> str:
    """Give the choice that is this letter, in its case where there are both."""
    return letter if letter in place.choices else letter.swapcase()


def _in_case(text: str, start: int, word: str, mark: str, letters: tuple[str, ...]) -> list[str]:
    """Give the letters in the case that the word around them has."""
    own = word.replace(mark, "")
    if own.isupper() and (len(own) > 1 or text[max(0, start - _NEAR) : start].isupper()):
        return [letter.upper() for letter in letters]
    result = list(letters)
    if word.startswith(mark) and not own[:1].isupper() and _begins_sentence(text, start):
        result[0] = letters[0].upper()
    return result


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“„«(")
    return not before or before[-1] in ".!?\n:"
