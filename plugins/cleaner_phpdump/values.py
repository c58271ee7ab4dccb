"""The plain JSON data that a dump's values become.

- An array whose keys are 0, 1, 2 ... in order is a list, any other a dict with string keys.
- An object is a dict of its properties with the class under `__class__` (a property of that very
  name wins). Visibility is dropped. Where a parent's and a child's private property share a name,
  the later one is called `Class::name`. A property that was never initialised is left out.
- `INF`, `-INF` and `NAN`, which JSON can't hold, are these words as strings; so is
  `*RECURSION*`. An enum case is "Suit::Hearts", a resource "resource(5) of type (stream)".
- A string that holds a JSON array or object is that data (where asked for).
- What lies deeper than `MAX_DEPTH` levels is "*DEPTH*": writers of JSON recurse.
"""

from math import isfinite
from typing import Any

import msgspec

MAX_DEPTH = 100
TOO_DEEP = "*DEPTH*"

_JSON_ENDS = {"[": "]", "{": "}"}
_JSON_MAX_CHARS = 4_000_000


class Branch:
    """An array or object that is being read.

    `expected` is the number of elements it declares, `read` the number read so far. With
    `keep=False` (too deep) it only counts.
    """

    __slots__ = ("class_name", "entries", "expected", "is_list", "keep", "key", "key_class", "read")

    def __init__(self, expected: int, class_name: str | None, keep: bool) -> None:
        self.expected = expected
        self.class_name = class_name
        self.keep = keep
        self.read = 0
        self.is_list = class_name is None
        self.entries: dict[str, Any] = {} if class_name is None else {"__class__": class_name}
        self.key: str | None = None
        self.key_class: str | None = None

    def name(self, key: str, key_class: str | None = None) -> None:
        """Take the key of the next element (and the class that declares it private)."""
        self.key = key
        self.key_class = key_class

    def add(self, value: Any) -> None:
        """Take the value of the key named last."""
        key = self.key
        self.key = None
        if key is None:
            return
        self.is_list = self.is_list and key == str(self.read)
        self.read += 1
        if not self.keep:
            return
        if key in self.entries and self.key_class:
            key = f"{self.key_class}::{key}"
        self.entries[key] = value

    def skip(self) -> None:
        """Drop the key named last: it has no value, and is not counted."""
        self.key = None

    def value(self) -> Any:
        """Give what was read, as data."""
        if not self.keep:
            return TOO_DEEP
        return list(self.entries.values()) if self.is_list else self.entries


def integer(digits: str) -> int | str:
    """Give an integer; as its digits where it is none of 64 bits, which no PHP integer exceeds."""
    value = int(digits)
    return value if -(2**63) <= value < 2**63 else digits


def floating(number: str) -> float | str:
    """Give a float, and a word or a number beyond the range of a double as a string.

    >>> floating("-0"), floating("1.0E+25"), floating("NAN")
    (-0.0, 1e+25, 'NAN')
    """
    if number.endswith(("INF", "NAN")):
        return number
    value = float(number)
    return value if isfinite(value) else number


def string(content: str, parse_json: bool, depth: int = 0) -> Any:
    """Give a string, or the data where its whole content is a JSON array or object.

    `depth` is the number of levels above it; JSON that would reach below `MAX_DEPTH` stays text.

    >>> string('[{"id": "7"}] ', parse_json=True)
    [{'id': '7'}]
    >>> string("[sic]", parse_json=True)
    '[sic]'
    """
    if not parse_json or len(content) > _JSON_MAX_CHARS:
        return content
    stripped = content.strip()
    if not stripped or _JSON_ENDS.get(stripped[0]) != stripped[-1]:
        return content
    try:
        data = msgspec.json.decode(stripped)
    except (ValueError, RecursionError, OverflowError):
        return content
    return data if _shallow(data, MAX_DEPTH - depth) else content


def _shallow(data: Any, levels: int) -> bool:
    layer = [data]
    for _ in range(max(levels, 0)):
        layer = [
            item
            for branch in layer
            for item in (branch.values() if isinstance(branch, dict) else branch)
            if isinstance(item, dict | list)
        ]
        if not layer:
            return True
    return False
