"""The writers of the house, as a plugin: JSON Lines (plain, gzip, zstd) and Parquet."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import msgspec

from cleaner.document import Document
from cleaner.hookspecs import hookimpl
from cleaner.io import zstd
from cleaner.io.formats import Writer


class JsonLinesWriter(msgspec.Struct, frozen=True):
    """JSON Lines, a batch a gzip member or zstd frame where compressed."""

    compression: str | None = None

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode documents as lines of JSON in UTF-8."""
        lines = msgspec.json.Encoder().encode_lines(documents)
        if self.compression == "gzip":
            return gzip.compress(lines, 6, mtime=0)
        return zstd.compress(lines, 3) if self.compression == "zstd" else lines


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
