"""How odd characters are side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import prose
from cleaner_encoding.misread.oddness import character, oddness


@pytest.mark.parametrize(
    "text",
    [
        "café", "Ελλάδα", "її", "McDonald", "L’été", "“So,” – 5 €", "東京タワー（東）", "iPhoneを買う",
        "한국어 text", "می\u200cروم", "हिन्दी", "ภาษาไทย", "½ l", "straße", "São", "Ωμέγα", "naïve…",
    ],
)  # fmt: skip
def test_text_is_hardly_odd(text):
    assert oddness(text) <= 1


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("a symbol in a word", "café s", "cafÃ© s"),
        ("another script in a word", "België", "BelgiΓ«"),
        ("a capital in a word", "für", "fĂĽr"),
        ("a control character", "it’s", "it\x92s"),
        ("a lost character", "café", "caf\ufffd"),
        ("rare letters", "tällä", "tƤllƤ"),
        ("rare Chinese", "の人は", "恮人息"),
        ("accents beside Chinese", "和我", "å’Œ我"),
        ("a mark without a letter", "Ці", " ֳ"),
        ("a mark of another script", "e\u0301", "e\u05b0"),
    ],
)
def test_what_is_odd(name, better, worse):
    assert oddness(worse) > oddness(better)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("footnotes and trade marks", "TÄSTÄ¹ SIITÄ² PÅ® CAFÉ™"),
        ("units", "1523 Å³, 35 Å²"),
        ("the frame of a table", "┌──┬──┐ ├──┼──┤ ▐░▒▓"),
        ("formulas", "√π ≈ ∫√∞ ≠≤ ∆Ω"),
    ],
)
def test_what_is_not_odd(name, text):
    assert oddness(text) == 0


def test_a_quote_is_odder_in_a_word_than_before_one():
    assert oddness(" “ê") < oddness("e“ê")


@given(prose)
def test_prose_is_less_odd_than_one_in_twenty(text):
    assert oddness(text) <= max(2, len(text) / 20)


@given(st.characters())
def test_each_character_is_of_one_kind(char):
    kind, script, odd = character(char)
    assert kind in set("luomdstxbqwzpc")
    assert odd >= 0
    assert bool(script) <= (kind in "luom")
