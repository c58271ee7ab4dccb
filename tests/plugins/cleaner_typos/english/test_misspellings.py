"""The dictionary and its guards."""

import re
from pathlib import Path

import pytest

from cleaner import Rewrite
from cleaner_typos.dictionaries import OWN, load
from cleaner_typos.english.misspellings import misspellings


def corrected(text):
    corrections = load(())
    rewrite = Rewrite(text)
    words = set(re.findall("[a-z]+", text)) & corrections.keys()
    rewrite.make(misspellings(text, words, corrections))
    return rewrite.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They did not recieve it in time.", "They did not receive it in time."),
        (
            "It has occured in two seperate places, and they know it.",
            "It has occurred in two separate places, and they know it.",
        ),
        (
            "“They beleive,” she said of the (goverment) then.",
            "“They believe,” she said of the (government) then.",
        ),
    ],
)
def test_a_misspelling_is_corrected(before, after):
    assert corrected(before) == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("capitalised", "They went to Recieve in the north of it."),
        ("has a capitalised twin", "The firm Recieve can recieve it for you."),
        ("three times", "To recieve is to recieve what we recieve from them."),
        ("in a link", "It is at https://example.com/recieve and on recieve.com for all."),
        ("in an address", "They are at recieve@example.com or on #recieve and @recieve."),
        ("in code", "We set recieve_all or recieve() or x=recieve for it."),
        ("spoken of", "They have spelt it “recieve” in all of their letters."),
        ("in another language", "Nous avons vu le mot recieve dans la lettre du maire."),
        ("in too short a line", "recieve it"),
        ("part of a word", "They have unrecieved and recievership and that is it."),
    ],
)
def test_a_word_that_may_be_meant_stays(name, text):
    assert corrected(text) == text


@pytest.mark.parametrize(
    "word",
    ["colour", "color", "organise", "organize", "centre", "center", "travelled", "traveled",
     "judgement", "judgment", "gaol", "programme", "licence", "aluminium", "unter", "problemas"],
)  # fmt: skip
def test_variants_and_foreign_words_are_no_entries(word):
    assert word not in load(())


def test_the_list_is_in_order_and_says_nothing_twice():
    lines = Path(OWN).read_text("utf-8").splitlines()
    words = [line.split()[0] for line in lines if line and line[0] != "#"]
    assert words == sorted(set(words))
    assert min(map(len, words)) >= 5


def test_no_correction_is_itself_corrected():
    corrections = load(())
    assert not corrections.keys() & set(corrections.values())


def test_a_file_of_the_user_goes_before_the_own(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# ours\n\nrecieve relieve # no\nfoobaz foobar\n", "utf-8")
    corrections = load((str(path),))
    assert (corrections["recieve"], corrections["foobaz"]) == ("relieve", "foobar")
    assert corrections["seperate"] == "separate"


@pytest.mark.parametrize("line", ["one", "one two three", "One two", "naïve naive", "same same"])
def test_a_malformed_line_is_named(tmp_path, line):
    path = tmp_path / "words.txt"
    path.write_text(f"good better\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"words\.txt, line 2: .*{line}"):
        load((str(path),))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"missing\.txt can't be read"):
        load((str(tmp_path / "missing.txt"),))
