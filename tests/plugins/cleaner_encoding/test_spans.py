"""Edits no larger than the change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Rewrite
from cleaner_encoding.spans import line_spans, spans


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("same", "same", []),
        ("a bXc d", "a bYc d", [(3, 4, "Y")]),
        ("X a Y", "x a y", [(0, 1, "x"), (4, 5, "y")]),
        ("aXbcd e", "abcde", [(1, 2, ""), (5, 6, "")]),
        ("x" * 300 + "a " + "y" * 300, "x" * 300 + "b" + "y" * 300, [(300, 302, "b")]),
        ("aa", "aaa", [(2, 2, "a")]),
        (
            "aÂ b" + "x " * 300 + "cÃ",
            "a\xa0b" + "x " * 300 + "cà",
            [(1, 3, "\xa0"), (605, 606, "à")],
        ),
    ],
)
def test_spans(before, after, expected):
    assert [(edit.start, edit.end, edit.after) for edit in spans(before, after, 0, "r")] == expected


@given(st.text("ab X", max_size=20), st.text("ab X", max_size=20), st.text("\n x", max_size=4))
def test_the_edits_lead_to_the_text(before, after, rest):
    rewrite = Rewrite(before + rest)
    rewrite.make(line_spans(before + rest, after + rest, "r"))
    assert rewrite.text == after + rest
