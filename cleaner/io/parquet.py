"""Writing Parquet, with a schema made from the record's structs."""

import types
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.document import Document
from cleaner.io.sinks import Sink

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
        with pa.ipc.new_stream(stream, schema) as writer:
            writer.write_batch(batch)
        return bytes(stream.getvalue())

    def sink(self, stream: BinaryIO, finished: Path | None) -> Sink:
        """Begin an output, or go on with one."""
        return ParquetSink(stream, finished)


class ParquetSink:
    """Gathers batches into row groups."""

    def __init__(self, stream: BinaryIO, finished: Path | None) -> None:
        self._writer = pq.ParquetWriter(stream, arrow_schema(), compression="zstd")
        self._batches: list[pa.RecordBatch] = []
        self._bytes = 0
        if finished is not None:
            with pq.ParquetFile(finished) as old:
                for batch in old.iter_batches():
                    self._add(batch)

    def append(self, payload: bytes) -> None:
        """Add one encoded batch."""
        with pa.ipc.open_stream(payload) as reader:
            for batch in reader:
                self._add(batch)

    def _add(self, batch: pa.RecordBatch) -> None:
        self._batches.append(batch)
        self._bytes += batch.nbytes
        if self._bytes >= _ROW_GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches))
        self._batches = []
        self._bytes = 0

    def finish(self) -> None:
        """Write the last row group and the footer."""
        self._flush()
        self._writer.close()
