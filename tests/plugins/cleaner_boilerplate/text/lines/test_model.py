import numpy as np
import pytest

from cleaner_boilerplate.text.lines.characters import class_table, read_characters, read_lines
from cleaner_boilerplate.text.lines.features import NAMES, look
from cleaner_boilerplate.text.lines.lexicon import Lexicon
from cleaner_boilerplate.text.lines.model import MOST_LINES, WEIGHTS, WORDS, line_model
from cleaner_boilerplate.text.lines.words import fold_table
from tests.plugins.cleaner_boilerplate.text.lines.pages import page

TABLE = class_table()
LEXICON = Lexicon.load(WORDS, TABLE, fold_table())
TEXTS = ["It rained.", page("en"), page("ja"), "\x00a\n\ud800\n😀", "a\n" * 5000]


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size + WORDS.stat().st_size < 300_000


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_line_has_a_score(text: str) -> None:
    scored = line_model().score(text)
    assert scored is not None
    assert len(scored.scores) == len(scored.lines.starts) == scored.seen.shape[1]
    assert ((scored.scores >= 0) & (scored.scores <= 1)).all()
    again = line_model().score(text)
    assert again is not None
    assert np.array_equal(again.scores, scored.scores)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_features_are_those_that_are_named(text: str) -> None:
    lines = read_lines(text, TABLE)
    seen = look(text, lines, LEXICON.read(read_characters(text, TABLE), lines))
    assert seen.dtype == np.float32
    assert np.isfinite(seen).all()
    assert len(seen) == len(NAMES)


@pytest.mark.parametrize("text", ["", "\n\n", " \x00\n", "a\n" * (MOST_LINES + 1)])
def test_what_has_no_lines_or_too_many_is_not_scored(text: str) -> None:
    assert line_model().score(text) is None
