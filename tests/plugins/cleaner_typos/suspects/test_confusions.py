"""Real words where others are meant."""

import pytest

from cleaner_typos.dictionaries import english
from cleaner_typos.suspects.confusions import confusions, table


def found(text):
    words = {word.strip(".,") for word in text.split()} & table().keys()
    return [(text[one.start : one.end], one.suggestion) for one in confusions(text, words)]


@pytest.mark.parametrize(
    ("text", "word", "suggestion"),
    [
        ("as they continence their push", "continence", "continue"),
        ("he did not want to loose his job", "loose", "lose"),
        ("the team was lead by her", "lead", "led"),
        ("keep clam, they said", "clam", "calm"),
        ("three years latter it closed", "latter", "later"),
        ("He can't breath easily", "breath", "breathe"),
        ("He can’t breath easily", "breath", "breathe"),
        ("if its a lake, it is a small one", "its", "it's"),
        ("so cold that they wont go", "wont", "won't"),
        ("rather then wait", "then", "than"),
        ("better then anything", "then", "than"),
        ("Is this what your not sure of?", "your", "you're"),
        ("they will accomplice their aims", "accomplice", "accomplish"),
    ],
)
def test_the_neighbours_tell(text, word, suggestion):
    assert found(text) == [(word, suggestion)]


@pytest.mark.parametrize(
    "text",
    [
        "bladder continence in the elderly",
        "the wire came loose, his hand too",
        "the lead by which they won",
        "coarse sand of all kinds",
        "a small sprinkle of coarse sea salt",
        "the latter is better",
        "a breath of air",
        "in want of, coarse as it was",
        "its a-side and its so-called end",
        "it was better then, and its people knew",
        "as was his wont, he left",
        "if it is larger then the old one goes",
        "their accomplice the others did not know",
        "as they will accomplice-like their push",
    ],
)
def test_right_words_stay(text):
    assert not found(text)


def test_the_confidence_is_that_of_the_table():
    sure, likely = "he cant go", "they will accomplice their aims"
    assert [one.confidence for one in confusions(sure, ["cant"])] == [0.95]
    assert [one.confidence for one in confusions(likely, ["accomplice"])] == [0.8]


def test_every_entry_can_be_found_and_means_another_word():
    assert len(table()) >= 60
    for word, entries in table().items():
        assert word.isascii()
        assert word.islower()
        assert word not in english()
        for entry in entries:
            assert entry.meant != word
            assert entry.before or entry.after
            before = min(entry.before, default="")
            after = min(entry.after, default="")
            text = f"{before} {word} {after}".strip()
            assert (word, entry.meant) in found(text), text
