"""`cleaner run`: what it leaves, and that it is the same however it was run."""

import gzip
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cleaner.io import zstd
from cleaner.rows import read_documents
from tests.cli.conftest import COMMAND, Run, account, many, rows

SLOW = """
import time
from cleaner import hookimpl, stage

@stage(after="media")
def slow(document):
    '''Take a while.'''
    time.sleep(0.01)
    return []

@hookimpl
def cleaner_stages():
    return [slow]
"""


def test_a_run_leaves_the_output_and_its_account(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("VID: Rain in May\n\nIt rained on Friday. It did.\n")
    (tmp_path / "in/b.html").write_text("<!doctype html><p>It rained on Friday again, all day.</p>")
    (tmp_path / "in/c.css").write_text("p {}")
    done = run("run", "in", "-o", "out.jsonl", "--no-check")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "2 read, 2 written" in done.stderr
    assert "boilerplate: kicker 1, title-line 1" in done.stderr
    assert "1 .css" in done.stderr
    first, second = rows(tmp_path / "out.jsonl")
    assert (first["id"], first["title"]) == ("in/a.txt", "Rain in May")
    assert second["text"].startswith("It rained")
    manifest = account(tmp_path / "out.run.json")
    assert (manifest["read"], manifest["written"], manifest["quarantined"]) == (2, 2, 0)
    assert manifest["edits"]["boilerplate"] == {"kicker": 1, "title-line": 1}
    assert manifest["verdict"] is None
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out.jsonl", "out.run.json"}


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"])
def test_the_output_is_the_same_whatever_the_number_of_workers(
    run: Run, tmp_path: Path, name: str
) -> None:
    many(tmp_path / "in.jsonl", 400)
    outputs = []
    for workers in (1, 2, 3):
        done = run("run", "in.jsonl", "-o", name, "--no-check", "--overwrite", "--workers", workers)
        assert done.returncode == 0
        outputs.append((tmp_path / name).read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]
    assert [one.id for one in read_documents(tmp_path / name)] == [f"n{i}" for i in range(400)]


def test_compressed_inputs_and_stdin(run: Run, tmp_path: Path) -> None:
    path = many(tmp_path / "in.jsonl", 20)
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
    plain = run("run", "in.jsonl", "--no-check").stdout
    assert len(plain.splitlines()) == 20
    named = run("run", "in.jsonl.gz", "--no-check").stdout
    assert named == plain.replace('"in.jsonl"', '"in.jsonl.gz"')
    for packed in (path.read_bytes(), zstd.compress(path.read_bytes())):
        piped = run("run", "-", "--no-check", stdin=packed).stdout
        assert piped == plain.replace('"in.jsonl"', '"stdin"')


def test_stdin_is_told_by_content(run: Run) -> None:
    done = run(
        "run", "-", "--no-check", stdin=b"<!DOCTYPE html><p>It rained on Friday, all day.</p>"
    )
    assert '"text":"It rained on Friday, all day."' in done.stdout
    done = run("run", "-", "--no-check", "--format", "text", stdin=b'{"text": "x"}')
    assert '\\"text\\"' in done.stdout


def test_the_module_is_the_command(tmp_path: Path) -> None:
    arguments = ["run", "-", "--no-check", "--quiet"]
    as_module = subprocess.run(
        [COMMAND.with_name("python"), "-m", "cleaner", *arguments],
        input=b"hello", capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    as_command = subprocess.run(
        [COMMAND, *arguments], input=b"hello", capture_output=True, check=True, cwd=tmp_path
    )
    assert as_module.stdout == as_command.stdout != b""
    assert as_module.stderr == as_command.stderr == b""


def test_a_second_run_over_the_output_edits_nothing(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "in.jsonl", 3)
    run("run", "in.jsonl", "-o", "one.jsonl", "--no-check")
    run("run", "one.jsonl", "-o", "two.jsonl", "--no-check")
    one, two = rows(tmp_path / "one.jsonl"), rows(tmp_path / "two.jsonl")
    assert [row["text"] for row in two] == [row["text"] for row in one]
    assert all(row["edits"] == [] for row in two)
    assert [row["title"] for row in two] == [row["title"] for row in one]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_an_interrupted_run_is_kept_and_resumed(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    many(tmp_path / "in.jsonl", 900)
    with (tmp_path / "in.jsonl").open("ab") as stream:
        stream.write(b"{broken\n")
    call = ["run", "in.jsonl", "-o", name, "--no-check", "--plugin", "slow.py", "--workers", "2"]
    process = subprocess.Popen([COMMAND, *call], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    part = tmp_path / f"{name}.part"
    for _ in range(600):
        # the first batch is on the disk (Parquet holds its rows back: wait as long as it takes)
        if part.exists() and (part.stat().st_size > 100 or name.endswith("parquet")):
            break
        time.sleep(0.05)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130, said
    assert "finished documents are kept" in said
    assert "--resume" in said
    assert "Traceback" not in said
    assert not (tmp_path / name).exists()

    refused = run(*call)
    assert refused.returncode == 2
    assert "an interrupted run left" in refused.stderr
    other = run(*call, "--resume", "--skip", "typos")
    assert other.returncode == 2
    assert "other settings" in other.stderr

    resumed = run(*call, "--resume")
    assert resumed.returncode == 3, resumed.stderr
    ids = [one.id for one in read_documents(tmp_path / name)]
    assert ids == [f"n{number}" for number in range(900)]
    stem = name.partition(".")[0]
    manifest = account(tmp_path / f"{stem}.run.json")
    assert (manifest["read"], manifest["written"], manifest["quarantined"]) == (901, 900, 1)
    assert manifest["edits"]["boilerplate"]["kicker"] == 900
    assert [row["row"] for row in rows(tmp_path / f"{stem}.quarantine.jsonl")] == [901]
    assert not list(tmp_path.glob("*.part*"))


def test_resume_refuses_other_inputs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    many(tmp_path / "in.jsonl", 900)
    call = ["run", "in.jsonl", "-o", "out.jsonl", "--no-check", "--plugin", "slow.py"]
    process = subprocess.Popen([COMMAND, *call], cwd=tmp_path, stderr=subprocess.DEVNULL)
    part = tmp_path / "out.jsonl.part"
    while not (part.exists() and part.stat().st_size):
        assert process.poll() is None
        time.sleep(0.05)
    process.terminate()
    assert process.wait(60) == 130
    text = (tmp_path / "in.jsonl").read_text().replace('"n3"', '"other"')
    (tmp_path / "in.jsonl").write_text(text)
    done = run(*call, "--resume")
    assert done.returncode == 2
    assert "the inputs have changed" in done.stderr


def test_nothing_touches_the_network(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no_network.py").write_text(
        "import socket\n"
        "from cleaner import hookimpl, stage\n"
        "def refuse(*_): raise RuntimeError('the network was used')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "@stage(after='media')\n"
        "def watch(document): return []\n"
        "@hookimpl\n"
        "def cleaner_stages(): return [watch]\n"
    )
    (tmp_path / "a.html").write_text(
        '<!doctype html><p>It rained on Friday.</p><img src="http://127.0.0.1:9/a.jpg">'
    )
    done = run("run", "a.html", "--no-check", "--plugin", "no_network.py")
    assert done.returncode == 0, done.stderr
    assert "http://127.0.0.1:9/a.jpg" in done.stdout


def test_edits_can_be_summed_up(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "in.jsonl", 2)
    run("run", "in.jsonl", "-o", "out.jsonl", "--no-check", "--edits", "summary")
    row = rows(tmp_path / "out.jsonl")[0]
    assert row["edits"] == []
    assert row["metrics"]["boilerplate.edits.kicker"] == 1
    done = run("restore", "out.jsonl")
    assert done.returncode == 2
    assert "--edits all" in done.stderr
