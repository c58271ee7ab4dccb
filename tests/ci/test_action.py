"""The GitHub Action: its form, and what its steps do when they are run here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.ci import composite

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
SCRIPTS = [step["run"] for step in composite.load(ACTION)["runs"]["steps"] if "run" in step]
ROW = '{{"id": "{}", "text": "{}"}}\n'
SOUND = "It rained all day in Northam, and nobody went out. " * 10

pytestmark = pytest.mark.once


def act(folder: Path, path: str = "", **inputs: str) -> composite.Ran:
    """Run the action with what is installed here."""
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    found = os.pathsep.join([path, str(Path(sys.executable).parent), os.environ["PATH"]])
    return composite.run(ACTION, {"install": "none", **given}, folder, {"PATH": found.lstrip(":")})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files to check, in a folder of its own."""
    made = tmp_path / "work"
    (made / "data").mkdir(parents=True)
    for name in ("a", "b"):
        rows = (ROW.format(number, f"{SOUND}{name}{number}") for number in range(30))
        (made / f"data/good {name}.jsonl").write_text("".join(rows))
    (made / "bad.jsonl").write_text(ROW.format("x", "::add-mask::Ã¼ber schÃ¶n " * 10))
    (made / "rain.txt").write_text(SOUND)
    suite = (
        '{"name": "ours", "meta": {"table": "documents"}, "expectations": ['
        '{"type": "expect_column_values_to_be_free_of_mojibake", "kwargs": {"column": "text"}}]}'
    )
    (made / "ours.json").write_text(suite)
    return made


def test_it_has_the_form_of_an_action() -> None:
    call = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*call, ACTION], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_holds_an_input(script: str) -> None:
    assert script.startswith("set -euo pipefail\n")
    assert "${{" not in script


def test_files_that_pass(folder: Path) -> None:
    done = act(folder, files="data/*.jsonl", suites="ours.json")
    assert done.code == 0, done.printed
    assert done.printed.count("ours: 1 of 1 passed") == 2
    assert (done.outputs["passed"], done.outputs["exit-code"]) == ("true", "0")
    assert done.outputs["junit"] == ""
    assert done.summary.count("The gate passed") == 2


def test_a_file_that_fails(folder: Path) -> None:
    done = act(
        folder.parent, working_directory="work", files="bad.jsonl", suites="ours.json",
        junit="gate.xml", html="gate.html", sarif=str(folder / "gate.sarif"),
        args="--failures\nall failing.jsonl",
    )  # fmt: skip
    assert done.code == 1, done.printed
    assert done.outputs == {
        "passed": "false", "exit-code": "1", "output": "", "junit": "work/gate.xml",
        "sarif": str(folder / "gate.sarif"), "html": "work/gate.html",
    }  # fmt: skip
    assert etree.parse(folder / "gate.xml").getroot().get("failures") == "1"
    assert (folder / "all failing.jsonl").is_file()
    assert "\n::error title=ours" in done.printed
    assert "The gate failed" in done.summary


def test_what_is_cleaned_is_checked(folder: Path) -> None:
    (folder / "broken.jsonl").write_text('{"headline": "no text"}\n')
    done = act(folder, run="rain.txt\nbroken.jsonl", output="o.jsonl", suites="ours.json")
    assert done.code == 3, done.printed
    assert (done.outputs["passed"], done.outputs["output"]) == ("true", "o.jsonl")


def test_without_annotations_nothing_of_the_scrape_is_a_command(folder: Path) -> None:
    done = act(folder, files="bad.jsonl", suites="ours.json", annotations="false")
    first, *between, last = done.printed.splitlines()
    assert (done.code, done.summary) == (1, "")
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert "::add-mask::" in "".join(between)


HOSTILE = ['"; touch pwned; "', "$(touch pwned)", "`touch pwned`", "a\npassed=true", "x; exit 0 #"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "name",
    [
        "files", "run", "suites", "fail-on", "baseline", "annotations", "junit", "args",
        "working-directory",
    ],
)  # fmt: skip
def test_an_input_is_never_run(folder: Path, name: str, value: str) -> None:
    inputs = {"files": "none.jsonl", name: value}
    if name == "run":
        del inputs["files"]
    done = act(folder, **inputs)
    assert done.code != 0
    assert done.outputs["passed"] != "true"
    assert not list(folder.parent.rglob("pwned"))


@pytest.mark.parametrize("value", ["", "cleaner==1.0", *HOSTILE])
def test_what_is_installed_is_one_argument(folder: Path, tmp_path: Path, value: str) -> None:
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "python").write_text(
        '#!/bin/sh\nif [ "$3" = cache ]; then echo cache; else printf "<%s>" "$@"; fi\n'
    )
    (fake / "python").chmod(0o755)
    done = act(folder, str(fake), install=value, files="none.jsonl")
    assert f"<install><--quiet><--><{value or ROOT}>" in done.printed
    assert not list(tmp_path.rglob("pwned"))
