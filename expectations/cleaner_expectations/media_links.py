"""The expectation that links can be followed without harm, by how they are written."""

from typing import Any
from urllib.parse import urlsplit

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)

from cleaner_expectations.base import TextExpectation
from cleaner_expectations.residue import Span

_LONGEST = 8000  # RFC 9110, 4.1: what every server should take at least


def is_valid_link(url: str) -> bool:
    """Tell whether a link is an absolute URL of the web: http or https, with a host, no user.

    White space and control characters make it invalid, as does a length of more than 8,000
    characters (RFC 9110, 4.1; RFC 3986, 2).

    >>> [is_valid_link(url) for url in ("https://a.example/b.jpg", "/b.jpg", "javascript:0")]
    [True, False, False]
    """
    if len(url) > _LONGEST or any(char.isspace() or not char.isprintable() for char in url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme.lower() in ("http", "https")
        and bool(parts.hostname)
        and "@" not in (parts.netloc)
    )


class ColumnValuesValidMediaLinks(ColumnMapMetricProvider):
    """For each link, whether it is a URL that can be followed."""

    condition_metric_name = "column_values.valid_media_links"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: Any, **kwargs: Any) -> Any:  # noqa: N805
        return column.map(lambda url: is_valid_link(str(url))).astype(bool)


class ExpectColumnValuesToBeValidMediaLinks(TextExpectation):
    """Expect the links of a column to be absolute URLs of the web, with a host and no password.

    ExpectColumnValuesToBeValidMediaLinks is a Column Map Expectation. Nulls are not looked at, and
    nothing is asked for over the network.

    Args:
        column (str): The column name.

    Other Parameters:
        mostly (float between 0 and 1): The share of links that must be so. Default 1.

    Supported Data Sources:
        Pandas
    """

    map_metric = "column_values.valid_media_links"
    words = "links must be absolute URLs of the web"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give None: a link fails as a whole."""
        return None
