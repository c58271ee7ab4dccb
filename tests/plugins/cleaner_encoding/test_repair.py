"""All repairs together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.testing import scraped_pages
from cleaner_encoding import repair as repair_module
from cleaner_encoding.repair import RULES, is_clean, repair, repair_all
from tests.plugins.cleaner_encoding.test_languages import SAMPLES

HOSTILE = st.lists(
    st.sampled_from(
        ["&", "amp;", "#38;", "nbsp;", "&Atilde;", "&copy;", "Ã", "©", "\xa0", "\xad", "\u200b", "e",
         "\u0301", "\x85", "\r", "\n", "\ufeff", "\u200d", "ﬁ", "\ufffd", "&#x80;", "&lt;", "b&gt;", " ",
         "\x1b[", "1m", "Ð", "²Ð", "°", "â€™", "\ud83d", "'"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("entity that is mojibake", "d&Atilde;&copy;j&Atilde;&nbsp;", "déjà"),
        ("entity that is a space", "a&amp;nbsp;b", "a b"),
        ("escaped again and again", "&amp;amp;amp;nbsp;", " "),
        ("mojibake with a soft hyphen", "cafÃ\xad", "cafí"),
        ("mojibake of a space", "5Â\xa0km, n’estÂ\xa0pas", "5 km, n’est pas"),
        ("an accent after a hidden character", "e\u200b\u0301", "é"),
        ("a lonely next line", "one\x85two", "one\ntwo"),
        ("an ellipsis among mojibake", "it\x92s late\x85", "it’s late…"),
        ("nothing", "“Naïve,” she said – 5 €.", "“Naïve,” she said – 5 €."),
    ],
)
def test_repairs_build_on_each_other(name, before, after):
    assert repair(before).text == after


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("mojibake", "cafÃ©"),
        ("entity", "a &lt; b"),
        ("nfc", "e\u0301"),
        ("soft-hyphen", "a\xadb"),
        ("space", "a\u2009b"),
    ],
)
def test_a_rule_can_be_left_out(rule, text):
    assert repair(text).edits[0].rule == rule
    assert not repair(text, frozenset([rule])).edits


def test_no_rule_is_named_twice():
    assert len(set(RULES)) == len(RULES)


@pytest.mark.parametrize("code", SAMPLES)
def test_the_quick_check_is_enough_for_ordinary_text(code):
    assert is_clean(SAMPLES[code])
    assert not is_clean(SAMPLES[code] + " cafÃ©")


@settings(max_examples=400)
@given(st.one_of(HOSTILE, scraped_pages()))
def test_a_second_pass_finds_nothing(text):
    once = repair(text).text
    assert repair(once).text == once


@settings(max_examples=300)
@given(st.one_of(HOSTILE, scraped_pages(), st.text(max_size=60)))
def test_the_quick_check_changes_nothing(text):
    quick = repair(text).text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repair_module, "is_clean", lambda text: False)
        assert repair(text).text == quick


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "fragment",
    ["Ã©\x9c\x9c", "Ø§Ù", "\u0323\u0301", "Ã©\n", "&amp;", "&lt;b", "ä½\xa0 ", "\x1b[1;", " Â "],
)
def test_long_hostile_texts_end_in_time(fragment):
    text = fragment * (100_000 // len(fragment))
    once = repair(text).text
    assert repair(once).text == once


@pytest.mark.parametrize(
    ("name", "texts", "repaired"),
    [
        ("none", [], []),
        ("clean", ["a", "", "b"], ["a", "", "b"]),
        ("each by itself", ["cafÃ©", "a\xadb"], ["café", "ab"]),
        ("all together", ["pĂĄ Ă¸en", "bĂĄde i ĂĄr", "fĂĄr"], ["på øen", "både i år", "får"]),
        ("line ends at the edge", ["a\r", "b\r\n", "\n"], ["a", "b\n", "\n"]),
        ("accents at the edge", ["e", "\u0301"], ["e", "\u0301"]),
        ("a terminal's colours", ["\x1b[1m", "x"], ["", "x"]),
    ],
)
def test_texts_that_belong_together(name, texts, repaired):
    assert repair_all(texts) == repaired


@given(st.lists(st.one_of(HOSTILE, st.text(max_size=8)), max_size=6))
def test_texts_stay_apart(texts):
    once = repair_all(texts)
    assert len(once) == len(texts)
    assert not any(
        text and not after for text, after in zip(texts, once, strict=True) if text.isalnum()
    )
