"""Writing: one schema for JSON, JSON Schema and Arrow, and files that read back as written."""

import gzip
import io
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleaner
from cleaner.document import Document
from cleaner.io import zstd
from cleaner.io.formats import Assembler, Writer
from cleaner.io.parquet import ParquetWriter, arrow_schema
from cleaner.io.writers import JsonLinesWriter, cleaner_write
from cleaner.measures import CORE
from cleaner.rows import read_documents


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    dump = 'string(31) "[{"pic":"/a.mp4","title":"é"}]"'
    return [
        cleaner.clean(f"VID: Rain\n\nIt rained. VoilÃ .\n\n{dump}", source=f"page-{number}")
        for number in range(5)
    ] + [Document("bare", "bare", extra={"deep": [{"a": None}]})]


def written(writer: Writer, batches: list[list[Document]]) -> bytes:
    part = io.BytesIO(b"".join(writer.encode(batch) for batch in batches))
    if not isinstance(writer, Assembler):
        return part.getvalue()
    output = io.BytesIO()
    writer.assemble(part, output)
    return output.getvalue()


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.JSONL.ZST", "a.parquet"])
def test_what_is_written_reads_back(tmp_path: Path, documents: list[Document], name: str) -> None:
    writer = cleaner_write(Path(name))
    assert writer is not None
    path = tmp_path / name.lower()
    path.write_bytes(written(writer, [documents[:2], documents[2:]]))
    assert list(read_documents(path)) == documents


def test_compression_is_what_the_name_says(documents: list[Document]) -> None:
    plain = written(JsonLinesWriter(), [documents])
    assert gzip.decompress(written(JsonLinesWriter("gzip"), [documents])) == plain
    assert (
        zstd.ZstdDecompressor().decompress(written(JsonLinesWriter("zstd"), [documents])) == plain
    )


def test_unknown_formats_have_no_writer() -> None:
    assert cleaner_write(Path("a.xlsx")) is None


def test_the_three_schemas_have_the_same_fields(documents: list[Document]) -> None:
    schema = msgspec.json.schema(Document)["$defs"]
    _same_fields(arrow_schema(), schema["Document"], schema)
    row: dict[str, Any] = msgspec.to_builtins(documents[0])
    assert set(row) == set(arrow_schema().names)


def _same_fields(arrow: Any, struct: dict[str, Any], definitions: dict[str, Any]) -> None:
    fields = {field.name: field for field in arrow}
    assert list(fields) == list(struct["properties"])
    for name, kind in struct["properties"].items():
        nested = kind.get("items", kind)
        references = [one.get("$ref") for one in (nested, *nested.get("anyOf", []))]
        reference = next((one for one in references if one), None)
        if name == "quality":
            # one column each in Parquet, a map in JSON
            assert {field.name for field in fields[name].type} == {
                one.name for one in CORE if one.stored
            }
        if reference:
            arrow_type = fields[name].type
            inner = arrow_type.value_type if pa.types.is_list(arrow_type) else arrow_type
            _same_fields(inner, definitions[reference.rsplit("/", 1)[1]], definitions)


def test_parquet_is_compressed_and_typed(tmp_path: Path, documents: list[Document]) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(written(ParquetWriter(), [documents]))
    with pq.ParquetFile(path) as file:
        assert file.schema_arrow.equals(arrow_schema(one.quality for one in documents))
        assert file.metadata.row_group(0).column(2).compression == "ZSTD"
        assert file.metadata.num_rows == len(documents)


def test_parquet_without_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(written(ParquetWriter(), []))
    assert list(read_documents(path)) == []


def test_parquet_gathers_row_groups(
    tmp_path: Path, documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.io.parquet._ROW_GROUP_BYTES", 2000)
    batches = [[document] for document in documents] * 20
    path = tmp_path / "a.parquet"
    path.write_bytes(written(ParquetWriter(), batches))
    with pq.ParquetFile(path) as file:
        assert 1 < file.metadata.num_row_groups < len(batches)
    assert list(read_documents(path)) == documents * 20
