"""The stage and its options."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config import typed
from cleaner.errors import ConfigError
from cleaner.testing import conformance, run_stage
from cleaner_typos.stage import TyposOptions, typos

PARTS = st.lists(
    st.sampled_from(
        ["the ", "teh ", "orchestrra ", "comitted", "wont ", "loose ", "his ", "he ", "it ", "of ", "of ", "recieve ", "seperate ", "Aleppo", ".", "The ", "A ", "W ", "H ", "I ",
         "L ", "E ", "\u0430", "m", "tter ", "\n", "and ", "it is what they have been with ", "a ", "“", "”",
         "lead by ", "was ", "https://x.y/", "that ", "’s ", "I "]
    ),
    max_size=25,
).map("".join)  # fmt: skip

TEXT = (
    "They did not recieve the the letter in Aleppo.The m\u0430tter was lead by others, "
    "and it was W H I L E they continence their push.\n"
    "It isn\ufffdt the least consi-\nstent of all that they`ve told us of it, and it is of the townThe"
    " coun\ncil has been there for a year or two by now, and that was it."
)
REPAIRED = (
    "They did not receive the letter in Aleppo. The matter was lead by others, "
    "and it was WHILE they continence their push.\n"
    "It isn’t the least consistent of all that they’ve told us of it, and it is of the town The"
    " council has been there for a year or two by now, and that was it."
)


def test_the_stage_keeps_the_promises():
    conformance(typos)


@settings(max_examples=300)
@given(PARTS)
def test_a_second_pass_finds_nothing(text):
    once = run_stage(typos, text).text
    assert not run_stage(typos, once).edits


def test_all_rules_together():
    document = run_stage(typos, TEXT)
    assert document.text == REPAIRED
    assert {edit.rule for edit in document.edits} == {
        "misspelling",
        "doubled-word",
        "glued-sentence",
        "homoglyph",
        "letter-spaced",
        "lost-apostrophe",
        "wrong-apostrophe",
        "line-hyphen",
        "broken-word",
        "glued-words",
    }
    assert [(found.rule, found.suggestion) for found in document.findings] == [
        ("real-word", "continue"),
        ("real-word", "led"),
    ]
    assert document.metrics["typos.findings"] == 2


def test_findings_lie_in_the_text_before():
    document = run_stage(typos, TEXT)
    assert [TEXT[found.start : found.end] for found in document.findings] == ["continence", "lead"]


def test_a_repair_may_make_room_for_another():
    text = "They said it was the end.The recieve recieve m\u0430tter is and and is."
    once = run_stage(typos, text)
    assert "end. The receive receive matter is and is." in once.text
    assert not run_stage(typos, once.text).edits


def test_lines_are_joined_one_by_one():
    text = (
        "They said that it is what they have been with. consi-\nstent consi-\nstent ev\naluate "
        "ev\naluate long-\nterm the the "
    )
    once = run_stage(typos, text).text
    assert once.endswith("consistent consistent evaluate evaluate long-term the ")
    assert not run_stage(typos, once).edits


GUESSED = (
    "They did not recieve what the orchestrra had sent, and as they continence their push "
    "it was W H I L E the the team was lead by others, and he wont loose his hope."
)


def test_findings_can_become_edits():
    document = run_stage(typos, GUESSED, TyposOptions(apply="all"))
    assert document.text == (
        "They did not receive what the orchestra had sent, and as they continue their push "
        "it was WHILE the team was led by others, and he won't lose his hope."
    )
    assert {edit.rule for edit in document.edits} == {
        "misspelling",
        "doubled-word",
        "letter-spaced",
        "real-word",
        "guess",
    }
    assert document.findings == []
    assert document.metrics["typos.findings"] == 0
    assert not run_stage(typos, document.text, TyposOptions(apply="all")).edits


def test_what_is_quoted_stays_a_finding_with_all():
    text = "He said: “We dont know why it was lead by others.” It was lead by others, and we know."
    options = TyposOptions(apply="all")
    document = run_stage(typos, text, options)
    assert document.text == text.replace("” It was lead by", "” It was led by")
    assert [one.rule for one in document.findings] == ["real-word", "lost-apostrophe"]
    assert not run_stage(typos, document.text, options).edits


def test_a_guess_is_a_finding():
    document = run_stage(typos, GUESSED)
    assert [(one.rule, one.suggestion, one.confidence) for one in document.findings] == [
        ("real-word", "continue", 0.95),
        ("real-word", "led", 0.95),
        ("real-word", "won't", 0.95),
        ("guess", "orchestra", 0.95),
    ]


def test_what_an_edit_changes_is_no_finding(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("lead led\n", "utf-8")
    text = "It was the team that was lead by the others."
    document = run_stage(typos, text, TyposOptions(dictionary=(str(path),)))
    assert (document.text.count("led"), document.findings) == (1, [])
    document = run_stage(typos, text, TyposOptions(dictionary=(str(path),), apply="none"))
    assert [one.rule for one in document.findings] == ["misspelling"]


@settings(max_examples=200)
@given(PARTS, st.sampled_from(["safe", "all", "none"]))
def test_a_second_pass_finds_nothing_with_any_choice(text, choice):
    options = TyposOptions(apply=choice)
    once = run_stage(typos, text, options)
    assert not run_stage(typos, once.text, options).edits
    if choice == "none":
        assert all(one.suggestion is not None for one in once.findings)


@given(st.text(st.characters(codec=None), max_size=80), st.sampled_from(["safe", "all", "none"]))
def test_any_text_is_taken(text, choice):
    run_stage(typos, f"{text} orchestrra their {text}", TyposOptions(apply=choice))


def test_edits_can_become_findings():
    document = run_stage(typos, TEXT, TyposOptions(apply="none"))
    assert document.text == TEXT
    suggested = {found.rule: found.suggestion for found in document.findings}
    assert suggested == {
        "real-word": "led",
        "misspelling": "receive",
        "doubled-word": "",
        "glued-sentence": " ",
        "homoglyph": "a",
        "letter-spaced": "WHILE",
        "lost-apostrophe": "’",
        "wrong-apostrophe": "’",
        "line-hyphen": "",
        "broken-word": "",
        "glued-words": " ",
    }
    assert document.metrics["typos.findings"] == 12


def test_ignored_words_stay():
    text = (
        "They did not recieve the m\u0430tter, and they continence their push. It was Aleppo.The end."
        " It was the orchestrra that they had been told of."
    )
    options = TyposOptions(
        ignore=("recieve", "m\u0430tter", "continence", "aleppo.the", "Orchestrra")
    )
    document = run_stage(typos, text, options)
    assert (document.text, document.findings) == (text, [])


def test_a_dictionary_of_the_user_is_used(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("blorp blurb\n", "utf-8")
    options = TyposOptions(dictionary=(str(path),))
    text = "It was the blorp that they wanted to see."
    assert run_stage(typos, text, options).text == "It was the blurb that they wanted to see."
    assert run_stage(typos, text).text == text


def test_a_broken_dictionary_is_an_error_of_the_configuration(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("no\n", "utf-8")
    with pytest.raises(ConfigError, match=r"stages\.typos.*words\.txt, line 1"):
        typed({"dictionary": [str(path)]}, TyposOptions, "cleaner.toml", "stages.typos.")


@pytest.mark.parametrize(
    "text",
    [
        "Takfiri fighters left Hmeimim, al-Manar said, and hmeimim and handarat too.",
        "The colour of the centre was organised by the travelled programme.",
        "It has not made any comments the report said so far.",
        "Sie haben gesagt: das das ist, was man so sagt.",
    ],
)
def test_names_variants_and_other_languages_stay(text):
    document = run_stage(typos, text)
    assert (document.edits, document.findings) == ([], [])


def test_nothing_is_read_before_it_is_needed():
    program = """
