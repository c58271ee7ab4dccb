"""Which paragraphs are English."""

import pytest

from cleaner_typos.context import is_prose
from cleaner_typos.paragraphs import Paragraphs, is_english


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Friday to vote on the new bridge.",
        "There were many who said that it would not be open by then.",
    ],
)
def test_english(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The end",
        "Müller sagte, die Brücke werde im März eröffnet, so die Zeitung.",
        "Le maire a déjà signé l’arrêté, et les travaux vont commencer.",
        "El alcalde dijo que no se sabe si va a llover.",
        "Мост откроют в марте, сообщил мэр города.",
        "Police Fire Ambulance Hospital School Church Market",
    ],
)
def test_not_english(text):
    assert not is_english(text)


def test_each_line_is_told_by_itself():
    text = "Die Brücke ist offen, und viele sind da.\nThe bridge is open, and many are there."
    paragraphs = Paragraphs(text)
    assert [paragraphs.is_english_at(place) for place in (0, 45, 10, len(text))] == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("text", ["a/on", "on.net x", "“on” is", "#on", "x=on", "`on`", "on2"])
def test_no_prose(text):
    place = text.index("on")
    assert not is_prose(text, place, place + 2)


@pytest.mark.parametrize("text", ["on", "(on)", "on.", "“on and", "off-on,", "on’s"])
def test_prose(text):
    place = text.index("on")
    assert is_prose(text, place, place + 2)
