"""Reading an output back: its rows as documents again."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from cleaner.config import InputConfig
from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.io.inputs import READ_ERRORS, Inputs

_PARQUET = b"PAR1"


def read_documents(path: Path) -> Iterator[Document]:
    """Give the documents of an output, JSON Lines (plain, gzip, zstd) or Parquet, one by one.

    Raises `InputError` for a file that is missing, broken, or not an output of cleaner.
    """
    if path.suffix == ".parquet":
        yield from _parquet(path)
        return
    (source,) = Inputs([str(path)], InputConfig()).sources()
    decode = msgspec.json.Decoder(Document).decode
    try:
        with source.open() as stream:
            for number, line in enumerate(stream, 1):
                try:
                    yield decode(line)
                except msgspec.DecodeError as error:
                    raise InputError(
                        f"{path}, row {number} is not an output row of cleaner: {error}"
                    ) from None
    except READ_ERRORS as error:
        raise InputError(f"{path} can't be read: {error}") from None


def is_output(path: Path) -> bool:
    """Tell whether a file is an output of cleaner, by its first row."""
    try:
        return next(read_documents(path), None) is not None
    except InputError:
        return False


def _parquet(path: Path) -> Iterator[Document]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=64):
                for row in batch.to_pylist(maps_as_pydicts="strict"):
                    for embedded in row["embedded"]:
                        embedded["value"] = msgspec.json.decode(embedded["value"])
                    row["extra"] = msgspec.json.decode(row["extra"])
                    yield msgspec.convert(row, Document)
    except (OSError, KeyError, TypeError, pa.ArrowException, msgspec.MsgspecError) as error:
        raise InputError(f"{path} can't be read as an output of cleaner: {error}") from None
