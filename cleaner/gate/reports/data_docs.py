"""Great Expectations' own Data Docs, a site of several files.

Its pages are made without a network, but load their styles and scripts from it when they are looked
at. They put the values of failing rows into HTML as they are, so all text is escaped beforehand;
what stands in an expectation (a regular expression with "<") they escape again.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from cleaner.gate import gx
from cleaner.gate.reports.report import Report
from cleaner.visible import visible

# what such a site has at its top
NAMES = {"index.html", "static", "validations", "expectations"}
_LONGEST = 500


def build(report: Report, results: Mapping[str, Sequence[Any]], folder: Path) -> None:
    """Write the site of what Great Expectations found, by suite (`check(keep=...)`), to a folder.

    Takes tenths of a second. What it did not come to evaluate is not in it.
    """
    gx.warm_up()
    from great_expectations.core.expectation_validation_result import (
        ExpectationSuiteValidationResult,
    )
    from great_expectations.core.run_identifier import RunIdentifier
    from great_expectations.data_context.types.resource_identifiers import (
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    run = RunIdentifier(run_name="cleaner", run_time=datetime.fromisoformat(report.made))
    with gx.quiet(), gx.own_context() as context:
        context.add_data_docs_site("cleaner", _site(folder))
        for place, suite in enumerate(report.verdict.suites, 1):
            kept = [_harmless_result(one) for one in results.get(suite.name, ())]
            # a name is a folder there
            name = f"{place}-{re.sub(r'[^A-Za-z0-9_-]', '_', suite.name)[:80]}"
            key = ValidationResultIdentifier(ExpectationSuiteIdentifier(name), run, suite.table)
            result = ExpectationSuiteValidationResult(
                success=suite.outcome == "passed",
                results=kept,
                suite_name=name,
                statistics=_statistics(kept),
            )
            context.validation_results_store.set(key, result)
        context.build_data_docs()


def _site(folder: Path) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(folder.resolve()),
        },
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }


def _statistics(results: Sequence[Any]) -> dict[str, Any]:
    good = sum(one.success for one in results)
    return {
        "evaluated_expectations": len(results),
        "successful_expectations": good,
        "unsuccessful_expectations": len(results) - good,
        "success_percent": 100 * good / len(results) if results else None,
    }


def _harmless_result(result: Any) -> Any:
    from great_expectations.core.expectation_validation_result import ExpectationValidationResult
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    config = result.expectation_config
    found = {key: value for key, value in result.result.items() if key != "unexpected_rows"}
    return ExpectationValidationResult(
        success=bool(result.success),
        expectation_config=ExpectationConfiguration(
            type=config.type, kwargs=harmless(config.kwargs), severity=config.severity
        ),
        result=harmless(found),
        exception_info={}
        if found
        else {"raised_exception": True, "exception_message": _why(result)},
    )


def _why(result: Any) -> str:
    return escape(visible(gx.raised(result.exception_info or {}) or "no result", _LONGEST))


def harmless(value: Any) -> Any:
    """Give a value as plain Python with all text in it escaped for HTML.

    >>> harmless({"<b>": ["<script>", 1.5, None]})
    {'&lt;b&gt;': ['&lt;script&gt;', 1.5, None]}
    """
    if isinstance(value, Mapping):
        return {harmless(str(key)): harmless(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [harmless(one) for one in value]
    if hasattr(value, "item"):
        value = value.item()
    if value is None or isinstance(value, bool | int | float):
        return value
    return escape(visible(str(value), _LONGEST))
