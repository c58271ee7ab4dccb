"""Plugins that read, decode, extract and write: they work, and what fails in them is named."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, account, many, rows

pytestmark = pytest.mark.once

FORMATS = """
from cleaner import Decoded, Encoding, RawDocument, hookimpl

class Lines:
    def encode(self, documents):
        return "".join(f"{one.id}\\t{len(one.text)}\\n" for one in documents).encode()

@hookimpl
def cleaner_write(path):
    if path.suffix == ".tsv":
        return Lines()

@hookimpl
def cleaner_read(source):
    if source.format == "notes":
        return notes(source)

def notes(source):
    with source.open() as stream:
        for row, line in enumerate(stream, 1):
            if b"broken" in line:
                raise ValueError("a note I can't read")
            yield RawDocument(source.name, line, row=row)

@hookimpl
def cleaner_decode(raw, data):
    if data.startswith(b"rot13:"):
        import codecs
        text = codecs.decode(data[6:].decode("ascii"), "rot13")
        return Decoded(text, Encoding("x-rot13", "detected", 0.5))
"""
FAILING = """
from cleaner import hookimpl

@hookimpl
def {hook}({argument}):
    raise RuntimeError("as it happens")
"""


@pytest.fixture
def formats(tmp_path: Path) -> Path:
    path = tmp_path / "formats.py"
    path.write_text(FORMATS)
    return path


@pytest.mark.parametrize("workers", [1, 2])
def test_a_format_of_a_plugins_own(run: Run, tmp_path: Path, formats: Path, workers: int) -> None:
    (tmp_path / "in").mkdir()
    lines = "".join(f"Note {number} of many.\n" for number in range(300))
    (tmp_path / "in/a.notes").write_text(lines)
    done = run(
        "run", "in", "-o", "out.tsv", "--no-check", "--plugin", formats, "--workers", workers
    )
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "out.tsv").read_text().splitlines()
    assert len(written) == 300
    assert written[0] == "in/a.notes#1\t16"


def test_a_plugin_decodes_before_the_house_does(run: Run, tmp_path: Path, formats: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"rot13:Vg envarq.")
    run("run", "a.txt", "-o", "out.jsonl", "--no-check", "--plugin", formats)
    (row,) = rows(tmp_path / "out.jsonl")
    assert (row["text"], row["encoding"]["name"]) == ("It rained.", "x-rot13")


def test_an_output_that_the_gate_can_not_read_is_told_beforehand(
    run: Run, tmp_path: Path, formats: Path
) -> None:
    many(tmp_path / "a.jsonl", 1)
    done = run("run", "a.jsonl", "-o", "out.tsv", "--plugin", formats)
    assert done.returncode == 2
    assert "out.tsv can't be checked" in done.stderr
    assert not (tmp_path / "out.tsv").exists()


def test_a_reader_that_fails_half_way_ends_its_source_only(
    run: Run, tmp_path: Path, formats: Path
) -> None:
    (tmp_path / "a.notes").write_text("one\nbroken\nthree\n")
    (tmp_path / "b.txt").write_text("It rained.")
    done = run("run", "a.notes", "b.txt", "-o", "out.jsonl", "--no-check", "--plugin", formats)
    assert done.returncode == 3
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == ["a.notes#1", "b.txt"]
    assert "the reader failed: ValueError: a note I can't read" in done.stderr
    assert account(tmp_path / "out.run.json")["quarantined"] == 1


@pytest.mark.parametrize(
    ("hook", "argument", "code", "said"),
    [
        ("cleaner_read", "source", 3, "the reader failed: RuntimeError: as it happens"),
        ("cleaner_decode", "raw, data", 3, "decode: RuntimeError: as it happens"),
        ("cleaner_extract", "page", 3, "extract: RuntimeError: as it happens"),
        ("cleaner_write", "path", 2, "a plugin failed in cleaner_write for out.jsonl"),
        ("cleaner_stages", "", 2, 'the plugin "failing" failed in cleaner_stages'),
        ("cleaner_expectations", "", 2, 'the plugin "failing" failed in cleaner_expectations'),
    ],
)
def test_a_hook_that_raises(
    run: Run, tmp_path: Path, hook: str, argument: str, code: int, said: str
) -> None:
    (tmp_path / "failing.py").write_text(FAILING.format(hook=hook, argument=argument))
    (tmp_path / "a.html").write_text("<!doctype html><p>It rained on Friday, all day long.</p>")
    check = () if hook == "cleaner_expectations" else ("--no-check",)
    done = run("run", "a.html", "-o", "out.jsonl", "--plugin", "failing.py", *check)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert not list(tmp_path.glob("*.part"))
