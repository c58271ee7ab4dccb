"""`cleaner run`: what it leaves, and that it is the same however it was run."""

import errno
import gzip
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

import cleaner.run
from cleaner.config import Config
from cleaner.errors import OutputError
from cleaner.io import zstd
from cleaner.io.inputs import Inputs, Source
from cleaner.rows import read_documents
from cleaner.run import InterruptedRunError
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


def slow_call(tmp_path: Path, name: str = "out.jsonl") -> list[str]:
    (tmp_path / "slow.py").write_text(SLOW)
    many(tmp_path / "in.jsonl", 900)
    return ["run", "in.jsonl", "-o", name, "--no-check", "--plugin", "slow.py", "--workers", "2"]


def stopped(call: list[str], part: Path, *signals: int) -> tuple[int, str]:
    """Run until `part` has grown, then send signals."""
    before = part.stat().st_size if part.exists() else 0
    process = subprocess.Popen(
        [COMMAND, *call],
        cwd=part.parent, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not (part.exists() and part.stat().st_size > before):
        assert process.poll() is None
        time.sleep(0.02)
    for one in signals:
        if one == signal.SIGKILL:
            # the workers too, or they would hold the pipe open
            os.killpg(process.pid, one)
        process.send_signal(one)
        time.sleep(0.01)
    said = process.communicate(timeout=60)[1]
    return process.returncode, said


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_an_interrupted_run_is_kept_and_resumed(run: Run, tmp_path: Path, name: str) -> None:
    call = slow_call(tmp_path, name)
    with (tmp_path / "in.jsonl").open("ab") as stream:
        stream.write(b"{broken\n")
    part = tmp_path / f"{name}.part"
    code, said = stopped(call, part, signal.SIGINT)
    assert code == 130, said
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

    # what a resumed run wrote before it was killed must not be there twice
    assert stopped([*call, "--resume"], part, signal.SIGKILL)[0] == -signal.SIGKILL
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


def test_a_killed_run_is_resumed(run: Run, tmp_path: Path) -> None:
    call = slow_call(tmp_path)
    assert stopped(call, tmp_path / "out.jsonl.part", signal.SIGKILL)[0] == -signal.SIGKILL
    assert "go on with it by --resume" in run(*call).stderr
    assert run(*call, "--resume").returncode == 0
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == [f"n{i}" for i in range(900)]


def test_impatience_loses_nothing(run: Run, tmp_path: Path) -> None:
    call = slow_call(tmp_path)
    # the exit code depends on how far it is by then
    code, said = stopped(call, tmp_path / "out.jsonl.part", *[signal.SIGINT, signal.SIGTERM] * 3)
    assert code in (130, -signal.SIGINT, -signal.SIGTERM), said
    assert run(*call, "--resume").returncode == 0
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == [f"n{i}" for i in range(900)]


def test_resume_refuses_other_inputs(run: Run, tmp_path: Path) -> None:
    call = slow_call(tmp_path)
    assert stopped(call, tmp_path / "out.jsonl.part", signal.SIGTERM)[0] == 130
    whole = (tmp_path / "in.jsonl").read_text()
    for changed in (whole.replace('"n3"', '"other"'), "".join(whole.splitlines(True)[:10])):
        (tmp_path / "in.jsonl").write_text(changed)
        done = run(*call, "--resume")
        assert done.returncode == 2
        assert "the inputs have changed" in done.stderr
    (tmp_path / "in.jsonl").write_text(whole)
    assert run(*call, "--resume").returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 900


FUSSY_WRITER = """
from pathlib import Path
from cleaner import hookimpl

class Numbered:
    def encode(self, documents):
        with open("encoded.txt", "a") as log:
            log.write(f"{len(documents)}\\n")
        return b"".join(one.id.encode() + b"\\n" for one in documents)

    def assemble(self, part, output):
        output.write(b"head\\n")
        if not Path("ready").exists():
            raise {error}
        output.write(part.read())

@hookimpl
def cleaner_write(path):
    if path.suffix == ".num" or path.name == "-":
        return Numbered()
"""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        ("OSError(28, 'No space left on device')", 2, "can't be written: No space left on device"),
        ("ValueError('not like this')", 2, "can't be written: ValueError: not like this"),
        ("KeyboardInterrupt", 130, "interrupted"),
    ],
)
def test_putting_an_output_together_can_be_gone_on_with(
    run: Run, tmp_path: Path, error: str, code: int, said: str
) -> None:
    (tmp_path / "writer.py").write_text(FUSSY_WRITER.replace("{error}", error))
    many(tmp_path / "in.jsonl", 100)
    call = ("run", "in.jsonl", "-o", "out.num", "--no-check", "--plugin", "writer.py")
    done = run(*call, "--workers", 1)
    assert done.returncode == code
    assert said in done.stderr
    assert "100 finished documents are kept in out.num.part" in done.stderr
    assert not (tmp_path / "out.num").exists()
    (tmp_path / "ready").touch()
    encoded = (tmp_path / "encoded.txt").read_text()
    assert run(*call, "--resume").returncode == 0
    assert (tmp_path / "encoded.txt").read_text() == encoded
    written = (tmp_path / "out.num").read_text().splitlines()
    assert written == ["head", *(f"n{number}" for number in range(100))]
    assert not list(tmp_path.glob("*.part*"))


