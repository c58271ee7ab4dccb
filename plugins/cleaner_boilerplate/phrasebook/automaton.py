"""Phrases as one automaton, determined as lines lead through it."""

from typing import Literal

import msgspec

from cleaner_boilerplate.phrasebook.words import NETWORKS

Place = Literal["anywhere", "ends", "list", "tail"]
"""Where a phrase is furniture: anywhere, or at the two ends of a text alone. "list" and "tail" are
the same two for headings of lists of links, which go with their heading at the tail."""


class End(msgspec.Struct, frozen=True):
    """What a phrase asks of a line whose words it has matched."""

    kind: str
    place: Place
    slot: str | None
    mark: str
    is_capitals: bool
    is_question: bool


Segment = tuple[tuple[str, ...], ...]
"""A part of a phrase: its alternatives, each of them words."""


class Phrase(msgspec.Struct, frozen=True):
    segments: tuple[Segment, ...]
    end: End


class Item(msgspec.Struct, frozen=True):
    """A place in a phrase: before word `word` of alternative `option` of segment `segment`."""

    phrase: Phrase
    segment: int
    option: int
    word: int


class State:
    """Where a line may be in the phrases that begin as it does; made as lines lead there."""

    def __init__(self, items: list[Item], ends: list[End]) -> None:
        self.ends = ends
        self._wanted: dict[str, list[Item]] = {}
        self._following: dict[str, State] = {}
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Let the state be at one more place of a phrase."""
        wanted = item.phrase.segments[item.segment][item.option][item.word]
        self._wanted.setdefault(wanted, []).append(item)

    def begins_with(self, word: str) -> bool:
        """Tell whether a phrase goes on with a word, numbers aside, which all of them may."""
        return word in self._wanted or word[0].isdigit()

    def wanted(self) -> frozenset[str]:
        """Give the words that a phrase goes on with; "{n}" stands for any number."""
        words = frozenset(self._wanted)
        return words - {"{network}"} | NETWORKS if "{network}" in words else words

    def step(self, word: str) -> "State | None":
        """Give the state behind a word, or None where no phrase goes on with it."""
        following = self._following.get(word)
        if following is not None:
            return following
        items = self._wanted.get(word, ())
        networks = self._wanted.get("{network}", ()) if word in NETWORKS else ()
        if not items and not networks:
            return None
        further: list[Item] = list(networks)  # there may be a second one
        ends: list[End] = []
        for item in (*items, *networks):
            _advance(item, further, ends)
        self._following[word] = following = State(further, ends)
        return following


def _advance(item: Item, items: list[Item], ends: list[End]) -> None:
    """Add the places behind the word that an item stands before."""
    if item.word + 1 < len(item.phrase.segments[item.segment][item.option]):
        items.append(Item(item.phrase, item.segment, item.option, item.word + 1))
    else:
        enter(item.phrase, item.segment + 1, items, ends)


def enter(phrase: Phrase, segment: int, items: list[Item], ends: list[End]) -> None:
    """Add the places where a phrase goes on with a segment, or behind it where it may be left."""
    while segment < len(phrase.segments):
        options = phrase.segments[segment]
        items.extend(Item(phrase, segment, index, 0) for index, one in enumerate(options) if one)
        if all(options):
            return
        segment += 1
    ends.append(phrase.end)
