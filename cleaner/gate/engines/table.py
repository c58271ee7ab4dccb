"""What the gate asks of a table, whatever engine holds it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal, Protocol

from cleaner.gate.suites.entries import Expectation

if TYPE_CHECKING:
    from cleaner.gate.engines.frames import FrameTable

EngineName = Literal["pandas", "duckdb"]


class Table(Protocol):
    """A table with rows that can be checked. Its columns do not change."""

    engine: EngineName
    rows: int
    columns: Sequence[str]

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """Count the values of some columns, nulls left out."""

    def with_nulls(self, names: Iterable[str]) -> "Table":
        """Give the table with further columns, of numbers that are all null."""

    def evaluates(self, expectation: Expectation) -> bool:
        """Tell whether the engine comes to the same result as pandas for an expectation."""

    def in_memory(self, columns: Sequence[str]) -> "FrameTable":
        """Give some of the columns as a table of pandas."""

    def execution_engine(self) -> AbstractContextManager[Any]:
        """Give Great Expectations' engine, with the table loaded, for a `with` block."""

    def records(self, found: Any) -> list[dict[str, Any]]:
        """Give the failing rows that Great Expectations found, as maps of plain values."""
