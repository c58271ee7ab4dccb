"""`cleaner suite` from the command line: learning, listing and showing suites."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, many

pytestmark = pytest.mark.once


@pytest.fixture
def run(run_here: Run) -> Run:
    return run_here


@pytest.fixture
def good(run: Run, tmp_path: Path) -> Path:
    many(tmp_path / "a.jsonl", 60)
    assert run("run", "a.jsonl", "-o", "good.jsonl", "--no-check").returncode == 0
    return tmp_path / "good.jsonl"


def test_a_suite_is_learned_shown_and_passes(run: Run, good: Path) -> None:
    done = run("suite", "learn", "good.jsonl", "-o", "ours.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "expectations, " in done.stderr
    assert "from 60 documents of good.jsonl" in done.stderr
    assert "warning" not in done.stderr
    suite = json.loads((good.parent / "ours.json").read_text("utf-8"))
    assert suite["name"] == "ours"
    assert suite["meta"]["learned_from"]["file"] == "good.jsonl"
    assert suite["meta"]["learned_from"]["rows"] == 60
    started = json.loads((good.parent / "good.run.json").read_text("utf-8"))["started"]
    assert suite["meta"]["learned_from"]["date"] == started
    shown = run("suite", "show", "ours.json")
    assert "ours: " in shown.stdout
    assert "mojibake" in shown.stdout
    assert "mostly 0.9" in shown.stdout
    checked = run("check", "good.jsonl", "--suite", "ours.json", "--fail-on", "warning")
    assert checked.returncode == 0, checked.stdout


def test_the_suite_of_the_same_data_is_the_same(run: Run, good: Path) -> None:
    first, second = (run("suite", "learn", good.name, "-o", "-", "-q") for _ in range(2))
    assert first.stderr == ""
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["name"] == "good"


def test_one_column_only(run: Run, good: Path) -> None:
    done = run("suite", "learn", good.name, "-o", "-", "--column", "words", "--margin", "0")
    suite = json.loads(done.stdout)
    assert {one["kwargs"]["column"] for one in suite["expectations"]} == {"words"}
    assert suite["meta"]["learned_from"]["margin"] == 0


def test_a_run_is_learned_from_the_account(run: Run, good: Path) -> None:
    done = run("suite", "learn", good.name, "-o", "-", "--table", "run")
    suite = json.loads(done.stdout)
    assert suite["suite_parameters"]["written_least"] == 45
    assert "from 1 run of good.jsonl" in done.stderr


def test_a_file_of_another_program_is_learned_from(run: Run, tmp_path: Path) -> None:
    lines = [
        f"{n},{('news', 'sport')[n % 2]},Report {n} from the river and the bridge."
        for n in range(60)
    ]
    (tmp_path / "bought.csv").write_text("\n".join(["number,section,body", *lines]) + "\n")
    field = ("--text-field", "body", "--id-field", "number")
    done = run("suite", "learn", "bought.csv", "-o", "bought.json", *field)
    assert done.returncode == 0, done.stderr
    titles = [
        one["description"]
        for one in json.loads((tmp_path / "bought.json").read_text())["expectations"]
    ]
    assert {"section is a known one", "text_length is as usual", "text is free of mojibake"} <= set(
        titles
    )
    assert "section is a known one" in run("suite", "show", "bought.json", "--json").stdout
    checked = run("check", "bought.csv", "--suite", "bought.json", "--fail-on", "warning", *field)
    assert checked.returncode == 0, checked.stdout


def test_few_rows_are_told_of(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 5)
    run("run", "a.jsonl", "-o", "few.jsonl", "--no-check")
    done = run("suite", "learn", "few.jsonl", "-o", "few.json")
    assert done.returncode == 0
    assert "5 documents are few" in done.stderr


WRONG = [
    ("no file", ["none.jsonl", "-o", "a.json"], "there is no file none.jsonl"),
    ("no field", ["bought.csv", "-o", "a.json", "--column", "sektion"], 'did you mean "section"?'),
    ("no name", ["good.jsonl", "-o", "a.txt"], "a.txt does not end in .json"),
    ("a folder", ["good.jsonl", "-o", "folder.json", "--overwrite"], "folder.json exists already"),
    ("another's file", ["good.jsonl", "-o", "there.json"], "there.json exists already"),
    ("no folder", ["good.jsonl", "-o", "no/a.json"], "no/a.json can't be written"),
    ("no column", ["good.jsonl", "-o", "a.json", "--column", "titel"], 'did you mean "title"?'),
    ("nothing in it", ["good.jsonl", "-o", "a.json", "--column", "url"], "nothing can be learned"),
    ("no links", ["good.jsonl", "-o", "a.json", "--table", "media"], "no links to learn from"),
    ("not of one scrape", ["good.jsonl", "-o", "a.json", "--table", "drift"], "'drift' is not one of"),
    ("no number", ["good.jsonl", "-o", "a.json", "--margin", "nan"], "is no number"),
    ("too wide", ["good.jsonl", "-o", "a.json", "--margin", "2"], "0<=x<=1"),
    ("no target", ["good.jsonl"], "Missing option '-o'"),
    ("cut data", ["cut.jsonl", "-o", "a.json"], "cut.jsonl is not whole"),
    ("another's account", ["good.ndjson", "-o", "a.json", "--table", "run"], "is the account of good.jsonl"),
]  # fmt: skip


def test_what_is_refused(run: Run, good: Path) -> None:
    folder = good.parent
    (folder / "there.json").write_text("{}")
    (folder / "folder.json").mkdir()
    (folder / "bought.csv").write_text("section,text\nnews,It rained.\n")
    shutil.copy(folder / "good.jsonl", folder / "good.ndjson")
    lines = good.read_bytes().splitlines(keepends=True)
    (folder / "cut.jsonl").write_bytes(b"".join(lines[:20]))
    account = (folder / "good.run.json").read_text().replace("good.jsonl", "cut.jsonl")
    (folder / "cut.run.json").write_text(account)
    for name, arguments, told in WRONG:
        done = run("suite", "learn", *arguments)
        assert done.returncode == 2, name
        assert told in done.stderr, name
    assert (folder / "there.json").read_text() == "{}"
    assert not (folder / "a.json").exists()


def test_suites_are_listed_and_shown(run: Run, tmp_path: Path) -> None:
    listed = run("suite", "list")
    assert "article  documents, " in listed.stdout
    names = [one["name"] for one in json.loads(run("suite", "list", "--json").stdout)]
    assert {"article", "media", "run"} <= set(names)
    shown = json.loads(run("suite", "show", "article", "--json").stdout)
    assert shown["table"] == "documents"
    assert {"column": "text_length", "min_value": 200} in [
        one["kwargs"] for one in shown["expectations"]
    ]
    unknown = run("suite", "show", "artikel")
    assert (unknown.returncode, "did you mean" in unknown.stderr) == (2, True)


def test_a_suite_that_is_not_sound_is_listed_with_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "suites").mkdir()
    (tmp_path / "suites" / "bad.json").write_text('{"expectations": []}')
    (tmp_path / "own.py").write_text(
        "from pathlib import Path\n"
        "from cleaner import hookimpl\n"
        "from cleaner.gate.sources import ExpectationSource\n"
        "@hookimpl\n"
        "def cleaner_expectations():\n"
        "    return ExpectationSource(Path(__file__).parent / 'suites')\n"
    )
    done = run("suite", "list", "--plugin", "own.py")
    assert done.returncode == 0
    assert "it has no expectations, so it would always pass" in done.stdout
    assert "article  documents" in done.stdout


@pytest.fixture
def suites(tmp_path: Path) -> None:
    form = '{{"name": "a", "meta": {{"table": "documents"}}, "expectations": [{{"type": "{}", "kwargs": {{"column": "{}"}}}}]}}'
    given = "expect_column_values_to_not_be_null"
    (tmp_path / "sound.json").write_text(form.format(given, "title"))
    (tmp_path / "bought.json").write_text(form.format(given, "section"))
    (tmp_path / "wrong.json").write_text(form.format(given[:-1], "title"))
    (tmp_path / "bought.csv").write_text("section,body\nnews,It rained.\n")


SUITE_CHECKS = [
    ("sound ones", ["sound.json", "article", "sound.json"], ["sound.json", "article"], []),
    ("one for a file", ["bought.json", "--for", "bought.csv"], ["bought.json"], []),
    (
        "all that is wrong",
        ["wrong.json", "sound.json", "gone.json", "articel"],
        ["sound.json"],
        ["wrong.json is not a sound", "no suite file gone.json", 'did you mean "article"?'],
    ),
    ("a field of another's file", ["bought.json"], [], ["(where another program's file has it: "]),
    ("quietly", ["sound.json", "-q"], [], []),
    ("no file to be for", ["sound.json", "--for", "a.csv"], [], ["there is no file a.csv"]),
    ("nothing", [], [], ["Missing argument"]),
]


@pytest.mark.usefixtures("suites")
@pytest.mark.parametrize(
    ("arguments", "sound", "said"),
    [case[1:] for case in SUITE_CHECKS],
    ids=[case[0] for case in SUITE_CHECKS],
)
def test_suites_are_checked_without_data(
    run: Run, arguments: list[str], sound: list[str], said: list[str]
) -> None:
    done = run("suite", "check", *arguments)
    assert done.returncode == (2 if said else 0)
    assert [line.partition(": sound, ")[0] for line in done.stdout.splitlines()] == sound
    assert bool(done.stderr) == bool(said)
    assert all(one in done.stderr for one in said)


def test_checking_suites_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from cleaner.cli import main\n"
        "try: main(['suite', 'check', 'article', 'drift'])\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "print(sorted({'great_expectations', 'pandas', 'pyarrow', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
