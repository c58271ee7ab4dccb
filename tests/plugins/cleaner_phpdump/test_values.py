"""The data that values become can always be written as JSON."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import dumps, scraped_pages
from cleaner_phpdump import find_dumps
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.values import plain


@given(st.lists(dumps() | scraped_pages(), max_size=4).map("\n".join))
def test_every_value_is_json(text: str) -> None:
    for dump in find_dumps(text):
        assert msgspec.json.decode(msgspec.json.encode(dump.value)) == dump.value


NODES = [
    (
        "a list",
        {"t": "array", "items": [[0, {"t": "null"}], [1, {"t": "bool", "v": True}]]},
        [None, True],
    ),
    ("not from zero", {"t": "array", "items": [[1, {"t": "null"}]]}, {"1": None}),
    ("digits as a string", {"t": "array", "items": [["0", {"t": "null"}]]}, {"0": None}),
    (
        "the same key twice",
        {"t": "array", "items": [["a", {"t": "int", "v": 1}], ["a", {"t": "int", "v": 2}]]},
        {"a": 2},
    ),
    ("no number of JSON", {"t": "float", "v": "-INF"}, "-INF"),
    ("a number too large", {"t": "float", "v": "1.0E+999"}, "1.0E+999"),
    ("an integer too large", {"t": "int", "v": 2**63}, "9223372036854775808"),
    ("an enum case", {"t": "enum", "class": "Suit", "case": "Hearts"}, "Suit::Hearts"),
    ("a resource", {"t": "resource", "id": 5, "rtype": "stream"}, "resource(5) of type (stream)"),
    ("a string of other bytes", {"t": "str", "b64": "a/8="}, "k\ufffd"),
    (
        "a class of other bytes",
        {"t": "object", "class": {"b64": "a/8="}, "id": 1, "props": []},
        {"__class__": "k\ufffd"},
    ),
    (
        "properties",
        {
            "t": "object",
            "class": "Child",
            "id": 1,
            "props": [
                ["s", "private", "Base", {"t": "int", "v": 1}],
                ["s", "private", "Child", {"t": "int", "v": 2}],
                ["u", "public", None, {"t": "uninit", "type": "int"}],
            ],
        },
        {"__class__": "Child", "Base::s": 1, "s": 2},
    ),
]


@pytest.mark.parametrize(("name", "node", "value"), NODES, ids=[row[0] for row in NODES])
def test_plain(name: str, node: Node, value: object) -> None:
    assert plain(node) == (value, {})


def test_depth_is_bounded() -> None:
    node: Node = {"t": "null"}
    for _ in range(5000):
        node = {"t": "array", "items": [[0, node]]}
    value, levels = plain(node)[0], 0
    while isinstance(value, list):
        value, levels = value[0], levels + 1
    assert (value, levels) == ("*DEPTH*", 100)
