"""Reading phrases and finding them again, by their first words.

A phrase is written as it reads, with a little notation:

    share this (article|story|)     one of these, or nothing
    {n} comments                    a number
    share on {network}              names of social networks, one or more
    read also: {text}               anything behind a mark such as ":", "|" or "»"
    subscribe to our {text}         anything, up to the end of the line
    photo: {credit}                 what `slots.py` says of its kind; always the last
    MIRA: {title}                   a phrase in capitals is found in capitals alone
    schon gelesen?                  a phrase with a question mark is found with one alone
"""

import re
from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from cleaner_boilerplate.phrasebook.folding import FIRST_WORD, WORD, fold
from cleaner_boilerplate.phrasebook.slots import FACTS, NETWORKS, SLOTS

Place = Literal["anywhere", "ends", "list", "tail"]
"""Where a phrase is furniture: anywhere, or at the two ends of a text alone. "list" and "tail" are
the same two for headings of lists of links, which go with their heading at the tail."""

KINDS = (
    "share", "follow", "ad", "related", "read-more", "newsletter", "app", "cookies", "comments",
    "navigation", "pagination", "credit", "tags", "reading-time", "tools", "views", "paywall",
    "support", "login", "age", "notice", "source", "phrase",
)  # fmt: skip
"""The kinds of furniture; an edit's rule is the kind of the phrase."""

LONGEST = 300
"""Characters; a longer line is a paragraph, not furniture."""

_SECTION = re.compile(r"\[(?P<kind>[a-z-]+) (?P<place>[a-z]+)\]")
_CHOICE = re.compile(r"\(([^()]*)\)")
_SLOT_AT_END = re.compile(r"(?P<mark>[:>] )?\{(?P<slot>[a-z]+)\}$")
_PART = re.compile(rf"\{{(?:n|network)\}}|{WORD.pattern}")
_SLOT = re.compile(r"\{[a-z]+\}")
_STRAY = re.compile(r"[()]|\{(?!(?:n|network)\})")
_MARK = re.compile(r"[\s)\]]*(?:[:：|»>›→•·/]|[-–—]+(?=\s))[\s>»→-]*(?=\S)")
_QUESTION_MARKS = ("?", "？", "؟")
_QUOTE_MARKS = "\"“„«‹'‘‚「『"
_DIALOGUE_DASHES = "—–―"
_THOUSANDS = frozenset(("k", "m", "tsd", "mil", "тыс", "bin", "万", "千"))


class BookError(ValueError):
    """A phrase or a section that is not written as the notation says."""


class Found(msgspec.Struct, frozen=True):
    """A line found in the book: its kind, where it may go, and the fact in it, if any."""

    kind: str
    place: Place
    fact: tuple[str, str] | None = None

    @property
    def is_anywhere(self) -> bool:
        """Tell whether the line is furniture in the middle of a text too."""
        return self.place in ("anywhere", "list")

    @property
    def is_heading(self) -> bool:
        """Tell whether the line stands over a list of links."""
        return self.place in ("list", "tail")


class _End(msgspec.Struct, frozen=True):
    """What a phrase asks of a line whose words it has matched."""

    kind: str
    place: Place
    slot: str | None
    has_mark: bool
    is_capitals: bool
    is_question: bool


_Word = tuple[str, int, int]
"""A folded word of a line, and where it begins and ends."""

_Segment = tuple[tuple[str, ...], ...]
"""A part of a phrase: its alternatives, each of them words."""


class _Phrase(msgspec.Struct, frozen=True):
    segments: tuple[_Segment, ...]
    end: _End


