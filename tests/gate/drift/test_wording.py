"""Numbers as a person reads them."""

import pytest

from cleaner.gate.drift.moved import Group, Moved
from cleaner.gate.drift.wording import beyond_chance, change_in_words, value_in_words

WORDS: list[tuple[str, Group, float | None, float, float | None, str, str, str]] = [
    ("documents", "documents", 1234567, 1, -0.999999, "1,234,567", "1", "-100 %"),
    ("documents", "documents", 100, 180, 0.8, "100", "180", "+80 %"),
    ("drop_rate", "documents", 0.0, 0.0512, 0.0512, "0.0 %", "5.1 %", "+5.1 points"),
    ("drop_rate", "documents", None, 0.1, None, "none", "10.0 %", ""),
    ("lengths.p50", "lengths", 800.4, 400, -0.5, "800", "400", "-50 %"),
    ("lengths.distance", "lengths", 0, 0.3, 0.3, "0.0 %", "30.0 %", "+30.0 points"),
    ("languages.en", "languages", 0.9, 0.6, -0.3, "90.0 %", "60.0 %", "-30.0 points"),
    ("edits", "edits", 0, 2, 1999.0, "0 a document", "2 a document", "× 2,000"),
    ("edits.typos.a", "edits", 0.00012, 0.00036, 2.0, "0.00012 a document", "0.00036 a document", "× 3"),
    ("media", "media", 3.456, 1.2, -0.65, "3.46 a document", "1.2 a document", "-65 %"),
    ("media.broken", "media", 0.02, 0.2, 0.18, "2.0 %", "20.0 %", "+18.0 points"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "group", "before", "after", "change", "first", "second", "said"),
    WORDS,
    ids=[f"{row[0]}-{number}" for number, row in enumerate(WORDS)],
)
def test_a_row_in_words(
    name: str,
    group: Group,
    before: float | None,
    after: float,
    change: float | None,
    first: str,
    second: str,
    said: str,
) -> None:
    one = Moved(name, group, before, after, change, 0.0, 0.0)
    assert value_in_words(one, one.before) == first
    assert value_in_words(one, one.after) == second
    assert change_in_words(one) == said


def test_what_is_most_clearly_beyond_chance_comes_first() -> None:
    rows = [
        Moved("a", "edits", 1, 2, 1.0, 0.9, 0.1),
        Moved("b", "edits", 1, 1, 0.0, 0.9, 0.0),
        Moved("c", "documents", 1, 2, 0.2, 0.01, 0.19),
    ]
    assert [one.id for one in beyond_chance(rows)] == ["c", "a"]
