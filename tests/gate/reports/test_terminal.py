"""What a person reads."""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

from cleaner.gate.drift.moved import Moved
from cleaner.gate.reports.terminal import render
from cleaner.gate.verdict import Checked, Example, Outcome, SuiteVerdict, Verdict

PASSED = Checked(1, "expect_a", "a is fine", "a", "critical", "passed")


def rendered(*suites: SuiteVerdict, moved: Sequence[Moved] = (), **console: Any) -> str:
    out = StringIO()
    passed = all(suite.outcome == "passed" for suite in suites)
    verdict = Verdict(passed, "critical", list(suites))
    render(verdict, Console(file=out, width=40, **console), moved)
    return out.getvalue()


def suite(outcome: Outcome, *checked: Checked, rows: int = 1000) -> SuiteVerdict:
    return SuiteVerdict(
        "article", str(Path("article.json")), "documents", rows, outcome, [*checked]
    )


def failed(**changes: Any) -> Checked:
    fields: dict[str, Any] = {
        "number": 2,
        "type": "expect_b",
        "title": "text is free of mojibake",
        "column": "text",
        "severity": "critical",
        "outcome": "failed",
        "observed": "3 of 1,000 documents",
        "why": "It breaks search.",
        "examples": [Example(f"page-{number}", "cafÃ©") for number in range(5)],
    }
    return Checked(**{**fields, **changes})


def test_a_suite_that_passed_is_one_line() -> None:
    assert rendered(suite("passed", PASSED, PASSED)) == "article: 2 of 2 passed\n"


def test_a_failure_is_told_with_examples() -> None:
    assert rendered(suite("failed", PASSED, failed())).splitlines() == [
        "article: 1 of 2 passed, 1 failed",
        "  FAILED critical: text is free of mojibake: 3 of 1,000 documents",
        "      page-0: 'cafÃ©'",
        "      page-1: 'cafÃ©'",
        "      page-2: 'cafÃ©'",
        "      why: It breaks search.",
    ]


def test_a_failure_that_does_not_decide_is_told_as_such() -> None:
    warning = failed(severity="warning", examples=[], why=None)
    assert rendered(suite("passed", PASSED, warning)).splitlines() == [
        "article: 1 of 2 passed, 1 failed without deciding",
        "  FAILED warning: text is free of mojibake: 3 of 1,000 documents",
    ]


def test_an_error_is_told() -> None:
    error = failed(
        outcome="error", observed="no such metric", examples=[], why=None, severity="info"
    )
    assert rendered(suite("error", PASSED, error)).splitlines() == [
        "article: 1 of 2 passed, 1 could not be evaluated",
        "  ERROR info: text is free of mojibake: no such metric",
    ]


def test_a_table_without_rows_is_told() -> None:
    vacuous = Checked(1, "expect_a", "a", "a", "critical", "vacuous")
    assert rendered(suite("vacuous", vacuous, rows=0)) == (
        "article: the table documents has no rows, so nothing was checked\n"
    )
    assert rendered(suite("passed", vacuous, rows=0)) == (
        "article: the table documents has no rows, allowed, so it passes\n"
    )


def test_a_terminal_gets_colours_and_a_file_none() -> None:
    assert "\x1b[" in rendered(suite("failed", failed()), force_terminal=True)
    assert "\x1b[" not in rendered(suite("failed", failed()))


def test_scraped_text_does_not_steer_the_terminal() -> None:
    hostile = failed(
        examples=[Example("\x1b[2J[red]id", "\x1b]0;x\x07[bold]")], observed="\x1b[1m[/] of [x]"
    )
    text = rendered(suite("failed", hostile))
    assert "\x1b" not in text
    assert "[red]id" in text
    assert "[bold]" in text


def test_a_long_id_keeps_its_end() -> None:
    text = rendered(
        suite("failed", failed(examples=[Example("https://example.com/" * 9 + "#7", 1)]))
    )
    assert "#7: 1" in text
    assert max(map(len, text.splitlines())) < 80


