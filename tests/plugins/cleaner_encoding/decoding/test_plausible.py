"""A wrong encoding betrays itself by where its characters stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding.decoding.alphabets import ALPHABETS
from cleaner_encoding.decoding.plausible import plausibility


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("Mac Roman", "für spätere Größe", "fŸr spŠtere Gršsse"),
        ("Mac Roman quotes", "“She said so.” It’s", "ÒShe said so.Ó ItÕs"),
        ("Latin 9 in a word", "sa sœur", "sa s½ur"),
        ("Latin 9 before one", "une œuvre", "une ½uvre"),
        ("Latin 9, Estonian", "plaaž ja šokk", "plaa¸ ja ¨okk"),
        ("Latin 9, Baltic", "tööpäev, õhtu, šokk", "tööpäev, õhtu, Økk"),
        ("Polish", "długo śpi", "d³ugo œpi"),
        ("Polish quotes", "„mąż”", "\x84mąż\x94"),
        ("Romanian", "5 µ", "5 ľ, ştii în"),
        ("Ukrainian", "її діти", "њњ д≥ти"),
        ("Arabic", "في المدينة", "فê الçلمدينة"),
        ("lost", "déjà", "d\ufffdj\ufffd"),
    ],
)
def test_the_right_reading_is_the_more_plausible_one(name, right, wrong):
    assert plausibility(right) == 1
    assert plausibility(wrong) < 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "ÉCOLE ÉLÉMENTAIRE",
        "5 € für ½ Liter, 20° im Schatten (±2°)",
        "« Déjà » — dit-il…",
        "Müller† und Söhne™ © 2024, §5",
        "l’œuvre",
        "l´Europe",
        "Íñigo",
        "col·lecció",
        "İstanbul'da ığdır",
        "Việt Nam",
        "Мост и метро",
        "橋は三月に",
    ],
)
def test_what_languages_write_is_plausible(text):
    assert plausibility(text) == 1


@pytest.mark.parametrize("letters", ALPHABETS.values(), ids=ALPHABETS)
def test_an_alphabet_goes_together(letters):
    assert plausibility(letters.replace("İ", " İ")) == 1


@given(st.text(max_size=200))
def test_it_is_a_share(text):
    assert 0 <= plausibility(text) <= 1
