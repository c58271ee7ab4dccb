"""Great Expectations' own site: built offline, and harmless though it escapes nothing itself."""

import re
import socket
from pathlib import Path
from typing import Any

import pytest

from cleaner.cli.gate_step import GateStep
from cleaner.config import CheckConfig
from cleaner.document import Document
from cleaner.gate.reports.data_docs import NAMES, build, harmless
from cleaner.gate.reports.report import Report
from cleaner.gate.tables.files import look_into
from cleaner.gate.verdict import Verdict
from cleaner.plugins import Plugins
from tests.gate.reports.samples import HOSTILE
from tests.gate.samples import article, write


def _checked(
    documents: list[Document], suite: Path, keep: dict[str, list[Any]] | None = None
) -> Verdict:
    file = look_into(write(suite.parent / "out.jsonl", documents))
    gate = GateStep(CheckConfig(suites=(str(suite),)), Plugins(()), file)
    return gate.check_file(file, keep).verdict


def _no_network(*_: object) -> None:
    raise AssertionError("it asks the network")


def test_it_is_built_offline_and_hostile_text_stays_text(
    tmp_path: Path, suite_file: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", _no_network)
    texts = [text.encode("utf-8", "replace").decode() for text in HOSTILE if text]
    documents = [article(number, text=text, title=text) for number, text in enumerate(texts)]
    entries = [
        ("expect_column_values_to_match_regex", {"column": "text", "regex": "^<b>never</b>$"}),
        ("expect_column_distinct_values_to_be_in_set", {"column": "title", "value_set": ["<u>"]}),
        # its `success` is one of numpy
        (
            "expect_column_quantile_values_to_be_between",
            {
                "column": "words",
                "quantile_ranges": {"quantiles": [0.5], "value_ranges": [[0, 1]]},
            },
        ),
        ("expect_column_mean_to_be_between", {"column": "no.metric", "min_value": 1}),
    ]
    path = suite_file(*({"type": type_, "kwargs": kwargs} for type_, kwargs in entries))
    results: dict[str, list[Any]] = {}
    verdict = _checked(documents, path, results)
    assert len(results["ours"]) == 3
    build(Report(verdict, "2026-03-01T04:05:06Z", "1.2.3"), results, tmp_path / "site")
    assert {one.name for one in (tmp_path / "site").iterdir()} <= NAMES
    assert "1-ours" in (tmp_path / "site/index.html").read_text("utf-8")
    (page,) = (tmp_path / "site/validations/1-ours").rglob("*.html")
    html = page.read_text("utf-8")
    assert "&lt;script&gt;document.title" in html
    assert "never" in html
    for found in re.findall(r"<[^>]*(?:pwned|alert\(1\))[^>]*>|<b>never|<u>|<b>bold", html):
        pytest.fail(found)


def test_keeping_results_changes_no_verdict(tmp_path: Path, suite_file: Any) -> None:
    path = suite_file({"type": "expect_column_values_to_be_unique", "kwargs": {"column": "id"}})
    assert _checked([article(1)], path) == _checked([article(1)], path, {})


def test_numpy_becomes_python() -> None:
    import numpy as np

    found = harmless({"a": [np.int64(3), np.bool_(True)], "b": {1: (None, "x&y")}})
    assert found == {"a": [3, True], "b": {"1": [None, "x&amp;y"]}}
    assert [type(one) for one in found["a"]] == [int, bool]
