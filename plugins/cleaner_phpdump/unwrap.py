"""Strings in a dump that are data themselves: JSON, serialized PHP, or again a dump."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from cleaner_phpdump.nodes import Node
from cleaner_phpdump.scan import Scanner
from cleaner_phpdump.views import View

_JSON_ENDS = {"[": "]", "{": "}"}
_MAX_CHARS = 4_000_000
_DUMP_OPENS = re.compile(
    r"(?:(?P<serialized>[aOsCE]:\d{1,10}:)|array ?\(|Array\s|object\(|string\(\d|enum\("
    r"|\(object\) array\("
    r"|\\?[\w\\@]{1,200}(?: Object\b| Enum\b|::__set_state\())"
)

_ENDS = {True: ("}", ";"), False: ("}", ")", '"')}
"""What a dump ends with, by whether it is a serialized value."""


class Json(NamedTuple):
    """Data that was decoded from JSON."""

    data: Any


Unwrap = Callable[[str], tuple[str, Json | Node] | None]
"""Takes the content of a string. Gives what it is ("json" or a dialect) and its data, or None."""


def unwrapping(scanner: Scanner) -> Unwrap:
    """Make the function that unwraps strings whose whole content is JSON or a dump.

    >>> unwrapping(Scanner([]))('[{"id": "7"}] ')
    ('json', Json(data=[{'id': '7'}]))
    >>> unwrapping(Scanner([]))("[sic]") is None
    True
    """

    def unwrap(content: str) -> tuple[str, Json | Node] | None:
        if len(content) > _MAX_CHARS:
            return None
        stripped = content.strip()
        if stripped and _JSON_ENDS.get(stripped[0]) == stripped[-1]:
            return _json(stripped)
        opens = _DUMP_OPENS.match(stripped)
        if opens is None or not stripped.endswith(_ENDS[opens["serialized"] is not None]):
            return None
        return _dump(stripped, scanner)

    return unwrap


def _json(text: str) -> tuple[str, Json] | None:
    try:
        return "json", Json(msgspec.json.decode(text))
    except (ValueError, RecursionError, OverflowError):
        return None


def _dump(text: str, scanner: Scanner) -> tuple[str, Node] | None:
    found = scanner.scan(View(text))
    if len(found) != 1:
        return None
    dump = found[0]
    whole = dump.start == 0 and dump.end == len(text)
    return (dump.dialect, dump.tree) if whole and dump.complete and not dump.misfits else None
