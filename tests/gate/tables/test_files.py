"""What a file is: its kind, its fields, whose it is, and whether its measures are of its texts."""

import gzip
import os
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.gate.tables import files
from cleaner.gate.tables.files import csv_rows, json_rows, look_into, vet_unchanged
from cleaner.io import zstd
from tests.gate.samples import STORED, article, row, write

NAMES = {one.name for one in STORED}


def make(path: Path, content: bytes) -> Path:
    if path.suffix == ".gz":
        content = gzip.compress(content, mtime=0)
    elif path.suffix == ".zst":
        content = zstd.compress(content)
    path.write_bytes(content)
    return path


LINES = b'{"text": "a"}\n{"text": "b", "n": 1}\n'
TABLE = b"text,n\na,\nb,1\n"

KINDS = [
    ("a.jsonl", LINES, "jsonl"),
    ("a.ndjson", LINES, "jsonl"),
    ("A.JSONL", LINES, "jsonl"),
    ("a.jsonl.gz", LINES, "jsonl"),
    ("a.jsonl.zst", LINES, "jsonl"),
    ("a.csv", TABLE, "csv"),
    ("a.csv.gz", TABLE, "csv"),
    ("a.csv.zst", TABLE, "csv"),
    ("a.tsv", TABLE.replace(b",", b"\t"), "csv"),
    ("a.tsv.gz", TABLE.replace(b",", b"\t"), "csv"),
    ("bom.csv", b"\xef\xbb\xbf" + TABLE, "csv"),
    ("crlf.csv", TABLE.replace(b"\n", b"\r\n"), "csv"),
]


