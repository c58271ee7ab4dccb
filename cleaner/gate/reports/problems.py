"""What is wrong according to a verdict, as a list: the worst first.

Every report for machines is made of it, so that none of them can be silent about a gate that
failed: a verdict that does not pass has a problem that decides.
"""

import msgspec

from cleaner.gate.suites.entries import SEVERITIES, Severity
from cleaner.gate.verdict import Checked, Example, Verdict
from cleaner.visible import visible

OUTPUT_RULE = "output"
_LONGEST_TITLE = 200
_LONGEST_TEXT = 1000


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong; its texts are fit for one line and bounded, but for the examples.

    `rule` is the expectation's id (`rule_ids`), or `<suite>/rows` where a suite looked at nothing,
    or "output" for the output as a whole. `decides` is whether the gate fails for it. `failing` is
    the number of failing rows, null where there is none to count. `checked` is the expectation.
    """

    rule: str
    suite: str
    title: str
    severity: Severity
    decides: bool
    observed: str
    why: str = ""
    failing: int | None = None
    examples: list[Example] = []
    checked: Checked | None = None

    @property
    def heading(self) -> str:
        """The suite and the title in one."""
        return f"{self.suite}: {self.title}" if self.suite else self.title


def decides(one: Checked, verdict: Verdict) -> bool:
    """Tell whether the gate fails for an expectation."""
    if one.outcome == "failed":
        return one.severity in ("critical", verdict.fail_on)
    return one.outcome == "error"


class SuiteRules(msgspec.Struct, frozen=True):
    """The ids of a suite's rules: `rows`, that it has rows to look at, and its expectations'."""

    rows: str
    expectations: list[str]


def rule_ids(verdict: Verdict) -> list[SuiteRules]:
    """Name what is checked, by suite, type and column; no id is there twice.

    Such names stay the same where others are added before them. The same type on the same column
    is counted: `article/expect_column_values_to_match_regex/url#2`.
    """
    taken = {OUTPUT_RULE}
    named = []
    for suite in verdict.suites:
        types = [
            (one.type, one.column) if one.column else (one.type,) for one in suite.expectations
        ]
        rows = _free("/".join([suite.name, "rows"]), taken)
        rules = [_free("/".join([suite.name, *parts]), taken) for parts in types]
        named.append(SuiteRules(rows, rules))
    return named


def _free(name: str, taken: set[str]) -> str:
    shown = free = visible(name, _LONGEST_TITLE)
    number = 1
    while free in taken:
        number += 1
        free = f"{shown}#{number}"
    taken.add(free)
    return free


def problems(verdict: Verdict) -> list[Problem]:
    """List what is wrong: what decides before what does not, then by severity, then as in suites.

    What could not be evaluated counts as critical.
    """
    found = []
    if verdict.error or not verdict.suites:
        observed = visible(verdict.error or "no suite was checked", _LONGEST_TEXT)
        found.append(Problem(OUTPUT_RULE, "", "the output as a whole", "critical", True, observed))
    for suite, rules in zip(verdict.suites, rule_ids(verdict), strict=True):
        name = visible(suite.name, _LONGEST_TITLE)
        if suite.outcome == "vacuous":
            found.append(
                Problem(
                    rules.rows, name, "the suite has rows to look at", "critical", True,
                    f"nothing of the table {suite.table} was checked",
                )
            )  # fmt: skip
        for rule, one in zip(rules.expectations, suite.expectations, strict=True):
            if one.outcome in ("failed", "error"):
                found.append(_problem(rule, name, one, verdict))
    return sorted(found, key=lambda one: (not one.decides, SEVERITIES.index(one.severity)))


def _problem(rule: str, suite: str, one: Checked, verdict: Verdict) -> Problem:
    return Problem(
        rule=rule,
        suite=suite,
        title=visible(one.title, _LONGEST_TITLE),
        severity="critical" if one.outcome == "error" else one.severity,
        decides=decides(one, verdict),
        observed=visible(
            one.observed or ("failed" if one.outcome == "failed" else "could not be evaluated"),
            _LONGEST_TEXT,
        ),
        why=visible(one.why or "", _LONGEST_TEXT),
        failing=one.unexpected_count,
        examples=one.examples,
        checked=one,
    )
