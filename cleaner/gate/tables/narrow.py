"""A table of the columns that suites name and no others, in batches of Arrow.

The rows are read one by one, and only the fields that the columns need are decoded. Where all
columns of a Parquet file stand in it as they are, they are read as columns, without any row.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from cleaner.errors import InputError
from cleaner.gate.tables.columns import ROW, Column, Dtype, MediaRow, TableName
from cleaner.gate.tables.files import DataFile, csv_rows, json_rows
from cleaner.gate.tables.values import converted, inferred, parquet_dtype
from cleaner.measures import text_hash
from cleaner.rows import numbered_rows, parquet_file

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_ROWS = 10_000
_PARQUET_ROWS = 65_536

Rows = Iterable[tuple[int, Any]]


class _Encoding(msgspec.Struct):
    name: str
    evidence: str
    confidence: float
    replaced: int


class _Status(msgspec.Struct):
    status: str


class _Counted(msgspec.Struct):
    """What is only counted: nothing of it is decoded."""


# no field has a default: an output has them all, and what is filled in would pass a rule
_RECORD: dict[str, Any] = {
    "encoding": _Encoding | None,
    "media": list[_Status],
    "embedded": list[_Counted],
    "findings": list[_Counted],
    "metrics": dict[str, float],
    "quality": dict[str, int | float | str],
    "facts": dict[str, str],
    "extra": dict[str, Any],
}
_LINK: dict[str, Any] = {
    "problems": list[str],
    **dict.fromkeys(("width", "height", "http_status", "bytes"), int | None),
}


def arrow_types(columns: Mapping[str, Column]) -> "pa.Schema":
    """Give the Arrow schema of a narrow table: its columns, and the number of the row."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    fields = [pa.field(name, types[str(one.dtype)]) for name, one in columns.items()]
    return pa.schema([*fields, pa.field(ROW, pa.int64())])


def with_types(file: DataFile, columns: Mapping[str, Column]) -> dict[str, Column]:
    """Find out the types of given fields by their values: "number" where all are, else "string".

    Raises `InputError` for a field that holds lists or objects.
    """
    unknown = {name: one for name, one in columns.items() if one.dtype is None}
    if not unknown:
        return dict(columns)
    if file.kind == "parquet":
        found = {name: parquet_dtype(file, one.needs[0]) for name, one in unknown.items()}
    else:
        found = inferred(file, _given_rows(file, _needs(unknown.values())), unknown)
    return {
        name: msgspec.structs.replace(one, dtype=found[name]) if name in found else one
        for name, one in columns.items()
    }


def narrow_batches(
    file: DataFile, table: TableName, columns: Mapping[str, Column]
) -> "Iterator[pa.RecordBatch]":
    """Give the documents or the links of a file as batches of `arrow_types(columns)`.

    Raises `InputError` for a file that can't be read and for a row that lacks a field or holds a
    value that does not fit.
    """
    if file.kind == "parquet" and table == "documents" and stands_in(file, columns):
        yield from _parquet_columns(file, columns)
        return
    rows: Rows
    if table == "media":
        rows = _media_rows(file, _needs(columns.values()))
    elif file.own:
        rows = _own_rows(file, _needs(columns.values()))
    else:
        rows = _given_rows(file, _needs(columns.values()))
    yield from batches_of(file, columns, rows)


def batches_of(
    file: DataFile, columns: Mapping[str, Column], rows: Rows
) -> "Iterator[pa.RecordBatch]":
    """Give rows and their numbers as batches; see `narrow_batches`."""
    import pyarrow as pa

    schema = arrow_types(columns)
    for batch in batched(rows, _BATCH_ROWS):
        arrays = [
            _array(file, name, one, batch, schema.field(name).type) for name, one in columns.items()
        ]
        arrays.append(pa.array([number for number, _ in batch], pa.int64()))
        yield pa.record_batch(arrays, schema=schema)


_T = TypeVar("_T")


def batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Give the items in lists of a size; the last one may be shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _array(
    file: DataFile, name: str, one: Column, batch: list[tuple[int, Any]], kind: "pa.DataType"
) -> "pa.Array":
    import pyarrow as pa

    value = one.value
    values = []
    for number, row in batch:
        try:
            values.append(value(row))
        except ValueError as error:
            raise InputError(f"{file.path}, row {number}: {error}") from None
    if not file.own:
        dtype: Dtype = one.dtype or "string"
        values = [
            converted(file, name, dtype, number, value)
            for (number, _), value in zip(batch, values, strict=True)
        ]
    try:
        return pa.array(values, kind)
    except OverflowError:
        raise InputError(
            f'{file.path}: the column "{name}" has a number that is too large'
        ) from None
    except UnicodeEncodeError:
        # lone surrogates, which Arrow can't hold
        return pa.array([_encodable(value) for value in values], kind)


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _needs(columns: Iterable[Column]) -> set[str]:
    return {need for one in columns for need in one.needs}


def _own_rows(file: DataFile, needs: set[str]) -> Rows:
    """Give the rows of an output as structs of `id` and the fields needed.

    Where a text was changed after it was measured, `quality` is emptied.
    """
    hashed = {"quality", "text"} <= needs
    row: Any
    for number, row in numbered_rows(file.path, _narrow(needs | {"id"}, _RECORD | {"id": str})):
        if hashed and row.quality.get("text_hash") != text_hash(row.text or ""):
            row.quality = {}
        yield number, row


