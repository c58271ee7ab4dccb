"""Letters of the wrong script."""

import pytest

from cleaner_typos.repairs.homoglyphs import homoglyphs
from tests.plugins.cleaner_typos.repairs.rules import made


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
    assert made(homoglyphs, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "TGFβ, μm, αβ, Ωm and π",
        "веб-site, IT-отдел, SMSка",
        "HRы, PRовец",
        "Москва and Moscow",
        "Αθήνα Athens",
        "сa",
        "“Naïve” – 5 € 橋",
    ],
)
def test_scripts_that_are_meant_to_meet_stay(text):
    assert made(homoglyphs, text) == text
