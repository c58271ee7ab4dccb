"""Apostrophes that came as something else."""

import pytest

from cleaner_typos.repairs.apostrophes import lost_apostrophes, wrong_apostrophes
from tests.plugins.cleaner_typos.repairs.rules import made

ENGLISH = " and that is what they have been told about it"


@pytest.mark.parametrize("sign", ["\ufffd", "?"])
@pytest.mark.parametrize(
    "text",
    [
        "They didn|t say.",
        "We|re late.",
        "THEY|RE LATE",
        "That|s it",
        "“I|ve been there,” she said",
        f"It is the neighbour|s house{ENGLISH}.",
        f"It is Zablonberg|s house{ENGLISH}.",
        f"Zabl has Zabl|s house{ENGLISH}.",
        f"At nine o|clock O|Brien was there{ENGLISH}.",
        "Le maire a dit que l|histoire est dans les livres de la ville et pas dans les nôtres.",
    ],
)
def test_a_lost_apostrophe_comes_back(sign, text):
    assert made(lost_apostrophes, text.replace("|", sign)) == text.replace("|", "’")


@pytest.mark.parametrize(
    "text",
    [
        f"It is caf\ufffds, clich\ufffds and expos\ufffds that they have{ENGLISH}.",
        f"It is Andr\ufffds and Tom\ufffds who were there{ENGLISH}.",
        "El Pa\ufffds, Par\ufffds",
        "Der Fu\ufffdball und die Stra\ufffde",
        f"Is that it?That is the page?s=1 of index.php?t=2{ENGLISH}.",
        f"\ufffdWe know,\ufffd they said{ENGLISH}.",
        "https://example.com/don?t=1",
        "El d\ufffda de la ciudad es el que se celebra con los suyos en la plaza.",
        "what?yes how?no",
        f"(kr?s) is how it is said{ENGLISH}.",
    ],
)
def test_what_may_be_another_letter_stays(text):
    assert made(lost_apostrophes, text) == text


@pytest.mark.parametrize("sign", ["´", "`"])
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("They didn|t say.", "’"),
        ("They didn|t say, and it’s late.", "’"),
        ("They didn|t say, and it's late.", "’"),
        ("They didn|t say, and it's late, isn't it?", "'"),
        ("the country|s own", "’"),
        (f"It is Zablonberg|s house{ENGLISH}.", "’"),
        (f"The my6zabl is my6zabl|s own{ENGLISH}.", "’"),
    ],
)  # fmt: skip
def test_an_accent_becomes_the_apostrophe_of_the_text(sign, text, after):
    assert made(wrong_apostrophes, text.replace("|", sign)) == text.replace("|", after)


def test_french_elides_before_an_accent_that_is_no_letters_own():
    text = "Le maire a dit que l´histoire est dans les livres de la ville et pas dans les nôtres."
    assert made(wrong_apostrophes, text) == text.replace("´", "’")


@pytest.mark.parametrize(
    "text",
    [
        "Caf´e and Jos´e",
        f"It has `foo`s and `bar`s{ENGLISH}.",
        f"It is broto`s, a mortal{ENGLISH}.",
        f"It is from bai`nein and broto`s of old{ENGLISH}.",
        "Le maire a dit que d´ecision est dans les livres de la ville et pas dans les nôtres.",
        "´They´ were",
        "a`b c´d",
        "x=`don`t`",
    ],
)
def test_accents_that_are_none_of_apostrophes_stay(text):
    assert made(wrong_apostrophes, text) == text
