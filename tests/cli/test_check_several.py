"""`cleaner check` with several files: each by itself, one exit code."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.once


@pytest.fixture
def run(run_here: Run) -> Run:
    return run_here


SUITE = (
    '{"name": "ours", "meta": {"table": "documents"}, "expectations": ['
    '{"type": "expect_column_values_to_be_free_of_mojibake", "kwargs": {"column": "text"}}]}'
)


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("text\nIt rained in Northam.\n")
    (tmp_path / "bad.jsonl").write_text('{"text": "Ã¼ber schÃ¶n"}\n')
    (tmp_path / "none.jsonl").write_text("{\n")
    (tmp_path / "ours.json").write_text(SUITE)


@pytest.mark.usefixtures("files")
def test_each_has_its_verdict_and_the_worst_counts(run: Run) -> None:
    done = run("check", "good.csv", "bad.jsonl", "./good.csv", "--suite", "ours.json")
    assert done.returncode == 1
    assert done.stderr == ""
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "good.csv:",
        "ours: 1 of 1 passed",
        "bad.jsonl:",
        "ours: 0 of 1 passed, 1 failed",
    ]
    done = run("check", "none.jsonl", "gone.csv", "good.csv", "--suite", "ours.json")
    assert done.returncode == 2
    assert [line.partition(",")[0] for line in done.stderr.splitlines()] == [
        "cleaner: none.jsonl",
        "cleaner: there is no file gone.csv",
    ]
    assert done.stdout == "good.csv:\nours: 1 of 1 passed\n"


@pytest.mark.usefixtures("files")
def test_what_is_wrong_with_a_suite_is_said_once(run: Run) -> None:
    done = run("check", "good.csv", "bad.jsonl", "--suite", "our")
    assert done.returncode == 2
    assert done.stderr.count('there is no suite "our"') == 1
    assert done.stdout == ""


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "option",
    [
        ["--junit", "x"], ["--sarif", "x"], ["--markdown", "x"], ["--html", "x"],
        ["--data-docs", "x"], ["--failures", "x"], ["--write-baseline", "x.json"], ["--json"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_would_be_one_file_for_several_is_refused(
    run: Run, tmp_path: Path, option: list[str]
) -> None:
    done = run("check", "good.csv", "bad.jsonl", "--suite", "ours.json", *option)
    assert done.returncode == 2
    assert done.stderr == (
        f"cleaner: {option[0]} is about one FILE, and there are 2; call `cleaner check` for each "
        "of them\n"
    )
    assert not (tmp_path / "x").exists()
