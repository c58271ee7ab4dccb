"""Glued sentences, doubled words, letters drawn apart."""

import pytest

from cleaner import Rewrite
from cleaner_typos.repairs.scraping import doubled_words, glued_sentences, letter_spaced


def made(rule, text):
    rewrite = Rewrite(text)
    rewrite.make(rule(text))
    return rewrite.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He left Aleppo.The town is quiet.", "He left Aleppo. The town is quiet."),
        ("It was late.It’s over now.", "It was late. It’s over now."),
        ("They came to Paris.In the end they left.", "They came to Paris. In the end they left."),
        ("We saw it.A dog barked.But no one came.", "We saw it. A dog barked. But no one came."),
    ],
)
def test_a_lost_space_comes_back(before, after):
    assert made(glued_sentences, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Node.Js and Asp.Net and Yahoo.Com",
        "Amazon.In sells it, Last.My too",
        "the U.S.A and the U.N.The",
        "https://example.com/page.The/x mail.The@example.com",
        "file_name.The config[0].The obj.The() system.Text",
        "e.g.the and i.e. This",
        "He said so. The end.",
        "version 2.The",
    ],
)
def test_full_stops_in_names_stay(text):
    assert made(glued_sentences, text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said the the vote was over.", "He said the vote was over."),
        ("It was the end of of of all this.", "It was the end of all this."),
        (
            "They said that it was good and\nand that was it.",
            "They said that it was good and that was it.",
        ),
    ],
)
def test_a_doubled_function_word_is_dropped(before, after):
    assert made(doubled_words, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "I know that that had had an effect on what they did.",
        "The band The The was there, and so was I.",
        "He looked at at least ten of them before it was over.",
        "They were in in-the-round and the the-atre of it.",
        "of of of an an",
        "Das ist an an sich, was wir wollen.",
    ],
)
def test_doubled_words_that_may_be_meant_stay(text):
    assert made(doubled_words, text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "W H I L E the vote was open, they had no say in it.",
            "WHILE the vote was open, they had no say in it.",
        ),
        (
            "As M O R R I S O N said, it was all that they had.",
            "As MORRISON said, it was all that they had.",
        ),
    ],
)
def test_letters_are_drawn_together(before, after):
    assert made(letter_spaced, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Grades are A B C D E and F in all of the schools.",
        "J R R T K was there with all of them, and so were we.",
        "W H I L E",
        "The points N S E W are on the map, and so are we.",
        "B R E A K I N G N E W S from the scene, as we have it.",
    ],
)
def test_rows_of_letters_that_are_no_word_stay(text):
    assert made(letter_spaced, text) == text
