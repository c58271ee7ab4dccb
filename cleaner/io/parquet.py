"""Writing Parquet, with a schema made from the record's structs."""

import os
import types
import typing
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.document import Document

_ROW_GROUP_BYTES = 64 * 1024 * 1024
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_schema(struct: type[msgspec.Struct] = Document) -> pa.Schema:
    """Give the Arrow schema of a struct. Values of any JSON type are kept as JSON text."""
    return pa.schema(_fields(struct))


def _fields(struct: type[msgspec.Struct]) -> list[pa.Field]:
    hints = typing.get_type_hints(struct)
    return [pa.field(name, *_type(hints[name])) for name in struct.__struct_fields__]


def _type(hint: Any) -> tuple[pa.DataType, bool]:
    """Give the Arrow type of a type hint and whether it may be null."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
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
        schema = arrow_schema()
        batch = pa.RecordBatch.from_pylist([_row(document) for document in documents], schema)
        stream = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(stream, schema, options=options) as writer:
            writer.write_batch(batch)
        return bytes(stream.getvalue())

    def assemble(self, part: BinaryIO, output: BinaryIO) -> None:
        """Write the batches as row groups, and the footer."""
        with pq.ParquetWriter(output, arrow_schema(), compression="zstd") as writer:
            for group in _row_groups(part):
                writer.write_table(group)


def _row_groups(part: BinaryIO) -> Iterator[pa.Table]:
    """Give what Arrow IPC streams, one behind the other, hold, in tables of about 64 MiB."""
    end = part.seek(0, os.SEEK_END)
    part.seek(0)
    batches: list[pa.RecordBatch] = []
    size = 0
    while part.tell() < end:
        with pa.ipc.open_stream(part) as reader:
            for batch in reader:
                batches.append(batch)
                size += batch.nbytes
        if size >= _ROW_GROUP_BYTES:
            yield pa.Table.from_batches(batches)
            batches, size = [], 0
    if batches:
        yield pa.Table.from_batches(batches)
