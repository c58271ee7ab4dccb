"""The three tables as pandas frames, made of an output file and of the run's manifest.

The rows are read one by one, and only the fields that the columns asked for need are decoded. The
values of those columns are held in memory, all rows of them: with a rule on `text`, every text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.errors import InputError
from cleaner.gate.tables.columns import NAMING, Column, MediaRow, TableName, column
from cleaner.rows import count_rows, read_rows

if TYPE_CHECKING:
    import pandas as pd

    from cleaner.gate.suites.loading import Suite

_PANDAS = {"string": "object", "integer": "int64", "number": "float64"}


class _Encoding(msgspec.Struct):
    name: str
    evidence: str
    confidence: float
    replaced: int


class _Status(msgspec.Struct):
    status: str


class _Counted(msgspec.Struct):
    """What is only counted: nothing of it is decoded."""


# no field has a default: an output has them all, and what is filled in would pass a rule
_RECORD: dict[str, Any] = {
    "encoding": _Encoding | None,
    "media": list[_Status],
    "embedded": list[_Counted],
    "findings": list[_Counted],
    "metrics": dict[str, float],
}
_LINK: dict[str, Any] = {
    "problems": list[str],
    **dict.fromkeys(("width", "height", "http_status", "bytes"), int | None),
}


def load_tables(
    path: Path, suites: Iterable["Suite"], manifest: Mapping[str, Any] | None = None
) -> dict[TableName, "pd.DataFrame"]:
    """Give the tables that the suites check, with the columns that they name, and `id`.

    `path` is an output (.jsonl, .jsonl.gz, .jsonl.zst, .parquet); `manifest` the content of its
    `.run.json`, which only suites on the table "run" need. Raises `InputError` for a file that
    can't be read, for a row that lacks a field which a column needs, and for a manifest that is
    needed and missing.
    """
    wanted: dict[TableName, set[str]] = {}
    for suite in suites:
        wanted.setdefault(suite.table, set()).update(suite.columns)
    return {name: load_table(path, name, columns, manifest) for name, columns in wanted.items()}


def load_table(
    path: Path, table: TableName, columns: Iterable[str], manifest: Mapping[str, Any] | None = None
) -> "pd.DataFrame":
    """Give one table with the named columns, and `id` (for media `url` too); as `load_tables` does.

    A column that names a metric which no document has is left out, so that a rule on it can't
    pass for want of values; so is a number that the manifest lacks.
    """
    names = (*NAMING[table], *sorted(columns))
    named = {name: found for name in names if (found := column(table, name))}
    if table == "run":
        if manifest is None:
            raise InputError(f"{path} has no manifest (.run.json), which a suite asks for")
        return _frame(path, named, [manifest], is_sparse=lambda name: True)
    needs = {need for one in named.values() for need in one.needs}
    rows = _media_rows(path, needs) if table == "media" else _rows(path, needs, _RECORD)
    return _frame(path, named, rows, is_sparse=lambda name: "." in name)


def miscount(
    path: Path, frames: Mapping[TableName, "pd.DataFrame"], manifest: Mapping[str, Any] | None
) -> str | None:
    """Say where an output holds another number of documents than its manifest tells, or None.

    `frames` are those that were loaded of it; where the documents are among them, the file is not
    read again.
    """
    written = manifest.get("written") if manifest else None
    if not isinstance(written, int):
        return None
    rows = len(frames["documents"]) if "documents" in frames else count_rows(path)
    if rows == written:
        return None
    return f"the account says {written:,} documents, the file holds {rows:,}"


def _frame(
    path: Path, columns: dict[str, Column], rows: Iterable[Any], is_sparse: Callable[[str], bool]
) -> "pd.DataFrame":
    import pandas as pd

    values: dict[str, list[Any]] = {name: [] for name in columns}
    pairs = [(values[name].append, one.value) for name, one in columns.items()]
    for row in rows:
        for append, value in pairs:
            append(value(row))
    count = len(values["id"])
    made = {}
    for name, one in columns.items():
        if count and is_sparse(name) and all(value is None for value in values[name]):
            continue
        try:
            made[name] = pd.Series(values[name], dtype=_PANDAS[one.dtype])
        except OverflowError:
            raise InputError(
                f'{path}: the column "{name}" has a number that is too large'
            ) from None
    return pd.DataFrame(made)


def _media_rows(path: Path, needs: set[str]) -> Iterator[MediaRow]:
    link = _narrow(needs, _LINK)
    for row in _rows(path, {"media"}, {"media": list[link]}):  # type: ignore[valid-type]
        for number, one in enumerate(row.media, 1):
            yield MediaRow(row.id, number, one)


def _rows(path: Path, needs: set[str], types: dict[str, Any]) -> Iterator[Any]:
    """Give the rows of an output as structs of `id` and the fields needed."""
    return read_rows(path, _narrow(needs | {"id"}, types | {"id": str}))


def _narrow(needs: Iterable[str], types: dict[str, Any]) -> type[msgspec.Struct]:
    fields = [(name, types.get(name, str | None)) for name in sorted(needs)]
    return msgspec.defstruct("Row", fields, gc=False)
