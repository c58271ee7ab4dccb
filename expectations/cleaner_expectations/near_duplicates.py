"""The expectation that texts are no near-duplicates of earlier ones."""

from typing import Any

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)

from cleaner_expectations.base import TextExpectation
from cleaner_expectations.fingerprints import fingerprint, near_duplicates
from cleaner_expectations.residue import Span

_MEASURE = "fingerprint"
SIMILARITY = 0.8


class ColumnValuesNoNearDuplicates(ColumnMapMetricProvider):
    """For each text, or for its fingerprint, whether none before it is nearly the same."""

    condition_metric_name = "column_values.no_near_duplicates"
    condition_value_keys = ("similarity",)

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, similarity: Any, **kwargs: Any) -> Any:  # noqa: N805
        marks = (
            column if column.name == _MEASURE else column.map(lambda text: fingerprint(str(text)))
        )
        return ~near_duplicates(marks.tolist(), SIMILARITY if similarity is None else similarity)


class ExpectColumnValuesToNotBeNearDuplicates(TextExpectation):
    """Expect the texts of a column to be no near-duplicates of texts in earlier rows.

    ExpectColumnValuesToNotBeNearDuplicates is a Column Map Expectation. Nulls are not looked at.
    The first of several texts that are nearly the same is none; `mostly` is the share of texts
    that may be no near-duplicates.

    Args:
        column (str): The column name, of texts or the column `fingerprint`.

    Other Parameters:
        similarity (float between 0.5 and 1): The share of runs of 16 bytes that two texts have in
            common, from which on they are near-duplicates; it is estimated. Default 0.8.
        mostly (float between 0 and 1): The share of texts that must be no near-duplicates.
            Default 1.

    Supported Data Sources:
        Pandas
    """

    similarity: float | None = None

    map_metric = "column_values.no_near_duplicates"
    success_keys = ("similarity", "mostly")
    words = "texts must be no near-duplicates of earlier ones"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give None: a text fails as a whole."""
        return None
