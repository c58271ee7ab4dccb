"""The files that can be checked: their format, their fields, and whether they are our own."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal

import msgspec

from cleaner.config import InputConfig
from cleaner.document import Document
from cleaner.errors import InputError, nearest
from cleaner.measures import text_hash
from cleaner.rows import is_parquet, parquet_file, reading, source_of

Kind = Literal["jsonl", "csv", "parquet"]

_ENDINGS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
_PACKED = (".gz", ".zst")
# a row with most of the fields that only our record has is our own, and then it must have them all
_OURS = frozenset(Document.__struct_fields__) - {"id", "text", "url", "title", "language", "raw"}
_ENOUGH = 5
_USUAL = InputConfig().text_fields
_PEEK_ROWS = 100
# of Parquet with larger texts a sample is compared with what was measured of them
_ALL_TEXTS = 64 * 1024 * 1024
_SAMPLES = 20
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LARGEST_CELL = 64 * 1024 * 1024


class DataFile(msgspec.Struct, frozen=True):
    """A file whose rows can be checked.

    `fields` are the names of its fields, as its first rows, its header or its schema have them.
    `own` is an output of cleaner; one without rows is taken for one. `measured` are the measures
    that its rows hold; none where its texts have `changed` since. `id_field` and `text_field` name
    the fields that hold the document's id and text, null where there is none. `stamp` is its size
    and when it was written.
    """

    path: Path
    kind: Kind
    fields: tuple[str, ...]
    own: bool
    measured: frozenset[str] = frozenset()
    changed: bool = False
    id_field: str | None = None
    text_field: str | None = None
    stamp: tuple[int, int] = (0, 0)


def has_known_name(path: Path) -> bool:
    """Tell by its name whether a file can be checked."""
    return _kind(path) is not None


def look_into(
    path: Path,
    *,
    id_field: str | None = None,
    text_fields: Sequence[str] = (),
    usual: Sequence[str] = _USUAL,
) -> DataFile:
    """Say what a file is, by its name and its first rows.

    `id_field` and `text_fields` say where a file that is not our own holds ids and texts; the
    first of the fields that is there is taken, one of the `usual` where none is named. Raises
    `InputError` for a file that is missing, can't be read, is of no known format, or lacks the
    field that is named.
    """
    kind = _kind(path)
    if not path.is_file():
        raise InputError(f"there is no file {path}")
    if kind is None:
        raise InputError(
            f"{path} can't be checked: its name must end in {', '.join(_ENDINGS)} "
            f"(each but the last also {' or '.join(_PACKED)})"
        )
    stamp = _stamp(path)
    fields, rows = _peek(path, kind)
    if not fields or len(_OURS.intersection(fields)) >= _ENOUGH:
        _vet_own(path, fields, id_field, text_fields)
        measured, changed = _parquet_measured(path) if kind == "parquet" else _measured(rows)
        return DataFile(path, kind, fields, True, measured, changed, "id", "text", stamp)
    text_field = next((name for name in text_fields or usual if name in fields), None)
    missing = [] if id_field is None or id_field in fields else [id_field]
    missing += [] if text_field else text_fields[:1]
    if missing:
        raise InputError(f'{path} has no field "{missing[0]}"; {nearest(missing[0], fields)}')
    return DataFile(
        path,
        kind,
        fields,
        False,
        id_field=id_field or ("id" if "id" in fields else None),
        text_field=text_field,
        stamp=stamp,
    )


def _stamp(path: Path) -> tuple[int, int]:
    with reading(path):
        found = path.stat()
    return found.st_size, found.st_mtime_ns


def vet_unchanged(file: DataFile) -> None:
    """Raise `InputError` where a file is another than it was when it was looked into."""
    if _stamp(file.path) != file.stamp:
        raise InputError(f"{file.path} was changed while it was checked; check it again")


def _vet_own(
    path: Path, fields: Sequence[str], id_field: str | None, text_fields: Sequence[str]
) -> None:
    if fields and (id_field not in (None, "id") or (text_fields and "text" not in text_fields)):
        raise InputError(
            f"{path} is an output of cleaner, which holds ids in `id` and texts in `text`; "
            "leave out --id-field and --text-field"
        )


def _kind(path: Path) -> Kind | None:
    name = path.name.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    kind = next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending)), None)
    return None if kind == "parquet" and not is_parquet(path) else kind


def _peek(path: Path, kind: Kind) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Give the names of the fields, and of JSON Lines the first rows."""
    if kind == "parquet":
        with parquet_file(path) as file:
            return tuple(file.schema_arrow.names), []
    if kind == "csv":
        with csv_rows(path) as (header, _):
            return tuple(header), []
    rows = [row for _, row in islice(json_rows(path), _PEEK_ROWS)]
    return tuple(dict.fromkeys(name for row in rows for name in row)), rows


