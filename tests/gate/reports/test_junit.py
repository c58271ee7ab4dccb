"""What CI servers read as tests."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from cleaner.gate.reports.junit import render
from cleaner.gate.reports.report import Report
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

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas/junit-10.xsd"))


def cases(made: Report) -> dict[str, etree._Element | None]:
    """What is in each test case, by its name with its suite's."""
    root = etree.fromstring(render(made))
    return {
        f"{case.get('classname')}: {case.get('name')}": case[0] if len(case) else None
        for case in root.iter("testcase")
    }


def test_a_suite_is_a_test_suite_and_an_expectation_a_test_case() -> None:
    root = etree.fromstring(render(passed_report()))
    assert dict(root.attrib) == {"name": "cleaner", "tests": "2", "failures": "0", "errors": "0"}
    assert list(cases(passed_report())) == [
        "cleaner.article: rule 1 holds",
        "cleaner.article: rule 2 holds",
    ]


def test_outcomes_are_told() -> None:
    told = {
        name: (inside.tag, inside.get("type"), inside.get("message"))
        for name, inside in cases(mixed_report(error="rows are missing")).items()
        if inside is not None
    }
    assert told == {
        "cleaner.output: the output as a whole": ("failure", "critical", "rows are missing"),
        "cleaner.article: text is free of mojibake": ("failure", "critical", "3 of 1,000 documents"),
        "cleaner.article: title is given": (
            "skipped", None, "failed without deciding (warning): 3 of 1,000 documents",
        ),
        "cleaner.article: url is given": (
            "skipped", None, "failed without deciding (info): 3 of 1,000 documents",
        ),
        "cleaner.article: rule 5 holds": ("error", "info", 'no document has the metric "a.b"'),
        "cleaner.article: rule 6 holds": (
            "skipped", None, "its row_condition chooses none of the documents",
        ),
        "cleaner.media: the suite has rows to look at": (
            "failure", "critical", "nothing of the table media was checked",
        ),
        "cleaner.media: rule 1 holds": ("skipped", None, "there are no rows"),
    }  # fmt: skip


def test_a_failure_shows_rows_and_why() -> None:
    failure = cases(mixed_report())["cleaner.article: text is free of mojibake"]
    assert failure is not None
    assert failure.text == "page-1: cafÃ©\npage-2: null\nwhy: It breaks search."


def test_cases_of_one_name_are_told_apart() -> None:
    same = suite(checked(1, title="a"), checked(2, title="a"), checked(3, title="b"))
    assert list(cases(report(same))) == [
        "cleaner.article: a (expectation 1)",
        "cleaner.article: a (expectation 2)",
        "cleaner.article: b",
    ]


@pytest.mark.parametrize("make", [passed_report, mixed_report, full_report, hostile_report])
def test_it_is_accepted_by_the_schema(make) -> None:
    SCHEMA.assertValid(etree.fromstring(render(make())))


@settings(deadline=None)
@given(reports())
def test_any_verdict_is_accepted_and_red_if_and_only_if_the_gate_failed(made: Report) -> None:
    root = etree.fromstring(render(made))
    SCHEMA.assertValid(root)
    red = len(root.findall(".//failure")) + len(root.findall(".//error"))
    assert int(root.get("failures")) + int(root.get("errors")) == red
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    assert bool(red) is not made.verdict.passed