def test_a_format_that_is_put_together_does_not_go_to_stdout(run: Run, tmp_path: Path) -> None:
    (tmp_path / "writer.py").write_text(FUSSY_WRITER)
    many(tmp_path / "in.jsonl", 1)
    done = run("run", "in.jsonl", "--no-check", "--plugin", "writer.py")
    assert done.returncode == 2
    assert "can't be written to stdout" in done.stderr


TALKATIVE = """
import os
from cleaner import hookimpl, stage
print("imported")

@stage(after="media")
def talk(document):
    '''Say something.'''
    print("a word")
    os.write(1, b"a word from below\\n")
    return []

@hookimpl
def cleaner_stages():
    print("asked")
    return [talk]
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_stdout_is_for_rows_whatever_a_plugin_prints(
    run: Run, tmp_path: Path, workers: int
) -> None:
    (tmp_path / "talk.py").write_text(TALKATIVE)
    many(tmp_path / "in.jsonl", 200)
    done = run("run", "in.jsonl", "--no-check", "--plugin", "talk.py", "--workers", workers)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [msgspec.json.decode(line)["id"] for line in lines] == [f"n{i}" for i in range(200)]
    for said in ("imported", "asked", "a word", "a word from below"):
        assert said in done.stderr.splitlines()


def test_a_run_in_a_thread(tmp_path: Path) -> None:
    many(tmp_path / "in.jsonl", 200)
    one = cleaner.run.Run([str(tmp_path / "in.jsonl")], str(tmp_path / "out.jsonl"), Config())
    with ThreadPoolExecutor() as pool:
        manifest = pool.submit(one.execute).result()
    assert manifest.written == len(rows(tmp_path / "out.jsonl")) == 200


def test_a_run_to_a_stdout_that_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(many(tmp_path / "in.jsonl", 3))
    stdout = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr("sys.stdout", stdout)
    cleaner.run.Run([path], "-", Config()).execute()
    assert sys.stdout is stdout
    assert len(stdout.buffer.getvalue().splitlines()) == 3
    monkeypatch.setattr("sys.stdout", io.StringIO())
    with pytest.raises(OutputError, match="stdout takes no bytes"):
        cleaner.run.Run([path], "-", Config())


def test_an_error_of_reading_is_not_blamed_on_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Inputs) -> Iterator[Source]:
        raise OSError(errno.EIO, "Input/output error", "in.jsonl")

    path = str(many(tmp_path / "in.jsonl", 3))
    one = cleaner.run.Run([path], str(tmp_path / "out.jsonl"), Config())
    monkeypatch.setattr(Inputs, "sources", broken)
    with pytest.raises(InterruptedRunError) as caught:
        one.execute()
    assert "the run can't go on: [Errno 5] Input/output error: 'in.jsonl'" in str(caught.value)
    assert "written" not in str(caught.value)


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
