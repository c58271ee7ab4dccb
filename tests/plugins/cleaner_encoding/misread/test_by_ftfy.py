"""What is left to ftfy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Rewrite
from cleaner_encoding.misread.by_ftfy import mended_lines


def mended(text):
    rewrite = Rewrite(text)
    rewrite.make(mended_lines(text))
    return rewrite.text


@pytest.mark.parametrize(
    ("name", "before", "after", "detail"),
    [
        ("a single sequence", "la citÃ© perdue", "la cité perdue", "utf-8 as iso-8859-1"),
        ("controls of Windows", "it\x92s", "it’s", "windows-1252 as iso-8859-1"),
        ("one among good ones", "né à la citÃ©", "né à la cité", "utf-8 as iso-8859-1"),
        ("a no-break space", "plus tôt.Â Le pont", "plus tôt.\xa0Le pont", "utf-8 as iso-8859-1"),
        ("of another language", "Das CAFÃ‰, schön", "Das CAFÉ, schön", "utf-8 as windows-1252"),
        ("a lost byte", "â€\ufffd she said", "\ufffd she said", "utf-8 as windows-1252"),
    ],
)
def test_what_ftfy_mends(name, before, after, detail):
    assert mended(before) == after
    assert {edit.detail for edit in mended_lines(before)} == {detail}


def test_an_edit_that_makes_a_text_odder_is_not_made():
    # ftfy reads both as UTF-8 in windows-1251
    assert mended("Ці Рі — Сізіф") == "Ці Рі — Сізіф"


def test_a_letter_that_ends_no_word_of_the_language_is_none():
    text = "Le maire a déclaré que le pont de NIKEÂ® ouvrira en mars, près du château."
    assert mended(text) == text.replace("Â", "")


@pytest.mark.parametrize(
    "text",
    [
        "“ATÉ AMANHÃ”",
        "VUOTÂN, VUOIGÂLÂŠVUOTÂN",
        "Mae’r bobl yn gweithio Â Phobl yng Nghymru",
        "Disse que a MAÇÃ® é boa e que a maçã é barata também",
        "a mean of 35.2 Å² in the structure",
        "it shows “Ã©” on the screen",
    ],
)
def test_letters_that_may_be_right_stay(text):
    assert mended(text) == text


def test_an_edit_on_a_long_line_spans_only_the_change():
    line = "d\x92essa " + "palavra " * 60 + "hâte.Â Le"
    assert [(edit.start, edit.end) for edit in mended_lines(line)] == [(1, 2), (492, 494)]


def test_a_long_line_is_mended_in_pieces():
    line = "the café was closed and la citÃ© perdue " * 80
    assert mended(line) == line.replace("Ã©", "é")


@given(st.text("aé Ã©â€™\xa0\ufffdÐ\n", max_size=60))
def test_lines_stay_lines(text):
    assert mended(text).count("\n") == text.count("\n")
