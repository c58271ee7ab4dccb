"""Tables in DuckDB, which reads Parquet as it lies there and keeps on disk what does not fit."""

import importlib.util
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.errors import CleanerError, InputError
from cleaner.gate.engines.frames import FrameTable, frame_of, plain
from cleaner.gate.engines.table import EngineName
from cleaner.gate.suites.entries import Expectation
from cleaner.gate.tables.columns import ROW, Column
from cleaner.gate.tables.files import DataFile
from cleaner.gate.tables.narrow import arrow_types, is_never_null, lacking

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_SETTINGS: dict[str, Any] = {
    # nothing is ever fetched or loaded beside what DuckDB is built of
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "800MB",
}
# The expectations for which DuckDB comes to what pandas does, as the tests prove, and whether also
# with a row_condition; all others are evaluated by pandas, on their columns alone.
SAME_RESULT: dict[str, bool] = {
    "expect_column_distinct_values_to_contain_set": False,
    "expect_column_distinct_values_to_equal_set": False,
    "expect_column_kl_divergence_to_be_less_than": False,
    "expect_column_max_to_be_between": True,
    "expect_column_mean_to_be_between": True,
    "expect_column_median_to_be_between": False,
    "expect_column_min_to_be_between": True,
    "expect_column_most_common_value_to_be_in_set": False,
    "expect_column_pair_values_a_to_be_greater_than_b": False,
    "expect_column_pair_values_to_be_equal": False,
    "expect_column_proportion_of_non_null_values_to_be_between": True,
    "expect_column_proportion_of_unique_values_to_be_between": True,
    "expect_column_stdev_to_be_between": True,
    "expect_column_sum_to_be_between": True,
    "expect_column_unique_value_count_to_be_between": True,
    "expect_column_value_lengths_to_be_between": True,
    "expect_column_value_lengths_to_equal": True,
    "expect_column_value_z_scores_to_be_less_than": True,
    "expect_column_values_to_be_between": True,
    "expect_column_values_to_be_in_set": True,
    "expect_column_values_to_be_null": True,
    "expect_column_values_to_be_unique": True,
    "expect_column_values_to_match_regex": True,
    "expect_column_values_to_not_be_in_set": True,
    "expect_column_values_to_not_be_null": True,
    "expect_column_values_to_not_match_regex": True,
    "expect_compound_columns_to_be_unique": True,
    "expect_multicolumn_sum_to_equal": True,
    "expect_multicolumn_values_to_be_equal": True,
    "expect_select_column_values_to_be_unique_within_record": True,
    "expect_table_row_count_to_be_between": True,
    "expect_table_row_count_to_equal": True,
}
_LONGEST_REASON = 300
_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def is_installed() -> bool:
    """Tell whether DuckDB, and what Great Expectations needs to speak to it, are installed."""
    return all(importlib.util.find_spec(name) for name in ("duckdb", "duckdb_engine", "sqlalchemy"))


@contextmanager
def opened() -> "Iterator[duckdb.DuckDBPyConnection]":
    """Open a database for the tables of one check, on disk where memory is short.

    Raises `CleanerError` where DuckDB is not installed.
    """
    if not is_installed():
        raise CleanerError("--engine duckdb needs DuckDB: pip install 'cleaner[duckdb]'")
    import duckdb
    from duckdb.func import PythonUDFType

    with tempfile.TemporaryDirectory(prefix="cleaner-") as folder:
        settings = _SETTINGS | {"temp_directory": str(Path(folder, "spill"))}
        connection = duckdb.connect(str(Path(folder, "tables.duckdb")), config=settings)
        try:
            connection.create_function(
                "cleaner_search",
                _search,
                ["VARCHAR", "VARCHAR"],
                "BOOLEAN",
                type=PythonUDFType.ARROW,
            )
            yield connection
        except duckdb.Error as error:
            reason = " ".join(str(error).split())[:_LONGEST_REASON]
            raise CleanerError(
                f"DuckDB can't check the file: {reason}; try --engine pandas"
            ) from None
        finally:
            connection.close()


def _search(texts: Any, patterns: Any) -> Any:
    """Search with Python's regular expressions, so that a suite means the same in both engines.

    Takes and gives arrays of Arrow; DuckDB evaluates the annotations.
    """
    import pyarrow as pa

    found = [
        _compiled(pattern).search(text) is not None
        for text, pattern in zip(texts.to_pylist(), patterns.to_pylist(), strict=True)
    ]
    return pa.array(found, pa.bool_())


@lru_cache(100)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def view_of_parquet(
    connection: "duckdb.DuckDBPyConnection",
    name: str,
    file: DataFile,
    columns: Mapping[str, Column],
) -> "DuckTable":
    """Make a table of columns that stand in a Parquet file as they are, without reading them.

    Raises `InputError` for what was measured and is null in some rows.
    """
    chosen = [f"{_place(one)} AS {_quoted(column)}" for column, one in columns.items()]
    chosen.append(f"file_row_number + 1 AS {_quoted(ROW)}")
    source = str(file.path).replace("'", "''")
    connection.execute(
        f"CREATE VIEW {_quoted(name)} AS SELECT {', '.join(chosen)} "  # noqa: S608
        f"FROM read_parquet('{_unglobbed(source)}', file_row_number = true)"
    )
    table = DuckTable(connection, name, [*columns, ROW])
    complete = [column for column, one in columns.items() if is_never_null(one)]
    for column, count in table.counts(complete).items():
        if count < table.rows:
            raise InputError(lacking(file, column))
    return table


