"""From bytes to text, through the installed command."""

import base64
import codecs
import gzip
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, account, rows
from tests.io.archives import http, page, record

pytestmark = pytest.mark.once

GERMAN = "Die Brücke wird im März eröffnet, größer als früher, sagte Bürgermeister Müller."
RUSSIAN = "Мост через реку откроют в марте, сообщил мэр города. Строили его четыре года."


def test_an_encoding_is_forced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GERMAN.encode("cp850"))
    assert (
        run("run", "a.txt", "-o", "out.jsonl", "--no-check", "--encoding", "CP850").returncode == 0
    )
    (row,) = rows(tmp_path / "out.jsonl")
    assert row["text"] == GERMAN
    assert row["encoding"]["name"] == "ibm850"
    assert row["encoding"]["evidence"] == "given"
    shown = run("show", "a.txt", "--encoding", "cp850", "--text")
    assert shown.stdout == GERMAN + "\n"


def test_a_wrong_forced_encoding_is_followed_and_what_is_lost_is_named(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "cleaner.toml").write_text('[input]\nencoding = "utf8"\n')
    assert run("run", "a.txt", "-o", "out.parquet", "--no-check", "--keep-raw").returncode == 0
    assert run("show", "out.parquet", "--text").stdout == "caf\ufffd\n"
    shown = json.loads(run("show", "out.parquet", "--json").stdout)
    assert shown["encoding"]["undecoded"] == [{"offset": 3, "bytes": "e9", "read_as": "\ufffd"}]
    assert shown["encoding"]["replaced"] == 1


@pytest.mark.parametrize("command", [("run", "a.txt", "-o", "out.jsonl"), ("show", "a.txt")])
def test_an_unknown_label_is_said_first(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    done = run(*command, "--encoding", "windows-1259")
    assert done.returncode == 2
    assert done.stderr.startswith('cleaner: --encoding: there is no encoding "windows-1259"; did')
    (tmp_path / "cleaner.toml").write_text('[input]\nencoding = "latin-l"\n')
    done = run(*command)
    assert done.returncode == 2
    assert 'cleaner.toml: [input] encoding: there is no encoding "latin-l"; did' in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def _markup(charset: str) -> bytes:
    return f'<meta charset="{charset}"><p>'.encode()


@pytest.mark.parametrize(
    ("evidence", "data"),
    [
        ("bom", codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le") + b"\xff"),
        ("utf-8", RUSSIAN.encode()),
        ("utf-8-cut", RUSSIAN.encode()[:-1] + "ю".encode()[:1]),
        ("utf-8-dirty", RUSSIAN.encode() + b" \x93"),
        ("declared", _markup("koi8-r") + RUSSIAN.encode("koi8-r")),
        ("overridden", _markup("iso-8859-1") + RUSSIAN.encode("cp1251")),
        ("detected", RUSSIAN.encode("cp1251")),
    ],
)
def test_the_bytes_come_back_whatever_they_were(
    run: Run, tmp_path: Path, evidence: str, data: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    for options in ((), ("--encoding", "gbk")):
        done = run(
            "run", "a.txt", "-o", "out.jsonl", "--no-check", "--keep-raw", "--overwrite", *options
        )
        assert done.returncode == 0, done.stderr
        (row,) = rows(tmp_path / "out.jsonl")
        assert row["encoding"]["evidence"] == ("given" if options else evidence)
        run("restore", "out.jsonl", "--raw", "-o", "raw", "--overwrite")
        assert (tmp_path / "raw").read_bytes() == data
        for one in row["encoding"]["undecoded"]:
            assert data[one["offset"] :].startswith(bytes.fromhex(one["bytes"]))


def test_a_folder_of_everything(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(GERMAN.encode("latin-1"))
    packed = base64.b64encode(RUSSIAN.encode("koi8-r")).decode()
    lines = [
        {"id": "good", "body_base64": packed, "headers": {"content-type": "text/plain; charset=koi8-r"}},
        {"id": "bad", "body_base64": packed[:-1]},
        {"id": "text", "text": GERMAN},
    ]  # fmt: skip
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, lines)))
    wide = record(
        "wide", http(RUSSIAN.encode("cp1251"), "Content-Type: text/plain; charset=cp1251")
    )
    records = [record("i", b"", "warcinfo"), page("one"), record("x", b"junk"), wide]
    (folder / "c.warc").write_bytes(b"".join(records))
    (folder / "d.warc.gz").write_bytes(b"".join(map(gzip.compress, records[1:2])))
    (folder / "e.css").write_bytes(b"p {}")
    done = run("run", "in", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 3
    made = {row["id"]: row for row in rows(tmp_path / "out.jsonl")}
    assert list(made) == [
        "in/a.txt",
        "good",
        "text",
        "urn:uuid:one",
        "urn:uuid:wide",
        "in/d.warc.gz#1",
    ]
    assert made["in/a.txt"]["text"] == made["text"]["text"] == GERMAN
    assert made["good"]["text"] == made["urn:uuid:wide"]["text"] == RUSSIAN
    assert made["urn:uuid:one"]["url"] == "http://a.example/one"
    quarantined = rows(tmp_path / "out.quarantine.jsonl")
    assert [(row["source"], row["row"]) for row in quarantined] == [
        ("in/b.jsonl", 2),
        ("in/c.warc", 3),
    ]
    assert account(tmp_path / "out.run.json")["skipped"] == {".css": 1, "WARC warcinfo": 1}
    assert "1 .css, 1 WARC warcinfo" in done.stderr


def test_an_archive_from_stdin(run: Run) -> None:
    done = run("run", "-", "-o", "-", "--no-check", stdin=gzip.compress(page("one") + page("two")))
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        "urn:uuid:one",
        "urn:uuid:two",
    ]
