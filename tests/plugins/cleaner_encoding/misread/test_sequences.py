"""UTF-8 read in another encoding: its sequences."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding.misread.sequences import CODECS, pattern, runs


@pytest.mark.parametrize("codec", CODECS)
def test_each_codec_is_known_and_finds_its_own(codec):
    pattern(codec)
    assert codecs.lookup(codec)
    bad = "ñ".encode().decode(codec)
    (run,) = runs(f"a {bad} b", codec)
    assert (run.start, run.end, run.readings) == (2, 4, ("ñ",))


@pytest.mark.parametrize(
    ("name", "text", "readings"),
    [
        ("none", "café", []),
        ("side by side", "Ã©Ã¨", [("éè",)]),
        ("apart", "Ã© Ã¨", [("é",), ("è",)]),
        ("twice", "Ã\x83Â©", [("Ã©", "é")]),
        ("three bytes", "â\x82¬", [("€",)]),
        ("four bytes", "ð\x9f\x98\x80", [("😀",)]),
        ("overlong", "à\x80\x80", []),
        ("half of a surrogate pair", "í\xa0\x80", []),
        ("cut", "â\x82", []),
    ],
)
def test_runs_of_sequences(name, text, readings):
    assert [run.readings for run in runs(text, "latin-1")] == readings


@given(st.text(max_size=60), st.sampled_from(sorted(CODECS)))
def test_what_a_run_says_leads_back_to_it(text, codec):
    for run in runs(text, codec):
        assert run.readings[0].encode().decode(codec) == text[run.start : run.end]
