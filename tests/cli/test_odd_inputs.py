"""Inputs that are no plain files: pipes, links, names of any bytes."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run, account, many, rows

pytestmark = pytest.mark.once


def piped(tmp_path: Path, script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", "-c", script.replace("CLEANER", str(COMMAND))],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    "script",
    [
        "cat a.jsonl | CLEANER run - --no-check",
        "cat a.jsonl | CLEANER run /dev/stdin --no-check",
        "CLEANER run <(cat a.jsonl) --no-check",
        "(head -c1 a.jsonl; sleep 0.5; tail -c+2 a.jsonl) | CLEANER run - --no-check",
        "(head -c1 a.gz; sleep 0.5; tail -c+2 a.gz) | CLEANER run - --no-check",
        "cp a.jsonl a.jl; CLEANER run a.jl --no-check",
        "cp a.jsonl rows.json; CLEANER run rows.json --no-check",
        "cp a.jsonl a.jsonl.1; CLEANER run a.jsonl.1 --no-check",
    ],
)
def test_rows_from_anywhere(tmp_path: Path, script: str) -> None:
    data = many(tmp_path / "a.jsonl", 150).read_bytes()
    (tmp_path / "a.gz").write_bytes(gzip.compress(data))
    done = piped(tmp_path, script)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 150


def test_a_pipe_in_a_folder_does_not_hang_the_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in/pipe.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in/loop")
    (tmp_path / "in/a.txt").write_text("It rained.")
    done = run("run", "in", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 3
    assert "1 not a file" in done.stderr
    assert "in/loop: read: can't be read: Too many levels of symbolic links" in done.stderr
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == ["in/a.txt"]


def test_file_names_of_any_bytes(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"line\nbreak.txt", b"esc\x1b[31m.txt"):
        (folder / os.fsdecode(name)).write_bytes(b"It rained.")
    (folder / os.fsdecode(b"bad\xff.jsonl")).write_bytes(b"{broken")
    done = run("run", "in", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 3, done.stderr
    assert "\x1b" not in done.stderr
    assert {row["id"] for row in rows(tmp_path / "out.jsonl")} == {
        "in/caf\\xe9.txt", "in/line\nbreak.txt", "in/esc\x1b[31m.txt",
    }  # fmt: skip
    assert rows(tmp_path / "out.quarantine.jsonl")[0]["source"] == "in/bad\\xff.jsonl"
    shown = run("show", "in")
    assert "\x1b" not in shown.stdout + shown.stderr


def test_one_json_value_is_told_from_json_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[\n{"text": "It rained."}\n]')
    done = run("run", "a.json", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 3
    assert "is one JSON value, not JSON Lines" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["", "-o", "out.jsonl"], 'an input is named ""'),
        (["a.jsonl", "-o", ""], "is a folder"),
        (["-", "-", "-o", "out.jsonl"], "stdin (-) can be read once only"),
        (["a.jsonl", "-o", "out.jsonl", "--timeout", "inf"], "timeout"),
    ],
)
def test_calls_that_can_not_be_meant(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    many(tmp_path / "a.jsonl", 1)
    done = run("run", *arguments, "--no-check")
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("script", ["<&-", ">&-", "2>&-", "| head -n 1"])
def test_closed_streams(tmp_path: Path, script: str) -> None:
    many(tmp_path / "a.jsonl", 2000)
    done = piped(tmp_path, f"CLEANER run a.jsonl --no-check {script}; echo ${{PIPESTATUS[0]}} >&3")
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_had_enough_is_an_interruption(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 3000)
    done = piped(tmp_path, "CLEANER run a.jsonl --no-check | head -n 1; exit ${PIPESTATUS[0]}")
    assert done.returncode == 130, done.stderr
    assert done.stderr == ""


def test_a_run_of_nothing_read_still_has_its_account(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.css").write_text("p {}")
    done = run("run", "in", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 0
    assert account(tmp_path / "out.run.json")["skipped"] == {".css": 1}
