"""How much of a block another extractor has found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_boilerplate.page.agreement import coverage

SENTENCE = "The new bridge opens in May, the council said on Friday evening."


@pytest.mark.parametrize(
    ("name", "text", "found", "part"),
    [
        ("a line", "Home", "Home\nNews", 1),
        ("a word of a line", "Home", "At home nobody minded.", 0),
        ("a list item", "One", "- One\n- Two", 1),
        ("a cell", "One", "| One | Two |", 1),
        ("a sentence in a paragraph", SENTENCE, f"It rained. {SENTENCE} It stopped.", 1),
        ("a sentence over two lines", SENTENCE, SENTENCE.replace("the council", "the\ncouncil"), 1),
        ("half of a sentence", SENTENCE, "The new bridge opens in May, the", 4 / 9),
        ("nothing", SENTENCE, "", 0),
    ],
)
def test_the_part_that_was_found(name: str, text: str, found: str, part: float) -> None:
    assert coverage([text], found)[0] == pytest.approx(part)


@given(st.lists(st.text(min_size=1), max_size=5), st.text())
def test_it_is_always_a_part(texts: list[str], found: str) -> None:
    parts = coverage([" ".join(text.split()) for text in texts], found)
    assert len(parts) == len(texts)
    assert all(0 <= part <= 1 for part in parts)
