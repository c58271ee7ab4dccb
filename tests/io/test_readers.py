"""Reading: every format, every way in which it can be broken."""

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner.config import InputConfig
from cleaner.document import RawDocument, Rejected
from cleaner.errors import InputError
from cleaner.io import zstd
from cleaner.io.inputs import Inputs
from cleaner.io.readers import cleaner_read

ROWS = (
    b'{"id": 7, "text": "one", "url": "https://example.com/a", "tags": ["x"]}\n{"content": "two"}\n'
)


def read(*names: Path | str, **settings: object) -> list[RawDocument | Rejected]:
    inputs = Inputs([str(name) for name in names], InputConfig(**settings))  # type: ignore[arg-type]
    return [one for source in inputs.sources() for one in cleaner_read(source) or []]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_text_and_html_files_are_a_document_each(tmp_path: Path) -> None:
    text, page = put(tmp_path, "a.txt", b"hello"), put(tmp_path, "b.html", b"<p>hi")
    assert read(text, page) == [
        RawDocument(text.as_posix(), b"hello"),
        RawDocument(page.as_posix(), b"<p>hi", media_type="text/html"),
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("rows.jsonl", bytes),
        ("rows.jsonl.gz", gzip.compress),
        ("rows.ndjson.zst", zstd.compress),
        ("told-by-content", bytes),
        ("told-by-content-gz", gzip.compress),
        (
            "two-frames.jsonl.zst",
            lambda data: b"".join(map(zstd.compress, data.splitlines(True))),
        ),
    ],
)
def test_json_lines(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    path = put(tmp_path, name, pack(ROWS))
    assert read(path) == [
        RawDocument(
            path.as_posix(),
            "one",
            id="7",
            row=1,
            url="https://example.com/a",
            extra={"tags": ["x"]},
        ),
        RawDocument(path.as_posix(), "two", row=2),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "row 1 is not valid JSON"),
        (b"[1]", "row 1 is a JSON list, not an object"),
        (b'{"txt": "x"}', 'row 1 has no field with the document\'s text (its fields: "txt")'),
        (b'{"text": 3}', "row 1 has no field with the document's text"),
        (b'{"text": "\xff"}', "row 1 is not valid JSON"),
        (b"[" * 200_000, "row 1 is not valid JSON: it is nested too deeply"),
        (b'{"text": "' + b"x" * 5000 + b'"}', "row 1 is longer than [input] max_bytes = 1000"),
    ],
)
def test_a_bad_row_is_rejected_and_the_others_are_read(
    tmp_path: Path, line: bytes, said: str
) -> None:
    path = put(tmp_path, "rows.jsonl", line + b'\n\n{"text": "good"}')
    bad, good = read(path, max_bytes=1000 if len(line) < 10_000 else 1_000_000)
    assert isinstance(bad, Rejected)
    assert said in bad.reason
    assert bad.row == 1
    assert bad.data in (line, None)
    assert isinstance(good, RawDocument)
    assert (good.data, good.row) == ("good", 3)


def test_lone_surrogates_in_json_are_read(tmp_path: Path) -> None:
    (row,) = read(put(tmp_path, "rows.jsonl", b'{"text": "a \\ud83d b"}'))
    assert isinstance(row, RawDocument)
    assert row.data == "a \ud83d b"


