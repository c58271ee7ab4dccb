import pytest

from cleaner_boilerplate.phrasebook import first_words
from cleaner_boilerplate.text.lines.characters import class_table, read_characters, read_lines
from cleaner_boilerplate.text.lines.lexicon import Lexicon, known_phrases
from cleaner_boilerplate.text.lines.model import WORDS
from cleaner_boilerplate.text.lines.words import fold_table

CLASSES = class_table()
LEXICON = Lexicon.load(WORDS, CLASSES, fold_table())


def known(line: str) -> float:
    lines = read_lines(line, CLASSES)
    return float(
        known_phrases([line], lines, LEXICON.read(read_characters(line, CLASSES), lines))[0]
    )


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Share this article:", 1),
        ("12 Comments", 1),
        ("5min read", 1),
        ("Artikel teilen", 1),
        ("相关阅读", 1),
        ("It rained all day.", 0),
        ("Share prices rose.", 0),
        ("— · —", 0),
        ("Share " * 100, 0),
    ],
)
def test_known_phrases(line: str, value: float) -> None:
    assert (known(line) > 0) == (value > 0)


def test_furniture_and_odds() -> None:
    text = "Privacy policy\nshe said that it had rained"
    told = LEXICON.read(read_characters(text, CLASSES), read_lines(text, CLASSES))
    assert told.furniture[:2].tolist() == [1, 1]
    assert told.firsts.tolist() == [0, 2]
    assert (told.odds[:2] < 0).all()
    assert told.odds[2:].sum() > 0


def test_a_text_without_words() -> None:
    told = LEXICON.read(read_characters("— · —", CLASSES), read_lines("— · —", CLASSES))
    assert not told.owners.size
    assert not told.firsts.size


def test_the_words_that_phrases_begin_with() -> None:
    assert {"share", "teilen", "{n}"} <= first_words()


def test_the_words_are_folded_and_sorted() -> None:
    words = [line.split("\t")[0] for line in WORDS.read_text("utf-8").splitlines()]
    assert words == sorted(set(words))
    assert all(word == word.casefold() for word in words if word.isascii())
