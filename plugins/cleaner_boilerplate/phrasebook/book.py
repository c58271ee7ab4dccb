"""Reading phrases and finding them again, by their first words.

A phrase is written as it reads, with a little notation:

    share this (article|story|)     one of these, or nothing
    {n} comments                    a number
    share on {network}              names of social networks, one or more
    read also: {text}               anything behind a mark such as ":", "|" or "»"
    subscribe to our {text}         anything, up to the end of the line
    photo: {credit}                 what `slots.py` says of its kind; always the last
    MIRA: {title}                   a phrase in capitals with a slot is found in capitals alone
    schon gelesen?                  a phrase with a question mark is found with one alone
    already a member? {any}         and so is one that goes on behind it
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import msgspec

from cleaner_boilerplate.phrasebook.automaton import End, Item, Phrase, Place, Segment, State, enter
from cleaner_boilerplate.phrasebook.folding import WORD, fold
from cleaner_boilerplate.phrasebook.slots import FACTS, SLOTS

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
_SLOT_AT_END = re.compile(r"(?P<mark>[:>?] )?\{(?P<slot>[a-z]+)\}$")
_PART = re.compile(rf"\{{(?:n|network)\}}|{WORD.pattern}")
_SLOT = re.compile(r"\{[a-z]+\}")
_STRAY = re.compile(r"[()]|\{(?!(?:n|network)\})")
_BEFORE_MARK = r"[\s)\]]*"
_MARKS = {
    ":": re.compile(rf"{_BEFORE_MARK}(?:[:：|»→©]|>+|[-–—]+(?=\s))[\s>»→©-]*(?=\S)"),
    ">": re.compile(rf"{_BEFORE_MARK}(?:[>›»→]+|(?<=\s)[/|](?=\s))[\s>»→-]*(?=\S)"),
    "?": re.compile(rf"{_BEFORE_MARK}[?？؟]\s*(?=\S)"),
}
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


class Book:
    """Phrases, to be added and found.

    The phrases are one automaton, determined as lines lead through it: a word costs one look-up,
    and nearly every line of an article is dismissed by its first or second.
    """

    def __init__(self) -> None:
        self._root = State([], [])

    def add(self, phrase: str, kind: str, place: Place) -> None:
        """Add a phrase, before the first line is looked at.

        Raises `BookError` where it is not written as the notation says.
        """
        at_end = _SLOT_AT_END.search(phrase)
        slot = at_end["slot"] if at_end and at_end["slot"] not in ("n", "network") else None
        if slot is not None and slot not in SLOTS:
            raise BookError(f"{phrase!r}: there is no slot {{{slot}}}, only {', '.join(SLOTS)}")
        words = phrase[: at_end.start()] if at_end and slot else phrase
        end = End(
            kind=kind,
            place=place,
            slot=slot,
            mark=at_end["mark"].strip() if at_end and slot and at_end["mark"] else "",
            is_capitals=slot is not None and _SLOT.sub("", words).isupper(),
            is_question=slot is None and words.rstrip().endswith(_QUESTION_MARKS),
        )
        made = Phrase(tuple(_segments(words, phrase)), end)
        items: list[Item] = []
        ends: list[End] = []
        enter(made, 0, items, ends)
        if ends:
            raise BookError(f"{phrase!r}: a phrase needs a word that it cannot do without")
        for item in items:
            self._root.add(item)

    def first_words(self) -> frozenset[str]:
        """Give the folded words that a phrase may begin with; "{n}" stands for any number."""
        return self._root.wanted()

    def find(self, line: str) -> Found | None:
        """Give the phrase that a line is, or None."""
        if len(line) > LONGEST:
            return None
        first = WORD.search(line)
        if first is None or not self._root.begins_with(fold(first[0])):
            return None
        state = self._root
        passed: list[tuple[State, int]] = []
        number_end = -9  # where the number before ends
        for one in WORD.finditer(line):
            word = fold(one[0])
            if word[0].isdigit():
                if one.start() - 1 == number_end and len(word) == 3:
                    number_end = one.end()  # "1 234"
                    passed[-1] = (state, number_end)
                    continue
                word, number_end = "{n}", one.end()
            following = state.step(word)
            if following is None:
                if word in _THOUSANDS and one.start() - number_end in (0, 1):
                    passed[-1] = (state, one.end())  # "1.2K"
                    continue
                break
            state = following
            passed.append((state, one.end()))
        else:
            if passed:
                found = _whole(state, line)
                if found is not None:
                    return found
        return _with_slot(passed, line)


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


@cache
def _words_of(option: str) -> tuple[str, ...]:
    """Give the folded words of an alternative, and its slots for numbers and networks."""
    return tuple(one[0] if one[0][0] == "{" else fold(one[0]) for one in _PART.finditer(option))


def _segments(words: str, phrase: str) -> Iterator[Segment]:
    """Give the parts of a phrase: "share (this|)" is (("share",),) and (("this",), ())."""
    for index, part in enumerate(_CHOICE.split(words)):
        if _STRAY.search(part):
            raise BookError(f"{phrase!r}: brackets within brackets, or a slot before the end")
        options = part.split("|") if index % 2 else [part]
        segment = tuple(map(_words_of, options))
        if index % 2 and any(
            option.strip() and not words for option, words in zip(options, segment, strict=True)
        ):
            raise BookError(f"{phrase!r}: an alternative without a word")
        if any(segment):
            yield segment


def _is_speech(line: str) -> bool:
    """Tell whether a line is in quotes or begins as dialogue does: then it is the author's."""
    stripped = line.strip()
    first, last = stripped[0], stripped[-1]
    if first in _QUOTE_MARKS or (first == "»" and "«" in stripped):
        return True
    return first in _DIALOGUE_DASHES and last not in _DIALOGUE_DASHES


def _whole(state: State, line: str) -> Found | None:
    """Tell whether a line whose words are all matched ends as a phrase does."""
    is_question = line.rstrip().endswith(_QUESTION_MARKS)
    for end in state.ends:
        if (
            end.slot is None
            and end.is_question is is_question
            and (line.isupper() or not end.is_capitals)
            and not _is_speech(line)
        ):
            return Found(end.kind, end.place)
    return None


def _with_slot(passed: list[tuple[State, int]], line: str) -> Found | None:
    """Tell whether the rest of a line fits a slot behind the words matched; the longest first."""
    for state, behind in reversed(passed):
        for end in state.ends:
            if end.slot is None or (end.is_capitals and not line[:behind].isupper()):
                continue
            begin = behind
            if end.mark:
                mark = _MARKS[end.mark].match(line, begin)
                if mark is None:
                    continue
                begin = mark.end()
            value = line[begin:].strip()
            if value and SLOTS[end.slot](value) and not _is_speech(line):
                fact = FACTS.get(end.slot)
                return Found(end.kind, end.place, (fact, value.strip("()[] .")) if fact else None)
    return None