def test_fields_are_taken_as_configured(tmp_path: Path) -> None:
    path = put(tmp_path, "rows.jsonl", b'{"story": "s", "text": "t"}\n{"html": "<p>h"}\n')
    first, second = read(path, text_fields=("story",))
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (first.data, first.extra) == ("s", {"text": "t"})
    assert (second.data, second.media_type) == ("<p>h", "text/html")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "it looks like a JPEG image"),
        ("photo", b"\x89PNG\r\n\x1a\n\x00", "it looks like a PNG image"),
        ("paper.html", b"%PDF-1.7 ...", "it looks like a PDF document"),
        ("noise.txt", bytes(range(256)) * 2, "it looks like binary data"),
        ("big.txt", b"x" * 2000, "is larger than [input] max_bytes = 1000"),
        ("cut.txt.gz", gzip.compress(b"hello" * 99, mtime=0)[:-9], "can't be read"),
        ("bad.txt.gz", b"\x1f\x8b" + b"\x00" * 50, "can't be read"),
        ("cut.txt.zst", zstd.compress(b"hello" * 99)[:-2], "can't be read"),
        ("bad.txt.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "can't be read"),
        (
            "bomb.txt.gz",
            gzip.compress(b"\n" * 5_000_000, mtime=0),
            "is larger than [input] max_bytes",
        ),
    ],
)
def test_what_is_no_text_is_rejected(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (bad,) = read(put(tmp_path, name, data), max_bytes=1000)
    assert isinstance(bad, Rejected)
    assert said in bad.reason


def test_text_with_a_nul_here_and_there_is_text(tmp_path: Path) -> None:
    text = 'It rained in Málaga.\n\nO:4:"Post":1:{s:10:"\0Post\0name";N;}\n' + "é" * 5000
    (raw,) = read(put(tmp_path, "a.txt", text.encode()))
    assert isinstance(raw, RawDocument)
    assert raw.data == text.encode()
    (bad,) = read(put(tmp_path, "b.txt", text.encode("latin-1")))
    assert isinstance(bad, Rejected)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso2022_jp"])
def test_wide_and_escaped_encodings_are_text(tmp_path: Path, codec: str) -> None:
    data = "The council met on Friday. Мэр сказал. 会議".encode(codec)
    (one,) = read(put(tmp_path, "a.txt", data))
    assert isinstance(one, RawDocument)


@pytest.mark.parametrize(
    "text", ["Мост открыт, сказал мэр. ", "Η γέφυρα ανοίγει. ", "الجسر مفتوح "]
)
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_of_other_scripts_is_text(tmp_path: Path, text: str, codec: str) -> None:
    (one,) = read(put(tmp_path, "a.txt", (text * 300).encode(codec)))
    assert isinstance(one, RawDocument)


def test_a_file_that_can_not_be_read_is_rejected(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to("/proc/self/mem")
    (bad,) = read(link)
    assert isinstance(bad, Rejected)
    assert "can't be read: Input/output error" in bad.reason


@pytest.mark.parametrize(
    ("name", "pack"), [("rows.jsonl.gz", gzip.compress), ("rows.jsonl.zst", zstd.compress)]
)
def test_a_stream_that_breaks_off_keeps_what_came_before(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    rows = b"".join(b'{"text": "%d"}\n' % (number**7) for number in range(100_000))
    path = put(tmp_path, name, pack(rows)[:-2000])
    *good, bad = read(path)
    assert len(good) > 1000
    assert isinstance(bad, Rejected)
    assert f"breaks off after row {len(good)}" in bad.reason


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.txt", ".hidden.txt", "style.css", "page"):
        put(tmp_path, name, b"text")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    inputs = Inputs([str(tmp_path)], InputConfig(), exclude=[tmp_path / "b.txt"])
    sources = list(inputs.sources())
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in sources]
    assert names == ["a/c.txt", "a/z.html", "page", "style.css"]
    taken = [source for source in sources if cleaner_read(source) is not None]
    assert len(taken) == 3


def test_globs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        put(tmp_path, name, b"text")
    found = [Path(one.source).name for one in read(f"{tmp_path}/*.txt")]
    assert found == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nix.txt", "there is no file or folder"),
        ("*.nix", "matches no file"),
        ("empty", "holds no files to read"),
    ],
)
def test_inputs_that_are_none(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=said):
        Inputs([str(tmp_path / name)], InputConfig())


def test_an_unknown_suffix_is_read_where_it_was_named(tmp_path: Path) -> None:
    path = put(tmp_path, "story.news", b"<!doctype html><p>hi")
    (one,) = read(path)
    assert isinstance(one, RawDocument)
    assert one.media_type == "text/html"


def test_progress_counts_compressed_bytes(tmp_path: Path) -> None:
    path = put(tmp_path, "rows.jsonl.gz", gzip.compress(ROWS * 1000))
    inputs = Inputs([str(path)], InputConfig())
    for source in inputs.sources():
        list(cleaner_read(source) or [])
    assert inputs.meter.bytes == inputs.total_bytes() == path.stat().st_size


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize(
    ("name", "fields", "data", "media_type", "charset"),
    [
        ("plain", {"body_base64": _packed(b"caf\xe9")}, b"caf\xe9", None, None),
        ("wrapped", {"raw_base64": "Y2Fm\n 6Q=="}, b"caf\xe9", None, None),
        ("for URLs", {"html_base64": "__8t"}, b"\xff\xff-", None, None),
        (
            "with headers",
            {"content_base64": _packed(b"<p>"), "headers": {"content-type": "text/html; charset=gbk"}},
            b"<p>",
            "text/html",
            "gbk",
        ),
        ("charset", {"raw_base64": _packed(b"x"), "charset": "koi8-r"}, b"x", None, "koi8-r"),
        ("nonsense", {"raw_base64": _packed(b"x"), "charset": "nonsense"}, b"x", None, None),
    ],
)  # fmt: skip
def test_rows_of_bytes(
    tmp_path: Path, name: str, fields: dict[str, Any], data: bytes, media_type: str, charset: str
) -> None:
    (row,) = read(put(tmp_path, "rows.jsonl", json.dumps(fields).encode()))
    assert isinstance(row, RawDocument)
    assert (row.data, row.media_type, row.charset) == (data, media_type, charset)
    assert row.extra.get("headers") == fields.get("headers")
    assert not any(key.endswith("_base64") for key in row.extra)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("caf", 'row 1: "raw_base64" is not base64: incorrect padding'),
        ("c*fe", 'row 1: "raw_base64" is not base64: '),
        ("café", 'row 1: "raw_base64" is not base64: it holds other characters'),
        (_packed(b"\x89PNG\r\n\x1a\n\0"), 'row 1: "raw_base64" is not text: it looks like a PNG'),
    ],
)
def test_rows_of_bad_bytes_are_rejected(tmp_path: Path, value: str, said: str) -> None:
    rows = [{"raw_base64": value}, {"raw_base64": _packed(b"good")}]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    bad, good = read(put(tmp_path, "rows.jsonl", data))
    assert isinstance(bad, Rejected)
    assert bad.reason.startswith(said)
    assert isinstance(good, RawDocument)
    assert good.data == b"good"


def test_text_is_never_taken_for_base64(tmp_path: Path) -> None:
    (row,) = read(put(tmp_path, "rows.jsonl", b'{"text": "Z29vZA==", "raw_base64": "Z29vZA=="}'))
    assert isinstance(row, RawDocument)
    assert (row.data, row.extra) == ("Z29vZA==", {"raw_base64": "Z29vZA=="})
