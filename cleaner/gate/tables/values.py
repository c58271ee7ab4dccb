"""Values of files that are not our own: which type a field has, and each value in it."""

import datetime
import decimal
import math
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cleaner.errors import InputError
from cleaner.gate.tables.columns import Column, Dtype
from cleaner.gate.tables.files import DataFile
from cleaner.rows import parquet_file

if TYPE_CHECKING:
    import pyarrow as pa

# beyond this a float is another number than the integer
_LARGEST = 1 << 53
# 007 is a name, no number
_NUMBER = re.compile(
    r"\s{0,9}[+-]?(?:(?:0|[1-9]\d{0,29})(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?\s{0,9}",
    re.ASCII,
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
                    f'{file.path}, row {number}: the field "{name}" holds {shown(value)}, '
                    "which no expectation can look at"
                )
            if value is not None and name not in texts:
                if _number(value, parse=file.kind == "csv") is None:
                    texts.add(name)
                else:
                    numeric[name] = True
    return {name: "number" if numeric[name] and name not in texts else "string" for name in columns}


def parquet_dtype(file: DataFile, field: str) -> Dtype:
    """Give the type of a field of a Parquet file: "number" where all its values can be one.

    Raises `InputError` for lists and objects.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    with parquet_file(file.path) as parquet:
        kind = parquet.schema_arrow.field(field).type
        if pa.types.is_nested(kind):
            raise InputError(
                f'{file.path}: the field "{field}" holds {kind}, which no expectation can look at'
            )
        if not pa.types.is_integer(kind):
            return "number" if _is_number_type(kind) else "string"
        for batch in parquet.iter_batches(columns=[field]):
            bounds = pc.min_max(batch.column(0)).as_py().values()
            if any(bound is not None and abs(bound) > _LARGEST for bound in bounds):
                return "string"
    return "number"


def _is_number_type(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(
        pa.types.is_floating(kind) or pa.types.is_decimal(kind) or pa.types.is_boolean(kind)
    )


def converted(file: DataFile, name: str, dtype: Dtype, row: int, value: Any) -> Any:
    """Give a value in the type of its column. Raises `InputError` where it has no such form."""
    if value is None and dtype != "integer":
        return None
    if dtype == "string":
        if isinstance(value, str):
            return value
        if isinstance(value, bool | int | float | decimal.Decimal):
            return str(value)
        if isinstance(value, datetime.date | datetime.time):
            return value.isoformat()
    elif (number := _number(value, parse=file.kind == "csv")) is not None:
        if dtype == "number":
            return None if math.isnan(number) else number
        if math.isfinite(number) and number == int(number):
            return int(number)
    raise InputError(
        f'{file.path}, row {row}: the field "{name}" is {shown(value)}; expected {_FORMS[dtype]}'
    )


def shown(value: Any) -> str:
    """Say what a value is that does not fit, in a few words."""
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else f"{value!r:.60}"


def _number(value: Any, *, parse: bool) -> float | None:
    if isinstance(value, float | decimal.Decimal):
        return float(value)
    if isinstance(value, int):
        return float(value) if abs(value) <= _LARGEST else None
    if parse and isinstance(value, str) and _NUMBER.fullmatch(value):
        if value.strip().lstrip("+-").isdecimal():
            return _number(int(value), parse=False)
        return number if math.isfinite(number := float(value)) else None
    return None
