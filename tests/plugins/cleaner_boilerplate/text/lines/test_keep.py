import numpy as np
import pytest

from cleaner.edits import apply, check
from cleaner_boilerplate.text.lines.characters import class_table, read_characters, read_lines
from cleaner_boilerplate.text.lines.features import look
from cleaner_boilerplate.text.lines.keep import between_edges, by_scores, dropping, is_raw
from cleaner_boilerplate.text.lines.lexicon import Lexicon
from cleaner_boilerplate.text.lines.model import WORDS, Scored
from cleaner_boilerplate.text.lines.words import fold_table

TABLE = class_table()
LEXICON = Lexicon.load(WORDS, TABLE, fold_table())
PROSE = "It rained all day in Northam, and the market was shut until the evening."


def scored(text: str, scores: list[float]) -> Scored:
    lines = read_lines(text, TABLE)
    return Scored(
        lines,
        look(text, lines, LEXICON.read(read_characters(text, TABLE), lines)),
        np.array(scores, np.float32),
    )


@pytest.mark.parametrize(
    ("scores", "kept"),
    [
        ([0.9, 0.35, 0.9], [1, 1, 1]),
        ([0.9, 0.35, 0.35, 0.35, 0.35, 0.35, 0.9], [1, 1, 1, 1, 1, 1, 1]),
        ([0.9, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.9], [1, 0, 0, 0, 0, 0, 0, 1]),
        ([0.9, 0.35, 0.1, 0.9], [1, 0, 0, 1]),
        ([0.35, 0.9, 0.35], [0, 1, 0]),
        ([0.1, 0.1], [0, 0]),
    ],
)
def test_a_few_doubtful_lines_between_two_that_stay(scores: list[float], kept: list[int]) -> None:
    lengths = np.full(len(scores), 100)
    found = by_scores(np.array(scores, np.float32), lengths)
    assert found.tolist() == [bool(one) for one in kept]


@pytest.mark.parametrize(("apart", "stays"), [(5, True), (40, False)])
@pytest.mark.parametrize(("score", "sure"), [(0.6, False), (0.8, True)])
def test_what_stands_apart_stays_where_it_surely_is_text(
    apart: int, stays: bool, score: float, sure: bool
) -> None:
    scores = np.array([0.9] * 5 + [0.1] * apart + [score] + [0.1] * apart, np.float32)
    kept = by_scores(scores, np.full(len(scores), 100))
    assert kept[5 + apart] == (stays or sure)


@pytest.mark.parametrize(
    ("scores", "kept"),
    [([0.0, 0.3, 0.0, 0.9, 0.1], [0, 1, 1, 1, 0]), ([0.1, 0.1], [0, 0])],
)
def test_edges_are_where_text_may_begin(scores: list[float], kept: list[int]) -> None:
    text = "\n".join("abcdefgh"[: len(scores)])
    assert between_edges(scored(text, scores)).tolist() == [bool(one) for one in kept]


@pytest.mark.parametrize(
    ("before", "kept", "after", "rules"),
    [
        (f"Home\n\n{PROSE}\n", [0, 1], f"{PROSE}\n", ["head"]),
        (f"\n{PROSE}\n\nHome\nNews\n", [1, 0, 0], f"\n{PROSE}\n", ["tail"]),
        (f"{PROSE}\n\nLogin\n\n{PROSE}", [1, 0, 1], f"{PROSE}\n\n{PROSE}", ["furniture-line"]),
        (f"{PROSE}\nSwan\nBell\nMill\n{PROSE}", [1, 0, 0, 0, 1], f"{PROSE}\n{PROSE}", ["menu"]),
        (f"{PROSE}\nSwan\nSwan\n{PROSE}", [1, 0, 0, 1], f"{PROSE}\n{PROSE}", ["repeated-line"]),
        (f"{PROSE}\nA swan\n{PROSE}", [1, 0, 1], f"{PROSE}\n{PROSE}", ["aside"]),
        (f"{PROSE}\nHome", [0, 0], f"{PROSE}\nHome", []),
        (f"{PROSE}\nHome", [1, 1], f"{PROSE}\nHome", []),
    ],
)
def test_lines_that_go(before: str, kept: list[int], after: str, rules: list[str]) -> None:
    lines = scored(before, [0.5] * len(kept))
    edits = check(before, dropping(lines, np.array(kept, np.bool_)))
    assert apply(before, edits) == after
    assert [edit.rule for edit in edits] == rules


@pytest.mark.parametrize(
    ("furniture", "prose", "raw"),
    [(10, 4, True), (9, 4, False), (10, 1, False), (10, 60, False)],
)
def test_a_raw_dump_has_prose_and_much_else(furniture: int, prose: int, raw: bool) -> None:
    text = "\n".join(["Home"] * furniture + [PROSE] * prose)
    assert is_raw(scored(text, [0.01] * furniture + [0.99] * prose)) == raw
