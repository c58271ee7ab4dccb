"""Where bytes were lost, and what they may have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding.misread.gaps import LOST, find_gaps
from cleaner_encoding.misread.sequences import runs


def gaps(text, codec="sloppy-windows-1252"):
    return find_gaps(text, [(run.start, run.end) for run in runs(text, codec)])


@pytest.mark.parametrize(
    ("name", "text", "left", "some"),
    [
        ("a byte that windows-1252 has not", "dÃ©jÃ  Ä\ufffd", "Ä\ufffd", "čā" + LOST),
        ("as a question mark", "â€œdÃ©jâ€œ Ä?", "Ä?", "čā"),
        ("a no-break space", "dÃ©jÃ  vÃº", "Ã ", "à"),
        ("a control that was stripped", "vÃ¡s Äaj", "Ä", "čďĄ"),
        ("two of three bytes", "lÃ©t lâan", "â", "’–“"),
        ("the middle one of three", "dÃ©jÃ  â\ufffd¬", "â\ufffd¬", LOST),
    ],
)
def test_a_gap_has_choices(name, text, left, some):
    found = {text[gap.start : gap.end]: gap.choices for gap in gaps(text)}
    assert left in found
    assert set(some) <= set(found[left])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("whole", "dÃ©jÃ\xa0 vÃº"),
        ("no text", ""),
        ("no lead", "plain text \ufffd with a loss"),
        ("letters that were never misread", "è così, perché no; più Ãà ñ ó ù"),
    ],
)
def test_no_gap(name, text):
    assert not gaps(text, "latin-1")


@given(st.text("aÃ©Äâ€\ufffd? \xa0ñš¬", max_size=40))
def test_gaps_lie_in_order_between_the_sequences(text):
    spans = [(run.start, run.end) for run in runs(text, "latin-1")]
    found = find_gaps(text, spans)
    ends = [0, *(gap.end for gap in found)]
    assert all(gap.start >= end for gap, end in zip(found, ends, strict=False))
    for gap in found:
        assert gap.choices
        assert all(gap.end <= start or gap.start >= end for start, end in spans)
