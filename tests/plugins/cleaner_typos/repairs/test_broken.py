"""Line breaks within words."""

import pytest

from cleaner_typos.repairs.broken import broken_words
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("There are some who will ev\naluate it for them.",
         "There are some who will evaluate it for them."),
        ("It was a tow\nn by the sea that they would have liked.",
         "It was a town by the sea that they would have liked."),
        ("T\nurkey has said that it will not be there with us.",
         "Turkey has said that it will not be there with us."),
        ("They said that they di\ndn’t know what it was.",
         "They said that they didn’t know what it was."),
    ],
)  # fmt: skip
def test_a_line_break_in_a_word_goes(before, after):
    assert made(broken_words, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "They had a very long break\nfast asleep as they all were.",
        "It is a list of what there is in the file\nd - do not have it there",
        "What they had was a port\ns = 5 and that was all of it.",
        "This was all that there was of germ plasm\na theory of the day.",
        "What they had of it was a and b\nare the ones that they had.",
        "We like the NA\nture of it, and that is all that we can say.",
        "ev\naluate",
        "Das war ev\naluate und nicht das, was wir wollten.",
    ],
)
def test_other_line_breaks_stay(text):
    assert made(broken_words, text) == text
