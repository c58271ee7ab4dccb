"""Comparing with an earlier scrape, from the command line."""

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaner.cli.options import ConfigChoice, GateChoice, settings
from cleaner.config import Config
from cleaner.io.output import OutputFiles
from cleaner.run import InterruptedRunError
from cleaner.run import Run as WholeRun
from tests.cli.conftest import Run, account
from tests.gate.samples import article, write

pytestmark = pytest.mark.once


@pytest.fixture
def run(run_here: Run) -> Run:
    return run_here


WORDS = "the council met on Friday and the bridge was closed for a week after the rain".split()


def scrape(path: Path, count: int, *, seed: int, cut: int = 1) -> Path:
    rng = random.Random(seed)
    with path.open("wb") as stream:
        for number in range(count):
            length = max(int(rng.lognormvariate(4, 0.5)) // cut, 1)
            text = " ".join(rng.choice(WORDS) for _ in range(length))
            row = {"id": f"n{number}", "text": text, "title": "News", "language": "en"}
            stream.write(msgspec.json.encode(row) + b"\n")
    return path


def test_a_baseline_is_written_and_compared_with(run: Run, tmp_path: Path) -> None:
    scrape(tmp_path / "old.jsonl", 400, seed=1)
    assert run("run", "old.jsonl", "-o", "old.out.jsonl", "--no-check").returncode == 0
    done = run("check", "old.out.jsonl", "--suite", "run", "--write-baseline", "baseline.json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "baseline: baseline.json is written\n"
    kept = account(tmp_path / "baseline.json")
    whole = account(tmp_path / "old.out.run.json")
    assert {name: whole[name] for name in kept} == kept

    scrape(tmp_path / "new.jsonl", 400, seed=2, cut=2)
    (tmp_path / "cleaner.toml").write_text(
        '[check]\nsuites = ["run"]\nbaseline = "baseline.json"\n'
        "[check.parameters.drift]\nlength_distance = 0.9\n"
    )
    done = run("run", "new.jsonl", "-o", "new.out.jsonl")
    assert done.returncode == 0, done.stderr
    assert "lengths.p50" in done.stderr
    assert "drift: 10 of 10 passed" in done.stderr

    # what does not pass is no baseline
    before = (tmp_path / "baseline.json").read_bytes()
    done = run(
        "check", "new.out.jsonl", "--parameter", "drift.length_distance=0.2", "--json",
        "--write-baseline", "baseline.json",
    )  # fmt: skip
    assert done.returncode == 1
    assert (tmp_path / "baseline.json").read_bytes() == before
    told = msgspec.json.decode(done.stdout)
    assert [suite["name"] for suite in told["suites"]] == ["run", "drift"]
    distance = next(one for one in told["moved"] if one["id"] == "lengths.distance")
    assert distance["change"] > distance["by_chance"] > 0
    assert account(tmp_path / "new.out.run.json")["verdict"]["moved"] == told["moved"]


def test_a_run_may_replace_its_own_baseline(run: Run, tmp_path: Path) -> None:
    scrape(tmp_path / "a.jsonl", 400, seed=1)
    assert run("run", "a.jsonl", "-o", "out.jsonl", "--no-check").returncode == 0
    scrape(tmp_path / "a.jsonl", 150, seed=2)
    done = run(
        "run", "a.jsonl", "-o", "out.jsonl", "--overwrite", "--suite", "run",
        "--baseline", "out.run.json",
    )  # fmt: skip
    assert done.returncode == 1
    assert "FAILED critical: documents are not lost" in done.stderr
    assert "documents  400 -> 150  -62 %" in done.stderr


def test_an_output_without_an_account_is_compared(run: Run, tmp_path: Path) -> None:
    scrape(tmp_path / "a.jsonl", 400, seed=1)
    run("run", "a.jsonl", "-o", "old.jsonl", "--no-check")
    scrape(tmp_path / "a.jsonl", 400, seed=2, cut=2)
    run("run", "a.jsonl", "-o", "new.jsonl", "--no-check")
    (tmp_path / "new.run.json").unlink()
    suite = {
        "name": "ours",
        "meta": {"table": "drift"},
        "suite_parameters": {"most": 0.9},
        "expectations": [
            {
                "type": "expect_column_values_to_be_between",
                "kwargs": {"column": "rise", "max_value": {"$PARAMETER": "most"}},
            }
        ],
    }
    (tmp_path / "ours.json").write_bytes(msgspec.json.encode(suite))
    done = run(
        "check", "new.jsonl", "--suite", "ours.json", "--baseline", "old.run.json",
        "--parameter", "ours.most=0.1",
    )  # fmt: skip
    assert done.returncode == 1
    assert "lengths.distance: 0." in done.stdout
    # its suite takes the place of the house's
    assert "drift:" not in done.stdout


REFUSED: list[tuple[str, list[str], str]] = [
    ("no such file", ["--baseline", "none.json"], "there is no baseline none.json"),
    ("an output", ["--baseline", "out.jsonl"], "a baseline is its account, out.run.json"),
    ("its own account", ["--baseline", "out.run.json"], "is the account of out.jsonl itself"),
    ("both", ["--baseline", "a", "--no-baseline"], "contradict each other"),
    ("a suite without a baseline", ["--suite", "drift"], "name its account or baseline"),
    ("no parameter", ["--parameter", "x"], "is not SUITE.NAME=VALUE"),
    (
        "a parameter that is none",
        ["--parameter", "article.shorttest=1"],
        'parameter article.shorttest: the suite has none of this name; did you mean "shortest"?',
    ),
    ("another suite", ["--parameter", "artcle.x=1"], 'did you mean "article"?'),
    ("another type", ["--parameter", "article.shortest=long"], "'long' is not a number"),
    ("no folder", ["--write-baseline", "no/b.json"], "the folder no does not exist"),
    ("no name", ["--write-baseline", "b.jsonl"], "b.jsonl is no name for a baseline"),
    ("an account", ["--write-baseline", "out.run.json"], "is no name for a baseline"),
]


@pytest.mark.parametrize(("name", "options", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_can_not_be_compared_is_refused(
    run: Run, tmp_path: Path, name: str, options: list[str], said: str
) -> None:
    write(tmp_path / "out.jsonl", [article(1)])
    of_it = {
        "output": "out.jsonl", "read": 1, "written": 1, "lengths": {"320": 1},
        "languages": {"en": 1},
    }  # fmt: skip
    (tmp_path / "out.run.json").write_bytes(msgspec.json.encode(of_it))
    done = run("check", "out.jsonl", *options)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_resumed_run_has_the_whole_profile(tmp_path: Path) -> None:
    source = scrape(tmp_path / "a.jsonl", 700, seed=1)
    files = OutputFiles(tmp_path / "out.jsonl")

    def interrupt(documents: int) -> None:
        if documents:
            raise KeyboardInterrupt

    with pytest.raises(InterruptedRunError):
        WholeRun([str(source)], str(files.output), Config()).execute(interrupt)
    noted = files.read_progress()
    assert 0 < noted.read < 700
    assert sum(noted.tally.lengths.values()) == noted.read
    manifest = WholeRun([str(source)], str(files.output), Config(), resume=True).execute()
    assert sum(manifest.lengths.values()) == manifest.written == 700
    assert sum(manifest.languages.values()) == 700


@pytest.mark.parametrize(
    ("gating", "suites", "parameters"),
    [
        ({}, ("ours.json", "run"), {"ours": {"most": 1}, "drift": {"drop_rate": 0.1}}),
        # those of the file's own suites go with them, those of a plugin's stay
        ({"suites": ("run",)}, ("run",), {"drift": {"drop_rate": 0.1}}),
        (
            {"parameters": ("drift.drop_rate=0.2", "drift.links_lost=1")},
            ("ours.json", "run"),
            {"ours": {"most": 1}, "drift": {"drop_rate": 0.2, "links_lost": 1}},
        ),
    ],
    ids=["the file", "other suites", "parameters over those of the file"],
)
def test_the_command_line_goes_over_the_file(
    tmp_path: Path, gating: dict[str, Any], suites: tuple[str, ...], parameters: dict[str, Any]
) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_text(
        '[check]\nsuites = ["ours.json", "run"]\nbaseline = "kept/baseline.json"\n'
        "[check.parameters.ours]\nmost = 1\n[check.parameters.drift]\ndrop_rate = 0.1\n"
    )
    none = dict.fromkeys(GateChoice.__struct_fields__)
    given = {**none, "suites": (), "no_baseline": False, "parameters": (), **gating}
    check = settings(ConfigChoice(path, False, (), False), gating=GateChoice(**given)).check
    assert tuple(Path(name).name for name in check.suites) == suites
    assert check.parameters == parameters
    assert check.baseline == str(tmp_path / "kept/baseline.json")
    given["no_baseline"] = True
    assert not settings(
        ConfigChoice(path, False, (), False), gating=GateChoice(**given)
    ).check.baseline
