"""The tables that suites check, made of a file and of the account of its run, in an engine."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.config import EngineChoice
from cleaner.errors import InputError
from cleaner.gate.engines import duck
from cleaner.gate.engines.frames import FrameTable, frame_of
from cleaner.gate.engines.table import EngineName, Table
from cleaner.gate.tables.available import AvailableColumns, available_columns
from cleaner.gate.tables.columns import NAMING, Column, TableName
from cleaner.gate.tables.files import DataFile, look_into, vet_unchanged
from cleaner.gate.tables.narrow import (
    arrow_types,
    batches_of,
    narrow_batches,
    stands_in,
    with_types,
)
from cleaner.measures import Measure
from cleaner.rows import count_rows, parquet_file

if TYPE_CHECKING:
    import pandas as pd

    from cleaner.gate.suites.loading import Suite

# beyond these a table is left to DuckDB, where that is installed
_MOST_CELLS = 40_000_000
_MOST_BYTES = 2 << 30


@contextmanager
def load_tables(
    file: DataFile,
    suites: Iterable["Suite"],
    available: AvailableColumns,
    manifest: Mapping[str, Any] | None = None,
    engine: EngineChoice = "auto",
) -> Iterator[dict[TableName, Table]]:
    """Give the tables that the suites check, with the columns that they name, for a `with` block.

    `manifest` is the content of the output's `.run.json`, which only suites on the table "run"
    need. Columns that name a metric which no document has are left out, so that a rule on it can't
    pass for want of values; so is a number that the manifest lacks. Raises `InputError` for a file
    that can't be read, for a row that lacks a field which a column needs, for a manifest that is
    needed and missing, and at the end for a file that was changed meanwhile; `CleanerError` for an
    engine that is not installed.
    """
    wanted: dict[TableName, dict[str, None]] = {}
    for suite in suites:
        wanted.setdefault(suite.table, {}).update(dict.fromkeys(suite.columns))
    with ExitStack() as stack:
        tables: dict[TableName, Table] = {}
        database = None
        for table, names in wanted.items():
            columns = _resolved(file, table, names, available)
            if table == "run":
                tables[table] = FrameTable(_run_frame(file, columns, manifest))
            elif _engine(file, columns, engine) == "pandas":
                tables[table] = FrameTable(_frame(file, table, columns))
            else:
                database = database or stack.enter_context(duck.opened())
                if table == "documents" and file.kind == "parquet" and stands_in(file, columns):
                    made = duck.view_of_parquet(database, table, file, columns)
                else:
                    batches = narrow_batches(file, table, columns)
                    made = duck.table_of_batches(database, table, batches, columns)
                tables[table] = made.without_empty(_sparse(columns))
        yield tables
        vet_unchanged(file)


def load_table(
    file: Path | DataFile,
    table: TableName,
    names: Iterable[str],
    manifest: Mapping[str, Any] | None = None,
    *,
    measures: Iterable[Measure] = (),
) -> "pd.DataFrame":
    """Give one table of a file as a frame with the named columns, its naming ones and `row`.

    `measures` are those that columns are taken of; raises as `load_tables` does.
    """
    file = look_into(file) if isinstance(file, Path) else file
    columns = _resolved(file, table, dict.fromkeys(names), available_columns(file, tuple(measures)))
    if table == "run":
        return _run_frame(file, columns, manifest)
    return _frame(file, table, columns)


def _resolved(
    file: DataFile, table: TableName, names: Mapping[str, None], available: AvailableColumns
) -> dict[str, Column]:
    columns = {}
    for name in dict.fromkeys((*NAMING[table], *sorted(names))):
        column = available.get(table, name)
        if column is None:
            raise InputError(available.refusal(table, name))
        columns[name] = column
    return with_types(file, columns)


def _run_frame(
    file: DataFile, columns: Mapping[str, Column], manifest: Mapping[str, Any] | None
) -> "pd.DataFrame":
    if manifest is None:
        raise InputError(f"{file.path} has no manifest (.run.json), which a suite asks for")
    frame = frame_of(batches_of(file, columns, [(1, manifest)]), arrow_types(columns))
    return _without_empty(frame, columns)


def _frame(file: DataFile, table: TableName, columns: Mapping[str, Column]) -> "pd.DataFrame":
    frame = frame_of(narrow_batches(file, table, columns), arrow_types(columns))
    return _without_empty(frame, _sparse(columns))


def _sparse(columns: Iterable[str]) -> list[str]:
    return [name for name in columns if "." in name]


def _without_empty(frame: "pd.DataFrame", names: Iterable[str]) -> "pd.DataFrame":
    if not len(frame):
        return frame
    return frame.drop(columns=[name for name in names if frame[name].isna().all()])


def _engine(file: DataFile, columns: Mapping[str, Column], choice: EngineChoice) -> EngineName:
    if choice != "auto":
        return choice
    return "duckdb" if _is_large(file, columns) and duck.is_installed() else "pandas"


def _is_large(file: DataFile, columns: Mapping[str, Column]) -> bool:
    if file.kind != "parquet":
        return file.path.stat().st_size > _MOST_BYTES
    with parquet_file(file.path) as parquet:
        cells: int = parquet.metadata.num_rows * len(columns)
        return cells > _MOST_CELLS


def miscount(
    path: Path, tables: Mapping[TableName, Table], manifest: Mapping[str, Any] | None
) -> str | None:
    """Say where an output holds another number of documents than its manifest tells, or None.

    `tables` are those that were loaded of it; where the documents are among them, the file is not
    read again.
    """
    written = manifest.get("written") if manifest else None
    if not isinstance(written, int):
        return None
    rows = tables["documents"].rows if "documents" in tables else count_rows(path)
    if rows == written:
        return None
    return f"the account says {written:,} documents, the file holds {rows:,}"
