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
        ("a lost byte", "â€\ufffd she said", "\ufffd she said", "utf-8 as windows-1252"),
    ],
)
def test_what_ftfy_mends(name, before, after, detail):
    assert mended(before) == after
    assert {edit.detail for edit in mended_lines(before)} <= {detail, ""}


def test_an_edit_that_makes_a_text_odder_is_not_made():
    # ftfy reads both as UTF-8 in windows-1251
    assert mended("Ці Рі — Сізіф") == "Ці Рі — Сізіф"


def test_a_long_line_is_mended_in_pieces():
    line = "the café was closed and la citÃ© perdue " * 80
    assert mended(line) == line.replace("Ã©", "é")


@given(st.text("aé Ã©â€™\xa0\ufffdÐ\n", max_size=60))
def test_lines_stay_lines(text):
    assert mended(text).count("\n") == text.count("\n")
