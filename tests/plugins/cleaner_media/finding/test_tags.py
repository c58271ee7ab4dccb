"""Attributes of tags: both ways of reading them give the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.tags import Marks, _read_any, read_attributes

CASES: list[tuple[str, dict[str, str], str]] = [
    (" a=b>c", {"a": "b"}, "c"),
    (" a='b' A=c d />", {"a": "b", "d": ""}, ""),
    ("\na = \"b>\" c='&lt;'>d", {"a": "b>", "c": "<"}, "d"),
    (" a=b/>", {"a": "b/"}, ""),
    ("/a=b>", {"a": "b"}, ""),
    (' a="b"c=d>', {"a": "b", "c": "d"}, ""),
    (" a=b'c d>", {"a": "b'c", "d": ""}, ""),
    (" a=b <p>", {"a": "b"}, "<p>"),
    (" =a>", {"a": ""}, ""),
    (" a='?b&copy=1&reg&#38;&#x26&ltx&lt;&x;&amp' />", {"a": "?b&copy=1\xae&&&ltx<&x;&"}, ""),
    ("", {}, ""),
]


@pytest.mark.parametrize(("markup", "attributes", "rest"), CASES)
def test_attributes(markup: str, attributes: dict[str, str], rest: str) -> None:
    found, end = read_attributes(markup, 0)
    assert (found, markup[end:]) == (attributes, rest)


@given(st.text(" \na=\"'<>/&;B", max_size=40))
def test_the_fast_way_reads_the_same(markup: str) -> None:
    assert read_attributes(markup, 0) == _read_any(markup, 0)


@given(st.text("ab ", max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_marks_are_where_they_are_looked_for(text: str, positions: list[int]) -> None:
    marks = Marks(text, ("ab", "aa"))
    for position in sorted(positions):
        found = [at for mark in ("ab", "aa") if (at := text.find(mark, position)) >= 0]
        assert marks.after(position) == min(found, default=len(text))
