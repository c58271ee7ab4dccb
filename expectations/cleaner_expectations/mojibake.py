"""The expectation that the texts of a column are free of mojibake."""

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
from cleaner_expectations.residue import find_mojibake


class ColumnValuesFreeOfMojibake(ColumnMapMetricProvider):
    """For each text, whether it is free of mojibake."""

    condition_metric_name = "column_values.free_of_mojibake"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, **kwargs: Any) -> Any:  # noqa: N805
        return column.map(lambda text: find_mojibake(str(text)) is None).astype(bool)


class ExpectColumnValuesToBeFreeOfMojibake(ColumnMapExpectation):
    """Expect the texts of a column to hold no mojibake, such as "Ã©" where "é" was meant.

    ExpectColumnValuesToBeFreeOfMojibake is a Column Map Expectation. Nulls are not looked at.

    Args:
        column (str): The column name.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas
    """

    map_metric = "column_values.free_of_mojibake"
    success_keys = ("mostly",)

    @staticmethod
    def locate(text: str) -> tuple[int, int] | None:
        """Give the first place in a text that fails."""
        return find_mojibake(text)

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> list[RenderedStringTemplateContent]:
        return sentence("texts must be free of mojibake", configuration)
