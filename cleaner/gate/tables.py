"""The three tables as pandas frames, made of an output file and of the run's manifest.

Only the columns asked for are decoded, and `id`. The rows are read one by one and never held.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.errors import InputError
from cleaner.gate.columns import Column, MediaRow, TableName, column
from cleaner.io.inputs import READ_ERRORS, Source

if TYPE_CHECKING:
    import pandas as pd

    from cleaner.gate.suites import Suite

_PANDAS = {"string": "object", "integer": "int64", "number": "float64"}
_BATCH_ROWS = 1000


class _Encoding(msgspec.Struct):
    name: str | None = None
    evidence: str | None = None
    confidence: float | None = None
    replaced: int = 0


class _Status(msgspec.Struct):
    status: str = ""


class _Counted(msgspec.Struct):
    """What is only counted: nothing of it is decoded."""


_RECORD: dict[str, Any] = {
    "encoding": (_Encoding | None, None),
    "media": (list[_Status], []),
    "embedded": (list[_Counted], []),
    "findings": (list[_Counted], []),
    "metrics": (dict[str, float], {}),
}
_LINK: dict[str, Any] = {
    "problems": (list[str], []),
    "http_status": (int | None, None),
    "bytes": (int | None, None),
}
_NULLABLE_TEXT = (str | None, None)


def load_tables(
    path: Path, suites: Iterable["Suite"], manifest: Mapping[str, Any] | None = None
) -> dict[TableName, "pd.DataFrame"]:
    """Give the tables that the suites check, with the columns that they name, and `id`.

    `path` is an output (.jsonl, .jsonl.gz, .jsonl.zst, .parquet); `manifest` the content of its
    `.run.json`, which only suites on the table "run" need. Raises `InputError` for a file that
    can't be read or holds other rows than documents, and for a manifest that is needed and missing.
    """
    wanted: dict[TableName, set[str]] = {}
    for suite in suites:
        wanted.setdefault(suite.table, set()).update(suite.columns)
    return {name: load_table(path, name, columns, manifest) for name, columns in wanted.items()}


def load_table(
    path: Path, table: TableName, columns: Iterable[str], manifest: Mapping[str, Any] | None = None
) -> "pd.DataFrame":
    """Give one table with the named columns, and `id`; as `load_tables` does.

    A column that names a metric which no document has is left out, so that a rule on it can't
    pass for want of values; so is a number that the manifest lacks.
    """
    named = {name: found for name in ("id", *sorted(columns)) if (found := column(table, name))}
    if table == "run":
        if manifest is None:
            raise InputError(f"{path} has no manifest (.run.json), which a suite asks for")
        return _frame(named, [manifest], is_sparse=lambda name: True)
    needs = {need for one in named.values() for need in one.needs}
    rows = _media_rows(path, needs) if table == "media" else _rows(path, needs, _RECORD)
    return _frame(named, rows, is_sparse=lambda name: "." in name)


def _frame(
    columns: dict[str, Column], rows: Iterable[Any], is_sparse: Callable[[str], bool]
) -> "pd.DataFrame":
    import pandas as pd

    values: dict[str, list[Any]] = {name: [] for name in columns}
    pairs = [(values[name].append, one.value) for name, one in columns.items()]
    for row in rows:
        for append, value in pairs:
            append(value(row))
    count = len(values["id"])
    return pd.DataFrame(
        {
            name: pd.Series(values[name], dtype=_PANDAS[one.dtype])
            for name, one in columns.items()
            if not (count and is_sparse(name) and all(value is None for value in values[name]))
        }
    )


def _media_rows(path: Path, needs: set[str]) -> Iterator[MediaRow]:
    link = _narrow(needs, _LINK)
    for row in _rows(path, {"media"}, {"media": (list[link], [])}):  # type: ignore[valid-type]
        for number, one in enumerate(row.media, 1):
            yield MediaRow(row.id, number, one)


def _rows(path: Path, needs: set[str], types: dict[str, Any]) -> Iterator[Any]:
    """Give the rows of an output as structs of `id` and the fields needed."""
    row_type = _narrow(needs - {"id"}, types, ("id", str))
    read = _parquet if path.name.lower().endswith(".parquet") else _json_lines
    try:
        yield from read(path, row_type)
    except msgspec.MsgspecError as error:
        raise InputError(f"{path} is not an output of cleaner: {error}") from None
    except READ_ERRORS as error:
        raise InputError(f"{path} can't be read: {error}") from None


def _narrow(needs: Iterable[str], types: dict[str, Any], *fields: Any) -> type[msgspec.Struct]:
    named = [(name, *types.get(name, _NULLABLE_TEXT)) for name in sorted(needs)]
    return msgspec.defstruct("Row", [*fields, *named], gc=False)


def _json_lines(path: Path, row_type: type[msgspec.Struct]) -> Iterator[Any]:
    decode = msgspec.json.Decoder(row_type).decode
    with Source(str(path), path, "jsonl").open() as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield decode(line)
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    raise msgspec.DecodeError(f"row {number}: {error}") from None


def _parquet(path: Path, row_type: type[msgspec.Struct]) -> Iterator[Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            present = set(file.schema_arrow.names)
            fields = [name for name in row_type.__struct_fields__ if name in present]
            for batch in file.iter_batches(_BATCH_ROWS, columns=fields):
                for row in batch.to_pylist():
                    if "metrics" in row:
                        row["metrics"] = dict(row["metrics"])
                    yield msgspec.convert(row, row_type)
    except pa.ArrowException as error:
        raise InputError(f"{path} can't be read: {error}") from None
