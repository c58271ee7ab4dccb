"""The rows that fail an expectation: a few as examples, or all of them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from cleaner.errors import OutputError
from cleaner.gate import gx
from cleaner.gate.engines.table import Table
from cleaner.gate.suites.entries import Expectation, Severity
from cleaner.gate.suites.loading import Suite
from cleaner.gate.tables.columns import ROW, TableName
from cleaner.gate.verdict import Example, Verdict

Texts = Callable[[Collection[int]], Iterator[tuple[int, str]]]
"""Gives the texts of some rows of the file that is checked, by the numbers of the rows."""

_AROUND = 40
_LONGEST = 120
_LONGEST_VALUE = 1000


class Failure(msgspec.Struct, frozen=True):
    """One row that fails one expectation: a line of `--failures`.

    `expectation` is the place of the expectation in its suite, from 1. `row` is the line or row in
    the file, null for the account of a run. `value` is what fails: that of the column, or the part
    of a text; with several columns an object. `url` is that of a link.
    """

    suite: str
    expectation: int
    type: str
    severity: Severity
    table: TableName
    id: str
    row: int | None
    column: str | None
    value: Any
    reason: str
    url: str | None = None


def examples(
    one: Expectation, evaluation: gx.Evaluation, table: TableName, texts: Texts | None
) -> list[Example]:
    """Give failing rows for a person to look at: the id, and the value or the part that fails."""
    return [
        Example(str(row["id"]), _short_value(value), _short(url) if url else None, place)
        for row, value, url, place in _shown(one, evaluation, table, texts)
    ]


def failures(
    suites: Sequence[Suite], tables: Mapping[TableName, Table], verdict: Verdict, texts: Texts
) -> Iterator[Failure]:
    """Give every row that fails an expectation of a verdict, suite by suite.

    Where an expectation is about a table or a column as a whole, no row of it fails. Raises
    `OutputError` where not all rows can be had.
    """
    for suite, judged in zip(suites, verdict.suites, strict=True):
        for one, checked in zip(suite.expectations, judged.expectations, strict=True):
            if checked.outcome != "failed" or not checked.unexpected_count:
                continue
            table = tables[suite.table]
            absent = one.optional.difference(table.columns)
            table = table.with_nulls(sorted(absent)) if absent else table
            (evaluation,) = gx.evaluate(table, [one], checked.unexpected_count)
            given = len(evaluation.rows or ())
            if given < checked.unexpected_count:
                raise OutputError(
                    f"only {given:,} of {checked.unexpected_count:,} rows that "
                    f'fail expectation {one.number} of "{suite.name}" were given; '
                    "the failing rows can't be written"
                )
            for row, value, url, place in _shown(one, evaluation, suite.table, texts):
                yield Failure(
                    suite=suite.name,
                    expectation=one.number,
                    type=one.type,
                    severity=one.severity,
                    table=suite.table,
                    id=str(row["id"]),
                    row=place,
                    column=checked.column,
                    value=value if not isinstance(value, str) else _cut(value, _LONGEST_VALUE),
                    reason=f"not fulfilled: {one.title}",
                    url=url,
                )


def _shown(
    one: Expectation, evaluation: gx.Evaluation, table: TableName, texts: Texts | None
) -> Iterator[tuple[dict[str, Any], Any, str | None, int | None]]:
    """Give each failing row, the value that fails, the link's url, and the number of the row."""
    rows = sorted(evaluation.rows or (), key=lambda row: row.get(ROW) or 0)
    if one.measured and texts:
        by_row = {row[ROW]: row for row in rows}
        for number, text in texts(by_row.keys()):
            yield by_row[number], _part(one, evaluation.instance, text), None, number
        return
    subjects = [one.measured] if one.measured else one.subjects
    for row in rows:
        value = row[subjects[0]] if len(subjects) == 1 else {name: row[name] for name in subjects}
        if isinstance(value, str):
            value = _part(one, evaluation.instance, value)
        url = row.get("url") if table == "media" and "url" not in subjects else None
        yield row, value, url, None if table in ("run", "drift") else row[ROW]


def _part(one: Expectation, instance: Any, value: str) -> str:
    place = _locate(one, instance, value)
    return value if place is None else _excerpt(value, place)


def _locate(one: Expectation, instance: Any, value: str) -> tuple[int, int] | None:
    """Find the place in a text that fails.

    An expectation of one's own may have a method `locate(value)` that gives start and end.
    """
    if one.type == "expect_column_values_to_not_match_regex":
        found = re.search(one.kwargs["regex"], value)
        return found.span() if found else None
    locate = getattr(instance, "locate", None)
    return locate(value) if callable(locate) else None


def _excerpt(text: str, place: tuple[int, int]) -> str:
    start, end = max(place[0] - _AROUND, 0), min(place[1], place[0] + _AROUND) + _AROUND
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + " ".join(text[start:end].split(" ")) + after


def _short_value(value: Any) -> Any:
    if isinstance(value, dict):
        value = ", ".join(f"{name}={one}" for name, one in value.items())
    return _short(value) if isinstance(value, str) else value


def _short(text: str) -> str:
    return _cut(text, _LONGEST)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
