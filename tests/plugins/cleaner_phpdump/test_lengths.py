"""Counting bytes."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump.lengths import ByteIndex, byte_length


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.integers(0, 40))
def test_advance_is_the_inverse_of_counting(
    before: str, content: str, after: str, repeats: int
) -> None:
    content *= repeats
    index = ByteIndex(before + content + after)
    assert index.advance(len(before), byte_length(content)) == len(before) + len(content)


def test_no_position_inside_a_character_or_behind_the_end() -> None:
    index = ByteIndex("é" * 600)
    assert [index.advance(599, count) for count in (0, 1, 2, 3)] == [599, None, 600, None]


def test_ascii_counts_characters() -> None:
    assert [ByteIndex("abc").advance(1, count) for count in (2, 3)] == [3, None]
