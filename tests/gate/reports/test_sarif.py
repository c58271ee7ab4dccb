"""What code scanning reads."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from cleaner.gate.reports.report import Report
from cleaner.gate.reports.sarif import render
from cleaner.gate.verdict import Example
from tests.gate.reports.samples import (
    checked,
    full_report,
    hostile_report,
    mixed_report,
    passed_report,
    report,
    reports,
    suite,
)

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run_of(made: Report) -> dict[str, Any]:
    log = json.loads(render(made))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def failing(*examples: Example, **changes: Any) -> Report:
    return report(suite(checked(1, "failed", examples=[*examples]), outcome="failed"), **changes)


def test_an_expectation_is_a_rule() -> None:
    run = run_of(mixed_report())
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    title = rules["article/expect_column_values_to_not_match_regex/title"]
    assert title["shortDescription"]["text"] == "article: title is given"
    assert title["defaultConfiguration"] == {"level": "warning"}
    levels = [rule["defaultConfiguration"]["level"] for rule in rules.values()]
    assert len(rules) == 6 + 1 + 1 + 1
    assert set(levels) == {"error", "warning", "note"}
    assert title["help"]["text"] == "article: title is given"


def test_a_failing_row_is_a_result_at_its_line() -> None:
    run = run_of(failing(Example("page-1", "cafÃ©", row=12), output="./out/clean 1.jsonl"))
    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert result["level"] == "error"
    assert result["message"]["text"] == "rule 1 holds: page-1: cafÃ©"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "out/clean%201.jsonl", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 12},
            },
            "logicalLocations": [{"name": "page-1", "kind": "object"}],
        }
    ]


@pytest.mark.parametrize(
    ("output", "line"),
    [("a.jsonl", 3), ("a.NDJSON", 3), ("a.jsonl.gz", None), ("a.csv", None), ("a.parquet", None)],
)
def test_only_files_with_a_row_a_line_have_lines(output: str, line: int | None) -> None:
    (result,) = run_of(failing(Example("a", 1, row=3), output=output))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place.get("region", {}).get("startLine") == line


def test_what_has_no_rows_to_show_is_a_result() -> None:
    texts = [one["message"]["text"] for one in run_of(mixed_report(error="too few"))["results"]]
    assert "the output as a whole: too few" in texts
    assert "the suite has rows to look at: nothing of the table media was checked" in texts
    assert "url is given: 3 of 1,000 documents" in texts
    assert 'rule 5 holds: no document has the metric "a.b"' in texts


def test_stdout_is_no_artifact() -> None:
    (result,) = run_of(failing(Example("a", 1), output=""))["results"]
    assert list(result["locations"][0]) == ["logicalLocations"]


@pytest.mark.parametrize(
    ("made", "invocation"),
    [
        (passed_report(), (True, 0)),
        (failing(), (True, 1)),
        (mixed_report(), (False, 1)),
    ],
    ids=["passed", "failed", "error"],
)
def test_the_invocation_tells_how_it_ended(made: Report, invocation: tuple[bool, int]) -> None:
    (told,) = run_of(made)["invocations"]
    assert (told["executionSuccessful"], told["exitCode"]) == invocation


def test_fingerprints_stay_and_differ() -> None:
    def prints(*examples: Example) -> list[str]:
        run = run_of(failing(*examples))
        return [one["partialFingerprints"]["ruleAndId/v1"] for one in run["results"]]

    first = prints(Example("a", "x", row=1), Example("b", "x", row=2))
    assert prints(Example("b", "y", row=7), Example("a", "z", row=9)) == first[::-1]
    assert len(set(first)) == 2


def test_there_are_no_more_results_than_github_takes() -> None:
    log = json.loads(render(failing(*(Example(str(one), one) for one in range(25_003)))))
    (run,) = log["runs"]
    assert len(run["results"]) == 25_000
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 more results")


@pytest.mark.parametrize("make", [full_report, hostile_report])
def test_it_is_valid(make) -> None:
    assert run_of(make())["results"]


@settings(deadline=None, max_examples=40)
@given(reports())
def test_any_verdict_is_valid_and_none_that_failed_is_silent(made: Report) -> None:
    results = run_of(made)["results"]
    assert any(one["properties"]["decides"] for one in results) is not made.verdict.passed