@pytest.mark.parametrize(("name", "content", "kind"), KINDS, ids=[one[0] for one in KINDS])
def test_kinds_of_files(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    found = look_into(make(tmp_path / name, content))
    assert (found.kind, found.fields, found.own) == (kind, ("text", "n"), False)
    assert (found.text_field, found.id_field) == ("text", None)


NO_FILES = [
    ("a.json", b"[]", "can't be checked: its name must end in"),
    ("a.parquet.gz", b"", "can't be checked"),
    ("a", b"", "can't be checked"),
    ("cut.parquet", b"PAR1abcPAR1", "can't be read"),
    ("cut.jsonl", LINES[:-8], "row 2 is not an object of JSON Lines"),
    ("array.jsonl", b"[1]\n", "row 1 is not an object of JSON Lines"),
    ("twice.csv", b"text,n,text\n", 'the header has the name "text" twice'),
    ("utf16.csv", "text\na\n".encode("utf-16"), "can't be read"),
]


@pytest.mark.parametrize(("name", "content", "told"), NO_FILES, ids=[one[0] for one in NO_FILES])
def test_what_is_no_file_to_check(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        look_into(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["none.jsonl", "none.csv", "none.parquet", "none"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="there is no file"):
        look_into(tmp_path / name)
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(InputError, match="there is no file"):
        look_into(tmp_path / "folder.jsonl")


PACKED = [(kind, name) for kind in ("gz", "zst") for name in ("a.jsonl", "a.csv")]


@pytest.mark.parametrize(("kind", "name"), PACKED)
def test_a_packed_file_that_was_cut(tmp_path: Path, kind: str, name: str) -> None:
    """The lines before the cut are whole, so that only the packing tells."""
    line = b"%d-" + os.urandom(40).hex().encode() + b"\n"
    lines = b"".join(
        b'{"text": "' + (line % number).strip() + b'"}\n' if "json" in name else line % number
        for number in range(5000)
    )
    path = make(tmp_path / f"{name}.{kind}", (b"" if "json" in name else b"text\n") + lines)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(InputError, match="can't be read"):
        read_all(path)


def read_all(path: Path) -> list[Any]:
    if ".csv" in path.name:
        with csv_rows(path) as (_, rows):
            return list(rows)
    return list(json_rows(path))


CELLS = [
    ("quotes", b'text,n\n"a, ""b""",1\n', [['a, "b"', "1"]]),
    ("a line feed in a cell", b'text,n\n"a\nb",1\nc,2\n', [["a\nb", "1"], ["c", "2"]]),
    ("a carriage return in a cell", b'text,n\r\n"a\r\nb",1\r\n', [["a\r\nb", "1"]]),
    ("no line feed at the end", b"text,n\na,1", [["a", "1"]]),
    ("empty lines", b"text,n\n\na,1\n\n", [["a", "1"]]),
    ("a NUL byte", b"text,n\na\x00b,1\n", [["a\x00b", "1"]]),
    ("a huge cell", b"text,n\n" + b"x" * 1_000_000 + b",1\n", [["x" * 1_000_000, "1"]]),
    ("only a header", b"text,n\n", []),
]


@pytest.mark.parametrize(
    ("content", "rows"), [one[1:] for one in CELLS], ids=[one[0] for one in CELLS]
)
def test_cells_of_csv(tmp_path: Path, content: bytes, rows: list[list[str]]) -> None:
    with csv_rows(make(tmp_path / "a.csv", content)) as (header, found):
        assert header == ["text", "n"]
        assert list(found) == list(enumerate(rows, 1))


BROKEN_CSV = [
    ("too few cells", b"text,n\na,1\nb\n", r"row 2 \(line 3\) has 1 cells, the header 2"),
    ("too many cells", b"text,n\na,b,1\n", r"row 1 \(line 2\) has 3 cells, the header 2"),
    ("cut within quotes", b'text,n\n"a,1\nb,2\n', "unexpected end of data"),
    ("signs behind a quote", b'text,n\n"a"b,1\n', "expected after"),
    ("no UTF-8", b"text,n\nCaf\xe9,1\n", "utf-8"),
]


@pytest.mark.parametrize(
    ("content", "told"), [one[1:] for one in BROKEN_CSV], ids=[one[0] for one in BROKEN_CSV]
)
def test_csv_that_is_broken(tmp_path: Path, content: bytes, told: str) -> None:
    path = make(tmp_path / "a.csv", content)
    with pytest.raises(InputError, match=told):
        read_all(path)


def test_numbers_of_rows_are_those_of_lines(tmp_path: Path) -> None:
    path = make(tmp_path / "a.jsonl", b'\n{"a": 1}\n  \n{"b": 2}')
    assert list(json_rows(path)) == [(2, {"a": 1}), (4, {"b": 2})]


FIELDS = [
    ({}, ("id", "text")),
    ({"text_fields": ["body"]}, ("id", "body")),
    ({"text_fields": ["none", "body"]}, ("id", "body")),
    ({"id_field": "url"}, ("url", "text")),
    ({"usual": ["none"]}, ("id", None)),
]


@pytest.mark.parametrize(("options", "fields"), FIELDS)
def test_fields_that_hold_ids_and_texts(tmp_path: Path, options: Any, fields: Any) -> None:
    path = make(tmp_path / "a.csv", b"id,url,text,body\n")
    found = look_into(path, **options)
    assert (found.id_field, found.text_field) == fields


@pytest.mark.parametrize("options", [{"id_field": "boddy"}, {"text_fields": ["boddy"]}])
def test_a_field_that_is_not_there(tmp_path: Path, options: Any) -> None:
    path = make(tmp_path / "a.csv", b"body\n")
    with pytest.raises(InputError, match='has no field "boddy"; did you mean "body"'):
        look_into(path, **options)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_an_output_is_known_by_its_fields(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, [article(1)])
    found = look_into(path)
    assert (found.own, found.changed, found.measured) == (True, False, NAMES)
    assert (found.id_field, found.text_field) == ("id", "text")
    assert set(found.fields) == set(Document.__struct_fields__)
    assert look_into(path, id_field="id", text_fields=["text"]) == found
    for options in ({"id_field": "url"}, {"text_fields": ["body"]}):
        with pytest.raises(InputError, match="is an output of cleaner"):
            look_into(path, **options)  # type: ignore[arg-type]


def test_a_file_without_rows_is_an_output(tmp_path: Path) -> None:
    assert look_into(make(tmp_path / "a.jsonl", b"\n")).own
    assert look_into(make(tmp_path / "a.csv", b"")).own
    assert look_into(write(tmp_path / "a.parquet", [])).own


def edited(number: int) -> list[Document]:
    documents = [article(count) for count in range(number + 5)]
    documents[number].text += " And more."
    return documents


@pytest.mark.parametrize(
    ("name", "number"), [("a.jsonl", 50), ("a.parquet", 50), ("a.parquet", 850)]
)
def test_texts_that_were_changed_are_noticed(tmp_path: Path, name: str, number: int) -> None:
    found = look_into(write(tmp_path / name, edited(number)))
    assert (found.changed, found.measured) == (True, frozenset())


def test_of_much_parquet_the_beginning_of_each_row_group_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_ALL_TEXTS", 0)
    table = pq.read_table(write(tmp_path / "a.parquet", edited(850)))
    pq.write_table(table, tmp_path / "seen.parquet", row_group_size=400)
    pq.write_table(table, tmp_path / "unseen.parquet", row_group_size=700)
    assert look_into(tmp_path / "seen.parquet").changed
    assert not look_into(tmp_path / "unseen.parquet").changed


def test_parquet_put_together_of_two_versions_holds_what_both_have(tmp_path: Path) -> None:
    documents = [article(number) for number in range(600)]
    for one in documents[300:]:
        del one.quality["mojibake"]
    assert look_into(write(tmp_path / "a.parquet", documents)).measured == NAMES - {"mojibake"}
    del documents[-1].quality["text_hash"]
    assert look_into(write(tmp_path / "a.parquet", documents)).measured == frozenset()


OLD = [
    ("no quality", {"quality": None}),
    ("no struct", {"quality": pa.array(["{}"])}),
    ("another struct", {"quality": pa.array([{"words": 3}])}),
    ("a null", {"quality": pa.array([None], pa.struct([("text_hash", pa.string())]))}),
]


@pytest.mark.parametrize("changes", [one[1] for one in OLD], ids=[one[0] for one in OLD])
def test_parquet_of_other_versions_holds_no_measures(tmp_path: Path, changes: Any) -> None:
    path = write(tmp_path / "a.parquet", [article(1)])
    table = pq.read_table(path).drop_columns("quality")
    if changes["quality"] is not None:
        table = table.append_column("quality", changes["quality"])
    pq.write_table(table, path)
    found = look_into(path)
    assert (found.own, found.measured, found.changed) == (True, frozenset(), False)


def test_json_lines_without_quality_hold_no_measures(tmp_path: Path) -> None:
    fields = {**msgspec.to_builtins(article(1))}
    del fields["quality"]
    path = make(tmp_path / "a.jsonl", row() + msgspec.json.encode(fields) + b"\n")
    assert look_into(path).measured == frozenset()


def test_a_file_that_is_changed_meanwhile(tmp_path: Path) -> None:
    path = make(tmp_path / "a.jsonl", LINES)
    file = look_into(path)
    vet_unchanged(file)
    path.write_bytes(LINES * 2)
    with pytest.raises(InputError, match="was changed while it was checked"):
        vet_unchanged(file)
    path.unlink()
    with pytest.raises(InputError, match="there is no file"):
        vet_unchanged(file)
