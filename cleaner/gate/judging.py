"""Coming to a verdict: tables are checked against suites, and each result is judged."""

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.config import FailOn
from cleaner.errors import SuiteError
from cleaner.gate import gx
from cleaner.gate.engines.frames import plain
from cleaner.gate.engines.table import Table
from cleaner.gate.failing import Texts, examples
from cleaner.gate.suites.entries import Expectation
from cleaner.gate.suites.loading import Suite
from cleaner.gate.tables.columns import ROW_NAMES, TABLES, TableName
from cleaner.gate.verdict import Checked, Outcome, SuiteVerdict, Verdict

_LONGEST = 120
# these look at nulls, too
_ON_NULLS = {
    "expect_column_proportion_of_non_null_values_to_be_between",
    "expect_column_values_to_be_null",
    "expect_column_values_to_not_be_null",
}


def check(
    suites: Sequence[Suite],
    tables: Mapping[TableName, Table],
    *,
    fail_on: FailOn = "critical",
    most_examples: int = 5,
    texts: Texts | None = None,
    error: str | None = None,
    output: str = "",
    keep: dict[str, list[Any]] | None = None,
) -> Verdict:
    """Check tables against suites.

    `tables` have an `id` column, as `load_tables` gives them. A failed expectation fails the
    verdict where it is "critical", and with `fail_on` "warning" where it is that; "info" never
    does. An expectation that could not be evaluated and a suite without any row to look at always
    do, and an `error` of the output as a whole (`miscount`). `most_examples` bounds the failing
    rows that are given for each expectation, and `texts` gives the texts of those whose table
    holds what was measured of them. `output` names the file in the verdict.
    `keep` is filled with Great Expectations' own results by suite, for its Data Docs.

    Raises `SuiteError` where a suite's table is not among `tables`.
    """
    judged = []
    for suite in suites:
        kept = None if keep is None else keep.setdefault(suite.name, [])
        judged.append(_check_suite(suite, tables, fail_on, most_examples, texts, keep=kept))
    passed = error is None and bool(judged) and all(one.outcome == "passed" for one in judged)
    return Verdict(passed, fail_on, judged, error, output)


def _check_suite(
    suite: Suite,
    tables: Mapping[TableName, Table],
    fail_on: FailOn,
    most_examples: int,
    texts: Texts | None,
    *,
    keep: list[Any] | None,
) -> SuiteVerdict:
    if suite.table not in tables:
        raise SuiteError(f'{suite.path}: the table "{suite.table}" was not given')
    table = tables[suite.table]
    rows = table.rows
    if rows == 0:
        checked = [_checked(one, "vacuous", "there are no rows") for one in suite.expectations]
    else:
        checked = _check_rows(suite, table, most_examples, texts, keep)
    outcome = _outcome(checked, fail_on, allow_empty=suite.allow_empty)
    return SuiteVerdict(suite.name, str(suite.path), suite.table, rows, outcome, checked)


def _outcome(checked: Sequence[Checked], fail_on: FailOn, *, allow_empty: bool) -> Outcome:
    deciding = {"critical", fail_on}
    if any(one.outcome == "error" for one in checked):
        return "error"
    if any(one.outcome == "failed" and one.severity in deciding for one in checked):
        return "failed"
    if all(one.outcome == "vacuous" for one in checked):
        return "passed" if allow_empty else "vacuous"
    return "passed"


def _check_rows(
    suite: Suite, table: Table, most_examples: int, texts: Texts | None, keep: list[Any] | None
) -> list[Checked]:
    missing = {name for name in suite.columns if name not in table.columns}
    needed = {
        name for one in suite.expectations for name in one.columns if name not in one.optional
    }
    if missing - needed:
        table = table.with_nulls(sorted(missing - needed))
        missing &= needed
    sound = [one for one in suite.expectations if not missing.intersection(one.columns)]
    evaluations = gx.evaluate(table, sound, most_examples) if sound else []
    if keep is not None:
        keep += [one.result for one in evaluations if one.result is not None]
    following = iter(evaluations)
    checked = []
    for one in suite.expectations:
        absent = [name for name in one.columns if name in missing]
        if absent:
            checked.append(_checked(one, "error", _absent(absent[0], suite.table)))
        else:
            checked.append(_judge(one, next(following), suite.table, table, texts))
    return checked


def _absent(name: str, table: TableName) -> str:
    if table == "run":
        return f'the manifest has no "{name}"'
    if "." in name:
        return f'no document has the metric "{name}"'
    return f'the table has no column "{name}"'


def _checked(one: Expectation, outcome: Outcome, observed: str, **found: Any) -> Checked:
    return Checked(
        number=one.number,
        type=one.type,
        title=one.title,
        column=", ".join(one.subjects) or None,
        severity=one.severity,
        outcome=outcome,
        observed=observed,
        why=one.why,
        **found,
    )


def _judge(
    one: Expectation,
    evaluation: gx.Evaluation,
    name: TableName,
    table: Table,
    texts: Texts | None,
) -> Checked:
    noun = ROW_NAMES[name]
    if evaluation.error is not None:
        return _checked(one, "error", evaluation.error.removeprefix("Error: "))
    if evaluation.element_count == 0:
        return _checked(one, "vacuous", f"its row_condition chooses none of the {noun}")
    if evaluation.success and _looked_at_nulls_only(one, evaluation, name, table):
        return _checked(one, "vacuous", f"{', '.join(one.subjects)}: null in all {noun}")
    outcome: Outcome = "passed" if evaluation.success else "failed"
    return _checked(
        one,
        outcome,
        _observed(one, evaluation, noun),
        unexpected_count=evaluation.unexpected_count,
        element_count=evaluation.element_count,
        examples=[] if evaluation.success else examples(one, evaluation, name, texts),
    )


def _looked_at_nulls_only(
    one: Expectation, evaluation: gx.Evaluation, name: TableName, table: Table
) -> bool:
    """Tell whether there was no value to look at, so that nearly any rule holds.

    That is told of fields which only this file has: those of the record are null in all documents
    where a source has no such thing.
    """
    if one.type in _ON_NULLS or TABLES[name].keys() >= set(one.subjects):
        return False
    if evaluation.looked_at is not None:
        return evaluation.looked_at == 0
    return not any(table.counts(one.subjects).values())


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


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
