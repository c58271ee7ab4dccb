"""One entry of a suite: what it says, and everything that can be wrong with it."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from cleaner.errors import SuiteError, nearest
from cleaner.gate.suites.conditions import condition_columns, optional_metrics
from cleaner.gate.suites.schemas import ExpectationType, ExpectationTypes
from cleaner.gate.tables.available import AvailableColumns
from cleaner.gate.tables.columns import TableName

Severity = Literal["critical", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")

_PARAMETER = "$PARAMETER"
_COLUMN_KWARGS = ("column", "column_A", "column_B")
_ENTRY_KEYS: dict[str, type | tuple[type, ...]] = {
    "type": str,
    "kwargs": dict,
    "severity": str,
    "description": str,
    "meta": dict,
    "notes": (str, list),
    "id": str,
}


class Expectation(msgspec.Struct, frozen=True):
    """An expectation that was found to be sound, with its parameters put in.

    `number` is its place in the suite, from 1. `columns` are all columns that it reads; `why` is
    the sentence under `meta.why`. `measured` is the column that is read instead of the text which
    the expectation is about; `in_duckdb` tells whether DuckDB can look at it.
    """

    type: str
    kwargs: dict[str, Any]
    severity: Severity = "critical"
    description: str | None = None
    why: str | None = None
    columns: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    number: int = 0
    measured: str | None = None
    in_duckdb: bool = False

    @property
    def subjects(self) -> list[str]:
        """The columns that it is about, without those of its row condition."""
        named = [self.kwargs[key] for key in _COLUMN_KWARGS if key in self.kwargs]
        return [*named, *self.kwargs.get("column_list", ())]

    @property
    def optional(self) -> frozenset[str]:
        """The metrics that it needs no document to have."""
        if "row_condition" not in self.kwargs:
            return frozenset()
        return optional_metrics(self.kwargs["row_condition"]).difference(self.subjects)

    @property
    def title(self) -> str:
        """What it expects, in words: its description, or else its type."""
        if self.description:
            return self.description
        words = self.type.removeprefix("expect_").replace("_", " ")
        return ": ".join([*([", ".join(self.subjects)] if self.subjects else []), words])

    @property
    def identity(self) -> str:
        """What two entries that check the same thing have in common."""
        return json.dumps([self.type, self.kwargs], sort_keys=True)


class EntryReader:
    """Reads the entries of one suite.

    `parameters` are the suite's own `suite_parameters`, `available` are the columns that there are.
    """

    def __init__(
        self,
        table: TableName | None,
        types: ExpectationTypes,
        parameters: Mapping[str, Any],
        available: AvailableColumns,
    ) -> None:
        self._table = table
        self._available = available
        self._types = types
        self._parameters = parameters

    def read(self, entry: Any, number: int) -> tuple[Expectation | None, list[str]]:
        """Give the expectation, or None and what is wrong with the entry, a sentence each."""
        if not isinstance(entry, dict):
            return None, ['is not an object like {"type": "expect_...", "kwargs": {...}}']
        problems = list(_entry_problems(entry))
        expectation_type, type_problems = self._type(entry)
        problems += type_problems
        given = entry.get("kwargs", {})
        if expectation_type is None or not isinstance(given, dict):
            return None, problems
        kwargs, unresolved = self._put_in(given)
        problems += unresolved.values()
        kwargs = {
            key: value
            for key, value in kwargs.items()
            if not (value is None and _nullable(expectation_type, key))
        }
        problems += _kwargs_problems(expectation_type, kwargs, unresolved)
        measured = self._measured(expectation_type, kwargs)
        columns, unknown = self._columns(kwargs | ({"column": measured} if measured else {}))
        problems += unknown
        if problems:
            return None, problems
        meta = entry.get("meta", {})
        expectation = Expectation(
            type=expectation_type.name,
            kwargs=kwargs,
            severity=entry.get("severity", "critical"),
            description=entry.get("description"),
            why=meta.get("why"),
            columns=columns,
            modules=expectation_type.modules,
            number=number,
            measured=measured,
            in_duckdb=measured is not None and expectation_type.in_duckdb,
        )
        return expectation, []

    def _type(self, entry: dict[str, Any]) -> tuple[ExpectationType | None, list[str]]:
        name = entry.get("type")
        if not isinstance(name, str):
            return None, []
        try:
            found = self._types.get(name)
        except SuiteError as error:
            return None, [f'type "{name}" {error}']
        if found is None:
            hint = nearest(name, self._types.names)
            return None, [f'there is no expectation of type "{name}"; {hint}']
        return found, []

    def _put_in(self, kwargs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        """Put the suite's parameters into the kwargs; say by key what could not be put in."""
        made: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for key, value in kwargs.items():
            made[key] = value
            if isinstance(value, dict) and _PARAMETER in value:
                name = value[_PARAMETER]
                if len(value) > 1:
                    problems[key] = f'kwargs.{key}: "{_PARAMETER}" stands beside other keys'
                elif not isinstance(name, str) or name not in self._parameters:
                    known = nearest(str(name), self._parameters)
                    problems[key] = (
                        f'kwargs.{key}: suite_parameters has no parameter "{name}"; {known}'
                    )
                else:
                    made[key] = self._parameters[name]
        return made, problems

    def _measured(self, expectation_type: ExpectationType, kwargs: dict[str, Any]) -> str | None:
        """Give the measure that tells as much of the texts as they do themselves."""
        if self._table != "documents" or kwargs.get("column") != "text":
            return None
        return expectation_type.measure

    def _columns(self, kwargs: dict[str, Any]) -> tuple[tuple[str, ...], list[str]]:
        named = [(key, kwargs.get(key)) for key in _COLUMN_KWARGS]
        if isinstance(kwargs.get("column_list"), list):
            named += [("column_list", name) for name in kwargs["column_list"]]
        problems = []
        if "row_condition" in kwargs:
            try:
                columns = condition_columns(kwargs["row_condition"])
                named += [("row_condition", name) for name in columns]
            except SuiteError as error:
                problems.append(f"kwargs.row_condition {error}")
        known = [(key, name) for key, name in named if isinstance(name, str)]
        if self._table is not None:
            problems += [
                f"kwargs.{key}: {self._available.refusal(self._table, name)}"
                for key, name in known
                if self._available.get(self._table, name) is None
            ]
        return tuple(dict.fromkeys(name for _, name in known)), problems