def _measured(rows: list[dict[str, Any]]) -> tuple[frozenset[str], bool]:
    """Give the measures that all rows hold; none, and True, where they are of other texts."""
    held: set[str] | None = None
    for row in rows:
        text, quality = row.get("text"), row.get("quality")
        if not isinstance(text, str) or not isinstance(quality, dict):
            return frozenset(), False
        if quality.get("text_hash") != text_hash(text):
            return frozenset(), True
        names = {name for name, value in quality.items() if value is not None}
        held = names if held is None else held & names
    return frozenset(held or ()), False


def _parquet_measured(path: Path) -> tuple[frozenset[str], bool]:
    """Give the measures that a Parquet file holds in all rows; none, and True, as `_measured`."""
    import pyarrow as pa

    with parquet_file(path) as file:
        schema = file.schema_arrow
        if not {"text", "quality"} <= {*schema.names} or not pa.types.is_struct(
            schema.field("quality").type
        ):
            return frozenset(), False
        if schema.field("quality").type.get_field_index("text_hash") < 0:
            return frozenset(), False
        hashes: Iterable[Any] = _hashes(file)
        for text, held in hashes:
            if not isinstance(text, str) or held is None:
                return frozenset(), False
            if held != text_hash(text):
                return frozenset(), True
        names = {field.name for field in schema.field("quality").type}
        return frozenset(names - _with_nulls(file.metadata)), False


def _hashes(file: Any) -> Iterator[tuple[Any, Any]]:
    """Give texts and what is stored as their hashes: all where there are few, else a sample."""
    groups = range(file.num_row_groups)
    sizes = [_text_size(file.metadata.row_group(number)) for number in groups]
    most = None if sum(sizes) <= _ALL_TEXTS else _PEEK_ROWS
    step = 1 if most is None else -(-len(groups) // _SAMPLES)
    for number in groups[::step]:
        batches = file.iter_batches(
            _PEEK_ROWS, row_groups=[number], columns=["text", "quality.text_hash"]
        )
        for batch in batches if most is None else islice(batches, 1):
            hashes = batch.column("quality").field("text_hash")
            yield from zip(batch.column("text").to_pylist(), hashes.to_pylist(), strict=True)


def _leaves(group: Any) -> Iterator[Any]:
    return (group.column(number) for number in range(group.num_columns))


def _text_size(group: Any) -> int:
    return sum(
        one.total_uncompressed_size for one in _leaves(group) if one.path_in_schema == "text"
    )


def _with_nulls(metadata: Any) -> set[str]:
    """Name the measures that are null in some rows of a Parquet file, by its statistics."""
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    found = set()
    for leaf in chain.from_iterable(map(_leaves, groups)):
        first, _, name = leaf.path_in_schema.partition(".")
        if first == "quality" and leaf.statistics is not None and leaf.statistics.null_count:
            found.add(name)
    return found


def _decoder() -> Callable[[bytes], dict[str, Any]]:
    strict = msgspec.json.Decoder(dict[str, Any]).decode

    def decode(line: bytes) -> dict[str, Any]:
        try:
            return strict(line)
        except msgspec.DecodeError:
            # half a surrogate pair, which Python's own writer lets pass, is damage to be measured
            if _SURROGATE.search(line) and isinstance(row := json.loads(line), dict):
                return row
            raise

    return decode


def json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the rows of JSON Lines as they are, with the numbers of their lines."""
    decode = _decoder()
    with reading(path), source_of(path).open() as stream:
        for number, line in enumerate(stream, 1):
            if not line.isspace():
                try:
                    row = decode(line)
                except (msgspec.MsgspecError, ValueError, RecursionError) as error:
                    deep = isinstance(error, RecursionError)
                    reason = "it is nested too deeply" if deep else str(error)
                    raise InputError(
                        f"{path}, row {number} is not an object of JSON Lines: {reason}"
                    ) from None
                yield number, row


@contextmanager
def csv_rows(path: Path) -> Iterator[tuple[list[str], Iterator[tuple[int, list[str]]]]]:
    """Open CSV, or TSV by its name: the header, and the rows with their numbers.

    The first row after the header has the number 1. Raises `InputError` for a header with a name
    twice, and for a row that has another number of cells.
    """
    delimiter = "\t" if ".tsv" in path.name.lower() else ","
    with reading(path, csv.Error, UnicodeDecodeError), source_of(path).open() as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
        before = csv.field_size_limit(_LARGEST_CELL)
        try:
            reader = csv.reader(text, delimiter=delimiter, strict=True)
            header = next(reader, [])
            twice = [name for name in header if header.count(name) > 1]
            if twice:
                raise InputError(f'{path}: the header has the name "{twice[0]}" twice')
            yield header, _cells(path, reader, len(header))
        finally:
            csv.field_size_limit(before)
            text.detach()


def _cells(path: Path, reader: Any, width: int) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for cells in reader:
        if cells:
            number += 1
            if len(cells) != width:
                raise InputError(
                    f"{path}, row {number} (line {reader.line_num}) has {len(cells)} cells, "
                    f"the header {width}"
                )
            yield number, cells
