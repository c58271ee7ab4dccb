"""Dumps whose beginning was cut off with the head of the text."""

import html
from typing import Any

import pytest

from cleaner_phpdump import find_dumps

LEFT = [
    ("var_dump", '  ["n"]=>\n  int(5)\n}', {"n": 5}),
    ("two levels", '    ["n"]=>\n    int(5)\n  }\n  [1]=>\n  NULL\n}', {"…": {"n": 5}, "1": None}),
    ("one line", '["n"]=> int(5) }', {"n": 5}),
    ("a property", '  ["n":protected]=>\n  int(5)\n}', {"n": 5}),
    ("inside a string", '  [0]=>\n  int(1)\n}and more"\n  ["n"]=>\n  int(5)\n}', None),
    ("print_r", "    [a] => 1\n    [b] => \n)", {"a": "1", "b": ""}),
    (
        "print_r, two levels",
        "            [a] => 1\n        )\n\n    [b] => x\n)",
        {"…": {"a": "1"}, "b": "x"},
    ),
]


@pytest.mark.parametrize(("name", "text", "value"), LEFT, ids=[row[0] for row in LEFT])
@pytest.mark.parametrize("escape", [False, True], ids=["raw", "escaped"])
def test_what_is_left_is_found(name: str, text: str, value: Any, escape: bool) -> None:
    text = html.escape(text) if escape else text
    (dump,) = find_dumps(f"{text}\nIt rained.")
    assert (dump.start, dump.end, dump.complete) == (0, len(text), False)
    if value is not None:
        assert dump.value == value


NONE = [
    ("behind prose", 'It rained.\n  ["n"]=>\n  int(5)\n}'),
    ("not closed", '  ["n"]=>\n  int(5)\nIt rained.'),
    ("prose", "[a] => [b] => [c]\nIt rained."),
    ("a list", "[1] => one\n[2] => two\n\nIt rained."),
    ("a table of Lua", '["n"] = 5,\n}'),
]


@pytest.mark.parametrize(("name", "text"), NONE, ids=[row[0] for row in NONE])
def test_is_no_dump(name: str, text: str) -> None:
    assert find_dumps(text) == []
