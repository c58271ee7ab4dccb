"""What our expectations on single texts have in common.

Such an expectation looks at a column of texts, or at a column of what was measured of them (counts,
codes of languages): the gate reads the latter, which is narrow, where it can.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)
from great_expectations.render.components import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer

from cleaner_expectations.residue import Span


class CountedInTexts(ColumnMapMetricProvider):
    """For each text, whether nothing is counted in it; for each count, whether it is 0.

    A subclass gives `condition_metric_name` and `count`. In SQL only columns of counts can be
    looked at.
    """

    @staticmethod
    def count(text: str) -> int:
        """Count what a text must be free of."""
        raise NotImplementedError

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, **kwargs: Any) -> Any:  # noqa: N805
        if column.dtype.kind in "iuf":
            return column == 0
        return column.map(lambda text: cls.count(str(text)) == 0).astype(bool)

    @column_condition_partial(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, column: Any, **kwargs: Any) -> Any:  # noqa: N805
        return column == 0


class TextExpectation(ColumnMapExpectation, ABC):
    """An expectation on each text of a column.

    A subclass gives `map_metric`, and as `words` what it expects, for Data Docs.
    """

    success_keys: ClassVar[tuple[str, ...]] = ("mostly",)
    words: ClassVar[str]

    @staticmethod
    @abstractmethod
    def locate(text: str) -> Span | None:
        """Give the first place in a text that fails, None where no single place does."""

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> list[RenderedStringTemplateContent]:
        kwargs = configuration.kwargs if configuration is not None else {}
        template = f"$column {cls.words}"
        if kwargs.get("mostly", 1) != 1:
            template += ", at least $mostly of them"
        return [
            RenderedStringTemplateContent(
                content_block_type="string_template",
                string_template={
                    "template": template + ".",
                    "params": {"column": kwargs.get("column"), "mostly": kwargs.get("mostly")},
                },
            )
        ]
