"""Measures take any text, count what they say, and stay fast on hostile ones."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import PluginError
from cleaner.measures import (
    CORE,
    Measure,
    all_measures,
    control_characters,
    detected_language,
    lines,
    measured,
    replacement_characters,
    text_hash,
    words,
)
from cleaner_expectations import cleaner_measures

ALL = (*CORE, *cleaner_measures())
KINDS = {"integer": int, "number": float, "string": str}

# lone surrogates and control characters, which the usual strategy has seldom or never
anything = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("\x00\t\n\r\x7f\x85\xa0\ufffdÃ©â€™<&[;="),
    )
)


@given(anything)
def test_any_text_can_be_measured(text: str) -> None:
    for one in ALL:
        value = one.value(text)
        assert type(value) is KINDS[one.dtype], one.name
        assert isinstance(value, str) or value >= 0


@given(anything)
def test_control_characters_are_those_of_unicode(text: str) -> None:
    naive = sum(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text)
    assert control_characters(text) == naive


@given(anything, anything)
def test_a_hash_tells_texts_apart(one: str, other: str) -> None:
    assert (text_hash(one) == text_hash(other)) is (one == other)
    assert len(text_hash(one)) == 16


COUNTS = [
    # text, words, lines, replacement characters, control characters
    ("", 0, 0, 0, 0),
    ("one", 1, 1, 0, 0),
    ("one\n", 1, 1, 0, 0),
    ("one\n\ntwo", 2, 3, 0, 0),
    ("one\r\ntwo", 2, 2, 0, 1),
    ("橋は三月", 1, 1, 0, 0),
    ("a\u3000b\xa0c", 3, 1, 0, 0),
    ("\ufffd\ufffd é\x9f", 2, 1, 2, 1),
    ("\ud800", 1, 1, 0, 0),
    (" \t ", 0, 1, 0, 0),
]


@pytest.mark.parametrize(
    ("text", "of_words", "of_lines", "lost", "controls"),
    COUNTS,
    ids=[str(number) for number in range(len(COUNTS))],
)
def test_counts(text: str, of_words: int, of_lines: int, lost: int, controls: int) -> None:
    assert words(text) == of_words
    assert lines(text) == of_lines
    assert replacement_characters(text) == lost
    assert control_characters(text) == controls


LANGUAGES = [
    ("The council met on Friday and decided to open the bridge again in May.", "en"),
    ("Der Stadtrat beschloss am Freitag, die Brücke im Mai wieder zu öffnen.", "de"),
    ("Le conseil a décidé vendredi de rouvrir le pont au mois de mai prochain.", "fr"),
    (
        "市議会は金曜日に集まり、五月に橋を再び開くことを決めたと市長が述べた。"
        "雨が降り続いたため、工事は予定より三か月遅れていた。町の人々は長い間この日を待っていた。",
        "ja",
    ),
    ("Friday.", ""),
    ("0123 4567 " * 100, ""),
    ("- - - - \n" * 100, ""),
    ("\ud800" * 300, ""),
    ("", ""),
]


@pytest.mark.parametrize(
    ("text", "language"), LANGUAGES, ids=[str(number) for number in range(len(LANGUAGES))]
)
def test_languages(text: str, language: str) -> None:
    assert detected_language(text) == language


HOSTILE = ["<", "&", "[", "<a ", "<a b=", "[a=", "Ã", "â€", "a:1:{", "[x] => ", "string(", "\x00",
           "\x85", "\ud800", "=>", '<p x="', "<!--", "  ", "\n", "'a' => "]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_hostile_texts_take_time_by_their_length(unit: str) -> None:
    """A quadratic function would take hours for a megabyte, so that this ends is the test."""
    text = unit * (1_000_000 // len(unit))
    assert measured(text, ALL).keys() == {one.name for one in ALL}


class FakePlugins:
    """Stands for plugins that give measures."""

    def __init__(self, given: object) -> None:
        self.given = given

    def collect(self, hook: str) -> list[tuple[str, object]]:
        assert hook == "cleaner_measures"
        return [("theirs", self.given)]


def test_measures_of_plugins_come_behind_those_of_the_core() -> None:
    shouting = Measure("shouting", "integer", "letters", len)
    found = all_measures(FakePlugins([shouting]))  # type: ignore[arg-type]
    assert found == (*CORE, shouting)


REFUSED = [
    ("no list", 3, "gives 3, no list of measures"),
    ("no measure", ["words"], "which is no Measure"),
    ("no name", [Measure("a b", "integer", "", len)], 'measures "a b", which is no name'),
    ("taken", [Measure("words", "integer", "", len)], 'measures "words", which exists'),
    ("twice", [Measure("x", "integer", "", len)] * 2, 'measures "x", which exists'),
]


@pytest.mark.parametrize(
    ("given_", "told"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_measures_that_are_refused(given_: object, told: str) -> None:
    with pytest.raises(PluginError, match=told):
        all_measures(FakePlugins(given_))  # type: ignore[arg-type]
