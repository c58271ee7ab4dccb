"""NFC."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Rewrite
from cleaner_encoding.normal_form import is_nfc, to_nfc


def normalized(text):
    rewrite = Rewrite(text)
    rewrite.make(to_nfc(text))
    return rewrite.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cafe\u0301 noir", "café noir"),
        ("\u212b", "Å"),
        ("한", "한"),
        ("q\u0307\u0323", "q\u0323\u0307"),
    ],
)
def test_text_is_composed(before, after):
    assert normalized(before) == after


def test_edits_are_small():
    (edit,) = to_nfc("one cafe\u0301 more")
    assert (edit.start, edit.end, edit.after, edit.rule) == (7, 9, "é", "nfc")


@given(st.text(st.sampled_from("ae\u0301\u0323\u0307 \n한\u1100\u1161\u11a8é"), max_size=40))
def test_the_result_is_that_of_the_library(text):
    assert normalized(text) == unicodedata.normalize("NFC", text)


def test_a_cluster_at_the_end_of_a_piece_is_seen():
    for length in range(1020, 1100):
        assert not is_nfc("é" * length + "e\u0301")


def test_endless_marks_cost_no_square():
    text = "a" + "\u0301\u0323" * 20_000
    once = normalized(text)
    assert is_nfc(once)
    assert normalized(once) == once
    assert once.count("\u0323") + once.count("ạ") == 20_000
