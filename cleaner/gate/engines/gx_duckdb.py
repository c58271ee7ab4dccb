"""Great Expectations on DuckDB. Imported only when a check uses it.

Great Expectations does not know DuckDB: its SQL engine closes the connection before the rows are
fetched, and has no regular expressions for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb_engine
import sqlalchemy as sa
from great_expectations.execution_engine.sqlalchemy_batch_data import SqlAlchemyBatchData
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)

if TYPE_CHECKING:
    import duckdb


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """GX's engine for SQL, on one connection that stays open."""

    @contextmanager
    def get_connection(self) -> Iterator[Any]:
        """Give the connection."""
        if not self._connection:
            self._connection = self.engine.connect()
        yield self._connection


@contextmanager
def engine_on(
    connection: "duckdb.DuckDBPyConnection", table: str
) -> Iterator[DuckDBExecutionEngine]:
    """Give an engine with a table of an open database loaded, for a `with` block."""
    engine = sa.create_engine(
        "duckdb://",
        creator=lambda: duckdb_engine.ConnectionWrapper(connection.cursor()),
        poolclass=sa.pool.StaticPool,
        pool_reset_on_return=None,
    )
    execution = DuckDBExecutionEngine(engine=engine)
    try:
        data = SqlAlchemyBatchData(execution_engine=execution, table_name=table)
        execution.load_batch_data("table", data)
        yield execution
    finally:
        execution.close()
        engine.dispose()


class ColumnValuesMatchRegexInDuckDB(ColumnMapMetricProvider):
    """Whether a text matches a regular expression of Python."""

    condition_metric_name = "column_values.match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBExecutionEngine)
    def _duckdb(cls, column: Any, regex: str, **kwargs: Any) -> Any:  # noqa: N805
        return sa.func.cleaner_search(column, regex)


class ColumnValuesNotMatchRegexInDuckDB(ColumnMapMetricProvider):
    """Whether a text matches no regular expression of Python."""

    condition_metric_name = "column_values.not_match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBExecutionEngine)
    def _duckdb(cls, column: Any, regex: str, **kwargs: Any) -> Any:  # noqa: N805
        return sa.not_(sa.func.cleaner_search(column, regex))
