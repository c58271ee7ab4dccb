"""Words glued where a line break got lost."""

import pytest

from cleaner_typos.repairs.glued import glued_words
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It lies near the townThe council has met there.",
         "It lies near the town The council has met there."),
        ("This was what they had for travelBut he said that it was over.",
         "This was what they had for travel But he said that it was over."),
        ("It was his own houseIn a year from then, it was not.",
         "It was his own house In a year from then, it was not."),
        ("There is nothing in the houseIt’s all been sold by them.",
         "There is nothing in the house It’s all been sold by them."),
    ],
)  # fmt: skip
def test_the_two_are_parted(before, after):
    assert made(glued_words, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "They had an iPhone and an eBay shop, and it was all on macOS for them.",
        "It is in JavaScript that they have it, and in LaTeX as well as this.",
        "The appendTo method is the one that they would have for it.",
        "This is the sortBy the way that they have it, and no other.",
        "They said that McDonald has it and that OpenOffice was theirs.",
        "Das ist die townThe council und nicht das, was wir wollten.",
        "It is blorfThe council of which they had been told by us.",
        "It is at example.com/townThe council that they have it for us.",
        "townThe council",
    ],
)
def test_names_stay(text):
    assert made(glued_words, text) == text
