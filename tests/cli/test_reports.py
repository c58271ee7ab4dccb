"""Reports of the check: where they go, and what is refused before anything is checked."""

import os
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from cleaner.cli.options import ReportChoice
from cleaner.cli.reports_step import ReportsStep
from cleaner.errors import OutputError
from tests.cli.conftest import Run, many
from tests.gate.reports.samples import passed_report

pytestmark = pytest.mark.once

MOJIBAKE = "::add-mask::x Das Wetter bleibt schön, überall.\n\n".encode().decode("cp1252") * 10


def step(**changes: Any) -> ReportsStep:
    fields = dict.fromkeys(ReportChoice.__struct_fields__) | {"github": False, **changes}
    return ReportsStep(ReportChoice(**fields), Path("clean.jsonl"), messages=sys.stdout)


@pytest.mark.parametrize(
    ("failures", "told"),
    [
        ("clean.jsonl", "would overwrite clean.jsonl"),
        ("clean.run.json", "would overwrite clean.run.json"),
        ("none/failing.jsonl", "the folder none does not exist"),
        ("gate.md", "would overwrite that of --markdown"),
    ],
)
def test_failing_rows_overwrite_nothing(failures: str, told: str) -> None:
    choice = ReportChoice(None, None, "gate.md", None, None, github=False)
    with pytest.raises(OutputError, match=told):
        ReportsStep(choice, Path("clean.jsonl"), messages=sys.stdout, failures=Path(failures))


def test_a_run_writes_every_report_though_the_gate_failed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MOJIBAKE)
    done = run(
        "run", "a.txt", "-o", "out.jsonl", "--skip", "encoding", "--junit", "gate.xml",
        "--sarif", "gate.sarif", "--markdown", "gate.md", "--html", "gate.html", "--github",
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert etree.parse(tmp_path / "gate.xml").getroot().get("failures") == "1"
    (scanned,) = msgspec.json.decode((tmp_path / "gate.sarif").read_bytes())["runs"]
    assert scanned["invocations"][0]["exitCode"] == 1
    assert "text is free of mojibake" in (tmp_path / "gate.html").read_text("utf-8")
    summary = (tmp_path / "gate.md").read_text("utf-8")
    assert "· 1 document ·" in summary
    assert (tmp_path / "summary.md").read_text("utf-8") == summary
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.txt", "out.jsonl", "out.run.json", "gate.xml", "gate.sarif", "gate.md", "gate.html",
        "summary.md",
    }  # fmt: skip
    # no text of the scrape is where GitHub's runner would take it for a command
    first, *_, told = done.stderr.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert f"\n::{token}::\n" in done.stderr
    assert told.startswith("::warning ")
    assert done.stdout == ""


def test_a_report_on_stdout_stands_alone(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 3)
    run("run", "a.jsonl", "-o", "out.jsonl", "--no-check")
    done = run("check", "out.jsonl", "--sarif", "-", "--github", "--data-docs", "site")
    assert done.returncode == 0, done.stderr
    assert msgspec.json.decode(done.stdout)["version"] == "2.1.0"
    assert done.stderr.startswith("::warning title=article%3A text is long enough")
    assert (tmp_path / "site/index.html").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.jsonl", "out.jsonl", "out.run.json", "site",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--junit", "no/gate.xml"], "--junit no/gate.xml: the folder no does not exist"),
        (["--html", "."], "--html . is a folder"),
        (["--markdown", "out.jsonl"], "--markdown out.jsonl would overwrite out.jsonl"),
        (["--sarif", "./out.run.json"], "would overwrite out.run.json"),
        (["--sarif", "a", "--html", "a"], "--html a would overwrite that of --sarif"),
        (["--sarif", "-", "--html", "-"], "--sarif - and --html - would both go to stdout"),
        (["--json", "--html", "-"], "--json and --html - would both go to stdout"),
        (["--data-docs", "no/site"], "the folder no does not exist"),
        (["--html", "x" * 300], "can't be written: File name too long"),
    ],
)
def test_what_can_not_be_written_is_told_before_anything_is_checked(
    run: Run, options: list[str], said: str
) -> None:
    done = run("check", "out.jsonl", *options)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "o.jsonl", "--no-check", "--html", "a"], "--html reports on the check"),
        (["-o", "o.jsonl", "--no-check", "--github"], "--github reports on the check"),
        (["-o", "-", "--junit", "-"], "the output and --junit - would both go to stdout"),
    ],
)
def test_a_run_refuses_reports_that_it_could_not_give(
    run: Run, tmp_path: Path, options: list[str], said: str
) -> None:
    many(tmp_path / "a.jsonl", 1)
    done = run("run", "a.jsonl", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "o.jsonl").exists()


def test_a_folder_with_something_else_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").touch()
    (tmp_path / "site/mine.txt").touch()
    done = run("check", "out.jsonl", "--data-docs", "site")
    assert done.returncode == 2
    assert "--data-docs site would be replaced, and holds something else: mine.txt" in done.stderr


def test_a_report_replaces_an_older_one_and_follows_links(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "gate.md").symlink_to(tmp_path / "real.md")
    step(markdown=str(tmp_path / "gate.md")).write(passed_report())
    assert (tmp_path / "gate.md").is_symlink()
    assert "passed" in (tmp_path / "real.md").read_text("utf-8")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    step(markdown=str(pipe)).write(passed_report())
    reader.join()
    assert read[0].startswith("## ✅ The gate passed")


def test_what_goes_wrong_while_writing_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    writer = step(markdown=str(folder / "gate.md"))
    folder.rmdir()
    with pytest.raises(OutputError, match=r"gate.md can't be written: No such file"):
        writer.write(passed_report())
