"""Letters drawn apart."""

import pytest

from cleaner_typos.repairs.spaced import letter_spaced
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("W H I L E the vote was open, they had no say in it.",
         "WHILE the vote was open, they had no say in it."),
        ("As M O R R I S O N said, it was all that they had.",
         "As MORRISON said, it was all that they had."),
        ("K E E P I N G a list of it", "KEEPING a list of it"),
        ("T O W E R", "TOWER"),
        ("As Z A B L O N E said, it was all that they had.",
         "As ZABLONE said, it was all that they had."),
    ],
)  # fmt: skip
def test_letters_are_drawn_together(before, after):
    assert made(letter_spaced, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Grades are A B C D E and F in all of the schools.",
        "J R R T K was there with all of them, and so were we.",
        "The points N S E W are on the map, and so are we.",
        "B R E A K I N G N E W S from the scene, as we have it.",
        "It was a l w a y s what they had been told about it.",
        "The unknowns are x y z u v in all of these, and they are so for us.",
        "Z A B L O N E",
        "The answers were A C B D A for the test that they had in the school.",
        "A guitar is tuned to E A D G B E by those who have one of their own.",
        "They took the way N E S W N on the map, and so did we in the end.",
        "They are of the types A B O A B, as it was said to us then.",
    ],
)
def test_rows_of_letters_that_are_no_word_stay(text):
    assert made(letter_spaced, text) == text
