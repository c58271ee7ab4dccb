"""Suites written for a test, and the plugin of the house."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner.gate.sources import ExpectationSource
from cleaner_expectations import cleaner_expectations


@pytest.fixture
def sources() -> list[ExpectationSource]:
    return [cleaner_expectations()]


SuiteFile = Callable[..., Path]


@pytest.fixture
def suite_file(tmp_path: Path) -> SuiteFile:
    """Write a suite: entries, the table, and what stands beside them."""

    def make(*entries: Any, table: Any = "documents", name: str = "ours", **more: Any) -> Path:
        meta = {"table": table, **more.pop("meta", {})}
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"meta": meta, "expectations": list(entries), **more}), "utf-8")
        return path

    return make
