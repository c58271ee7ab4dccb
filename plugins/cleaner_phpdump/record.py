"""What the finder gives: one leaked dump."""

from typing import Any

import msgspec


class Dump(msgspec.Struct, frozen=True):
    """One dump found in a text.

    `start` and `end` are positions in the text. `complete` says that the dump was closed.
    `declared_bytes` is the length that the outermost string claims, `actual_bytes` the UTF-8 bytes
    it has as it stands (both None for an array, an object or a lone scalar). `misfits` counts the
    strings, inner ones too, whose end was found by other means than the declared bytes. `value`
    is plain JSON data, see `cleaner_phpdump.values`.
    """

    start: int
    end: int
    dialect: str
    complete: bool
    value: Any = None
    declared_bytes: int | None = None
    actual_bytes: int | None = None
    misfits: int = 0
