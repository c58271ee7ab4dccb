"""The tables are right, and the same from every format."""

import gzip
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.errors import InputError
from cleaner.gate.engines.frames import FrameTable
from cleaner.gate.tables import loading
from cleaner.gate.tables.columns import DOCUMENTS, MEDIA, RUN
from cleaner.gate.tables.loading import miscount
from cleaner.io import zstd
from cleaner.rows import count_rows
from tests.gate.samples import LEFT_OUT, MEASURES, article, row, with_everything, write

FORMATS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"]
METRICS = {"encoding.badness"}
MANIFEST = {
    "read": 10,
    "written": 8,
    "quarantined": 2,
    "seconds": 2.5,
    "seconds_by_step": {"encoding": 1.5, "media": 0.5},
    "edits": {"encoding": {"mojibake": 3, "entity": 1}, "typos": {"doubled-word": 1}},
    "skipped": {".jpg": 2, ".css": 1},
    "cleaner": "0.1.0",
}


def load_table(path: Path, table: Any, names: Any, manifest: Any = None) -> Any:
    return loading.load_table(path, table, names, manifest, measures=MEASURES).drop(columns="row")


def rows(frame: Any) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    records: list[dict[str, Any]] = plain.to_dict("records")
    return records


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    return write(tmp_path / "out.jsonl", with_everything())


def test_the_table_of_documents(jsonl: Path) -> None:
    asked = {*DOCUMENTS, *METRICS, "text_length", "words", "lines", "replacement_characters"}
    first, second, third = rows(load_table(jsonl, "documents", asked))
    text = first.pop("text")
    assert first == {
        "id": "page-1",
        "source": "pages.jsonl",
        "url": "https://example.com/1",
        "title": "The bridge",
        "published": "2024-03-01T10:00:00+01:00",
        "language": "en",
        "text_length": len(text),
        "words": 60,
        "lines": 10,
        "replacement_characters": 0,
        "encoding": "utf-8",
        "encoding_evidence": "utf-8",
        "encoding_confidence": 1.0,
        "replaced": 0,
        "media_count": 2,
        "media_ok": 1,
        "media_suspect": 0,
        "media_broken": 1,
        "media_unsafe": 0,
        "media_unchecked": 0,
        "embedded_count": 1,
        "edit_count": 2,
        "finding_count": 1,
        "encoding.badness": 0.5,
    }
    assert (second["text_length"], second["title"], second["encoding"]) == (0, None, None)
    assert (second["replaced"], second["edit_count"], second["encoding.badness"]) == (0, 0, None)
    assert (third["replacement_characters"], third["replaced"], third["edit_count"]) == (1, 3, 3)
    assert third["encoding_confidence"] == 0.7


def test_the_table_of_links(jsonl: Path) -> None:
    first, second = rows(load_table(jsonl, "media", MEDIA))
    assert first["id"] == "page-1#1"
    assert (first["url"], first["raw"]) == ("https://example.com/a.jpg", "/a.jpg")
    assert (first["problems"], first["problem_count"], first["http_status"]) == ("", 0, None)
    assert (second["id"], second["document_id"]) == ("page-1#2", "page-1")
    assert (second["status"], second["problems"]) == ("broken", "no-host,odd")
    assert (second["problem_count"], second["http_status"]) == (2, 404)


def test_the_table_of_the_run(jsonl: Path) -> None:
    (only,) = rows(
        load_table(
            jsonl, "run", {*RUN, "edits.encoding", "edits.none", "seconds_by_step.media"}, MANIFEST
        )
    )
    assert only == {
        "id": "run",
        "read": 10,
        "written": 8,
        "quarantined": 2,
        "accounted": 10,
        "quarantined_share": 0.2,
        "edits": 5,
        "edits.encoding": 4,
        "seconds": 2.5,
        "seconds_by_step.media": 0.5,
        "skipped": 3,
        "version": "0.1.0",
    }


def test_the_share_of_nothing_is_zero(jsonl: Path) -> None:
    frame = load_table(jsonl, "run", {"quarantined_share"}, {"read": 0, "quarantined": 0})
    assert rows(frame) == [{"id": "run", "quarantined_share": 0.0}]


def test_the_table_of_the_run_needs_a_manifest(jsonl: Path) -> None:
    with pytest.raises(InputError, match="has no manifest"):
        load_table(jsonl, "run", {"read"})


@pytest.mark.parametrize("name", FORMATS[1:])
@pytest.mark.parametrize(
    ("table", "columns"), [("documents", DOCUMENTS.keys() | METRICS), ("media", MEDIA)]
)
def test_every_format_gives_the_same_table(
    tmp_path: Path, jsonl: Path, name: str, table: Any, columns: Any
) -> None:
    path = write(tmp_path / name, with_everything())
    frame, other = (load_table(one, table, columns) for one in (path, jsonl))
    assert frame.dtypes.to_dict() == other.dtypes.to_dict()
    assert rows(frame) == rows(other)


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_columns_asked_for_are_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, with_everything())
    assert list(load_table(path, "documents", {"words"}).columns) == ["id", "words"]
    assert list(load_table(path, "media", set()).columns) == ["id", "url"]


@pytest.mark.parametrize("name", FORMATS)
def test_an_output_without_documents_gives_an_empty_table(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, [])
    frame = load_table(path, "documents", {"text", "words", "encoding.badness"})
    assert (len(frame), list(frame.columns)) == (0, ["id", "encoding.badness", "text", "words"])


def test_a_metric_that_no_document_has_is_no_column(jsonl: Path) -> None:
    frame = load_table(jsonl, "documents", {"encoding.badnes", "title"})
    assert list(frame.columns) == ["id", "title"]


