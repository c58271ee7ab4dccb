"""The expectation that the texts of a column are free of PHP's debug output."""

from typing import Any

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)
from great_expectations.render.components import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer

from cleaner_expectations.rendering import sentence
from cleaner_expectations.residue import find_php_dump


class ColumnValuesFreeOfPhpDumps(ColumnMapMetricProvider):
    """For each text, whether it is free of PHP's debug output."""

    condition_metric_name = "column_values.free_of_php_dumps"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, **kwargs: Any) -> Any:  # noqa: N805
        return column.map(lambda text: find_php_dump(str(text)) is None).astype(bool)


class ExpectColumnValuesToBeFreeOfPhpDumps(ColumnMapExpectation):
    """Expect the texts of a column to hold no output of var_dump, print_r and their like.

    ExpectColumnValuesToBeFreeOfPhpDumps is a Column Map Expectation. Nulls are not looked at.

    Args:
        column (str): The column name.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas
    """

    map_metric = "column_values.free_of_php_dumps"
    success_keys = ("mostly",)

    @staticmethod
    def locate(text: str) -> tuple[int, int] | None:
        """Give the first place in a text that fails."""
        return find_php_dump(text)

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> list[RenderedStringTemplateContent]:
        return sentence("texts must be free of PHP debug output", configuration)
