"""Everything that can be wrong with a call: one paragraph, the right exit code, nothing lost."""

import base64
import resource
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run, account, many, rows

pytestmark = pytest.mark.once

RAISES = """
import os, time
from cleaner import hookimpl, stage

@stage(after="media")
def fussy(document):
    '''Fail where the text says so.'''
    if "raise" in document.text:
        raise ValueError("I do not like this")
    if "die" in document.text:
        os._exit(9)
    if "hang" in document.text:
        time.sleep(60)
    if "unwritable" in document.text:
        document.extra["x"] = object()
    return []

@hookimpl
def cleaner_stages():
    return [fussy]
"""


def out(run: Run, *arguments: object, **more: object) -> "subprocess.CompletedProcess[str]":
    return run("run", *arguments, "-o", "out.jsonl", "--no-check", **more)


def test_an_empty_file_is_a_document_without_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    done = out(run, "a.txt")
    assert done.returncode == 0
    assert rows(tmp_path / "out.jsonl")[0]["text"] == ""


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = out(run, "in")
    assert done.returncode == 2
    assert "the folder in holds no files to read" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_an_image_is_quarantined(run: Run, tmp_path: Path) -> None:
    data = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100)
    (tmp_path / "a.txt").write_bytes(data)
    done = out(run, "a.txt")
    assert done.returncode == 3
    assert "it looks like a JPEG image" in done.stderr
    (row,) = rows(tmp_path / "out.quarantine.jsonl")
    assert (row["source"], row["stage"]) == ("a.txt", "read")
    assert base64.b64decode(row["raw"]) == data


def test_an_empty_json_lines_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    done = out(run, "a.jsonl")
    assert done.returncode == 0
    assert "0 read, 0 written" in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_broken_row_among_good_ones(run: Run, tmp_path: Path) -> None:
    path = many(tmp_path / "a.jsonl", 5)
    path.write_bytes(path.read_bytes() + b'{"id": "x", "text": "no end\n' + path.read_bytes())
    done = out(run, "a.jsonl")
    assert done.returncode == 3
    assert "row 6 is not valid JSON" in done.stderr
    assert len(rows(tmp_path / "out.jsonl")) == 10
    (row,) = rows(tmp_path / "out.quarantine.jsonl")
    assert (row["row"], base64.b64decode(row["raw"])) == (6, b'{"id": "x", "text": "no end')
    assert "5 were there before" in done.stderr
    assert out(run, "a.jsonl", "--overwrite", "--max-quarantined", 1).returncode == 0


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        (["nix.txt"], "there is no file or folder nix.txt"),
        (["*.nix"], 'the pattern "*.nix" matches no file'),
        ([], "Missing argument 'INPUT...'"),
    ],
)
def test_a_missing_input(run: Run, inputs: list[str], said: str) -> None:
    done = out(run, *inputs)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_unreadable_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").symlink_to("/proc/self/mem")
    (tmp_path / "in/b.txt").write_text("It rained.")
    done = out(run, "in")
    assert done.returncode == 3
    assert "in/a.txt: read: can't be read: Input/output error" in done.stderr
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == ["in/b.txt"]


def test_an_output_that_exists(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 1)
    (tmp_path / "out.jsonl").write_text("precious")
    done = out(run, "a.jsonl")
    assert done.returncode == 2
    assert "out.jsonl exists already" in done.stderr
    assert "--overwrite" in done.stderr
    assert (tmp_path / "out.jsonl").read_text() == "precious"
    assert out(run, "a.jsonl", "--overwrite").returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 1


def test_an_output_that_is_an_input(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "out.jsonl", 1)
    before = (tmp_path / "out.jsonl").read_bytes()
    done = out(run, "out.jsonl", "--overwrite")
    assert done.returncode == 2
    assert "out.jsonl is the output of this run and can't be its input too" in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == before
    many(tmp_path / "a.jsonl", 2)
    assert out(run, ".", "--overwrite").returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 2


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("no/such/out.jsonl", "the folder no/such does not exist"),
        ("out.xlsx", "the format of out.xlsx is not known"),
        (".", "is a folder"),
        ("/proc/out.jsonl", "can't be written"),
    ],
)
def test_an_output_that_can_not_be(run: Run, tmp_path: Path, output: str, said: str) -> None:
    many(tmp_path / "a.jsonl", 1)
    done = run("run", "a.jsonl", "-o", output, "--no-check")
    assert done.returncode == 2
    assert said in done.stderr


def test_resume_without_an_interrupted_run(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 1)
    done = out(run, "a.jsonl", "--resume")
    assert done.returncode == 2
    assert "no interrupted run to resume" in done.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_a_full_disk_keeps_what_is_whole(run: Run, tmp_path: Path, name: str) -> None:
    many(tmp_path / "a.jsonl", 2000)
    call = ("run", "a.jsonl", "-o", name, "--no-check", "--workers", 1)
    limit = 300_000 if name == "out.jsonl" else 40_000

    def fill() -> None:
        # a file that may not grow further stands for a disk that is full
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = run(*call, preexec_fn=fill)
    assert done.returncode == 2, done.stderr
    assert f"{name} can't be written: File too large" in done.stderr
    assert f"finished documents are kept in {name}.part" in done.stderr
    assert not (tmp_path / name).exists()
    done = run(*call, "--resume")
    assert done.returncode == 0, done.stderr
    assert account(tmp_path / "out.run.json")["read"] == 2000
    whole = run("run", "a.jsonl", "-o", f"whole-{name}", "--no-check")
    assert whole.returncode == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()


