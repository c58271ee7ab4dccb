"""Values of other people's files: their types, each value in it, and what has no form."""

import datetime
import decimal
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import InputError
from cleaner.gate.tables.columns import Column
from cleaner.gate.tables.files import DataFile, Kind
from cleaner.gate.tables.values import converted, inferred, parquet_dtype

MOST = 1 << 53


def file_of(kind: Kind) -> DataFile:
    return DataFile(Path(f"bought.{kind}"), kind, ("n",), False)


def dtype_of(kind: Kind, values: list[Any]) -> str:
    column = Column(None, "", ("n",), lambda row: row["n"])
    rows = [(number, {"n": value}) for number, value in enumerate(values, 1)]
    return str(inferred(file_of(kind), rows, {"n": column})["n"])


TYPES: list[tuple[str, Kind, list[Any], str]] = [
    ("numbers", "jsonl", [1, 2.5, None, -3], "number"),
    ("texts", "jsonl", ["a", None], "string"),
    ("numbers as texts", "jsonl", ["1", "2"], "string"),
    ("both", "jsonl", [1, "a"], "string"),
    ("both, the text first", "jsonl", ["a", 1], "string"),
    ("nothing", "jsonl", [None, None], "string"),
    ("no rows", "jsonl", [], "string"),
    ("truth", "jsonl", [True, False], "number"),
    ("integers that floats hold", "jsonl", [MOST, -MOST], "number"),
    ("integers that floats do not hold", "jsonl", [1, MOST + 1], "string"),
    (
        "cells of numbers",
        "csv",
        ["1", " 2.5 ", "-3", "1e3", ".5", "0", "0.5", "+7", None],
        "number",
    ),
    ("cells of names like numbers", "csv", ["007"], "string"),
    ("cells of long digits", "csv", [str(MOST + 1)], "string"),
    ("cells of dates", "csv", ["2024-05-01"], "string"),
    ("cells of other digits", "csv", ["٣"], "string"),
    ("cells of what float() takes", "csv", ["1_000"], "string"),
    ("cells of nan", "csv", ["nan"], "string"),
    ("cells of more than any float", "csv", ["1e999"], "string"),
    ("cells of inf", "csv", ["inf"], "string"),
    ("cells of a hostile length", "csv", ["1" * 100_000], "string"),
]


@pytest.mark.parametrize(
    ("kind", "values", "dtype"), [one[1:] for one in TYPES], ids=[one[0] for one in TYPES]
)
def test_the_type_of_a_field(kind: Kind, values: list[Any], dtype: str) -> None:
    assert dtype_of(kind, values) == dtype


@pytest.mark.parametrize(("value", "told"), [([1], "a list"), ({"a": 1}, "an object")])
def test_lists_and_objects_are_told(value: Any, told: str) -> None:
    with pytest.raises(InputError, match=f'row 2: the field "n" holds {told}, which no'):
        dtype_of("jsonl", [1, value])


VALUES: list[tuple[Kind, str, Any, Any]] = [
    ("jsonl", "string", "a", "a"),
    ("jsonl", "string", None, None),
    ("jsonl", "string", 3, "3"),
    ("jsonl", "string", 1 << 80, str(1 << 80)),
    ("jsonl", "string", True, "True"),
    ("parquet", "string", datetime.date(2024, 5, 1), "2024-05-01"),
    ("parquet", "string", datetime.datetime(2024, 5, 1, 9, tzinfo=datetime.UTC), "2024-05-01T09:00:00+00:00"),
    ("parquet", "string", decimal.Decimal("1.50"), "1.50"),
    ("jsonl", "number", None, None),
    ("jsonl", "number", 3, 3.0),
    ("jsonl", "number", True, 1.0),
    ("parquet", "number", float("nan"), None),
    ("parquet", "number", float("inf"), float("inf")),
    ("parquet", "number", decimal.Decimal("1.5"), 1.5),
    ("csv", "number", "1.5", 1.5),
    ("jsonl", "integer", 3.0, 3),
    ("csv", "integer", "3", 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "dtype", "value", "form"), VALUES, ids=[str(number) for number in range(len(VALUES))]
)
def test_the_form_of_a_value(kind: Kind, dtype: Any, value: Any, form: Any) -> None:
    found = converted(file_of(kind), "n", dtype, 1, value)
    assert found == form
    assert type(found) is type(form)


REFUSED: list[tuple[Kind, str, Any, str]] = [
    ("jsonl", "string", [1], "is a list; expected a text"),
    ("jsonl", "string", {"a": 1}, "is an object; expected a text"),
    ("parquet", "string", b"abc", "is b'abc'; expected a text"),
    ("jsonl", "number", "3", "is '3'; expected a number"),
    ("csv", "number", "x" * 1000, "is 'xxx"),
    ("jsonl", "integer", None, "is None; expected a whole number"),
    ("jsonl", "integer", 2.5, "is 2.5; expected a whole number"),
    ("parquet", "integer", float("nan"), "is nan; expected a whole number"),
    ("parquet", "integer", float("inf"), "is inf; expected a whole number"),
    ("jsonl", "integer", 1 << 60, "is 1152921504606846976; expected a whole number"),
]


@pytest.mark.parametrize(
    ("kind", "dtype", "value", "told"), REFUSED, ids=[str(number) for number in range(len(REFUSED))]
)
def test_a_value_that_has_no_form(kind: Kind, dtype: Any, value: Any, told: str) -> None:
    with pytest.raises(InputError) as caught:
        converted(file_of(kind), "n", dtype, 7, value)
    assert f'bought.{kind}, row 7: the field "n" {told}' in str(caught.value)
    assert len(str(caught.value)) < 200


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(json_values, st.sampled_from(["jsonl", "csv", "parquet"]))
def test_any_value_has_a_form_or_is_told(value: Any, kind: Kind) -> None:
    try:
        dtype = dtype_of(kind, [value])
    except InputError:
        assert isinstance(value, list | dict)
    else:
        found = converted(file_of(kind), "n", dtype, 1, value)  # type: ignore[arg-type]
        assert found is None or type(found) is {"string": str, "number": float}[dtype]


PARQUET = [
    ("integers", pa.array([1, None]), "number"),
    ("large integers", pa.array([1, MOST + 1]), "string"),
    ("unsigned", pa.array([1, (1 << 64) - 1], pa.uint64()), "string"),
    ("floats", pa.array([1.5, float("nan"), float("inf")]), "number"),
    ("truth", pa.array([True, None]), "number"),
    ("decimals", pa.array([decimal.Decimal("1.5")]), "number"),
    ("texts", pa.array(["1"]), "string"),
    ("categories", pa.array(["a", "b"]).dictionary_encode(), "string"),
    ("times", pa.array([datetime.datetime(2024, 5, 1)]), "string"),
    ("nothing", pa.array([None]), "string"),
]


@pytest.mark.parametrize(
    ("values", "dtype"), [one[1:] for one in PARQUET], ids=[one[0] for one in PARQUET]
)
def test_the_type_of_a_parquet_field(tmp_path: Path, values: Any, dtype: str) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"n": values}), path)
    assert parquet_dtype(msgspec.structs.replace(file_of("parquet"), path=path), "n") == dtype


@pytest.mark.parametrize("values", [pa.array([[1]]), pa.array([{"a": 1}])], ids=["list", "struct"])
def test_lists_and_objects_of_parquet_are_told(tmp_path: Path, values: Any) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"n": values}), path)
    with pytest.raises(InputError, match="which no expectation can look at"):
        parquet_dtype(msgspec.structs.replace(file_of("parquet"), path=path), "n")
