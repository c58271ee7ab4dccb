"""What GitHub's runner reads."""

import re

from hypothesis import given

from cleaner.gate.reports.github import render
from cleaner.gate.reports.report import Report
from cleaner.gate.verdict import Example
from tests.gate.reports.samples import (
    HOSTILE,
    checked,
    hostile_report,
    mixed_report,
    passed_report,
    report,
    reports,
    suite,
)

COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]+)::([^\r\n]*)")


def test_nothing_is_said_of_what_passes() -> None:
    assert render(passed_report()) == ""


def test_a_problem_is_an_annotation_with_rows_and_why() -> None:
    lines = render(mixed_report()).splitlines()
    assert lines[0] == (
        "::error title=article%3A text is free of mojibake,file=out/clean.jsonl,line=12::"
        "3 of 1,000 documents%0Apage-1: cafÃ©%0Apage-2: null%0Awhy: It breaks search."
    )
    assert [line.split(" ")[0] for line in lines] == [
        "::error", "::error", "::error", "::warning", "::notice",
    ]  # fmt: skip


def test_what_has_a_meaning_is_escaped() -> None:
    odd = checked(1, "failed", title="100%, a:b", observed="5% of\r\n1", examples=[], why=None)
    assert render(report(suite(odd, outcome="failed"), output="a,b.csv")) == (
        "::error title=article%3A 100%25%2C a%3Ab,file=a%2Cb.csv::5%25 of<U+000D>⏎1\n"
    )


def test_the_tenth_of_a_level_counts_the_rest() -> None:
    rules = [checked(number, "failed") for number in range(1, 15)]
    rules.append(checked(15, "failed", severity="info"))
    lines = render(report(suite(*rules, outcome="failed"))).splitlines()
    assert len(lines) == 11
    assert lines[9] == "::error title=cleaner::and 5 more of this level"
    assert lines[10].startswith("::notice ")


def test_only_a_few_rows_are_shown() -> None:
    many = checked(1, "failed", examples=[Example(str(one), HOSTILE[12]) for one in range(100)])
    assert len(render(report(suite(many, outcome="failed")))) < 2000


@given(reports())
def test_every_line_is_one_command(made: Report) -> None:
    lines = render(made).split("\n")
    assert lines.pop() == ""
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert len(lines) <= 30
    assert bool(lines) or made.verdict.passed


def test_hostile_text_is_data() -> None:
    for line in render(hostile_report()).splitlines():
        found = COMMAND.fullmatch(line)
        assert found
        assert "\x1b" not in line
