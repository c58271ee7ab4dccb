"""Function words that stand twice."""

import pytest

from cleaner_typos.repairs.doubled import doubled_words
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said the the vote was over.", "He said the vote was over."),
        ("They said that it was good and\nand that was it.",
         "They said that it was good and that was it."),
        ("They said that “the the vote” was over (and and that they knew).",
         "They said that “the vote” was over (and that they knew)."),
        ("They were not able to to see what it was.", "They were not able to see what it was."),
        ("They were bought for for more than that, as they said.",
         "They were bought for more than that, as they said."),
        ("There is trouble with with all of the doors.", "There is trouble with all of the doors."),
        ("Wir haben den Hund und und die Katze auf dem Hof.",
         "Wir haben den Hund und die Katze auf dem Hof."),
        ("Es geht um und und um das, was wir nicht haben: um die Zeit.",
         "Es geht um und um das, was wir nicht haben: um die Zeit."),
        ("Le maire est dans dans la salle avec les élus de la ville.",
         "Le maire est dans la salle avec les élus de la ville."),
        ("El alcalde de la ciudad vive en en el centro con los suyos.",
         "El alcalde de la ciudad vive en el centro con los suyos."),
    ],
)  # fmt: skip
def test_a_doubled_function_word_is_dropped(before, after):
    assert made(doubled_words, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "I know that that had had an effect on what they did.",
        "The band The The was there, and so was I.",
        "He looked at at least ten of them before it was over.",
        "They were in in-the-round and the the-atre of it.",
        "of of of an an",
        "They sang and and and all night long, until it was the the the end of it.",
        "They sang of of\nof of all that they had seen there.",
        "Das ist an an sich, was wir wollen.",
        "Das ist von von der Leyen und nicht von den anderen.",
        "This is the woman who she spoke to to get it back.",
        "It is what they had been sent for for so many years.",
        "It has the operators and and or, and it also has not.",
        "It is how they look for doubled words, like “the the” or “of of”.",
        "So, uh, we had the the other one and it was not ours.",
        "It was in the off-, in the the place where they are.",
        "Nous nous sommes dit que vous vous êtes trompés dans le texte.",
    ],
)
def test_doubled_words_that_may_be_meant_stay(text):
    assert made(doubled_words, text) == text
