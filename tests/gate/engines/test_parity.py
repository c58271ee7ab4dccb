"""DuckDB and pandas come to the same: verdict, counts, what was observed, the failing rows."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest

from cleaner.gate import gx
from cleaner.gate.engines import duck
from cleaner.gate.suites.entries import Expectation
from cleaner.gate.suites.schemas import ExpectationTypes
from cleaner.gate.tables.columns import Column
from cleaner_expectations import cleaner_expectations
from tests.gate.engines.cases import CASES, COLUMNS, CONDITION, batches, frame_table

SOURCE = cleaner_expectations()
# these take no row_condition
WITHOUT = {"expect_column_type_to_be"}


@pytest.fixture(scope="module")
def duck_table() -> Iterator[duck.DuckTable]:
    with duck.opened() as connection:
        _, made = batches()
        yield duck.table_of_batches(connection, "documents", made, COLUMNS)


def expectations(with_condition: bool) -> list[Expectation]:
    types = ExpectationTypes([SOURCE])
    made = []
    for number, (name, given) in enumerate(CASES, 1):
        found = types.get(name)
        assert found is not None, name
        condition = with_condition and name not in WITHOUT
        kwargs = given | ({"row_condition": CONDITION} if condition else {})
        measured = given.get("column") in ("mojibake", "detected_language") and found.measure
        made.append(
            Expectation(
                name,
                kwargs,
                modules=found.modules,
                number=number,
                columns=tuple(COLUMNS),
                in_duckdb=bool(measured) and found.in_duckdb,
            )
        )
    return made


def told(evaluation: gx.Evaluation) -> dict[str, Any]:
    return {
        "success": evaluation.success,
        "error": evaluation.error,
        "elements": evaluation.element_count,
        "unexpected": evaluation.unexpected_count,
        "observed": rounded(evaluation.observed),
        "rows": [row["row"] for row in evaluation.rows or ()],
    }


def rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(part) for part in value]
    value = value.item() if hasattr(value, "item") else value
    return float(f"{value:.9g}") if isinstance(value, float) else value


@pytest.mark.parametrize("with_condition", [False, True])
def test_both_engines_come_to_the_same(duck_table: duck.DuckTable, with_condition: bool) -> None:
    checked = expectations(with_condition)
    theirs = gx.evaluate(frame_table(), checked, 100)
    ours = gx.evaluate(duck_table, checked, 100)
    for one, mine, other in zip(checked, ours, theirs, strict=True):
        assert told(mine) == told(other), (one.type, one.kwargs)


def test_every_type_that_a_suite_may_use_is_compared() -> None:
    types = ExpectationTypes([SOURCE])
    usable = {name for name in types.names if _usable(types, name)}
    assert {name for name, _ in CASES} == usable
    assert usable >= duck.SAME_RESULT.keys()


def _usable(types: ExpectationTypes, name: str) -> bool:
    from cleaner.errors import SuiteError

    try:
        return types.get(name) is not None
    except SuiteError:
        return False


def test_what_duckdb_evaluates_it_evaluates_without_help(
    duck_table: duck.DuckTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of types is true: none of them falls back to pandas."""
    taken: list[Sequence[str]] = []

    def in_memory(self: duck.DuckTable, columns: Sequence[str]) -> Any:
        taken.append(columns)
        return frame_table()

    monkeypatch.setattr(duck.DuckTable, "in_memory", in_memory)
    own = [one for one in expectations(False) if duck_table.evaluates(one)]
    assert {one.type for one in own} >= duck.SAME_RESULT.keys()
    gx.evaluate(duck_table, own, 5)
    conditional = [one for one in expectations(True) if duck_table.evaluates(one)]
    gx.evaluate(duck_table, conditional, 5)
    assert taken == []


def test_what_duckdb_fails_on_is_left_to_pandas(duck_table: duck.DuckTable) -> None:
    mixed = Expectation(
        "expect_column_values_to_be_in_set",
        {"column": "title", "value_set": ["Café", 3]},
        columns=("title",),
    )
    (ours,) = gx.evaluate(duck_table, [mixed], 100)
    (theirs,) = gx.evaluate(frame_table(), [mixed], 100)
    assert told(ours) == told(theirs)
    assert ours.error is None


def test_odd_names_of_columns_and_tables(tmp_path: Any) -> None:
    names = {'a "quoted" name': "integer", "select": "integer", "brücke 1": "integer"}
    columns = {name: Column("integer", "", (), len) for name in names}
    import pyarrow as pa

    table = {name: [1, 2, 3] for name in names} | {"row": [1, 2, 3]}
    with duck.opened() as connection:
        made = duck.table_of_batches(
            connection, "documents", [pa.RecordBatch.from_pydict(table)], columns
        )
        checked = [
            Expectation(
                "expect_column_values_to_be_between",
                {"column": name, "max_value": 2},
                columns=(name,),
            )
            for name in names
        ]
        found = gx.evaluate(made.with_nulls(["no.metric"]), checked, 5)
    assert [one.unexpected_count for one in found] == [1, 1, 1]
    assert msgspec.structs.asdict(found[0])["error"] is None
