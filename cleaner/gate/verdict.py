"""Our own verdict: what failed, what could not be evaluated, and what looked at nothing.

Great Expectations knows success and failure only, and lets severities decide nothing. Here a rule
that could not be evaluated is an error, a table without rows is vacuous, and neither passes.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cleaner.config import FailOn
from cleaner.errors import SuiteError
from cleaner.gate import gx
from cleaner.gate.columns import ROW_NAMES, TableName
from cleaner.gate.expectations import Expectation, Severity
from cleaner.gate.suites import Suite

if TYPE_CHECKING:
    import pandas as pd

Outcome = Literal["passed", "failed", "error", "vacuous"]

_AROUND = 40
_LONGEST = 120


class Example(msgspec.Struct, frozen=True):
    """One failing row: its id, and the value or the part of it that fails."""

    id: str
    value: str | int | float | bool | None


class Checked(msgspec.Struct, frozen=True):
    """What came of one expectation.

    `observed` says in words what was found, for an `error` why it could not be evaluated.
    `vacuous` is one that had no rows to look at; where only its `row_condition` leaves none, that
    is told and decides nothing.
    `element_count` are the rows looked at, `unexpected_count` those that fail; both null for an
    expectation about a table or a column as a whole. `examples` are given where it failed.
    """

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
    and it still `passed`.
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
    """The whole verdict: `passed` decides the exit code."""

    passed: bool
    fail_on: FailOn
    suites: list[SuiteVerdict]


def check(
    suites: Sequence[Suite],
    tables: "Mapping[TableName, pd.DataFrame]",
    *,
    fail_on: FailOn = "critical",
    examples: int = 5,
) -> Verdict:
    """Check tables against suites.

    `tables` are frames with an `id` column, as `load_tables` gives them. A failed expectation
    fails the verdict where it is "critical", and with `fail_on` "warning" where it is that;
    "info" never does. An expectation that could not be evaluated and a table without rows always
    do. `examples` bounds the failing rows that are given for each expectation.

    Raises `SuiteError` where a suite's table is not among `tables`.
    """
    judged = [_check_suite(suite, tables, fail_on, examples) for suite in suites]
    passed = bool(judged) and all(one.outcome == "passed" for one in judged)
    return Verdict(passed, fail_on, judged)


def _check_suite(
    suite: Suite, tables: "Mapping[TableName, pd.DataFrame]", fail_on: FailOn, examples: int
) -> SuiteVerdict:
    if suite.table not in tables:
        raise SuiteError(f'{suite.path}: the table "{suite.table}" was not given')
    frame = tables[suite.table]
    rows = len(frame)
    if rows == 0:
        checked = [_checked(one, "vacuous", "there are no rows") for one in suite.expectations]
        outcome: Outcome = "passed" if suite.allow_empty else "vacuous"
    else:
        checked = _check_rows(suite, frame, examples)
        outcome = _outcome(checked, fail_on)
    return SuiteVerdict(suite.name, str(suite.path), suite.table, rows, outcome, checked)


def _outcome(checked: Sequence[Checked], fail_on: FailOn) -> Outcome:
    deciding = {"critical", fail_on}
    if any(one.outcome == "error" for one in checked):
        return "error"
    if any(one.outcome == "failed" and one.severity in deciding for one in checked):
        return "failed"
    return "passed" if checked else "vacuous"


def _check_rows(suite: Suite, frame: "pd.DataFrame", examples: int) -> list[Checked]:
    missing = {name for name in suite.columns if name not in frame.columns}
    sound = [one for one in suite.expectations if not missing.intersection(one.columns)]
    columns = ["id", *(name for name in suite.columns if name != "id" and name not in missing)]
    evaluations = iter(gx.evaluate(frame[columns], sound, examples) if sound else ())
    noun = ROW_NAMES[suite.table]
    checked = []
    for one in suite.expectations:
        absent = [name for name in one.columns if name in missing]
        if absent:
            checked.append(_checked(one, "error", _absent(absent[0], suite.table)))
        else:
            checked.append(_judge(one, next(evaluations), noun))
    return checked


def _absent(name: str, table: TableName) -> str:
    if table == "run":
        return f'the manifest has no "{name}"'
    if "." in name:
        return f'no document has the metric "{name}"'
    return f'the table has no column "{name}"'


def _checked(one: Expectation, outcome: Outcome, observed: str, **found: Any) -> Checked:
    return Checked(
        type=one.type,
        title=one.title,
        column=", ".join(one.subjects) or None,
        severity=one.severity,
        outcome=outcome,
        observed=observed,
        why=one.why,
        **found,
    )


def _judge(one: Expectation, evaluation: gx.Evaluation, noun: str) -> Checked:
    if evaluation.error is not None:
        return _checked(one, "error", evaluation.error.removeprefix("Error: "))
    if evaluation.element_count == 0:
        return _checked(one, "vacuous", f"its row_condition chooses none of the {noun}")
    outcome: Outcome = "passed" if evaluation.success else "failed"
    return _checked(
        one,
        outcome,
        _observed(one, evaluation, noun),
        unexpected_count=evaluation.unexpected_count,
        element_count=evaluation.element_count,
        examples=[] if evaluation.success else _examples(one, evaluation),
    )


def _observed(one: Expectation, evaluation: gx.Evaluation, noun: str) -> str:
    if evaluation.unexpected_count is None or evaluation.element_count is None:
        return "" if evaluation.observed is None else _short(_readable(evaluation.observed))
    count, total = evaluation.unexpected_count, evaluation.element_count
    words = f"{count:,} of {total:,} {noun}"
    mostly = one.kwargs.get("mostly", 1)
    if count and mostly < 1:
        words += f" ({count / total:.2%}, up to {1 - mostly:.2%} may)"
    return words


def _readable(value: Any) -> str:
    """Put into words what GX observed: a number, a text, lists of them and tables of such lists.

    >>> _readable({"quantiles": [0.5], "values": [60]})
    'quantiles: 0.5; values: 60'
    """
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_readable(part)}" for key, part in value.items())
    if isinstance(value, list | tuple | set):
        return ", ".join(_short(str(plain(part))) for part in list(value)[:20])
    return str(plain(value))


def _examples(one: Expectation, evaluation: gx.Evaluation) -> list[Example]:
    if evaluation.rows is None:
        return []
    subjects = one.subjects
    made = []
    for row in evaluation.rows.to_dict("records"):
        if len(subjects) == 1:
            value = plain(row[subjects[0]])
            if isinstance(value, str):
                value = _excerpt(value, _locate(one, evaluation.instance, value))
        else:
            value = _short(", ".join(f"{name}={plain(row[name])}" for name in subjects))
        made.append(Example(str(row["id"]), value))
    return made


def plain(value: Any) -> str | int | float | bool | None:
    """Give a value of a frame as plain Python: numpy's scalars as Python's, NaN as None.

    >>> plain(float("nan")) is None
    True
    """
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _locate(one: Expectation, instance: Any, value: str) -> tuple[int, int] | None:
    """Find the place in a text that fails.

    An expectation of one's own may have a method `locate(value)` that gives start and end.
    """
    if one.type == "expect_column_values_to_not_match_regex":
        found = re.search(one.kwargs["regex"], value)
        return found.span() if found else None
    locate = getattr(instance, "locate", None)
    return locate(value) if callable(locate) else None


def _excerpt(text: str, place: tuple[int, int] | None) -> str:
    if place is None:
        return _short(text)
    start, end = max(place[0] - _AROUND, 0), min(place[1], place[0] + _AROUND) + _AROUND
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + " ".join(text[start:end].split(" ")) + after


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
