"""The verdict as data, for `--json` and for the account of a run."""

from typing import Any

import msgspec

from cleaner.gate.reports.report import Report


def as_data(report: Report) -> dict[str, Any]:
    """Give the fields of the verdict, and `moved`: everything that was compared with a baseline."""
    data: dict[str, Any] = msgspec.to_builtins(report.verdict)
    return data | {"moved": msgspec.to_builtins(report.moved)}
