"""Which columns a file has, and what is said where it has not."""

from pathlib import Path
from typing import Any

import pytest

from cleaner.gate.tables.available import GivenColumns, OwnColumns, available_columns
from cleaner.gate.tables.columns import Column
from cleaner.gate.tables.files import DataFile
from tests.gate.samples import MEASURES


def given(*fields: str, **options: Any) -> GivenColumns:
    file = DataFile(Path("bought.csv"), "csv", fields, False, **options)
    found = available_columns(file, MEASURES)
    assert isinstance(found, GivenColumns)
    return found


def value(columns: GivenColumns, name: str, row: dict[str, Any]) -> Any:
    column = columns.get("documents", name)
    assert isinstance(column, Column)
    assert set(column.needs) <= row.keys()
    return column.value(row)


ROW = {"body": "It rained.", "words": 99, "score": 3, "row": 7}
BODY = given("body", "words", "score", text_field="body")
NO_TEXT = given("words", "score")

COLUMNS = [
    ("the text, wherever it is", BODY, "text", "It rained."),
    ("the text by its own name", BODY, "body", "It rained."),
    ("a field", BODY, "score", 3),
    ("what is measured", BODY, "text_length", 10),
    ("what is measured, though a field says other", BODY, "words", 2),
    ("a field of a measure's name, where there is no text", NO_TEXT, "words", 99),
    ("the row as the id", BODY, "id", "#7"),
]


@pytest.mark.parametrize(
    ("columns", "name", "found"), [one[1:] for one in COLUMNS], ids=[one[0] for one in COLUMNS]
)
def test_values_of_columns(columns: GivenColumns, name: str, found: Any) -> None:
    assert value(columns, name, ROW) == found


def test_ids_are_those_of_a_field(tmp_path: Path) -> None:
    columns = given("url", "id", id_field="url")
    assert value(columns, "id", {"url": "a", "id": "b"}) == "a"


TEXTS = [(None, 0), ("", 0), ("abc", 3), (12345, 5), (True, 4)]


@pytest.mark.parametrize(("text", "length"), TEXTS, ids=[str(one) for one, _ in TEXTS])
def test_what_is_measured_of_odd_texts(text: Any, length: int) -> None:
    assert value(BODY, "text_length", {"body": text}) == length


@pytest.mark.parametrize("text", [["a"], {"a": "b"}, b"abc"], ids=["list", "object", "bytes"])
def test_what_is_no_text_is_told(text: Any) -> None:
    with pytest.raises(ValueError, match=r'the field "body" is .*; expected a text'):
        value(BODY, "text_length", {"body": text})


REFUSED = [
    (BODY, "documents", "scroe", 'has no field "scroe"; did you mean "score"'),
    (BODY, "documents", "title", 'has no field "title"'),
    (BODY, "documents", "text_lenth", 'did you mean "text_length"'),
    (BODY, "media", "url", 'no output of cleaner, so it has no table "media"'),
    (NO_TEXT, "documents", "text", "name the field that holds the text: --text-field"),
    (NO_TEXT, "documents", "mojibake", "(its fields: words, score)"),
    (NO_TEXT, "documents", "body", 'has no field "body"'),
]


@pytest.mark.parametrize(
    ("columns", "table", "name", "told"), REFUSED, ids=[f"{one[1]}-{one[2]}" for one in REFUSED]
)
def test_columns_that_there_are_not(
    columns: GivenColumns, table: Any, name: str, told: str
) -> None:
    assert columns.get(table, name) is None
    assert told in columns.refusal(table, name)
    assert "bought.csv" in columns.refusal(table, name)


def test_our_own_columns_are_stored_or_measured() -> None:
    stored = OwnColumns(MEASURES)
    measured = OwnColumns(MEASURES, frozenset())
    for name, leaf in [("text_length", ("quality", "text_length")), ("words", None)]:
        column = stored.get("documents", name)
        assert column is not None
        assert column.leaf == leaf
    column = measured.get("documents", "words")
    assert column is not None
    assert (column.leaf, column.needs) == (None, ("text",))
    assert stored.get("media", "words") is None
    assert 'did you mean "words"' in stored.refusal("documents", "wrods")