def _entry_problems(entry: dict[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        if key == "expectation_type":
            yield 'the key "expectation_type" is called "type" since Great Expectations 1'
        elif key not in _ENTRY_KEYS:
            yield f'there is no key "{key}"; {nearest(key, _ENTRY_KEYS)}'
        elif not isinstance(value, _ENTRY_KEYS[key]):
            yield f'"{key}" has the wrong type: {_shown(value)}'
    if "type" not in entry and "expectation_type" not in entry:
        yield 'it has no "type"'
    severity = entry.get("severity")
    if isinstance(severity, str) and severity not in SEVERITIES:
        yield f'there is no severity "{severity}"; {nearest(severity, SEVERITIES)}'
    meta = entry.get("meta")
    if isinstance(meta, dict) and not isinstance(meta.get("why", ""), str):
        yield f'"meta.why" is not a sentence: {_shown(meta["why"])}'


def _nullable(expectation_type: ExpectationType, key: str) -> bool:
    known = expectation_type.properties.get(key)
    return known is not None and known.nullable


def _kwargs_problems(
    expectation_type: ExpectationType, kwargs: dict[str, Any], unresolved: Container[str]
) -> Iterator[str]:
    properties = expectation_type.properties
    for key, value in kwargs.items():
        if key not in properties:
            yield _unknown_kwarg(key, properties)
        elif key in unresolved or key == "row_condition":
            continue
        elif properties[key].accepts(value):
            yield from _value_problems(key, value)
        else:
            yield f"kwargs.{key} is {_shown(value)}; expected {properties[key].expected}"
    for key in expectation_type.required:
        if key not in kwargs:
            yield f"kwargs.{key} is missing: {properties[key].expected}"
    yield from _range_problems(expectation_type, kwargs)


def _unknown_kwarg(key: str, properties: Mapping[str, Any]) -> str:
    if key in ("severity", "meta", "description", "notes"):
        return f'kwargs.{key}: "{key}" belongs beside "kwargs", not into it'
    if key in ("result_format", "catch_exceptions"):
        return f"kwargs.{key}: can't be set in a suite, the gate sets it"
    if key == "condition_parser":
        return "kwargs.condition_parser: write row_condition as an object, which needs no parser"
    return f"there is no kwarg {key}; {nearest(key, properties)}"


def _value_problems(key: str, value: Any) -> Iterator[str]:
    """Find what GX would only stumble over while it evaluates, or never mind."""
    if key == "mostly" and value == 0:
        yield "kwargs.mostly is 0, so it would always pass"
    if key in ("regex", "regex_list"):
        for pattern in [value] if isinstance(value, str) else value:
            try:
                re.compile(pattern)
            except (re.error, OverflowError, RecursionError) as error:
                yield f"kwargs.{key}: {_shown(pattern)} is not a regular expression: {error}"
    elif key == "strftime_format":
        try:
            datetime.strptime(datetime.now(UTC).strftime(value), value)
        except ValueError as error:
            yield f"kwargs.{key}: {_shown(value)} is not a format of dates: {error}"


def _range_problems(expectation_type: ExpectationType, kwargs: dict[str, Any]) -> Iterator[str]:
    if {"min_value", "max_value"} - expectation_type.properties.keys():
        return
    low, high = kwargs.get("min_value"), kwargs.get("max_value")
    if low is None and high is None and expectation_type.name.endswith("_between"):
        yield "kwargs has neither min_value nor max_value, so it would always pass"
    elif isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield f"kwargs.min_value {low} is greater than kwargs.max_value {high}, so it can't pass"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."