class Book:
    """Phrases, to be added and found; by their first words."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}

    def add(self, phrase: str, kind: str, place: Place) -> None:
        """Add a phrase. Raises `BookError` where it is not written as the notation says."""
        at_end = _SLOT_AT_END.search(phrase)
        slot = at_end["slot"] if at_end and at_end["slot"] not in ("n", "network") else None
        if slot is not None and slot not in SLOTS:
            raise BookError(f"{phrase!r}: there is no slot {{{slot}}}, only {', '.join(SLOTS)}")
        words = phrase[: at_end.start()] if at_end and slot else phrase
        end = _End(
            kind=kind,
            place=place,
            slot=slot,
            has_mark=bool(at_end and slot and at_end["mark"]),
            is_capitals=_SLOT.sub("", words).isupper(),
            is_question=slot is None and words.rstrip().endswith(_QUESTION_MARKS),
        )
        segments = tuple(_segments(words, phrase))
        made = _Phrase(segments, end)
        for first in _first_words(segments, phrase):
            self._by_first.setdefault(first, []).append(made)

    def find(self, line: str) -> Found | None:
        """Give the phrase that a line is, or None. Most lines cost one look-up."""
        if len(line) > LONGEST:
            return None
        first = FIRST_WORD.match(line)
        if first is None:
            return None
        word = fold(first[1])
        phrases = self._by_first.get("{n}" if word[0].isdigit() else word)
        if phrases is None or _is_speech(line):
            return None
        words = [(fold(one[0]), one.start(), one.end()) for one in WORD.finditer(line)]
        for phrase in phrases:
            for at in _walk(phrase.segments, 0, words, 0):
                found = _ended(phrase.end, line, words, at)
                if found is not None:
                    return found
        return None


def read_book(book: Book, text: str, name: str) -> None:
    """Add the phrases of a file: sections such as `[share anywhere]`, a line a phrase.

    Raises `BookError` with the file's name and the line.
    """
    kind, place = "", "ends"
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        section = _SECTION.fullmatch(line.strip())
        if section:
            kind, place = section["kind"], section["place"]
            if kind not in KINDS or place not in get_args(Place):
                raise BookError(f"{name}, line {number}: no kind or place of this name: {line}")
            continue
        if not kind:
            raise BookError(f"{name}, line {number}: a phrase before the first section: {line}")
        try:
            book.add(line.strip(), kind, place)  # type: ignore[arg-type]  # checked above
        except BookError as error:
            raise BookError(f"{name}, line {number}: {error}") from error


def _segments(words: str, phrase: str) -> Iterator[_Segment]:
    """Give the parts of a phrase: "share (this|)" is (("share",),) and (("this",), ())."""
    for index, part in enumerate(_CHOICE.split(words)):
        if _STRAY.search(part):
            raise BookError(f"{phrase!r}: brackets within brackets, or a slot before the end")
        options = part.split("|") if index % 2 else [part]
        segment = tuple(
            tuple(one[0] if one[0][0] == "{" else fold(one[0]) for one in _PART.finditer(option))
            for option in options
        )
        if any(segment):
            yield segment


def _first_words(segments: tuple[_Segment, ...], phrase: str) -> set[str]:
    """Give the words that a phrase may begin with."""
    first: set[str] = set()
    for segment in segments:
        first.update(words[0] for words in segment if words)
        if all(segment):
            break
    else:
        raise BookError(f"{phrase!r}: a phrase needs a word that it cannot do without")
    if "{network}" in first:
        raise BookError(f"{phrase!r}: a phrase can't begin with {{network}}")
    return first


def _is_speech(line: str) -> bool:
    """Tell whether a line is in quotes or begins as dialogue does: then it is the author's."""
    stripped = line.strip()
    first, last = stripped[0], stripped[-1]
    if first in _QUOTE_MARKS or (first == "»" and "«" in stripped):
        return True
    return first in _DIALOGUE_DASHES and last not in _DIALOGUE_DASHES


def _walk(
    segments: tuple[_Segment, ...], index: int, words: list[_Word], at: int
) -> Iterator[int]:
    """Give the places in a line's words where a phrase may end, of those it begins with."""
    if index == len(segments):
        yield at
        return
    for option in segments[index]:
        behind = _behind(option, words, at)
        if behind is not None:
            yield from _walk(segments, index + 1, words, behind)


def _behind(option: tuple[str, ...], words: list[_Word], at: int) -> int | None:
    """Give the place behind the words of an alternative, or None where they don't stand there."""
    for part in option:
        if at == len(words):
            return None
        word = words[at][0]
        if part == "{n}" and word[0].isdigit():
            at = _behind_number(words, at)
        elif part == "{network}" and word in NETWORKS:
            while at < len(words) and words[at][0] in NETWORKS:
                at += 1
        elif part == word:
            at += 1
        else:
            return None
    return at


def _behind_number(words: list[_Word], at: int) -> int:
    """Give the place behind a number such as "1,234", "1 234" or "1.2K"."""
    at += 1
    while at < len(words) and words[at][0].isdigit():
        at += 1
    return at + 1 if at < len(words) and words[at][0] in _THOUSANDS else at


def _ended(end: _End, line: str, words: list[_Word], at: int) -> Found | None:
    """Tell whether a line may end as a phrase does that has matched its first `at` words."""
    begin = words[at - 1][2]
    if end.is_capitals and not line[:begin].isupper():
        return None
    if end.slot is None:
        is_question = line.rstrip().endswith(_QUESTION_MARKS)
        if at < len(words) or is_question is not end.is_question:
            return None
        return Found(end.kind, end.place)
    if end.has_mark:
        mark = _MARK.match(line, begin)
        if mark is None:
            return None
        begin = mark.end()
    value = line[begin:].strip()
    if not value or not SLOTS[end.slot](value):
        return None
    fact = FACTS.get(end.slot)
    return Found(end.kind, end.place, (fact, value.strip("()[] .")) if fact else None)
