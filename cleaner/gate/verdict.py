"""Our own verdict: what failed, what could not be evaluated, and what looked at nothing.

Great Expectations knows success and failure only, and lets severities decide nothing. Here a rule
that could not be evaluated is an error, a table without rows is vacuous, and neither passes.
"""

from typing import Literal

import msgspec

from cleaner.config import FailOn
from cleaner.gate.suites.entries import Severity
from cleaner.gate.tables.columns import TableName

Outcome = Literal["passed", "failed", "error", "vacuous"]


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """One failing row: its id, and the value or the part of it that fails; for a link its url.

    `row` is its line or row in the file that was checked, from 1; for a link that of its document.
    """

    id: str
    value: str | int | float | bool | None
    url: str | None = None
    row: int | None = None


class Checked(msgspec.Struct, frozen=True):
    """What came of one expectation.

    `number` is its place in the suite, from 1. `observed` says in words what was found, for an
    `error` why it could not be evaluated. `vacuous` is one that had nothing to look at, for want of
    rows, by its `row_condition`, or because all values are null. `element_count` are the rows
    looked at, `unexpected_count` those that fail; both null for an expectation about a table or a
    column as a whole. `examples` are given where it failed.
    """

    number: int
    type: str
    title: str
    column: str | None
    severity: Severity
    outcome: Outcome
    observed: str = ""
    why: str | None = None
    unexpected_count: int | None = None
    element_count: int | None = None
    examples: list[Example] = []


class SuiteVerdict(msgspec.Struct, frozen=True):
    """What came of one suite.

    `failed` needs an expectation that failed with a severity which decides; others may have failed
    and it still `passed`. `vacuous` is a suite whose expectations all are, and that does not allow
    it.
    """

    name: str
    file: str
    table: TableName
    rows: int
    outcome: Outcome
    expectations: list[Checked]

    def count(self, outcome: Outcome) -> int:
        """Count the expectations of one outcome."""
        return sum(one.outcome == outcome for one in self.expectations)


class Verdict(msgspec.Struct, frozen=True):
    """The whole verdict: `passed` decides the exit code.

    `error` says why the output can't pass whatever its rows are like, or is null. `output` is the
    file that was checked, as it was named; "" for stdout.
    """

    passed: bool
    fail_on: FailOn
    suites: list[SuiteVerdict]
    error: str | None = None
    output: str = ""
