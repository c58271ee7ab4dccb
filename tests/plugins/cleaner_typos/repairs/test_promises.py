"""What holds for every rule, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.edits import check
from cleaner_typos.repairs.apostrophes import lost_apostrophes, wrong_apostrophes
from cleaner_typos.repairs.broken import broken_words
from cleaner_typos.repairs.doubled import doubled_words
from cleaner_typos.repairs.glued import glued_words
from cleaner_typos.repairs.homoglyphs import homoglyphs
from cleaner_typos.repairs.hyphens import line_hyphens
from cleaner_typos.repairs.sentences import glued_sentences
from cleaner_typos.repairs.spaced import letter_spaced
from tests.plugins.cleaner_typos.repairs.rules import made

RULES = (
    broken_words,
    doubled_words,
    glued_sentences,
    glued_words,
    homoglyphs,
    letter_spaced,
    line_hyphens,
    lost_apostrophes,
    wrong_apostrophes,
)
PARTS = st.lists(
    st.sampled_from(
        ["the ", "to ", "and ", "town", "The ", "It", ".", "?", "!", "\ufffd", "´", "`", "s ", "t ", "don", "-\n",
         "- \n", "\n", "ev", "aluate ", "consi", "stent ", "W ", "H ", "I ", "L ", "E ", "\u0430", "m", "“", "”", '"',
         "they were told that it was what they had ", "long", "term ", "\ud800", "\0", "Dr", "A", "l", "homme "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@given(text=PARTS | st.text(max_size=60))
@settings(max_examples=150)
def test_edits_change_something_and_do_not_overlap(rule, text):
    edits = list(rule(text))
    assert check(text, edits) == sorted(edits, key=lambda edit: edit.start)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize(
    "fragment",
    ["a", ".", "-", "-\n", "a-\n", "consi-\nstent ", "a ", "A ", "a b c d e f ", "aaaA", "townThe ", "x.The ",
     'a."The ', "ab.Cd ", "don`t ", "don\ufffdt ", "Zabl\ufffds ", "don?t ", "of of ", "of\nof\n", "\n", "a\n", "ev\naluate ",
     "\u0430b", "`", "´s", '"', "“"],
)  # fmt: skip
def test_long_hostile_texts_end_in_time(rule, fragment):
    text = fragment * (200_000 // len(fragment))
    assert isinstance(made(rule, text), str)