def test_a_full_disk_behind_stdout(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 10)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "run", "a.jsonl", "--no-check"],
            stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False, text=True,
        )  # fmt: skip
    assert done.returncode == 2
    assert "stdout can't be written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_of_stdout_that_has_had_enough(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 3000)
    done = subprocess.run(
        f"{COMMAND} run a.jsonl --no-check | head -n 1",
        shell=True, cwd=tmp_path, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert '"id":"n0"' in done.stdout
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[pipelin]\n", 'there is no setting "pipelin"; did you mean "pipeline"?'),
        ("[run]\nworker = 2\n", 'there is no setting "run.worker"; did you mean "workers"?'),
        ("[run]\nworkers = 'two'\n", "run.workers: Expected `int`, got `str`"),
        ("[stages.typo]\n", '[stages.typo]: there is no such stage; did you mean "typos"?'),
        ("[stages.typos]\nappli = 'all'\n", 'there is no setting "appli"; did you mean "apply"?'),
        ("[pipeline]\nskip = ['typoes']\n", 'there is no stage "typoes"; did you mean "typos"?'),
        ("[pipeline\n", "is not valid TOML"),
        ("[run]\nworkers = -1\n", "run.workers: Expected `int` >= 0"),
        ("[run]\ntimeout = -1\n", "run.timeout: Expected `float` >= 0"),
        ("[input]\nmax_bytes = 0\n", "input.max_bytes: Expected `int` >= 1"),
        ("[input]\nformat = 'pdf'\n", "input.format: Invalid enum value 'pdf'"),
        ("[stages.encoding]\nskip = ['mojibak']\n", 'there is no rule "mojibak"'),
    ],
)
def test_a_wrong_setting(run: Run, tmp_path: Path, text: str, said: str) -> None:
    many(tmp_path / "a.jsonl", 1)
    (tmp_path / "cleaner.toml").write_text(text)
    done = out(run, "a.jsonl")
    assert done.returncode == 2
    assert said in done.stderr
    assert "typoes" in text or str(tmp_path / "cleaner.toml") in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
    assert out(run, "a.jsonl", "--no-config").returncode == 0


def test_a_plugin_that_does_not_import(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 1)
    (tmp_path / "broken.py").write_text("import nothing_of_this_name\n")
    done = out(run, "a.jsonl", "--plugin", "broken.py")
    assert done.returncode == 2
    assert 'the plugin "broken"' in done.stderr
    assert "No module named 'nothing_of_this_name'" in done.stderr
    done = run("plugins", "--plugin", "broken.py")
    assert done.returncode == 0
    assert "can't be loaded: ModuleNotFoundError" in done.stdout
    assert out(run, "a.jsonl", "--plugin", "broken.py", "--ignore-broken-plugins").returncode == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stage_that_raises(run: Run, tmp_path: Path, workers: int) -> None:
    (tmp_path / "fussy.py").write_text(RAISES)
    path = many(tmp_path / "a.jsonl", 150)
    path.write_bytes(
        path.read_bytes()
        + b'{"id": "r", "text": "raise"}\n{"id": "h", "text": "hang"}\n'
        + b'{"id": "u", "text": "unwritable"}\n{"id": "z", "text": "fine"}\n'
    )
    done = out(run, "a.jsonl", "--plugin", "fussy.py", "--workers", workers, "--timeout", 3)
    assert done.returncode == 3
    assert len(rows(tmp_path / "out.jsonl")) == 151
    set_aside = {row["row"]: row for row in rows(tmp_path / "out.quarantine.jsonl")}
    assert set(set_aside) == {151, 152, 153}
    assert set_aside[151]["stage"] == "fussy"
    assert set_aside[151]["error"] == "ValueError: I do not like this"
    assert "fussy.py" in set_aside[151]["traceback"]
    assert base64.b64decode(set_aside[151]["raw"]) == b"raise"
    assert "took longer than [run] timeout = 3 seconds" in set_aside[152]["error"]
    assert set_aside[153]["stage"] == "write"
    manifest = account(tmp_path / "out.run.json")
    assert manifest["read"] == manifest["written"] + manifest["quarantined"] == 154


def test_a_document_that_kills_its_worker(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fussy.py").write_text(RAISES)
    path = many(tmp_path / "a.jsonl", 200)
    lines = path.read_bytes().splitlines(keepends=True)
    lines.insert(100, b'{"id": "d", "text": "die"}\n')
    path.write_bytes(b"".join(lines))
    done = out(run, "a.jsonl", "--plugin", "fussy.py", "--workers", 2)
    assert done.returncode == 3, done.stderr
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == [f"n{i}" for i in range(200)]
    (row,) = rows(tmp_path / "out.quarantine.jsonl")
    assert (row["row"], base64.b64decode(row["raw"])) == (101, b"die")
    assert "the worker process died on it" in row["error"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rnu"], 'there is no command "rnu"; did you mean "run"?'),
        (["run", "--wrokers", "1"], "No such option"),
        (["run", "a.jsonl", "--workers", "-1"], "Invalid value for '--workers'"),
        (["show", "nix.txt"], "there is no file or folder nix.txt"),
        (["restore", "nix.jsonl"], "there is no file nix.jsonl"),
        (["run", "a", "--config", "x", "--no-config"], "contradict each other"),
        (["run", "a", "--config", "x.toml"], "there is no configuration file x.toml"),
    ],
)
def test_a_wrong_call(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
