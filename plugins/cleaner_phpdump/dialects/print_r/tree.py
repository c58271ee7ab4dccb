"""The tree of a `print_r` while it is read."""

import re
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.dialects.print_r import grammar
from cleaner_phpdump.dialects.print_r.grammar import Cut
from cleaner_phpdump.found import Found, Passage, passages
from cleaner_phpdump.nodes import Node

_INTEGER = re.compile(r"-?[1-9]\d{0,18}|0", re.ASCII)
_PROPERTY = re.compile(
    r"(?P<name>.*?):(?:(?P<protected>protected)|(?:(?P<class>[^:]{1,200}):)?private)", re.DOTALL
)


class Tree:
    """The values that were read so far, and the arrays and objects that are still open."""

    def __init__(self, opener: re.Match[str]) -> None:
        self._open: list[tuple[Node, str | None]] = []
        self._passages: list[Passage] = []
        self._root = self._push(opener)

    @property
    def depth(self) -> int:
        """Give the number of arrays and objects that are open."""
        return len(self._open)

    def open(self, key: str, opener: re.Match[str]) -> None:
        """Take a key and the head of its value, a match with the groups of `KIND`."""
        branch = self._open[-1][0]
        _add(branch, key, self._push(opener))

    def recursion(self, key: str) -> None:
        """Take a key whose value is one of those around it."""
        _add(self._open[-1][0], key, {"t": "recursion"})

    def text(self, key: str, text: str, start: int, end: int, *, truncated: bool = False) -> None:
        """Take a key and its scalar, which stands from `start` to `end` of a text."""
        content = text[start:end]
        _add(self._open[-1][0], key, nodes.string(content, truncated=truncated))
        self._passages += passages(start, end, nodes.name(key), content)

    def cut(self, key: str, text: str, start: int, cut: Cut) -> None:
        """Take the last key of a cut-off dump and what is left of its value."""
        end = max(start, cut.value_end)
        opener = None if cut.whole else grammar.cut_opener(text, start, end)
        if opener is None:
            self.text(key, text, start, end, truncated=not cut.whole)
        elif opener["recursion"]:
            self.recursion(key)
        elif class_name := opener["class"] or opener["known"]:
            _add(self._open[-1][0], key, nodes.php_object(class_name, None, []))
        else:
            _add(self._open[-1][0], key, nodes.array([]))

    def close(self) -> None:
        """Close what was opened last."""
        node, enum = self._open.pop()
        if enum:
            _make_enum(node, enum)

    def found(self, start: int, end: int, *, complete: bool) -> Found:
        """Give the dump that stands from `start` to `end`."""
        while self._open:
            self.close()
        return Found(start, end, "print_r", complete, self._root, passages=tuple(self._passages))

    def _push(self, opener: re.Match[str]) -> Node:
        kind, class_name = opener["kind"], opener["class"]
        node = nodes.php_object(class_name, None, []) if class_name else nodes.array([])
        self._open.append((node, kind if kind and kind.startswith("Enum") else None))
        return node


def array_key(key: str) -> Any:
    """Give a key as PHP holds it: decimal integers of 64 bits are integers.

    >>> array_key("7"), array_key("-0"), array_key("07")
    (7, '-0', '07')
    """
    if _INTEGER.fullmatch(key):
        number = int(key)
        if -(2**63) <= number < 2**63:
            return number
    return nodes.name(key)


def property_key(key: str) -> list[Any]:
    r"""Give the name, the visibility and the declaring class of a property.

    They are printed as `name`, `name:protected` and `name:CLASS:private`; PHP 5.2 wrote
    `name:private` (`print_hash`, Zend/zend.c).

    >>> property_key("id:protected"), property_key(r"id:App\User:private")
    (['id', 'protected', None], ['id', 'private', 'App\\User'])
    """
    match = _PROPERTY.fullmatch(key) if key.endswith((":protected", ":private")) else None
    if match is None:
        return [nodes.name(key), "public", None]
    owner = nodes.name(match["class"]) if match["class"] else None
    return [nodes.name(match["name"]), match["protected"] or "private", owner]


def _add(branch: Node, key: str, node: Node) -> None:
    if branch["t"] == "array":
        branch["items"].append([array_key(key), node])
    else:
        branch["props"].append([*property_key(key), node])


def _make_enum(node: Node, kind: str) -> None:
    """Turn the node of an object with `name` and `value` into that of an enum case."""
    values = {prop[0]: prop[3].get("v") for prop in node["props"] if isinstance(prop[0], str)}
    case, backing, class_name = values.get("name"), values.get("value"), node["class"]
    if case is None:
        return
    node.clear()
    node |= {"t": "enum", "class": class_name, "case": case}
    if backing is not None and kind.endswith(":int") and _INTEGER.fullmatch(backing):
        node["backing"] = {"t": "int", "v": int(backing)}
    elif backing is not None:
        node["backing"] = nodes.string(backing)
