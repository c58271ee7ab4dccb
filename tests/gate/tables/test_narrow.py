"""Narrow tables: the same of every format, read as columns or row by row."""

import csv
import gzip
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.gate.engines import duck
from cleaner.gate.tables import loading, narrow
from cleaner.gate.tables.available import available_columns
from cleaner.gate.tables.files import DataFile, look_into
from cleaner.gate.tables.narrow import narrow_batches, stands_in, texts_of
from cleaner.measures import text_hash
from tests.gate.samples import LEFT_OUT, MEASURES, article, row, with_everything, write

STORED = [
    "replacement_characters",
    "text_length",
    "detected_language",
    "text_hash",
    "mojibake",
    "markup",
]


def columns_of(file: DataFile, names: Sequence[str]) -> Any:
    return loading._resolved(
        file, "documents", dict.fromkeys(names), available_columns(file, MEASURES)
    )


def narrowed(path: Path, names: Sequence[str], **options: Any) -> list[dict[str, Any]]:
    file = look_into(path, **options)
    batches = list(narrow_batches(file, "documents", columns_of(file, names)))
    return [row for batch in batches for row in batch.to_pylist()]


TEXT = "The council met on Friday, and opened the bridge: “at last”, said Zoë."
BOUGHT = [
    {"url": "https://a.example/1", "body": TEXT, "score": 1.5, "section": "news"},
    {"url": "https://a.example/2", "body": 'He said "no",\nand left.\t', "score": None, "section": None},
    {"url": None, "body": None, "score": -3.0, "section": "sport"},
    {"url": "https://a.example/4", "body": "cafÃ© <b>x</b> \ufffd", "score": 0.0, "section": "a,b;c"},
]  # fmt: skip


def as_csv(path: Path, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, BOUGHT[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(BOUGHT)
    return path


def as_json(path: Path) -> Path:
    data = "".join(json.dumps(one) + "\n" for one in BOUGHT).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def as_parquet(path: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(BOUGHT), path)
    return path


MAKE = {
    "a.csv": as_csv,
    "a.tsv": lambda path: as_csv(path, "\t"),
    "a.jsonl": as_json,
    "a.jsonl.gz": as_json,
    "a.parquet": as_parquet,
}


@pytest.mark.parametrize("name", MAKE)
def test_every_format_of_other_files_gives_the_same(tmp_path: Path, name: str) -> None:
    asked = ["text", "url", "score", "section", *STORED]
    found = narrowed(MAKE[name](tmp_path / name), asked, text_fields=["body"])
    for one, given in zip(found, BOUGHT, strict=True):
        text = given["body"] or ""
        assert isinstance(text, str)
        assert one["text"] == given["body"]
        assert (one["url"], one["score"]) == (given["url"], given["score"])
        assert one["section"] == given["section"]
        assert one["text_length"] == len(text)
        assert one["text_hash"] == text_hash(text)
    assert [one["id"] for one in found] == ["#1", "#2", "#3", "#4"]
    assert [one["row"] for one in found] == [1, 2, 3, 4]
    assert [one["mojibake"] > 0 for one in found] == [False, False, False, True]


@pytest.mark.parametrize("name", MAKE)
def test_ids_and_texts_of_rows(tmp_path: Path, name: str) -> None:
    path = MAKE[name](tmp_path / name)
    found = narrowed(path, [], text_fields=["body"], id_field="url")
    assert [one["id"] for one in found] == [one["url"] for one in BOUGHT]
    file = look_into(path, text_fields=["body"])
    texts = [one["body"] or "" for one in BOUGHT]
    assert list(texts_of(file, {2, 3})) == [(2, texts[1]), (3, "")]
    assert list(texts_of(file, {4})) == [(4, texts[3])]
    assert list(texts_of(file, set())) == []


def row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrow, "stands_in", lambda file, columns: False)


OWN = ["title", "published", "replaced", "encoding_confidence", "encoding.badness", "typos.edits", *STORED]  # fmt: skip


def test_parquet_read_as_columns_is_as_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.parquet", [*with_everything(), *map(article, range(5, 50))])
    file = look_into(path)
    assert stands_in(file, columns_of(file, OWN))
    columns = narrowed(path, OWN)
    row_by_row(monkeypatch)
    assert columns == narrowed(path, OWN)
    json_lines = write(tmp_path / "a.jsonl", [*with_everything(), *map(article, range(5, 50))])
    assert columns == narrowed(json_lines, OWN)


def test_what_is_no_number_is_a_null_in_every_way_of_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["a"] * 4, "n": [1.5, math.nan, None, math.inf]}), path)
    expected = [1.5, None, None, math.inf]
    file = look_into(path)
    columns = {"n": columns_of(file, ["n"])["n"]}
    assert stands_in(file, columns)
    assert [one["n"] for one in narrowed(path, ["n"])] == expected
    with duck.opened() as connection:
        view = duck.view_of_parquet(connection, "documents", file, columns)
        assert view.counts(["n"]) == {"n": 2}
    row_by_row(monkeypatch)
    assert [one["n"] for one in narrowed(path, ["n"])] == expected


def edited(number: int, text: str) -> list[Document]:
    documents = [article(count) for count in range(300)]
    documents[number].text = text
    return documents


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.zst", "a.parquet"])
def test_a_text_that_was_changed_is_measured_anew(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, edited(250, "cafÃ©"))
    found = narrowed(path, STORED)[250]
    assert (found["text_length"], found["mojibake"]) == (5, 1)
    assert found["text_hash"] == text_hash("cafÃ©")


