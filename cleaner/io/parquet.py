"""Writing Parquet, with a schema made from the record's structs."""

import os
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.document import Document
from cleaner.measures import CORE, Quality

_ROW_GROUP_BYTES = 64 * 1024 * 1024
_MEASURES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_schema(qualities: Iterable[Quality] = ()) -> pa.Schema:
    """Give the Arrow schema of the record. Values of any JSON type are kept as JSON text.

    `quality` is a struct, so that one column of it can be read without the others: of the core's
    measures, and of whatever else is in `qualities`.
    """
    schema = pa.schema(_fields(Document))
    leaves = {one.name: _MEASURES[one.dtype] for one in CORE if one.stored}
    for quality in qualities:
        for name, value in quality.items():
            if name not in leaves:
                leaves[name] = _SCALARS[type(value)]
    struct = pa.struct([pa.field(name, kind) for name, kind in leaves.items()])
    return schema.set(schema.get_field_index("quality"), pa.field("quality", struct, False))


def _fields(struct: type[msgspec.Struct]) -> list[pa.Field]:
    hints = typing.get_type_hints(struct)
    return [pa.field(name, *_type(hints[name])) for name in struct.__struct_fields__]


def _type(hint: Any) -> tuple[pa.DataType, bool]:
    """Give the Arrow type of a type hint and whether it may be null."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint == Quality:
        return pa.struct([]), False
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return _type(inner)[0], True
    if hint is Any or (origin is dict and arguments[1] is Any):
        return pa.string(), True
    if origin is Literal:
        return pa.string(), False
    if origin is list:
        return pa.list_(_type(arguments[0])[0]), False
    if origin is dict:
        return pa.map_(_type(arguments[0])[0], _type(arguments[1])[0]), False
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct(_fields(hint)), False
    return _SCALARS[hint], False


def _row(document: Document) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(document)
    for embedded in row["embedded"]:
        embedded["value"] = msgspec.json.encode(embedded["value"]).decode()
        embedded["unwrapped"] = list(embedded["unwrapped"].items())
    row["extra"] = msgspec.json.encode(row["extra"]).decode()
    row["facts"] = list(row["facts"].items())
    row["metrics"] = list(row["metrics"].items())
    return row


class ParquetWriter(msgspec.Struct, frozen=True):
    """Parquet, zstd-compressed, in row groups of about 64 MiB."""

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode documents as an Arrow IPC stream."""
        schema = arrow_schema(document.quality for document in documents)
        batch = pa.RecordBatch.from_pylist([_row(document) for document in documents], schema)
        stream = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(stream, schema, options=options) as writer:
            writer.write_batch(batch)
        return bytes(stream.getvalue())

    def assemble(self, part: BinaryIO, output: BinaryIO) -> None:
        """Write the batches as row groups, and the footer."""
        try:
            _write(part, output, _first_schema(part))
        except pa.ArrowInvalid:
            # a resumed run may have had other measures than the interrupted one
            output.seek(0)
            output.truncate()
            _write(part, output, _common_schema(part), cast=True)


def _write(part: BinaryIO, output: BinaryIO, schema: pa.Schema, *, cast: bool = False) -> None:
    with pq.ParquetWriter(output, schema, compression="zstd") as writer:
        for group in _row_groups(part, schema, cast=cast):
            writer.write_table(group)


def _streams(part: BinaryIO) -> Iterator[pa.RecordBatchReader]:
    """Give a reader for each of the Arrow IPC streams that stand one behind the other."""
    end = part.seek(0, os.SEEK_END)
    part.seek(0)
    while part.tell() < end:
        with pa.ipc.open_stream(part) as reader:
            yield reader


def _first_schema(part: BinaryIO) -> pa.Schema:
    return next((reader.schema for reader in _streams(part)), arrow_schema())


def _common_schema(part: BinaryIO) -> pa.Schema:
    """Give the schema that the batches of all streams fit into."""
    schemas = {}
    for reader in _streams(part):
        schemas[str(reader.schema)] = reader.schema
        for _ in reader:
            # only the end of a stream tells where the next one begins
            continue
    return pa.unify_schemas(list(schemas.values()))


def _row_groups(part: BinaryIO, schema: pa.Schema, *, cast: bool) -> Iterator[pa.Table]:
    """Give what the streams hold, in tables of about 64 MiB."""
    batches: list[pa.RecordBatch] = []
    size = 0
    for reader in _streams(part):
        for batch in reader:
            batches.append(batch.cast(schema) if cast else batch)
            size += batch.nbytes
        if size >= _ROW_GROUP_BYTES:
            yield pa.Table.from_batches(batches, schema)
            batches, size = [], 0
    if batches:
        yield pa.Table.from_batches(batches, schema)
