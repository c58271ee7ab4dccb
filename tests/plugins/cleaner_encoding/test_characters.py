"""Characters that do not belong in a text."""

import pytest

from cleaner import Rewrite
from cleaner_encoding.characters import NAMES, RULES, bad_characters, may_hold_bad_character


def repaired(text, *skip):
    rewrite = Rewrite(text)
    rewrite.make(bad_characters(text, frozenset(skip)))
    return rewrite.text


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("line-end", "a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("control-character", "a\x00b\x08c\x7fd\x9ce\ufffcf\ufff9", "abcdef"),
        ("control-character", "\x1b[36;1mblue\x1b[0m", "blue"),
        ("space", "a\xa0b\u2003c\u202fd", "a b c d"),
        ("soft-hyphen", "Ver\xadfas\xadsung", "Verfassung"),
        ("zero-width", "\ufeffrab\u2060bit\u200b and\u200d hare\u200c", "rabbit and hare"),
        ("ligature", "ﬁve ﬂoors, oﬃce, ﬆop", "five floors, office, stop"),
        ("surrogate", "\ud83d\ude00 \ud83d", "😀 \ufffd"),
        ("direction-mark", "\u202aC:\\folder\u202c\u200e", "C:\\folder"),
    ],
)
def test_each_rule_at_work(rule, before, after):
    assert repaired(before) == after
    assert {edit.rule for edit in bad_characters(before, frozenset())} == {rule}
    assert repaired(before, rule) == before
    assert may_hold_bad_character(before)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Persian needs ZWNJ", "می\u200cروم"),
        ("Hindi needs ZWJ", "क्\u200dष"),
        ("a family is joined by ZWJ", "👨\u200d👩\u200d👧 ❤️\u200d🔥"),
        ("Thai marks word ends by ZWSP", "สะพาน\u200bเปิด"),
        ("Khmer too", "ស្ពាន\u200bបើក"),
        ("Hebrew needs direction marks", "שלום\u200f!"),
        ("typography stays", "‘a’ “b” – — … ＡＢＣ１２　中"),
        ("tabs and line ends stay", "a\tb\nc"),
        ("other scripts' ligatures stay", "ﷲ ﬓ ĳ ǆ œ"),
    ],
)
def test_what_a_script_needs_stays(name, text):
    assert repaired(text) == text


def test_an_edit_is_one_character():
    edits = list(bad_characters("a\r\nb", frozenset()))
    assert [(edit.start, edit.end, edit.after) for edit in edits] == [(1, 2, "")]


def test_the_quick_check_sees_every_character_that_a_rule_changes():
    contexts = ("{}", "a{}b", "é{}é")
    for code in range(0x110000):
        char = chr(code)
        if not may_hold_bad_character("é" + char):
            continue
        assert any(
            repaired(context.format(char)) != context.format(char) for context in contexts
        ), hex(code)


def test_names_are_unique():
    assert len(NAMES) == len(set(NAMES)) == len({rule.name for rule in RULES}) + 1
