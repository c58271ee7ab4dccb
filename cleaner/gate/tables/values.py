"""Values of files that are not our own: which type a field has, and each value in it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cleaner.errors import InputError
from cleaner.gate.tables.columns import Column, Dtype
from cleaner.gate.tables.files import DataFile

_LARGEST = 1 << 63
_NUMBER = re.compile(
    r"\s{0,9}[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?\s{0,9}"
)
_FORMS = {"string": "a text", "integer": "a whole number", "number": "a number"}


def inferred(
    file: DataFile, rows: Iterable[tuple[int, Any]], columns: Mapping[str, Column]
) -> dict[str, Dtype]:
    """Find out the types of columns: "number" where all values are numbers, else "string".

    A column without any value is a "string". Raises `InputError` for lists and objects.
    """
    numeric = dict.fromkeys(columns, False)
    texts: set[str] = set()
    for number, row in rows:
        for name, one in columns.items():
            value = one.value(row)
            if isinstance(value, list | dict):
                raise InputError(
                    f'{file.path}, row {number}: the field "{name}" holds {_kind(value)}, '
                    "which no expectation can look at"
                )
            if value is not None and name not in texts:
                if _number(value, parse=file.kind == "csv") is None:
                    texts.add(name)
                else:
                    numeric[name] = True
    return {name: "number" if numeric[name] and name not in texts else "string" for name in columns}


def converted(file: DataFile, name: str, dtype: Dtype, row: int, value: Any) -> Any:
    """Give a value in the type of its column. Raises `InputError` where it has no such form."""
    if value is None and dtype != "integer":
        return None
    if dtype == "string":
        if isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return str(value)
    elif (number := _number(value, parse=file.kind == "csv")) is not None:
        if dtype == "number":
            return number
        if number == int(number):
            return int(number)
    shown = _kind(value) if isinstance(value, list | dict) else f"{value!r:.60}"
    raise InputError(
        f'{file.path}, row {row}: the field "{name}" is {shown}; expected {_FORMS[dtype]}'
    )


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "an object"


def _number(value: Any, *, parse: bool) -> float | None:
    if isinstance(value, int | float):
        return float(value) if abs(value) < _LARGEST else None
    if parse and isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    return None
