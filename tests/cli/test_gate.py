"""The gate from the command line: what passes, what fails, what is refused before it begins."""

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import COMMAND, Run, account, many

MOJIBAKE = "Das Wetter bleibt schön, überall.\n\n".encode().decode("cp1252") * 10


def test_a_clean_run_passes_and_says_so(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 300)
    done = run("run", "a.jsonl", "-o", "out.parquet", "--suite", "article", "--suite", "run")
    assert done.returncode == 0, done.stderr
    assert "article: 11 of 12 passed, 1 failed without deciding" in done.stderr
    verdict = account(tmp_path / "out.run.json")["verdict"]
    assert verdict["passed"] is True
    assert [suite["name"] for suite in verdict["suites"]] == ["article", "run"]
    # the texts of this corpus are short, which is a warning
    again = run("check", "out.parquet", "--fail-on", "warning", "--json")
    assert again.returncode == 1
    (suite,) = msgspec.json.decode(again.stdout)["suites"]
    (failed,) = [one for one in suite["expectations"] if one["outcome"] == "failed"]
    assert (failed["severity"], failed["unexpected_count"]) == ("warning", 300)
    assert run("check", "out.parquet", "--quiet").stdout == ""


def test_bad_data_turn_the_run_red(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MOJIBAKE)
    done = run("run", "a.txt", "-o", "out.jsonl", "--skip", "encoding")
    assert done.returncode == 1
    assert "FAILED critical: text is free of mojibake: 1 of 1 documents" in done.stderr
    assert "schÃ¶n" in done.stderr
    assert account(tmp_path / "out.run.json")["verdict"]["passed"] is False
    repaired = run("run", "a.txt", "-o", "out.jsonl", "--overwrite")
    assert repaired.returncode == 0, repaired.stderr


def test_stdout_is_checked_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MOJIBAKE)
    done = run("run", "a.txt", "--skip", "encoding")
    assert done.returncode == 1
    assert msgspec.json.decode(done.stdout)["source"] == "a.txt"
    assert "FAILED critical" in done.stderr


def test_a_gate_without_suites_is_none(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 1)
    (tmp_path / "cleaner.toml").write_text("[check]\nsuites = []\n")
    done = run("run", "a.jsonl", "-o", "out.jsonl")
    assert done.returncode == 2
    assert "[check] suites names none" in done.stderr


def test_no_documents_are_no_pass(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    done = run("run", "a.jsonl", "-o", "out.jsonl")
    assert done.returncode == 1
    assert "has no rows, so nothing was checked" in done.stderr


@pytest.mark.parametrize(
    ("name", "suite", "said"),
    [
        ("articel", None, 'did you mean "article"'),
        ("own.json", "{", "own.json"),
        ("own.json", '{"name": "own", "meta": {"table": "documents"}, "expectations": []}', "no"),
        (
            "own.json",
            '{"name": "own", "meta": {"table": "documents"}, "expectations": [{"type": '
            '"expect_column_values_to_not_be_nul", "kwargs": {"column": "text"}}]}',
            'did you mean "expect_column_values_to_not_be_null"',
        ),
    ],
)
def test_a_wrong_suite_is_refused_before_anything_is_read(
    run: Run, tmp_path: Path, name: str, suite: str | None, said: str
) -> None:
    many(tmp_path / "a.jsonl", 1)
    if suite:
        (tmp_path / name).write_text(suite)
    done = run("run", "a.jsonl", "-o", "out.jsonl", "--suite", name)
    assert done.returncode == 2
    assert said in done.stderr
    assert not list(tmp_path.glob("out*"))


def test_the_configuration_names_the_suites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks/own.json").write_text(
        '{"name": "own", "meta": {"table": "documents"}, "expectations": [{"type": '
        '"expect_column_values_to_match_regex", "severity": "warning", '
        '"kwargs": {"column": "url", "regex": "^https:"}}]}'
    )
    (tmp_path / "cleaner.toml").write_text(
        '[check]\nsuites = ["checks/own.json"]\nfail_on = "warning"\n'
    )
    row = '{"id": "a", "text": "x", "url": "http://example.com/"}\n'
    (tmp_path / "a.jsonl").write_text(row)
    done = run("run", "a.jsonl", "-o", "out.jsonl")
    assert done.returncode == 1
    assert "own: 0 of 1 passed, 1 failed" in done.stderr
    assert run("check", "out.jsonl", "--fail-on", "critical").returncode == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"text": "x"}\n', "A suite that asks for texts alone can check it: --suite corpus"),
        (b"not json\n", "row 1"),
        (b"\x1f\x8b\x00", "can't be read"),
    ],
)
def test_what_is_no_output_is_not_checked(
    run: Run, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    done = run("check", "a.jsonl")
    assert done.returncode == 2
    assert said in done.stderr


def test_an_output_that_lost_rows_does_not_pass(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 300)
    assert run("run", "a.jsonl", "-o", "out.jsonl", "--no-check").returncode == 0
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "out.jsonl").write_bytes(b"".join(lines[:100]))
    done = run("check", "out.jsonl", "--suite", "article", "--suite", "run")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        "ERROR: the account says 300 documents, the file holds 100"
    )


