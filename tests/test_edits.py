"""Edits: applying, inverting, composing, and moving positions along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Edit, Rewrite
from cleaner import edits as _edits
from cleaner.errors import EditError
from cleaner.testing import edits as some_edits
from cleaner.testing import scraped_pages

texts = st.text("abc dé\n", max_size=30)


@pytest.mark.parametrize(
    ("name", "before", "edits", "after"),
    [
        ("nothing", "rain", [], "rain"),
        ("delete", "VID: rain", [Edit(0, 5, "", "r")], "rain"),
        ("insert", "a.b", [Edit(2, 2, " ", "r")], "a. b"),
        ("replace all", "rain", [Edit(0, 4, "sun", "r")], "sun"),
        ("two, given out of order", "abcd", [Edit(3, 4, "D", "r"), Edit(0, 1, "A", "r")], "AbcD"),
        ("touching", "abcd", [Edit(0, 2, "x", "r"), Edit(2, 4, "y", "r")], "xy"),
        (
            "insert before a replaced span",
            "ab",
            [Edit(1, 1, "-", "r"), Edit(1, 2, "B", "r")],
            "a-B",
        ),
        ("empty text", "", [Edit(0, 0, "x", "r")], "x"),
    ],
)
def test_apply(name: str, before: str, edits: list[Edit], after: str) -> None:
    assert _edits.apply(before, _edits.check(before, edits)) == after


@pytest.mark.parametrize(
    ("name", "edits", "said"),
    [
        ("beyond the end", [Edit(0, 9, "", "r")], "outside the text of 4 characters"),
        ("negative", [Edit(-1, 2, "", "r")], "outside"),
        ("backwards", [Edit(3, 1, "", "r")], "outside"),
        (
            "overlap",
            [Edit(0, 3, "", "first"), Edit(2, 4, "", "second")],
            'overlaps that of rule "first"',
        ),
        ("two insertions at one place", [Edit(1, 1, "x", "r"), Edit(1, 1, "y", "r")], "overlaps"),
        ("an insertion inside a span", [Edit(0, 4, "", "r"), Edit(2, 2, "y", "r")], "overlaps"),
    ],
)
def test_check_refuses(name: str, edits: list[Edit], said: str) -> None:
    with pytest.raises(EditError, match=said):
        _edits.check("rain", edits)


def test_check_drops_what_changes_nothing() -> None:
    assert _edits.check("rain", [Edit(0, 2, "ra", "r"), Edit(4, 4, "", "r")]) == []


@given(st.data())
def test_invert_undoes_apply(data: st.DataObject) -> None:
    text = data.draw(scraped_pages())
    made = data.draw(some_edits(text))
    logged = [
        Edit(one.start, one.end, one.after, one.rule, "s", text[one.start : one.end])
        for one in made
    ]
    assert _edits.invert(_edits.apply(text, made), logged) == text


@given(texts, st.data())
def test_invert_refuses_another_text(text: str, data: st.DataObject) -> None:
    made = data.draw(some_edits(text))
    grown = [one for one in made if one.after]
    if grown:
        with pytest.raises(EditError, match="does not fit the text"):
            _edits.invert("", grown)


@given(texts, st.data())
def test_rewrite_is_its_passes(text: str, data: st.DataObject) -> None:
    rewrite = Rewrite(text)
    current = text
    for _ in range(4):
        made = data.draw(some_edits(current))
        current = _edits.apply(current, made)
        rewrite.make(made)
    assert rewrite.text == current
    assert _edits.apply(text, _edits.check(text, rewrite.edits)) == current


def test_composed_edits_keep_apart_what_is_apart() -> None:
    rewrite = Rewrite("aa bb cc")
    rewrite.make([Edit(0, 2, "x", "one"), Edit(6, 8, "y", "two")])
    rewrite.make([Edit(2, 4, "z", "three")])
    assert [(one.start, one.end, one.after, one.rule) for one in rewrite.edits] == [
        (0, 2, "x", "one"),
        (3, 5, "z", "three"),
        (6, 8, "y", "two"),
    ]


def test_composed_rules_name_each_rule_once() -> None:
    rewrite = Rewrite("a")
    for after, rule in (("b", "one"), ("c", "two"), ("d", "one")):
        rewrite.make([Edit(0, 1, after, rule)])
    assert [one.rule for one in rewrite.edits] == ["one+two"]


def test_a_repair_that_is_taken_back_is_no_edit() -> None:
    rewrite = Rewrite("ab")
    rewrite.make([Edit(1, 1, "-", "one")])
    rewrite.make([Edit(1, 2, "", "two")])
    assert rewrite.edits == []


@given(texts, st.data())
def test_positions_of_what_stays_are_exact(text: str, data: st.DataObject) -> None:
    made = data.draw(some_edits(text))
    edited = _edits.apply(text, made)
    positions = _edits.Positions(made)
    for index, char in enumerate(text):
        moved = positions.after(index)
        if not any(one.start <= index < one.end for one in made):
            assert edited[moved] == char
        assert 0 <= moved <= len(edited)
