"""The writers of the house, as a plugin: JSON Lines (plain, gzip, zstd) and Parquet.

A writer has two halves. `encode` turns a batch of documents into bytes and runs in the worker that
cleaned them; the sink joins the encoded batches in one file and runs in the main process.
"""

import gzip
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from cleaner.document import Document
from cleaner.hookspecs import hookimpl
from cleaner.io import zstd


class Sink(Protocol):
    """Joins encoded batches in one stream."""

    def append(self, payload: bytes) -> None:
        """Add one encoded batch. Raises `OSError`."""

    def finish(self) -> None:
        """Write what is still held back. The stream stays open. Raises `OSError`."""


class Writer(Protocol):
    """One output format. Pickled to the workers, so that it holds settings only."""

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode a batch of documents."""

    def sink(self, stream: BinaryIO, finished: Path | None) -> Sink:
        """Begin an output; `finished` is what an interrupted run left, to go on from."""


class StreamSink:
    """Encoded batches one behind the other: for formats whose parts can be joined so."""

    def __init__(self, stream: BinaryIO, finished: Path | None) -> None:
        self._stream = stream
        if finished is not None:
            with finished.open("rb") as old:
                shutil.copyfileobj(old, stream, 1 << 20)

    def append(self, payload: bytes) -> None:
        """Add one encoded batch."""
        self._stream.write(payload)

    def finish(self) -> None:
        """Hand everything over to the operating system."""
        self._stream.flush()


class JsonLinesWriter(msgspec.Struct, frozen=True):
    """JSON Lines, a batch a gzip member or zstd frame where compressed."""

    compression: str | None = None

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode documents as lines of JSON in UTF-8."""
        lines = msgspec.json.Encoder().encode_lines(documents)
        if self.compression == "gzip":
            return gzip.compress(lines, 6, mtime=0)
        return zstd.compress(lines, 3) if self.compression == "zstd" else lines

    def sink(self, stream: BinaryIO, finished: Path | None) -> Sink:
        """Begin an output, or go on with one."""
        return StreamSink(stream, finished)


@hookimpl(trylast=True)
def cleaner_write(path: Path) -> Writer | None:
    """Give the writer for .jsonl, .ndjson (each also .gz, .zst), .parquet and stdout ("-")."""
    name = path.name.lower()
    if name.endswith((".jsonl", ".ndjson", "-")):
        return JsonLinesWriter()
    if name.endswith((".jsonl.gz", ".ndjson.gz")):
        return JsonLinesWriter("gzip")
    if name.endswith((".jsonl.zst", ".ndjson.zst")):
        return JsonLinesWriter("zstd")
    if name.endswith(".parquet"):
        from cleaner.io.parquet import ParquetWriter

        return ParquetWriter()
    return None
