"""The verdict as data."""

from typing import Any

import msgspec

from cleaner.gate.drift.moved import Moved
from cleaner.gate.reports.data import as_data
from cleaner.gate.reports.report import Report
from cleaner.gate.verdict import Verdict


def report(**more: Any) -> Report:
    return Report(
        Verdict(True, "critical", [], None, "a.jsonl"), "2026-03-01T10:00:00Z", "1", **more
    )


def test_the_fields_of_the_verdict_stay_and_moved_comes_last() -> None:
    data = as_data(report())
    assert list(data) == [*Verdict.__struct_fields__, "moved"]
    assert data["moved"] == []


def test_what_moved_is_there_in_full() -> None:
    moved = Moved("media.broken", "media", None, 0.2, None, 0.0, 0.0)
    (told,) = as_data(report(moved=[moved]))["moved"]
    assert msgspec.convert(told, Moved) == moved
    assert list(told) == list(Moved.__struct_fields__)
