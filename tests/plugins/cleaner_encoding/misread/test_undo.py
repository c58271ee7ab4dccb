"""All misreadings of a text, one after the other."""

import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Rewrite
from cleaner_encoding.misread.undo import undo
from tests.plugins.cleaner_encoding.test_languages import SAMPLES


def undone(text, skip=frozenset()):
    rewrite = Rewrite(text)
    undo(rewrite, skip)
    return rewrite.text


def test_one_encoding_after_the_other():
    text = SAMPLES["de"]
    bad = text.encode().decode("sloppy-windows-1250").encode().decode("macroman")
    assert undone(bad) == text


def test_lines_may_have_been_misread_in_several():
    lines = [SAMPLES["fr"], SAMPLES["hu"], SAMPLES["ru"]]
    codecs = ["cp437", "sloppy-windows-1252", "macroman"]
    bad = "\n".join(line.encode().decode(codec) for line, codec in zip(lines, codecs, strict=True))
    assert undone(bad) == "\n".join(lines)


def test_a_rule_is_left_out_by_name():
    bad = "un cafÃ© serrÃ©"
    assert undone(bad, frozenset({"mojibake"})) == bad


@pytest.mark.parametrize("text", ["it\x92s late", "a\x85b\x93c"])
def test_controls_are_what_windows_means_by_them(text):
    assert undone(text) == text.translate({0x92: "’", 0x85: "…", 0x93: "“"})


CODECS = ["sloppy-windows-1252", "latin-1", "macroman", "cp437", "sloppy-windows-1251"]


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(sorted(SAMPLES.values())), min_size=1, max_size=3),
    st.sampled_from(CODECS),
    st.sampled_from([1, 2]),
    st.booleans(),
)
def test_whole_documents_come_back(lines, codec, times, every_other):
    bad = []
    for at, line in enumerate(lines):
        changed = line
        if not (every_other and at % 2):
            try:
                for _ in range(times):
                    changed = changed.encode().decode(codec)
            except UnicodeDecodeError:
                changed = line
        bad.append(changed)
    assert undone("\n".join(bad)) == "\n".join(lines)


@given(st.text(max_size=120))
def test_a_second_time_there_is_nothing_to_do(text):
    once = undone(undone(text))
    assert undone(once) == once