def test_what_a_row_does_not_hold_is_measured(tmp_path: Path) -> None:
    documents = [article(count) for count in range(300)]
    del documents[250].quality["mojibake"]
    documents[250].text += "cafÃ©"
    documents[250].quality["text_hash"] = text_hash(documents[250].text)
    for name in ("a.jsonl", "a.parquet"):
        assert narrowed(write(tmp_path / name, documents), STORED)[250]["mojibake"] == 1


def test_a_row_without_quality_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(row() * 150 + row(quality=LEFT_OUT))
    with pytest.raises(InputError, match=r"row 151.*field `quality`"):
        narrowed(path, STORED)
    path.write_bytes(row(quality=LEFT_OUT) + row())
    assert [one["mojibake"] for one in narrowed(path, STORED)] == [0, 0]


def test_measures_that_are_null_behind_the_statistics_are_told(tmp_path: Path) -> None:
    """Texts, too: a language that is null would be left out of every rule."""
    documents = [article(count) for count in range(10)]
    del documents[5].quality["detected_language"]
    path = write(tmp_path / "a.parquet", documents)
    pq.write_table(pq.read_table(path), tmp_path / "b.parquet", write_statistics=False)
    file = look_into(tmp_path / "b.parquet")
    names = {"detected_language": columns_of(file, ["detected_language"])["detected_language"]}
    with pytest.raises(InputError, match='"detected_language" is null in some rows'):
        list(narrow_batches(file, "documents", names))
    told = '"detected_language" is null in some rows'
    with duck.opened() as connection, pytest.raises(InputError, match=told):
        duck.view_of_parquet(connection, "documents", file, names)


ODD_ROWS = [
    ("a list as the text", b'{"text": ["a"]}', ["words"], 'row 3: the field "text" is a list'),
    ("an object as the text", b'{"text": {}}', ["text"], 'row 3: the field "text" is an object'),
    ("a list in a field", b'{"text": "a", "n": [1]}', ["n"], 'row 3: the field "n" holds a list'),
    ("a text as a measure", b'{"text": "a", "media_count": "x"}', ["media_count"], "row 3: .* a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "names", "told"), [one[1:] for one in ODD_ROWS], ids=[one[0] for one in ODD_ROWS]
)
def test_odd_rows_are_told(tmp_path: Path, line: bytes, names: list[str], told: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a", "n": 1, "media_count": 1}\n' * 2 + line)
    with pytest.raises(InputError, match=told):
        narrowed(path, names)


def test_duckdb_tells_the_row_too(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": ["a"]}\n')
    file = look_into(path)
    columns = columns_of(file, ["words"])
    batches = narrow_batches(file, "documents", columns)
    told = 'row 2: the field "text" is a list; expected a text$'
    with duck.opened() as connection, pytest.raises(InputError, match=told):
        duck.table_of_batches(connection, "documents", batches, columns)


def test_large_integers_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "a", "n": 9007199254740993}\n{"text": "a", "n": 9007199254740992}\n'
    )
    found = narrowed(path, ["n"])
    assert [one["n"] for one in found] == ["9007199254740993", "9007199254740992"]


def test_lone_surrogates_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a\\ud800b", "n": "\\udfff"}\n')
    (found,) = narrowed(path, ["text", "text_length", "n"])
    assert (found["text_length"], found["text"], found["n"]) == (3, "a?b", "?")


@pytest.mark.parametrize(
    "line", [b'{"a": "\\ud800"', b'["\\ud800"]', b'{"a": "\\ud800", "b": 1 2}']
)
def test_what_is_broken_beside_is_told(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line)
    with pytest.raises(InputError, match="row 1 is not an object of JSON Lines"):
        narrowed(path, ["words"])


def test_times_decimals_and_the_index_of_pandas(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame(
        {"text": [TEXT], "published": pd.to_datetime(["2024-05-01 09:30"]), "kind": ["news"]},
        index=["k1"],
    ).astype({"kind": "category"})
    path = tmp_path / "a.parquet"
    frame.to_parquet(path)
    (found,) = narrowed(path, ["published", "kind", "words"], id_field="__index_level_0__")
    assert found == {
        "id": "k1", "published": "2024-05-01T09:30:00", "kind": "news",
        "words": len(TEXT.split()), "row": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_file_without_rows(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"" if name == "a.jsonl" else b"text,n\n")
    assert narrowed(path, ["words"]) == []


def test_rows_come_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrow, "_BATCH_ROWS", 4)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 10)
    file = look_into(path)
    batches = list(narrow_batches(file, "documents", columns_of(file, ["words"])))
    assert [batch.num_rows for batch in batches] == [4, 4, 2]
    assert _rows(batches) == list(range(1, 11))


def _rows(batches: Sequence[pa.RecordBatch]) -> list[int]:
    def each() -> Iterator[int]:
        for batch in batches:
            yield from batch.column("row").to_pylist()

    return list(each())


def test_only_what_is_asked_for_is_decoded(tmp_path: Path) -> None:
    """A field that no column needs may hold anything."""
    fields = msgspec.to_builtins(article(1)) | {"media": 3, "edits": None}
    path = tmp_path / "a.jsonl"
    path.write_bytes(msgspec.json.encode(fields) + b"\n")
    assert narrowed(path, ["words"])[0]["words"] == 60
