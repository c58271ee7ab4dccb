import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_boilerplate.text.lines import characters as c
from cleaner_boilerplate.text.lines.characters import class_table, read_lines
from cleaner_boilerplate.text.lines.model import WEIGHTS

TABLE = class_table()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n \n\t\n\x00\n", []),
        ("Home", ["Home"]),
        ("Home\n\n  It rained. \n", ["Home", "  It rained. "]),
        ("\nHome\nNews", ["Home", "News"]),
        ("a\r\nb", ["a\r", "b"]),
        ("\ud800\n𠀀\n😀", ["\ud800", "𠀀", "😀"]),
    ],
)
def test_lines_that_are_not_blank(text: str, lines: list[str]) -> None:
    found = read_lines(text, TABLE)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == lines


@pytest.mark.parametrize(
    ("line", "first", "last", "closed"),
    [
        ("Home", c.UPPER, c.LOWER, False),
        ("It rained.", c.UPPER, c.STOP, False),
        ("“It rained.”)", c.OPENER, c.STOP, True),
        ("3 comments", c.DIGIT, c.LOWER, False),
        ("橋は三月に開通する。", c.IDEOGRAPH, c.STOP, False),
        ("»", c.CLOSER, c.CLOSER, True),
        ("© 2024", c.SIGN, c.DIGIT, False),
    ],
)
def test_the_outermost_characters(line: str, first: int, last: int, closed: bool) -> None:
    found = read_lines(f"\n  {line} \n", TABLE)
    assert (found.first[0], found.last[0], found.closed[0]) == (first, last, closed)


def test_what_a_line_is_made_of() -> None:
    found = read_lines("Dr. Berg saw 3 boats. They left. \nNothing", TABLE)
    assert found.sentences.tolist() == [3, 0]
    assert found.words[0, [c.UPPER, c.LOWER, c.DIGIT]].tolist() == [3, 3, 1]
    assert found.counts[:, c.STOP].tolist() == [3, 0]


@given(st.text(st.characters()))
def test_no_line_is_lost(text: str) -> None:
    found = read_lines(text, TABLE)
    assert np.all(found.starts[1:] > found.ends[:-1])
    assert found.counts[:, 1:].sum() == sum(
        TABLE[min(ord(char), 0xFFFF)] != c.SPACE for char in text
    )


def test_the_table_of_the_model_is_of_these_classes() -> None:
    with np.load(WEIGHTS, allow_pickle=False) as data:
        # a newer Unicode knows more letters, never fewer
        same = data["classes"] == TABLE
        assert same.mean() > 0.98
        assert same[:0x0600].all()
