"""What the readers of the dialects work on and give back: one dump in one view of the text."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from cleaner_phpdump.nodes import Node
from cleaner_phpdump.views import View


class Passage(msgspec.Struct, frozen=True):
    """A long string in a dump, which may be the page's own text.

    `start` and `end` are where it stands, without quotes: in the view, in a `Dump` in the text;
    `name` is the key it stands
    under; `content` is the string without the dialect's escapes.
    """

    start: int
    end: int
    name: str
    content: str


PASSAGE_MIN = 80
"""The fewest characters of a string that makes a passage."""


def passages(start: int, end: int, key: Any, content: str) -> tuple[Passage, ...]:
    """Give the passage that a string makes, or none where it is short; `key` as a node holds it.

    >>> passages(5, 9, "title", "Rain")
    ()
    """
    if len(content) < PASSAGE_MIN:
        return ()
    return (Passage(start, end, "" if isinstance(key, dict) else str(key), content),)


class Found(msgspec.Struct, frozen=True):
    """One dump, found in a view.

    `start` and `end` are positions in the view's text. `complete` says that it was closed.
    `declared_bytes` and `actual_bytes` are given for a dump that is one string with a declared
    length. `misfits` counts the strings, inner ones too, whose end was not where the declared
    bytes said.
    """

    start: int
    end: int
    dialect: str
    complete: bool
    tree: Node
    declared_bytes: int | None = None
    actual_bytes: int | None = None
    misfits: int = 0
    passages: tuple[Passage, ...] = ()

    def outer(self, view: View) -> "Found":
        """Give the dump with its positions in the view that `view` was made from."""
        return self._moved(view.outer)

    def origin(self, view: View) -> "Found":
        """Give the dump with its positions in the first text."""
        return self._moved(view.origin)

    def _moved(self, move: Callable[[int], int]) -> "Found":
        passages = tuple(
            msgspec.structs.replace(passage, start=move(passage.start), end=move(passage.end))
            for passage in self.passages
        )
        return msgspec.structs.replace(
            self, start=move(self.start), end=move(self.end), passages=passages
        )


Head = Callable[[View, int, int], int | None]
"""Takes a view, the position of a needle in it and the end of the last dump, which a dump can't
reach back behind. Gives where the dump begins that the needle belongs to, or None. Cheap: it looks
at a bounded stretch around the needle."""


Needle = str | re.Pattern[str]
"""A literal string, or a pattern that begins with a literal character, which is looked for about
as quickly. Rare in prose and code."""


class Dialect(NamedTuple):
    """How the dumps of one kind are found and read.

    A needle stands in the head of every dump of this kind, and has the `Head` that looks there.
    `read` takes a view and what a `Head` gave. It gives the dump, or the position where the search
    goes on when there is none; what it looked at behind that position must be bounded, so that a
    text of any kind takes linear time.
    """

    needles: Mapping[Needle, Head]
    read: Callable[[View, int], Found | int]