def test_an_error_of_the_whole_output_comes_first() -> None:
    out = StringIO()
    error = "the account says 3 documents, the file holds 1"
    render(
        Verdict(False, "critical", [suite("passed", PASSED)], error), Console(file=out, width=40)
    )
    assert out.getvalue().splitlines() == [f"ERROR: {error}", "article: 1 of 1 passed"]


def test_a_suite_whose_conditions_choose_nothing_says_so() -> None:
    idle = failed(outcome="vacuous")
    assert rendered(suite("vacuous", idle)) == (
        "article: 0 of 1 passed, 1 had no rows to look at, so nothing was checked\n"
    )
    assert rendered(suite("passed", idle)) == (
        "article: 0 of 1 passed, 1 had no rows to look at, allowed, so it passes\n"
    )


def test_a_link_is_told_with_its_url() -> None:
    link = failed(examples=[Example("page#3", "broken", "https://a/\x1b[2J")], why=None)
    assert rendered(suite("failed", link)).splitlines()[-1] == (
        r"      page#3 (https://a/\x1b[2J): 'broken'"
    )


def test_no_text_of_a_verdict_steers_the_terminal() -> None:
    text = "a\x1b[2J\u202e\x9b"
    hostile = failed(title=text, observed=text, why=text, examples=[Example(text, text, text)])
    said = rendered(
        SuiteVerdict(text, "x", "documents", 3, "failed", [hostile]), force_terminal=False
    )
    assert said.replace("\n", "").isprintable()
    assert said.count("x1b[2J") == 7


def test_what_moved_is_told_most_clearly_moved_first() -> None:
    moved = [
        Moved("documents", "documents", 1200, 480, -0.6, 0.3, 0.3),
        Moved("lengths.p50", "lengths", 800.0, 790.0, -0.0125, 0.1, 0.0),
        Moved("languages.it", "languages", 0.0, 0.25, 0.25, 0.05, 0.2),
        Moved("edits.typos.x", "edits", 0.1, 0.5, 4.0, 1.0, 3.0),
        Moved("media.broken", "media", None, 0.2, None, 0.0, 0.0),
    ]
    assert rendered(suite("passed", PASSED), moved=moved).splitlines() == [
        "article: 1 of 1 passed",
        "moved since the baseline: 3 of 5 quantities, beyond chance",
        "  languages.it   0.0 % -> 25.0 %                   +25.0 points",
        "  edits.typos.x  0.1 a document -> 0.5 a document  × 5",
        "  documents      1,200 -> 480                      -60 %",
    ]


def test_where_nothing_moved_that_is_told() -> None:
    moved = [Moved("documents", "documents", 5, 4, -0.2, 0.9, 0.0)]
    assert rendered(suite("passed", PASSED), moved=moved).splitlines()[1:] == [
        "moved since the baseline: none of 1 quantities, beyond chance"
    ]


def test_no_more_than_15_lines_tell_what_moved() -> None:
    moved = [
        Moved(f"edits.typos.{number}", "edits", 1, 9, 8.0, 1.0, 7.0 + number)
        for number in range(40)
    ]
    lines = rendered(suite("passed", PASSED), moved=moved).splitlines()
    assert len(lines) == 1 + 1 + 15 + 1
    assert lines[2].startswith("  edits.typos.39 ")
    assert lines[-1] == "  … and 25 more"


def test_the_name_of_what_moved_does_not_steer_the_terminal() -> None:
    moved = [Moved("edits.\x1b[2J\n" + "x" * 500, "edits", 1, 9, 8.0, 1.0, 7.0)]
    said = rendered(suite("passed", PASSED), moved=moved)
    assert said.replace("\n", "").isprintable()
    assert len(said.splitlines()) == 3
    assert max(map(len, said.splitlines())) < 120