def test_strings_are_objects_and_numbers_numbers(jsonl: Path) -> None:
    frame = load_table(jsonl, "documents", {"title", "words", "encoding.badness"})
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds == {
        "id": "object",
        "title": "object",
        "words": "int64",
        "encoding.badness": "float64",
    }


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize(
    ("table", "column", "field"),
    [
        ("documents", "edit_count", "metrics"),
        ("documents", "title", "title"),
        ("documents", "replaced", "encoding"),
        ("media", "status", "media"),
    ],
)
def test_a_field_that_a_column_reads_must_be_there(
    tmp_path: Path, name: str, table: Any, column: str, field: str
) -> None:
    path = tmp_path / name
    if name.endswith(".parquet"):
        pq.write_table(pq.read_table(write(path, [article(1)])).drop_columns(field), path)
    else:
        path.write_bytes(row() + row(**{field: LEFT_OUT}))
    told = f'no column "{field}"' if name.endswith(".parquet") else rf"row 2.*field `{field}`"
    with pytest.raises(InputError, match=told):
        load_table(path, table, {column})
    assert len(load_table(path, "documents", {"words"})) > 0


def test_a_field_within_a_field_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(row(media=[{"url": "https://a/", "raw": "/"}]))
    with pytest.raises(InputError, match=r"row 1.*field `status`"):
        load_table(path, "media", {"status"})
    with pytest.raises(InputError, match=r"row 1.*field `status`"):
        load_table(path, "documents", {"media_broken"})


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"\n" + row() + b" \n" + row(id="b")[:-1])
    assert list(load_table(path, "documents", {"words"})["id"]) == ["page-1", "b"]
    assert count_rows(path) == 2


ODD_COLUMNS = [
    ("metrics without values", {"metrics": pa.array([None], pa.string())}, "metrics"),
    ("metrics as text", {"metrics": pa.array(["{}"])}, "metrics"),
    ("metrics that are null", {"metrics": pa.array([None], pa.map_("str", "float64"))}, "metrics"),
    ("metrics that are texts", {"metrics": pa.array([[("a.b", "x")]], pa.map_("str", "str"))}, "metrics"),
    ("an id that is a number", {"id": pa.array([3])}, "id"),
    ("bytes that are no UTF-8", {"text": pa.array([b"\xff"]).view("str")}, "utf-8"),
    ("embedded as text", {"embedded": pa.array(["[]"])}, "embedded"),
    ("embedded as numbers", {"embedded": pa.array([[1]])}, "embedded"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("odd", "told"), [one[1:] for one in ODD_COLUMNS], ids=[one[0] for one in ODD_COLUMNS]
)
def test_parquet_of_other_types_is_told(tmp_path: Path, odd: Any, told: str) -> None:
    path = write(tmp_path / "out.parquet", [article(1)])
    table = pq.read_table(path)
    for name, values in odd.items():
        table = table.set_column(table.schema.get_field_index(name), name, values)
    pq.write_table(table, path)
    with pytest.raises(InputError, match=told):
        load_table(path, "documents", DOCUMENTS)


def test_a_number_beyond_all_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    encoding = {"name": "utf-8", "evidence": "utf-8", "confidence": 1.0, "replaced": 1 << 63}
    path.write_bytes(row(encoding=encoding))
    with pytest.raises(InputError, match='column "replaced" has a number that is too large'):
        load_table(path, "documents", {"replaced"})


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("table", ["documents", "media", "run"])
def test_a_file_of_other_length_than_its_account_is_told(
    tmp_path: Path, name: str, table: Any
) -> None:
    path = write(tmp_path / name, with_everything())
    frames = {table: FrameTable(load_table(path, table, set(), {"written": 3}))}
    assert miscount(path, frames, {"written": 3}) is None
    told = "the account says 3,000 documents, the file holds 3"
    assert miscount(path, frames, {"written": 3000}) == told
    for unknown in (None, {}, {"written": None}):
        assert miscount(path, frames, unknown) is None


BROKEN = [
    ("no rows", b"3\n", "row 1 is not an object of JSON Lines: Expected `object`, got `int`"),
    ("a wrong type", row() + row(id=3), "row 2 is not an output row of cleaner: Expected `str`, got `int` - at `$.id`"),
    ("no JSON", row() + b"nothing\n", "row 2 is not an object of JSON Lines: JSON is malformed"),
    ("not UTF-8", b'{"id": "\xff"}\n', "row 1"),
    ("nested deeply", row() + b'{"x":' + b"[" * 100_000, "row 2 is not an object of JSON Lines: it is nested too deeply"),
    ("nested deeply where nothing is read", b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "row 1"),
    ("a cut gzip file", gzip.compress(row() * 99, mtime=0)[:-12], "can't be read"),
    ("a damaged zstd file", zstd.compress(b"a")[:-2] + b"\xff" * 9, "can't be read"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "told"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN]
)
def test_a_broken_output_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_table(path, "documents", {"text"})
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_output_and_one_that_is_no_parquet_are_told(tmp_path: Path) -> None:
    for name in ("none.jsonl", "none.parquet"):
        with pytest.raises(InputError, match="there is no file"):
            load_table(tmp_path / name, "documents", {"text"})
    (tmp_path / "out.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(InputError, match="can't be read"):
        load_table(tmp_path / "out.parquet", "documents", {"text"})


def test_many_documents_of_one_batch(tmp_path: Path) -> None:
    path = write(tmp_path / "out.parquet", [article(number) for number in range(2500)])
    assert len(load_table(path, "documents", {"words"})) == 2500
