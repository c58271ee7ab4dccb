import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_boilerplate.text.lines.characters import class_table, lines_of, read_characters
from cleaner_boilerplate.text.lines.words import (
    Words,
    WordTable,
    fold_table,
    hash_list,
    read_words,
)

CLASSES, FOLDS = class_table(), fold_table()


def read(text: str) -> Words:
    characters = read_characters(text, CLASSES)
    return read_words(characters, lines_of(characters), FOLDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suscríbete", "SUSCRIBETE"),
        ("2024", "1999"),
        ("٢٠٢٤", "2024"),
        ("“Home”:", "home"),
        ("ＡＤ", "ad"),
        ("أيضاً"[:4], "ايضا"),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert read(one).hashes.tolist() == read(other).hashes.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stop", "spot"),
        ("24", "2024"),
        ("home", "homes"),
        ("首页", "页首"),
        ("a" * 31 + "bc", "a" * 31 + "bd"),
    ],
)
def test_another_word(one: str, other: str) -> None:
    assert read(one).hashes.tolist() != read(other).hashes.tolist()


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Home | Log in\n\n12k views", [0, 0, 0, 1, 1, 1]),
        ("— · —\nHome", [1]),
        ("one\ntwo", [0, 1]),
        ("don’t", [0, 0]),
        ("— · —", []),
    ],
)
def test_the_line_that_a_word_stands_in(text: str, owners: list[int]) -> None:
    assert read(text).owners.tolist() == owners


def test_only_the_beginning_of_a_line_is_read() -> None:
    assert read("rain " * 1000).hashes.size == 40


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    words = read(text)
    assert words.hashes.shape == words.owners.shape
    assert (np.diff(words.owners) >= 0).all()


def test_a_table_of_words() -> None:
    hashes = hash_list(["home", "rain"], CLASSES, FOLDS)
    table = WordTable(hashes, np.array([[-1, 0], [2, 1]], np.float32))
    found = table.find(read("Rain at home and snow"))
    assert found.tolist() == [[2, 1], [0, 0], [-1, 0], [0, 0], [0, 0]]


def test_an_empty_table() -> None:
    table = WordTable(np.zeros(0, np.uint64), np.zeros((0, 3), np.float32))
    assert table.find(read("Rain")).tolist() == [[0, 0, 0]]
