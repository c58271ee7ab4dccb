"""Letters of the wrong script."""

import pytest

from cleaner import Rewrite
from cleaner_typos.repairs.homoglyphs import homoglyphs, may_hold_homoglyph


def made(text):
    rewrite = Rewrite(text)
    rewrite.make(homoglyphs(text))
    return rewrite.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the m\u0430tter", "the matter"),
        ("\u0430ffects \u0441\u043encern", "affects concern"),
        ("w\u03bfrld", "world"),
        ("сiтуацыя", "ситуацыя".replace("и", "і")),
        ("MOCKBA и МOСКВА", "MOCKBA и МОСКВА"),
    ],
)
def test_a_lookalike_is_put_right(before, after):
    assert made(before) == after
    assert may_hold_homoglyph(before.encode())


@pytest.mark.parametrize(
    "text",
    [
        "TGFβ, μm, αβ, Ωm and π",
        "веб-site, IT-отдел, SMSка",
        "HRы, PRовец",
        "Москва and Moscow",
        "Αθήνα Athens",
        "сa",
    ],
)
def test_scripts_that_are_meant_to_meet_stay(text):
    assert made(text) == text


def test_text_without_other_scripts_is_told_at_once():
    assert not may_hold_homoglyph("“Naïve” – 5 € 橋".encode())