def _media_rows(file: DataFile, needs: set[str]) -> Iterator[tuple[int, MediaRow]]:
    link = _narrow(needs, _LINK)
    types = {"id": str, "media": list[link]}  # type: ignore[valid-type]
    row: Any
    for line, row in numbered_rows(file.path, _narrow({"id", "media"}, types)):
        for number, one in enumerate(row.media, 1):
            yield line, MediaRow(row.id, number, one)


def _narrow(needs: Iterable[str], types: dict[str, Any]) -> type[msgspec.Struct]:
    fields = [(name, types.get(name, str | None)) for name in sorted(needs)]
    return msgspec.defstruct("Row", fields, gc=False)


def _given_rows(file: DataFile, needs: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the rows of a file that is not our own as maps of the fields needed and of the row."""
    if file.kind == "csv":
        with csv_rows(file.path) as (header, rows):
            places = [(name, header.index(name)) for name in sorted(needs)]
            for number, cells in rows:
                # CSV can't tell nothing from an empty text
                yield number, {name: cells[place] or None for name, place in places} | {ROW: number}
    elif file.kind == "jsonl":
        for number, row in json_rows(file.path):
            yield number, {name: row.get(name) for name in needs} | {ROW: number}
    else:
        number = 0
        with parquet_file(file.path) as parquet:
            for batch in parquet.iter_batches(1000, columns=sorted(needs)):
                for row in batch.to_pylist() or [{}] * batch.num_rows:
                    number += 1
                    yield number, row | {ROW: number}


def texts_of(file: DataFile, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    """Give the texts of some rows of a file, in its order, by their numbers."""
    if not rows or file.text_field is None:
        return
    last = max(rows)
    read = _own_rows if file.own else _given_rows
    for number, row in read(file, {file.text_field}):
        if number in rows:
            text = getattr(row, file.text_field) if file.own else row[file.text_field]
            yield number, "" if text is None else str(text)
        if number >= last:
            return


def stands_in(file: DataFile, columns: Mapping[str, Column]) -> bool:
    """Tell whether all columns stand in a Parquet file as they are, with their types."""
    import pyarrow as pa

    kinds = {"string": _is_text, "integer": pa.types.is_integer, "number": _is_numeric}
    with parquet_file(file.path) as parquet:
        for one in columns.values():
            kind = _leaf_type(parquet.schema_arrow, one.leaf)
            if kind is None or not kinds[str(one.dtype)](kind):
                return False
            if one.dtype == "integer" and not file.own:
                # another's may hold nulls, and a row is to be named then
                return False
    return True


def _leaf_type(schema: "pa.Schema", leaf: tuple[str, ...] | None) -> "pa.DataType | None":
    import pyarrow as pa

    if leaf is None or leaf[0] not in schema.names:
        return None
    kind = schema.field(leaf[0]).type
    for name in leaf[1:]:
        if pa.types.is_map(kind):
            kind = kind.item_type
        elif pa.types.is_struct(kind) and kind.get_field_index(name) >= 0:
            kind = kind.field(name).type
        else:
            return None
    return kind


def _filled(file: DataFile, name: str, one: Column, array: "pa.Array") -> "pa.Array":
    import pyarrow.compute as pc

    if one.dtype == "number":
        # a null in both engines
        return pc.if_else(pc.is_nan(array), None, array)
    if not array.null_count:
        return array
    if one.missing is not None:
        return array.fill_null(one.missing)
    if is_never_null(one):
        raise InputError(lacking(file, name))
    return array


def is_never_null(column: Column) -> bool:
    """Tell whether a column of a Parquet file must hold a value in every row."""
    return column.dtype == "integer" or (column.leaf or ("",))[0] == "quality"


def lacking(file: DataFile, name: str) -> str:
    """Say that some rows lack what was measured."""
    return f'{file.path}: the column "{name}" is null in some rows; was it put together of others?'


def _column_path(schema: "pa.Schema", leaf: tuple[str, ...]) -> str:
    """Give the name by which pyarrow reads a place in a record and no more than is needed."""
    import pyarrow as pa

    return leaf[0] if pa.types.is_map(schema.field(leaf[0]).type) else ".".join(leaf)


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_numeric(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _parquet_columns(file: DataFile, columns: Mapping[str, Column]) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa
    import pyarrow.compute as pc

    schema = arrow_types(columns)
    leaves = {name: one.leaf or () for name, one in columns.items()}
    with parquet_file(file.path) as parquet:
        row = 0
        wanted = [_column_path(parquet.schema_arrow, leaf) for leaf in leaves.values()]
        for batch in parquet.iter_batches(_PARQUET_ROWS, columns=wanted):
            arrays = []
            for name, leaf in leaves.items():
                array = batch.column(leaf[0])
                for part in leaf[1:]:
                    if pa.types.is_map(array.type):
                        array = pc.map_lookup(array, part, "first")
                    else:
                        array = pc.struct_field(array, part)
                arrays.append(
                    _filled(file, name, columns[name], array.cast(schema.field(name).type))
                )
            arrays.append(pa.array(range(row + 1, row + 1 + batch.num_rows), pa.int64()))
            row += batch.num_rows
            yield pa.record_batch(arrays, schema=schema)
