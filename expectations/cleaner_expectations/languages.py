"""The expectation that texts are in a language, or in one of those that are named."""

from typing import Any

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)

from cleaner.measures import detected_language
from cleaner_expectations.base import TextExpectation
from cleaner_expectations.residue import Span

_MEASURE = "detected_language"


class ColumnValuesInPlausibleLanguage(ColumnMapMetricProvider):
    """For each text, or for the code of its language, whether that is one of some, or any."""

    condition_metric_name = "column_values.in_plausible_language"
    condition_value_keys = ("languages",)

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, languages: Any, **kwargs: Any) -> Any:  # noqa: N805
        if column.name != _MEASURE:
            column = column.map(lambda text: detected_language(str(text)))
        return column.isin(languages) if languages else column != ""

    @column_condition_partial(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, column: Any, languages: Any, **kwargs: Any) -> Any:  # noqa: N805
        return column.in_(languages) if languages else column != ""


class ExpectColumnValuesToBeInPlausibleLanguage(TextExpectation):
    """Expect the texts of a column to be in a language by their letters, or in one of some.

    ExpectColumnValuesToBeInPlausibleLanguage is a Column Map Expectation. Nulls are not looked at.
    Of a text with less than about fifty words no language can be told for sure, and of very short
    ones none at all: leave them out by a row_condition.

    Args:
        column (str): The column name, of texts or the column `detected_language`.

    Other Parameters:
        languages (list of str): Codes of ISO 639-1. Default: any language.
        mostly (float between 0 and 1): The share of texts that must be so. Default 1.

    Supported Data Sources:
        Pandas, DuckDB
    """

    languages: list[str] | None = None

    map_metric = "column_values.in_plausible_language"
    success_keys = ("languages", "mostly")
    words = "texts must be in a plausible language"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give None: no single place fails."""
        return None