def test_the_account_of_another_output_is_not_used(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 3)
    many(tmp_path / "b.jsonl", 5)
    (tmp_path / "out").mkdir()
    assert run("run", "a.jsonl", "-o", "out/o.jsonl", "--no-check").returncode == 0
    shutil.copy(tmp_path / "out/o.jsonl", tmp_path / "out/kept.jsonl")
    run("run", "b.jsonl", "-o", "out/o.parquet", "--no-check", "--overwrite")
    (tmp_path / "out/kept.jsonl").replace(tmp_path / "out/o.jsonl")
    assert run("check", "out/o.jsonl").returncode == 0
    done = run("check", "out/o.jsonl", "--suite", "run")
    assert done.returncode == 2
    assert "out/o.run.json, which a suite asks for, is the account of o.parquet" in done.stderr


def test_an_account_nested_deeply_is_told(run: Run, tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 1)
    run("run", "a.jsonl", "-o", "out.jsonl", "--no-check")
    (tmp_path / "out.run.json").write_bytes(b'{"a":' + b"[" * 100_000)
    done = run("check", "out.jsonl", "--suite", "run")
    assert done.returncode == 2
    assert "out.run.json can't be read" in done.stderr


def test_great_expectations_stays_out_of_what_needs_no_gate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained on Friday.")
    program = (
        "import sys; from cleaner.cli import main\n"
        "try: main(['run', 'a.txt', '-o', 'out.jsonl', '--no-check', '--quiet'])\n"
        "except SystemExit as stop: assert stop.code == 0, stop.code\n"
        "heavy = {'great_expectations', 'pandas', 'pyarrow', 'trafilatura', 'chardet', 'ftfy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_check_leaves_nothing_behind(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 2)
    call = [COMMAND, "run", "a.jsonl", "-o", "out.jsonl", "--quiet"]
    subprocess.run(call, cwd=tmp_path, check=True, capture_output=True)
    assert {path.name for path in tmp_path.iterdir()} == {"a.jsonl", "out.jsonl", "out.run.json"}


def test_a_page_about_php_may_show_a_dump_and_no_other(run: Run, tmp_path: Path) -> None:
    dump = 'array(1) {\n  ["rain"]=>\n  int(18)\n}'
    prose = "It rained all day in Northam, and nobody went out until the evening came. " * 4
    (tmp_path / "shown.txt").write_text(f"What var_dump($a) prints:\n\n{dump}\n\n{prose}\n")
    done = run("run", "shown.txt", "-o", "shown.jsonl")
    assert done.returncode == 0, done.stderr
    record = msgspec.json.decode((tmp_path / "shown.jsonl").read_bytes())
    assert dump in record["text"]
    assert [finding["rule"] for finding in record["findings"]] == ["shown-dump"]
    (tmp_path / "leaked.txt").write_text(f"{prose}\n\n{dump}\n")
    done = run("run", "leaked.txt", "-o", "leaked.jsonl", "--skip", "phpdump")
    assert done.returncode == 1
    assert "FAILED critical: text is free of PHP dumps: 1 of 1 documents" in done.stderr
