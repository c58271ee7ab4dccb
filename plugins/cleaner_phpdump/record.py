"""What the finder gives: one leaked dump."""

from typing import Any

import msgspec

from cleaner_phpdump.found import Passage
from cleaner_phpdump.nodes import Node


class Dump(msgspec.Struct, frozen=True):
    """One dump found in a text.

    `start` and `end` are positions in the text. `complete` says that the dump was closed.
    `declared_bytes` is the length that the outermost string claims, `actual_bytes` the UTF-8 bytes
    it has as it stands (both None where a dump is no string with a length). `tree` holds the
    value as it was printed, see `cleaner_phpdump.nodes`; `value` the same as plain JSON data, see
    `cleaner_phpdump.values`, with data inside of strings unwrapped: `unwrapped` says where, as a
    JSON pointer (RFC 6901), and what it was. `misfits` counts the strings, inner ones too, whose
    end was found by other means than the declared bytes. `passages` are the long strings in it,
    with their positions in the text.
    """

    start: int
    end: int
    dialect: str
    complete: bool
    value: Any = None
    tree: Node = msgspec.field(default_factory=dict)
    unwrapped: dict[str, str] = msgspec.field(default_factory=dict)
    declared_bytes: int | None = None
    actual_bytes: int | None = None
    misfits: int = 0
    passages: tuple[Passage, ...] = ()
