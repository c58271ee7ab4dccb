"""Reading an output back: its rows as documents again, or the fields of them that are asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.io.inputs import READ_ERRORS, STDIN, Source

_Row = TypeVar("_Row", bound=msgspec.Struct)

_BATCH_ROWS = 100
_NAMES = (
    ".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst", ".parquet",
)  # fmt: skip

# an output has every field in every row, so a row that lacks one is no row of an output; older ones
# have no `quality`
_LATER: dict[str, Any] = {"quality": {}}
_DocumentRow = msgspec.defstruct(
    "_DocumentRow",
    [
        (field.name, field.type, msgspec.field(default=_LATER.get(field.name, msgspec.NODEFAULT)))
        for field in msgspec.structs.fields(Document)
    ],
    kw_only=True,
)


def read_documents(path: Path) -> Iterator[Document]:
    """Give the documents of an output, JSON Lines (plain, gzip, zstd) or Parquet, one by one.

    Raises `InputError` for a file that is missing, broken, or not an output of cleaner.
    """
    for row in read_rows(path, _DocumentRow):
        yield Document(*msgspec.structs.astuple(row))


def has_output_name(path: Path) -> bool:
    """Tell by its name whether a file can be an output that is read back."""
    return path.name.lower().endswith(_NAMES)


def is_output(path: Path) -> bool:
    """Tell whether a file is an output of cleaner, by its first row."""
    try:
        return next(read_documents(path), None) is not None
    except InputError:
        return False


def read_rows(path: Path, row_type: type[_Row]) -> Iterator[_Row]:
    """Give the rows of an output as structs of a type, whose fields are all that is decoded.

    Raises `InputError`, which names the row, for one that lacks a field without a default or has
    another type in it; and for a file that can't be read.
    """
    for _, row in numbered_rows(path, row_type):
        yield row


def numbered_rows(path: Path, row_type: type[_Row]) -> Iterator[tuple[int, _Row]]:
    """Give the rows as `read_rows` does, with the numbers of their lines or rows, from 1."""
    read = _parquet_rows if is_parquet(path) else _json_rows
    yield from read(path, row_type)


def count_rows(path: Path) -> int:
    """Count the rows of an output, without decoding them. Raises `InputError`."""
    if is_parquet(path):
        with parquet_file(path) as file:
            count: int = file.metadata.num_rows
            return count
    with reading(path), source_of(path).open() as stream:
        return sum(not line.isspace() for line in stream)


def is_parquet(path: Path) -> bool:
    """Tell by its name whether a file is Parquet."""
    return path.name.lower().endswith(".parquet")


def source_of(path: Path) -> Source:
    """Give a file as a source, which is read decompressed; "-" is stdin."""
    return Source(str(path), None if str(path) == STDIN else path, "jsonl")


@contextmanager
def reading(path: Path, *errors: type[Exception]) -> Iterator[None]:
    """Turn what reading a file may raise, `errors` too, into an `InputError` that names it."""
    expected: tuple[type[Exception], ...] = (*READ_ERRORS, *errors)
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"there is no file {path}") from None
    except expected as error:
        # the text of an error of Arrow may be of several lines
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise InputError(f"{path} can't be read: {reason}") from None


@contextmanager
def _as_row(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(
            f"{path}, row {number} is not an output row of cleaner: {reason}"
        ) from None


def _json_rows(path: Path, row_type: type[_Row]) -> Iterator[tuple[int, _Row]]:
    decode = msgspec.json.Decoder(row_type).decode
    with reading(path), source_of(path).open() as stream:
        for number, line in enumerate(stream, 1):
            if not line.isspace():
                with _as_row(path, number):
                    row = decode(line)
                yield number, row


@contextmanager
def parquet_file(path: Path) -> Iterator[Any]:
    """Open Parquet for a `with` block. What goes wrong in it is an `InputError`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    # pyarrow raises Python's own errors too, for values that have no form in Python
    with (
        reading(path, pa.ArrowException, ValueError, TypeError, KeyError, OverflowError),
        pq.ParquetFile(path) as file,
    ):
        yield file


def _parquet_rows(path: Path, row_type: type[_Row]) -> Iterator[tuple[int, _Row]]:
    known = msgspec.structs.fields(row_type)
    with parquet_file(path) as file:
        fields = [one.name for one in known if one.name in file.schema_arrow.names]
        for one in known:
            if one.required and one.name not in fields:
                raise InputError(
                    f'{path} is not an output of cleaner: it has no column "{one.name}"'
                )
        maps = [name for name in fields if _is_map(file.schema_arrow.field(name).type)]
        batches = file.iter_batches(_BATCH_ROWS, columns=fields)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, 1):
            with _as_row(path, number):
                _unpack(row, maps)
                made = msgspec.convert(row, row_type)
            yield number, made


def _is_map(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_map(kind))


def _unpack(row: dict[str, Any], maps: list[str]) -> None:
    """Make dicts of maps, and decode what Parquet holds as JSON text: values of any type."""
    # pyarrow makes dicts too, ten times slower
    for name in maps:
        if row[name] is not None:
            row[name] = dict(row[name])
    if isinstance(quality := row.get("quality"), dict):
        row["quality"] = {name: value for name, value in quality.items() if value is not None}
    embedded = row.get("embedded")
    values = [(one, "value") for one in embedded] if isinstance(embedded, list) else []
    for one, _ in values:
        if isinstance(one, dict) and isinstance(one.get("unwrapped"), list):
            one["unwrapped"] = dict(one["unwrapped"])
    for holder, name in [(row, "extra"), *values]:
        if isinstance(holder, dict) and isinstance(holder.get(name), str):
            holder[name] = msgspec.json.decode(holder[name])
