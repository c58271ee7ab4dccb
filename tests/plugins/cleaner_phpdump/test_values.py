"""The data that values become can always be written as JSON."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import dumps, scraped_pages
from cleaner_phpdump import find_dumps
from cleaner_phpdump.values import string


@given(st.lists(dumps() | scraped_pages(), max_size=4).map("\n".join))
def test_every_value_is_json(text: str) -> None:
    for dump in find_dumps(text):
        assert msgspec.json.decode(msgspec.json.encode(dump.value)) == dump.value


STAYS_TEXT = [
    ("prose in brackets", "[sic]"),
    ("not closed", '{"a":1'),
    ("not a number of JSON", "[NaN]"),
    ("half a surrogate pair", r'["\ud83d"]'),
    ("too deep", "[" * 200 + "]" * 200),
    ("far too deep", "[" * 100_000 + "]" * 100_000),
    ("a JSON string", '"a"'),
    ("empty", ""),
]


@pytest.mark.parametrize(("name", "text"), STAYS_TEXT, ids=[row[0] for row in STAYS_TEXT])
def test_stays_text(name: str, text: str) -> None:
    assert string(text, parse_json=True) == text


@given(st.recursive(st.none() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_json_is_data(value: object) -> None:
    text = json.dumps({"v": value})
    assert string(text, parse_json=True) == {"v": value}
    assert string(text, parse_json=False) == text


def test_the_depth_above_counts() -> None:
    text = "[" * 60 + "]" * 60
    assert string(text, parse_json=True, depth=60) == text
    assert string(text, parse_json=True, depth=30) != text
