"""Words that no list has, one slip away from a common one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner_typos.suspects.coinages import is_coinage
from cleaner_typos.suspects.guesses import guesses, unknown_words
from cleaner_typos.suspects.slips import one_slip_from_common, slips

CARRIER = "They said that the {} was not what they had been told about it before."


def found(text, *candidates):
    return [(text[one.start : one.end], one.suggestion) for one in guesses(text, candidates)]


@pytest.mark.parametrize(
    ("word", "meant", "confidence"),
    [
        ("goverment", "government", 0.95),
        ("comitted", "committed", 0.95),
        ("occassion", "occasion", 0.95),
        ("hosptial", "hospital", 0.95),
        ("quesytion", "question", 0.9),
        ("relegious", "religious", 0.85),
        ("consequense", "consequence", 0.85),
        ("influemced", "influenced", 0.75),
    ],
)
def test_a_slip_is_told_by_its_kind(word, meant, confidence):
    (one,) = guesses(CARRIER.format(word), [word])
    assert (one.rule, one.suggestion, one.confidence) == ("guess", meant, confidence)


@pytest.mark.parametrize(
    "word",
    [
        "smartphones",  # made of two words
        "livestream",
        "unpublishable",  # made by an affix
        "overcautious",
        "catlikeness",
        "stoppin",  # spoken like that
        "systemd",  # a term: a common word and a letter
        "pprint",
        "gasoliney",
        "foward\u0301",  # no word by itself
        "ologist",  # the first letter does not slip
        "hmeimim",  # a name
        "handarat",
        "takfiri",
        "litteral",  # of two words neither is more likely
    ],
)
def test_no_guess_at(word):
    assert not found(CARRIER.format(word), word)


@pytest.mark.parametrize(
    "text",
    [
        "They said that the goverment of Goverment was not what they had been told.",
        "They said that the GOVERMENT was not the goverment that they had been told of.",
        "See example.com/goverment for what they said about it and all of the others.",
        "They wrote “goverment” for what they had been told of it by the others.",
        "They said that the anti-goverment side was not what they had been told about.",
        "They said that lablorp goverment was not what they had been told about it before.",
        "Das goverment und alle anderen haben davon nichts gewusst und nichts gesagt.",
        "goverment",
    ],
)
def test_no_guess_where(text):
    assert not found(text, "goverment")


def test_candidates_are_found_in_the_order_of_the_text():
    text = "They said that xgoverment, goverment and comitted are what they had been told of it."
    words = ("goverment", "comitted")
    assert [word for word, _ in found(text, *words)] == ["goverment", "comitted"]


def test_unknown_words_are_in_lowercase_and_neither_short_nor_endless():
    words = [b"goverment", b"Goverment", b"house", b"lighthouse", b"x" * 30, b"zq"]
    assert unknown_words(words) == [b"goverment"]
    assert unknown_words([]) == []


@pytest.mark.parametrize(
    "word", ["unblock", "lampmaker", "smartwatch", "shouty", "texting", "checkin", "rebloggers"]
)
def test_coinages(word):
    assert is_coinage(word)


@pytest.mark.parametrize("word", ["goverment", "resouces", "hapened", "bewteen", "x", "", "resond"])
def test_no_coinages(word):
    assert not is_coinage(word)


def test_a_swap_of_twins_is_no_slip():
    assert "letter" not in {one.word for one in slips("letter")}


@given(st.sampled_from(["government", "letter", "because"]), st.data())
def test_every_word_that_has_slips_is_let_through(word, data):
    at = data.draw(st.integers(1, len(word) - 1))
    other = data.draw(st.sampled_from("aeksx"))
    for wrong in (word[:at] + word[at + 1 :], word[:at] + other + word[at:]):
        assert word == wrong or word in {one.word for one in slips(wrong)}
        assert one_slip_from_common([wrong]) == [wrong]


@settings(max_examples=200)
@given(st.text("aeglst\u00e9 .\n-’“", max_size=60), st.text(max_size=20))
def test_any_text_ends_well(text, more):
    whole = f"{text} goverment {more}"
    for one in guesses(whole, ["goverment"]):
        assert whole[one.start : one.end] == "goverment"
