"""What is wrong, the worst first; and no gate fails without a problem that decides."""

import pytest
from hypothesis import given

from cleaner.gate.reports.problems import problems, rule_ids
from cleaner.gate.reports.report import Report
from cleaner.gate.verdict import SuiteVerdict
from tests.gate.reports.samples import checked, mixed_report, passed_report, report, reports, suite


def test_what_passes_is_no_problem() -> None:
    assert problems(passed_report().verdict) == []


def test_the_worst_comes_first() -> None:
    found = problems(mixed_report(error="rows are missing").verdict)
    assert [(one.heading, one.severity, one.decides) for one in found] == [
        ("the output as a whole", "critical", True),
        ("article: text is free of mojibake", "critical", True),
        ("article: rule 5 holds", "critical", True),
        ("media: the suite has rows to look at", "critical", True),
        ("article: title is given", "warning", False),
        ("article: url is given", "info", False),
    ]


@pytest.mark.parametrize(("fail_on", "decides"), [("critical", False), ("warning", True)])
def test_a_warning_decides_where_it_is_asked_to(fail_on, decides) -> None:
    rules = suite(checked(1, "failed", severity="warning"), outcome="failed")
    (problem,) = problems(report(rules, fail_on=fail_on).verdict)
    assert problem.decides is decides


@given(reports())
def test_a_gate_fails_if_and_only_if_a_problem_decides(made: Report) -> None:
    found = problems(made.verdict)
    assert any(one.decides for one in found) is not made.verdict.passed
    assert [one.decides for one in found] == sorted((one.decides for one in found), reverse=True)
    for one in found:
        assert (one.heading + one.observed + one.why + one.rule).encode()
        assert "\n" not in one.heading + one.observed + one.why


def ids(*suites: SuiteVerdict) -> list[str]:
    return [one for rules in rule_ids(report(*suites).verdict) for one in rules.expectations]


def test_a_rule_keeps_its_id_where_another_is_added() -> None:
    old = suite(checked(1, type="expect_a", column="url"), checked(2, type="expect_b", column=None))
    new = suite(checked(1, type="expect_c"), *old.expectations)
    assert ids(old) == ["article/expect_a/url", "article/expect_b"]
    assert ids(new)[1:] == ids(old)


def test_the_same_rule_again_is_counted() -> None:
    twice = suite(checked(1, type="expect_a"), checked(2, type="expect_a"))
    assert ids(twice) == ["article/expect_a/text", "article/expect_a/text#2"]


@given(reports())
def test_no_id_is_there_twice(made: Report) -> None:
    rules = rule_ids(made.verdict)
    named = [one for suite in rules for one in (suite.rows, *suite.expectations)]
    assert len(named) == len(set(named))
