"""`cleaner run --site-boilerplate`: two passes, the same result however it is run."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import COMMAND, Run, account, rows

pytestmark = pytest.mark.once

HEAD = "Home\nNews\nWeather\n"
FOOT = "\nMost read\nContact us\nTerms of use"

FAILING = """
import os, time
from cleaner import hookimpl, stage

@stage(before="boilerplate")
def failing(document):
    '''Fail, hang or crash as the text says.'''
    if "fails" in document.text:
        raise ValueError("as asked")
    if "hangs" in document.text:
        time.sleep(60)
    if "crashes" in document.text:
        os._exit(9)
    if "slow" in document.text:
        time.sleep(0.02)

@hookimpl
def cleaner_stages():
    return [failing]
"""


def story(number: int) -> str:
    return "\n".join(
        f"The council heard part {part} of the report on matter {number}, and put off its vote."
        for part in range(3)
    )


def pages(path: Path, count: int, extra: tuple[str, ...] = (), reverse: bool = False) -> Path:
    """Write pages of ten sites, and texts without any."""
    given = [
        {"id": f"n{i}", "url": f"https://www.s{i % 10}.example/{i}", "text": HEAD + story(i) + FOOT}
        for i in range(count)
    ] + [{"id": text, "text": text} for text in extra]
    lines = [msgspec.json.encode(one) + b"\n" for one in given]
    path.write_bytes(b"".join(lines[::-1] if reverse else lines))
    return path


def texts(path: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows(path)}


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    # not below tmp_path: the sockets of worker processes stand in it, and must have short names
    with tempfile.TemporaryDirectory(prefix="s") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_the_result_depends_on_neither_workers_nor_order(
    run: Run, tmp_path: Path, temporary: Path
) -> None:
    pages(tmp_path / "in.jsonl", 200)
    pages(tmp_path / "turned.jsonl", 200, reverse=True)
    for name, workers in (("one", 1), ("two", 2)):
        done = run(
            "run", "in.jsonl", "-o", f"{name}.jsonl", "--no-check", "--site-boilerplate",
            "--workers", workers,
        )  # fmt: skip
        assert done.returncode == 0
        assert "survey" in done.stderr
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    run("run", "turned.jsonl", "-o", "turned-out.jsonl", "--no-check", "--survey")
    found = texts(tmp_path / "one.jsonl")
    assert found == {f"n{i}": story(i) for i in range(200)}
    assert found == texts(tmp_path / "turned-out.jsonl")
    manifest = account(tmp_path / "one.run.json")
    # of each site six lines and the number of its pages
    assert manifest["recurring"] == 70
    assert manifest["edits"]["boilerplate"] == {"site-repetition": 400}
    assert manifest["seconds_by_step"]["survey"] > 0
    assert manifest["recurring"] == account(tmp_path / "turned-out.run.json")["recurring"]
    assert list(temporary.iterdir()) == []


def test_without_the_option_nothing_is_counted(run: Run, tmp_path: Path) -> None:
    pages(tmp_path / "in.jsonl", 20)
    done = run("run", "in.jsonl", "-o", "out.jsonl", "--no-check")
    assert "survey" not in done.stderr
    assert account(tmp_path / "out.run.json")["recurring"] == 0
    assert "Weather" in texts(tmp_path / "out.jsonl")["n0"]


def test_the_setting_and_a_folder_of_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("[run]\nsurvey = true\n")
    folder = tmp_path / "www.paper.example"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(HEAD + story(number) + FOOT)
    (folder / "logo.png").write_bytes(b"\x89PNG")
    run("run", "www.paper.example", "-o", "out.jsonl", "--no-check")
    assert [row["text"] for row in rows(tmp_path / "out.jsonl")] == [story(i) for i in range(3)]
    # the folder was gone through twice, and what it holds is counted once
    assert account(tmp_path / "out.run.json")["skipped"] == {".png": 1}


def test_rows_go_to_stdout_alone(run: Run, tmp_path: Path) -> None:
    pages(tmp_path / "in.jsonl", 20)
    plugin = FAILING.replace("'''Fail", "print('noise')\n    '''Fail")
    (tmp_path / "failing.py").write_text(plugin)
    done = run("run", "in.jsonl", "--no-check", "--survey", "--plugin", "failing.py")
    assert len([msgspec.json.decode(line) for line in done.stdout.splitlines()]) == 20


@pytest.mark.parametrize("name", ["-", "pipe"])
def test_what_can_be_read_once_only_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("run", name, "-o", "out.jsonl", "--site-boilerplate", stdin=b"x")
    assert done.returncode == 2
    assert "can be read once only" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_that_fail_are_set_aside_once(
    run: Run, tmp_path: Path, temporary: Path, workers: int
) -> None:
    extra = ("it fails", "it hangs", *(["it crashes"] if workers == 2 else []))
    pages(tmp_path / "in.jsonl", 80, extra)
    (tmp_path / "failing.py").write_text(FAILING)
    done = run(
        "run", "in.jsonl", "-o", "out.jsonl", "--no-check", "--survey", "--workers", workers,
        "--plugin", "failing.py", "--timeout", 3,
    )  # fmt: skip
    assert done.returncode == 3
    aside = rows(tmp_path / "out.quarantine.jsonl")
    assert len(aside) == len(extra)
    assert texts(tmp_path / "out.jsonl") == {f"n{i}": story(i) for i in range(80)}
    assert list(temporary.iterdir()) == []


def _interrupted(
    tmp_path: Path, temporary: Path, until: float
) -> "subprocess.CompletedProcess[bytes]":
    with subprocess.Popen(
        [COMMAND, "run", "in.jsonl", "-o", "out.jsonl", "--no-check", "--survey", "--workers", "1",
         "--plugin", "failing.py"],
        cwd=tmp_path, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        deadline = time.monotonic() + 60
        part = tmp_path / "out.jsonl.part"
        while time.monotonic() < deadline:
            begun = any(temporary.iterdir()) if not until else part.exists()
            if begun and (not until or part.stat().st_size):
                break
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate()
    return subprocess.CompletedProcess([], process.returncode, b"", error)


def test_interrupted_in_the_survey_nothing_is_left(tmp_path: Path, temporary: Path) -> None:
    pages(tmp_path / "in.jsonl", 20, tuple(f"slow {i}" for i in range(500)))
    (tmp_path / "failing.py").write_text(FAILING)
    done = _interrupted(tmp_path, temporary, 0)
    assert done.returncode == 130
    assert b"interrupted in the survey" in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(temporary.iterdir()) == []
    assert not list(tmp_path.glob("out*"))


def test_an_interrupted_run_is_resumed_with_the_same_result(
    run: Run, tmp_path: Path, temporary: Path
) -> None:
    pages(tmp_path / "in.jsonl", 200, tuple(f"slow {i}" for i in range(100)))
    (tmp_path / "failing.py").write_text(FAILING)
    options = ("--no-check", "--survey", "--plugin", "failing.py", "--workers", 1)
    run("run", "in.jsonl", "-o", "whole.jsonl", *options)
    assert _interrupted(tmp_path, temporary, 1).returncode == 130
    assert (tmp_path / "out.jsonl.part").exists()
    # other lines under the same ids: what recurs is not the same any more
    before = (tmp_path / "in.jsonl").read_bytes()
    (tmp_path / "in.jsonl").write_bytes(before.replace(b"Weather", b"Sport"))
    done = run("run", "in.jsonl", "-o", "out.jsonl", *options, "--resume")
    assert done.returncode == 2
    assert "the inputs have changed" in done.stderr
    (tmp_path / "in.jsonl").write_bytes(before)
    assert run("run", "in.jsonl", "-o", "out.jsonl", *options, "--resume").returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert list(temporary.iterdir()) == []