import cleaner_typos
from cleaner_typos.dictionaries import english
from cleaner_typos.suspects.confusions import table
assert english.cache_info().currsize == table.cache_info().currsize == 0
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "fragment",
    [
        "the the x ",
        "a.The",
        "A B C D E ",
        "recieve ",
        "\u0430b",
        "lead by ",
        "“the",
        "of of\n",
        "x.The ",
        "wont loose ",
        "orchestrra ",
        "comitteds",
        "-",
        ".",
        "a",
    ],
)
def test_long_hostile_texts_end_in_time(fragment):
    text = fragment * (200_000 // len(fragment))
    once = run_stage(typos, text).text
    assert not run_stage(typos, once).edits


def test_a_hyphen_that_may_be_real_is_kept_with_all():
    text = "They were told that there was no clear front-\nrunner among all of the others."
    assert [found.rule for found in run_stage(typos, text).findings] == ["line-hyphen"]
    applied = run_stage(typos, text, TyposOptions(apply="all"))
    assert applied.text == text.replace("-\n", "-")
    assert not applied.findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "They gave their first impres-\nsions of what it was to all of them.",
            "They gave their first impressions of what it was to all of them.",
        ),
        (
            "It is for those of them who are beginn-\ning it this week, they said.",
            "It is for those of them who are beginning it this week, they said.",
        ),
        (
            "They gave their first impres\nsions of what it was, and they did not recieve it.",
            "They gave their first impressions of what it was, and they did not receive it.",
        ),
    ],
)
def test_half_of_a_word_is_no_misspelling(before, after):
    for choice in ("safe", "all"):
        document = run_stage(typos, before, TyposOptions(apply=choice))
        assert document.text == after
        assert not document.findings
    rules = [one.rule for one in run_stage(typos, before, TyposOptions(apply="none")).findings]
    assert rules[0] in ("line-hyphen", "broken-word")