def table_of_batches(
    connection: "duckdb.DuckDBPyConnection",
    name: str,
    batches: "Iterable[pa.RecordBatch]",
    columns: Mapping[str, Column],
) -> "DuckTable":
    """Make a table of batches, which are read one by one. Raises what reading them raises."""
    import duckdb
    import pyarrow as pa

    raised: list[CleanerError] = []
    reader = pa.RecordBatchReader.from_batches(arrow_types(columns), _kept(batches, raised))
    connection.register("batches", reader)
    try:
        connection.execute(f"CREATE TABLE {_quoted(name)} AS SELECT * FROM batches")  # noqa: S608
    except duckdb.Error:
        # DuckDB makes an error of its own of it, whose text is a traceback
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.unregister("batches")
    return DuckTable(connection, name, [*columns, ROW])


def _kept(
    batches: "Iterable[pa.RecordBatch]", raised: list[CleanerError]
) -> "Iterator[pa.RecordBatch]":
    """Give the batches; keep the error that ends them."""
    try:
        yield from batches
    except CleanerError as error:
        raised.append(error)
        raise


class DuckTable:
    """A table or a view of DuckDB that can be checked."""

    engine: EngineName = "duckdb"

    def __init__(
        self, connection: "duckdb.DuckDBPyConnection", name: str, columns: Sequence[str]
    ) -> None:
        self._connection = connection
        self._name = name
        self.columns = columns
        (self.rows,) = self._one(f"SELECT count(*) FROM {_quoted(name)}")  # noqa: S608

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchall()[0]

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """Count the values of some columns, nulls left out."""
        asked = list(names)
        if not asked:
            return {}
        counts = ", ".join(f"count({_quoted(one)})" for one in asked)
        found = self._one(f"SELECT {counts} FROM {_quoted(self._name)}")  # noqa: S608
        return dict(zip(asked, found, strict=True))

    def without_empty(self, names: Iterable[str]) -> "DuckTable":
        """Give the table without those of the columns that are null in all rows."""
        if not self.rows:
            return self
        empty = {name for name, count in self.counts(names).items() if not count}
        kept = [one for one in self.columns if one not in empty]
        return DuckTable(self._connection, self._name, kept)

    def with_nulls(self, names: Iterable[str]) -> "DuckTable":
        """Give the table with further columns, of numbers that are all null."""
        chosen = [_quoted(one) for one in self.columns]
        chosen += [f"CAST(NULL AS DOUBLE) AS {_quoted(one)}" for one in names]
        name = f"{self._name}_wide"
        self._connection.execute(
            f"CREATE OR REPLACE VIEW {_quoted(name)} AS "  # noqa: S608
            f"SELECT {', '.join(chosen)} FROM {_quoted(self._name)}"
        )
        return DuckTable(self._connection, name, [*self.columns, *names])

    def evaluates(self, expectation: Expectation) -> bool:
        """Tell whether DuckDB comes to the same result as pandas for an expectation."""
        if expectation.in_duckdb:
            return True
        with_condition = SAME_RESULT.get(expectation.type)
        return with_condition is not None and (
            with_condition or "row_condition" not in expectation.kwargs
        )

    def in_memory(self, columns: Sequence[str]) -> FrameTable:
        """Give some of the columns as a table of pandas."""
        chosen = ", ".join(_quoted(one) for one in columns)
        query = f"SELECT {chosen} FROM {_quoted(self._name)}"  # noqa: S608
        reader: Any = self._connection.execute(query).to_arrow_reader(100_000)
        return FrameTable(frame_of(reader, reader.schema))

    def execution_engine(self) -> AbstractContextManager[Any]:
        """Give Great Expectations' engine for DuckDB, with the table loaded, for a `with` block."""
        from cleaner.gate.engines.gx_duckdb import engine_on

        return engine_on(self._connection, self._name)

    def records(self, found: Any) -> list[dict[str, Any]]:
        """Give the failing rows, which GX gives as maps."""
        return [{name: plain(value) for name, value in one.items()} for one in found]


def _place(column: Column) -> str:
    """Name a place in a record for SQL: a column, a field of a struct, or the value of a key."""
    first, *others = column.leaf or ()
    place = _quoted(first) + "".join("['" + name.replace("'", "''") + "']" for name in others)
    place = f"CAST({place} AS {_TYPES[str(column.dtype)]})"
    if column.dtype == "number":
        # what is no number is a null in both engines
        return f"nullif({place}, 'NaN')"
    return place if column.missing is None else f"coalesce({place}, {column.missing})"


def _quoted(name: str) -> str:
    """Quote the name of a column or a table for SQL."""
    return '"' + name.replace('"', '""') + '"'


def _unglobbed(path: str) -> str:
    """Keep DuckDB from taking signs in a name for a pattern of names."""
    return re.sub(r"([*?\[])", r"[\1]", path)
