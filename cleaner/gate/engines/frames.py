"""Tables in memory, as frames of pandas."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cleaner.gate.engines.table import EngineName
from cleaner.gate.suites.entries import Expectation

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def frame_of(batches: "Iterable[pa.RecordBatch]", schema: "pa.Schema") -> "pd.DataFrame":
    """Make a frame of batches: texts as objects, integers, and floats with NaN for null."""
    import pandas as pd
    import pyarrow as pa

    table = pa.Table.from_batches(batches, schema)
    return pd.DataFrame(
        {
            name: pd.Series(column.to_numpy(), dtype="object" if _is_text(column) else None)
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
    )


def _is_text(column: "pa.ChunkedArray") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(column.type))


class FrameTable:
    """A frame as a table that can be checked."""

    engine: EngineName = "pandas"

    def __init__(self, frame: "pd.DataFrame") -> None:
        self.frame = frame
        self.rows = len(frame)
        self.columns: Sequence[str] = list(frame.columns)

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """Count the values of some columns, nulls left out."""
        return {name: int(self.frame[name].count()) for name in names}

    def with_nulls(self, names: Iterable[str]) -> "FrameTable":
        """Give the table with further columns, of numbers that are all null."""
        return FrameTable(self.frame.assign(**dict.fromkeys(names, math.nan)))

    def evaluates(self, expectation: Expectation) -> bool:
        """Tell that pandas is the measure of all things."""
        return True

    def in_memory(self, columns: Sequence[str]) -> "FrameTable":
        """Give some of the columns."""
        return FrameTable(self.frame[list(columns)])

    @contextmanager
    def execution_engine(self) -> Iterator[Any]:
        """Give Great Expectations' engine for pandas, with the frame loaded."""
        from great_expectations.execution_engine.pandas_execution_engine import (
            PandasExecutionEngine,
        )

        yield PandasExecutionEngine(batch_data_dict={"table": self.frame})

    def records(self, found: Any) -> list[dict[str, Any]]:
        """Give the failing rows, which GX gives as a frame."""
        records: list[dict[str, Any]] = found.to_dict("records")
        return [{name: plain(value) for name, value in one.items()} for one in records]


def plain(value: Any) -> str | int | float | bool | None:
    """Give a value of a table as plain Python: numpy's scalars as Python's, NaN as None.

    >>> plain(float("nan")) is None
    True
    """
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
