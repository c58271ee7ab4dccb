"""The plain JSON data that a dump's typed nodes become.

- An array whose keys are 0, 1, 2 ... in order is a list, any other a dict with string keys.
- An object is a dict of its properties with the class under `__class__` (a property of that very
  name wins). Visibility is dropped. A parent's private property that has the name of another one is
  called `Class::name`. A property that was never initialised is left out.
- `INF`, `-INF` and `NAN`, which JSON can't hold, are these words as strings; so is
  `*RECURSION*`. An enum case is "Suit::Hearts", a resource "resource(5) of type (stream)".
- A string that holds JSON, serialized PHP or a dump is that data (where asked for).
- What lies deeper than `MAX_DEPTH` levels is "*DEPTH*": writers of JSON recurse.
"""

from base64 import b64decode
from collections import Counter
from math import isfinite
from typing import Any, NamedTuple

from cleaner_phpdump.nodes import Node
from cleaner_phpdump.unwrap import Json, Unwrap

MAX_DEPTH = 100
TOO_DEEP = "*DEPTH*"
MAX_UNWRAPS = 4
"""How many strings inside one another are unwrapped; each level costs a pass over what is left."""

# Each pointer repeats the keys above it, which may be long: what they hold together is bounded by
# the strings that were unwrapped, in characters.
_POINTERS_LEAST = 10_000
_POINTERS_GROWTH = 4

Path = tuple["Path", str] | None


class _Task(NamedTuple):
    """A node (or JSON data) whose value goes to `target[key]`, `depth` levels down, inside
    `unwraps` strings that were unwrapped."""

    what: Node | Json
    target: Any
    key: Any
    depth: int
    unwraps: int
    path: Path


def plain(tree: Node, unwrap: Unwrap | None = None) -> tuple[Any, dict[str, str]]:
    """Give a tree as plain data, and what was unwrapped in it: JSON pointer (RFC 6901) to kind.

    >>> plain({"t": "array", "items": [[0, {"t": "int", "v": 5}], ["k", {"t": "null"}]]})
    ({'0': 5, 'k': None}, {})
    """
    result: list[Any] = [None]
    unwrapped: dict[str, str] = {}
    tasks = [_Task(tree, result, 0, 0, 0, None)]
    budget = _POINTERS_LEAST
    while tasks:
        task = tasks.pop()
        text = _text(task.what)
        if text is None:
            tasks += _open(task) if isinstance(task.what, Json) else _open_node(task)
            continue
        inner = unwrap(text) if unwrap and task.unwraps < MAX_UNWRAPS and budget > 0 else None
        if inner is None:
            task.target[task.key] = text
        else:
            kind, content = inner
            pointer = _pointer(task.path)
            budget += _POINTERS_GROWTH * len(text) - len(pointer)
            unwrapped[pointer] = kind
            tasks.append(task._replace(what=content, unwraps=task.unwraps + 1))
    return result[0], unwrapped


def _text(what: Node | Json) -> str | None:
    """Give the text of a string, None for everything else."""
    if isinstance(what, Json):
        return what.data if isinstance(what.data, str) else None
    if what["t"] != "str":
        return None
    if "b64" in what:
        return b64decode(what["b64"]).decode("utf-8", "replace")
    text: str = what["v"]
    return text


def _open(task: _Task) -> list[_Task]:
    """Put JSON data in its place, and give what stands in it."""
    data = task.what.data  # type: ignore[union-attr]
    if not isinstance(data, dict | list):
        task.target[task.key] = data
        return []
    if task.depth >= MAX_DEPTH:
        task.target[task.key] = TOO_DEEP
        return []
    task.target[task.key] = data
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    return [
        _Task(Json(item), data, key, task.depth + 1, task.unwraps, (task.path, str(key)))
        for key, item in pairs
        if isinstance(item, dict | list | str)
    ]


def _open_node(task: _Task) -> list[_Task]:
    """Put the value of a node in its place, and give the nodes that stand in it."""
    node: Node = task.what  # type: ignore[assignment]
    if node["t"] not in ("array", "object"):
        task.target[task.key] = _leaf(node)
        return []
    if task.depth >= MAX_DEPTH:
        task.target[task.key] = TOO_DEEP
        return []
    is_array = node["t"] == "array"
    pairs = node["items"] if is_array else _properties(node)
    if is_array and all(key == index for index, (key, _) in enumerate(pairs)):
        branch: Any = [None] * len(pairs)
        keys: list[Any] = list(range(len(pairs)))
    else:
        keys = [str(_plain_name(key)) for key, _ in pairs]
        branch = dict.fromkeys(keys)
        if not is_array:
            branch = {"__class__": _plain_name(node["class"])} | branch
    task.target[task.key] = branch
    # the last one of a name wins, and the tasks are taken from the end
    return [
        _Task(value, branch, key, task.depth + 1, task.unwraps, (task.path, str(key)))
        for key, (_, value) in zip(reversed(keys), reversed(pairs), strict=True)
    ]


def _properties(node: Node) -> list[tuple[str, Node]]:
    props = [
        (str(_plain_name(raw)), owner, value)
        for raw, _, owner, value in node["props"]
        if value["t"] != "uninit"
    ]
    counts = Counter(name for name, _, _ in props)
    return [
        (f"{_plain_name(owner)}::{name}" if _is_hidden(owner, node, counts[name]) else name, value)
        for name, owner, value in props
    ]


def _is_hidden(owner: Any, node: Node, count: int) -> bool:
    """Tell whether a property is a parent's private one behind another one of its name."""
    return count > 1 and owner is not None and owner != node["class"]


def _plain_name(name: Any) -> Any:
    return b64decode(name["b64"]).decode("utf-8", "replace") if isinstance(name, dict) else name


def _leaf(node: Node) -> Any:
    kind = node["t"]
    if kind == "int":
        return integer(node["v"])
    if kind == "float":
        return floating(node["v"])
    if kind == "enum":
        return f"{_plain_name(node['class'])}::{_plain_name(node['case'])}"
    if kind == "resource":
        return f"resource({node['id']}) of type ({node['rtype']})"
    if kind == "recursion":
        return "*RECURSION*"
    return node.get("v")


def integer(value: int) -> int | str:
    """Give an integer; as its digits where it is none of 64 bits, which no PHP integer exceeds."""
    return value if -(2**63) <= value < 2**63 else str(value)


def floating(number: str) -> float | str:
    """Give a float, and a word or a number beyond the range of a double as a string.

    >>> floating("-0"), floating("1.0E+25"), floating("NAN")
    (-0.0, 1e+25, 'NAN')
    """
    if number.endswith(("INF", "NAN")):
        return number
    value = float(number)
    return value if isfinite(value) else number


def _pointer(path: Path) -> str:
    parts: list[str] = []
    while path is not None:
        path, key = path
        parts.append("/" + key.replace("~", "~0").replace("/", "~1"))
    return "".join(reversed(parts))
