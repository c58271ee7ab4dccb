"""`row_condition`: the rows that an expectation looks at, checked before anything runs.

Great Expectations also takes text in the syntax of pandas, which it evaluates. That is refused:
its columns can't be known beforehand, and a suite should hold rules, not code.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from cleaner.errors import SuiteError

_EXAMPLE = (
    '{"type": "comparison", "column": {"name": "language"}, "operator": "==", "parameter": "en"}'
)


class _Column(msgspec.Struct, forbid_unknown_fields=True):
    name: str


class _Comparison(msgspec.Struct, tag="comparison", forbid_unknown_fields=True):
    column: _Column
    operator: Literal["==", "!=", "<", "<=", ">", ">=", "IN", "NOT_IN"]
    parameter: str | int | float | bool | list[str | int | float]


class _Nullity(msgspec.Struct, tag="nullity", forbid_unknown_fields=True):
    column: _Column
    is_null: bool


class _And(msgspec.Struct, tag="and", forbid_unknown_fields=True):
    conditions: list[_Comparison | _Nullity]


class _Or(msgspec.Struct, tag="or", forbid_unknown_fields=True):
    conditions: list[_Comparison | _Nullity | _And]


_MOST_CONDITIONS = 100  # GX takes no more


def condition_columns(condition: Any) -> tuple[str, ...]:
    """Give the columns that a condition names.

    Raises `SuiteError`, whose text goes on after "row_condition", for one that GX would not take.
    """
    if isinstance(condition, str):
        raise SuiteError(f"is text; write it as an object, such as {_EXAMPLE}")
    try:
        parsed = msgspec.convert(condition, _Comparison | _Nullity | _And | _Or)
    except msgspec.ValidationError as error:
        raise SuiteError(f"is not a condition: {error}; an example is {_EXAMPLE}") from None
    leaves = list(_leaves(parsed))
    if not leaves:
        raise SuiteError("has an empty list of conditions")
    if len(leaves) > _MOST_CONDITIONS:
        raise SuiteError(f"holds {len(leaves)} conditions; {_MOST_CONDITIONS} is the most")
    for leaf in leaves:
        if isinstance(leaf, _Comparison):
            takes_list = leaf.operator in ("IN", "NOT_IN")
            if takes_list != isinstance(leaf.parameter, list):
                form = "a list" if takes_list else "a single value"
                raise SuiteError(f'compares with "{leaf.operator}", which takes {form}')
    return tuple(leaf.column.name for leaf in leaves)


def optional_metrics(condition: Any) -> frozenset[str]:
    """Give the metrics of a sound condition that are only asked whether they are null.

    A document has no metric that its stages did not set, so that one which no document has is
    null in all of them. In a comparison it would rather be a mistake.
    """
    leaves = list(_leaves(msgspec.convert(condition, _Comparison | _Nullity | _And | _Or)))
    compared = {leaf.column.name for leaf in leaves if isinstance(leaf, _Comparison)}
    return frozenset(leaf.column.name for leaf in leaves if "." in leaf.column.name) - compared


def _leaves(condition: _Comparison | _Nullity | _And | _Or) -> Iterator[_Comparison | _Nullity]:
    if isinstance(condition, _And | _Or):
        for one in condition.conditions:
            yield from _leaves(one)
    else:
        yield condition
