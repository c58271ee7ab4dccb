"""Strings in a dump that are data themselves."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump import find_dumps

UNWRAPPED = [
    ("JSON", '[{"id":"7"}] ', [{"id": "7"}], {"": "json"}),
    ("an object of JSON", '{"a":{"b":1}}', {"a": {"b": 1}}, {"": "json"}),
    ("JSON in JSON", '{"a":"[1,2]"}', {"a": [1, 2]}, {"": "json", "/a": "json"}),
    ("a dump", "array(1) {\n  [0]=>\n  int(5)\n}", [5], {"": "var_dump"}),
    ("a string in a string", 'string(3) "abc"', "abc", {"": "var_dump"}),
]


def wrap(content: str) -> str:
    return f'string({len(content.encode())}) "{content}"'


@pytest.mark.parametrize(
    ("name", "content", "value", "said"), UNWRAPPED, ids=[row[0] for row in UNWRAPPED]
)
def test_is_unwrapped(name: str, content: str, value: Any, said: dict[str, str]) -> None:
    (dump,) = find_dumps(wrap(content))
    assert (dump.value, dump.unwrapped) == (value, said)
    assert dump.tree["v"] == content
    (plain,) = find_dumps(wrap(content), unwrap=False)
    assert (plain.value, plain.unwrapped) == (content, {})


def test_the_pointer_names_the_place() -> None:
    (dump,) = find_dumps(
        'array(1) {\n  ["a/b"]=>\n  array(1) {\n    [0]=>\n    string(7) "{"c":1}"\n  }\n}'
    )
    assert dump.unwrapped == {"/a~1b/0": "json"}
    assert dump.value == {"a/b": [{"c": 1}]}


STAYS_TEXT = [
    ("prose in brackets", "[sic]"),
    ("not closed", '{"a":1'),
    ("not a number of JSON", "[NaN]"),
    ("half a surrogate pair", r'["\ud83d"]'),
    ("far too deep", "[" * 100_000 + "]" * 100_000),
    ("a JSON string", '"a"'),
    ("empty", ""),
    ("more than a dump", "array(0) {\n} and more"),
    ("a dump with a wrong length", 'string(9) "abc"'),
    ("a scalar", "int(5)"),
]


@pytest.mark.parametrize(("name", "text"), STAYS_TEXT, ids=[row[0] for row in STAYS_TEXT])
def test_stays_text(name: str, text: str) -> None:
    (dump,) = find_dumps(wrap(text))
    assert (dump.value, dump.unwrapped) == (text, {})


@given(st.recursive(st.none() | st.text("ab[]{}:,é "), lambda inner: st.lists(inner, max_size=3)))
def test_json_is_data(value: object) -> None:
    (dump,) = find_dumps(wrap(json.dumps({"v": value})), unwrap=True)
    assert dump.unwrapped[""] == "json"
    if all(path == "" for path in dump.unwrapped):
        assert dump.value == {"v": value}


def test_the_number_of_wraps_is_bounded() -> None:
    text = '{"a":1}'
    for _ in range(8):
        text = wrap(text)
    (dump,) = find_dumps(text)
    assert dump.unwrapped == {"": "var_dump"}
    assert dump.value.startswith("string(")


def test_the_depth_above_counts() -> None:
    (dump,) = find_dumps(wrap("[" * 200 + "]" * 200))
    value, levels = dump.value, 0
    while isinstance(value, list):
        value, levels = value[0], levels + 1
    assert (value, levels) == ("*DEPTH*", 100)


def test_pointers_hold_no_more_than_what_they_point_at() -> None:
    keys = "k" * 20_000
    text = wrap('{"' + keys + '":[' + ",".join(['"[1]"'] * 5_000) + "]}")
    (dump,) = find_dumps(text)
    assert 0 < sum(map(len, dump.unwrapped)) < 10 * len(text)
