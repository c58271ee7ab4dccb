"""Plugins that do what no plugin should: the run stays in charge, and nothing is lost."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, account, many, rows

pytestmark = pytest.mark.once

STAGE = """
import os, sys
from cleaner import Edit, Finding, hookimpl, stage

@stage(after="media")
def bad(document):
    '''Do harm to the document n3.'''
    if document.id == "n3":
        {harm}
    return []

@hookimpl
def cleaner_stages():
    return [bad]
"""


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("sys.exit(0)", "bad: SystemExit: 0"),
        ("document.media = None", "media is None"),
        ("document.title = 7", "title is 7"),
        ("document.text = 'other'", "it assigned document.text"),
        ("document.id = 'n4'", "a plugin changed id or source"),
        ("document.edits.clear()", "a plugin changed the log of edits"),
        ("document.facts['a'] = None", "the fact 'a' is None"),
        ("document.metrics['a'] = float('nan')", "the metric 'a' is nan"),
        ("document.findings.append('x')", "'str' object has no attribute 'stage'"),
        ("document.findings.append(Finding(0, 1, 'a', 'b', 7))", "suggestion of an item"),
        ("document.findings.append(Finding(0, 1, 'a', 'b', 'c', 1.5))", "is 1.5, not from 0 to 1"),
        ("document.embedded.append({})", "embedded holds {}"),
        ("return [Edit(0, 1, 'x', rule=None)]", "rule of an item of edits is None"),
        ("document.extra['a'] = {1, object()}", "Encoding objects of type object"),
        ("raise RecursionError", "RecursionError"),
        ("raise MemoryError", "MemoryError"),
    ],
)
def test_one_document_is_set_aside_and_the_others_go_on(
    run: Run, tmp_path: Path, harm: str, said: str, workers: int
) -> None:
    (tmp_path / "bad.py").write_text(STAGE.format(harm=harm))
    many(tmp_path / "a.jsonl", 130)
    done = run(
        "run", "a.jsonl", "-o", "out.jsonl", "--no-check", "--plugin", "bad.py",
        "--workers", workers,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert said in done.stderr
    assert len(rows(tmp_path / "out.jsonl")) == 129
    assert [row["row"] for row in rows(tmp_path / "out.quarantine.jsonl")] == [4]
    manifest = account(tmp_path / "out.run.json")
    assert (manifest["read"], manifest["written"], manifest["quarantined"]) == (130, 129, 1)


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        ("import sys; sys.exit(0)", "could not be loaded: SystemExit: 0"),
        (
            "from cleaner import hookimpl, stage\n"
            "@stage()\ndef one(document): return []\n"
            "@hookimpl\ndef cleaner_stages(): return one",
            "no list of stages",
        ),
        (
            "from cleaner import hookimpl\n@hookimpl\ndef cleaner_stages(): return [print]",
            "mark it with @stage",
        ),
        (
            "from cleaner import hookimpl, stage\n"
            "@stage()\ndef media(document): return []\n"
            "@hookimpl\ndef cleaner_stages(): return [media]",
            'two stages are called "media"',
        ),
        (
            "import multiprocessing\n"
            "if multiprocessing.parent_process(): raise ImportError('not in a worker')\n"
            "from cleaner import hookimpl\n@hookimpl\ndef cleaner_read(source): return None",
            "in a worker process",
        ),
    ],
)
def test_a_plugin_that_does_not_fit_is_refused(
    run: Run, tmp_path: Path, plugin: str, said: str
) -> None:
    (tmp_path / "bad.py").write_text(plugin)
    many(tmp_path / "a.jsonl", 200)
    done = run(
        "run", "a.jsonl", "-o", "out.jsonl", "--no-check", "--plugin", "bad.py", "--workers", 2
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_a_plugin_of_the_name_of_another_does_not_displace_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "media.py").write_text(STAGE.format(harm="pass"))
    done = run("stages", "--plugin", "media.py")
    assert done.returncode == 2
    assert 'another plugin is called "media" already' in done.stderr
    listed = run("stages", "--plugin", "media.py", "--ignore-broken-plugins").stdout
    assert "media" in listed


def test_a_document_that_can_not_be_sent_to_a_worker(run: Run, tmp_path: Path) -> None:
    deep = "[" * 900 + "]" * 900
    many(tmp_path / "a.jsonl", 200)
    with (tmp_path / "a.jsonl").open("a") as stream:
        stream.write('{"id": "deep", "text": "x", "more": ' + deep + "}\n")
    done = run("run", "a.jsonl", "-o", "out.jsonl", "--no-check", "--workers", 2)
    assert done.returncode in (0, 3), done.stderr
    manifest = account(tmp_path / "out.run.json")
    assert manifest["read"] == manifest["written"] + manifest["quarantined"] == 201
    assert manifest["written"] >= 200


def test_code_that_catches_everything_is_stopped_all_the_same(run: Run, tmp_path: Path) -> None:
    harm = "\n        while True:\n            try:\n                while True: pass\n            except ValueError: pass"
    (tmp_path / "bad.py").write_text(STAGE.format(harm=harm))
    many(tmp_path / "a.jsonl", 5)
    done = run(
        "run", "a.jsonl", "-o", "out.jsonl", "--no-check", "--plugin", "bad.py", "--timeout", 3
    )
    assert done.returncode == 3
    assert "took longer than [run] timeout = 3 seconds" in done.stderr
    assert len(rows(tmp_path / "out.jsonl")) == 4
