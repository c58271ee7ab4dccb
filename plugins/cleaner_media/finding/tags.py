"""The attributes of a tag, read as the HTML standard's tokenizer does (WHATWG HTML, 13.2.5)."""

import html
import re
from collections.abc import Sequence
from html.entities import html5

_NAME = r"[^\s/<>=\"']++"
_VALUE = r"\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>=`]++))"
_PLAIN_TAG = re.compile(rf"(?:\s++{_NAME}(?:{_VALUE})?+)*+\s*+/?>")
_PLAIN_ATTRIBUTE = re.compile(rf"({_NAME})(?:{_VALUE})?+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:(?P<end>[<>])|(?P<name>[^\s/<>=][^\s/<>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s<>\"'][^\s<>]*+)))?|.)",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"&(#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,8});?|[a-zA-Z][a-zA-Z0-9]{1,31}+(?:;|(?![a-zA-Z0-9=])))"
)
_TITLE_ATTRIBUTES = ("alt", "title", "aria-label")
_MAX_ATTRIBUTES = 100
_MAX_PLAIN_TAG = 8000
MAX_TITLE = 500

Attributes = dict[str, str]


def read_attributes(markup: str, position: int) -> tuple[Attributes, int]:
    """Read the attributes of a tag whose name ends at `position`.

    Gives them, the first of each name, with where the tag ends. A tag that is never closed ends
    where the next one begins, and one of more than 100 attributes where these end.

    >>> read_attributes('<img SRC="a.jpg?x&amp;y" alt>', 4)
    ({'src': 'a.jpg?x&y', 'alt': ''}, 29)
    """
    plain = _PLAIN_TAG.match(markup, position, position + _MAX_PLAIN_TAG)
    if plain is None:
        return _read_any(markup, position)
    attributes: Attributes = {}
    for name, double, single, bare in _PLAIN_ATTRIBUTE.findall(markup, position, plain.end()):
        lower = name.lower()
        if lower not in attributes:
            value = double or single or bare
            attributes[lower] = unescaped(value) if "&" in value else value
    return attributes, plain.end()


def _read_any(markup: str, position: int) -> tuple[Attributes, int]:
    """Read a tag that is not well-formed, or long."""
    attributes: Attributes = {}
    for _ in range(_MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(markup, position)
        if match is None:
            break
        if match["end"]:
            # a new tag begins where this one was never closed
            position = match.end() if match["end"] == ">" else match.end() - 1
            break
        position = match.end()
        if match["name"]:
            value = match["double"] or match["single"] or match["plain"] or ""
            attributes.setdefault(match["name"].lower(), unescaped(value))
    return attributes, position


def unescaped(value: str) -> str:
    """Read the character references in the value of an attribute (WHATWG HTML, 13.2.5.73).

    There a name without its semicolon is one only where the word ends, so that the parameters of
    an address stay what they are.

    >>> unescaped("/a?b=1&amp;c=2&copy=3&#x26;d=&lt")
    '/a?b=1&c=2&copy=3&d=<'
    """
    return _REFERENCE.sub(_character, value)


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    return html.unescape(reference[0]) if name[0] == "#" else html5.get(name, reference[0])


def title_of(attributes: Attributes) -> str | None:
    """Give what an element says of itself: its `alt`, `title` or `aria-label`."""
    for name in _TITLE_ATTRIBUTES:
        value = attributes.get(name)
        if value and (title := short(value)):
            return title
    return None


def short(title: str) -> str | None:
    """Give a title on one line and of at most 500 characters; None for an empty one."""
    return " ".join(title[: 2 * MAX_TITLE].split())[:MAX_TITLE] or None


class Marks:
    """Where the next of some literals stands in a text, in one pass over it."""

    def __init__(self, text: str, literals: Sequence[str]) -> None:
        self._text = text
        self._next = {literal: at for literal in literals if (at := text.find(literal)) >= 0}
        self._first = -1

    def __bool__(self) -> bool:
        return bool(self._next)

    def after(self, position: int) -> int:
        """Give where the first literal from `position` on stands; the text's length for none.

        Positions must not decrease from call to call.
        """
        if position > self._first:
            for literal in [literal for literal, at in self._next.items() if at < position]:
                at = self._text.find(literal, position)
                if at < 0:
                    del self._next[literal]
                else:
                    self._next[literal] = at
            self._first = min(self._next.values(), default=len(self._text))
        return self._first
