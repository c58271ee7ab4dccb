"""The hooks for pre-commit, run by pre-commit in a repository of git.

The hooks' own environment is left out, which would be installed from the network: what is installed
here is run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent

# CI installs git: there its absence is a failure
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        shutil.which("git") is None and not os.environ.get("CI"), reason="git is not installed"
    ),
]

Commit = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Make a repository with the hooks, whose arguments can be given, and commit files to it."""
    env = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    work = tmp_path / "work"
    work.mkdir()

    def call(*command: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*map(str, command)], cwd=work, env=env, text=True, check=False, timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def made(files: dict[str, str], **args: list[str]) -> "subprocess.CompletedProcess[str]":
        hooks: list[dict[str, Any]] = YAML(typ="safe").load(MANIFEST)
        for hook in hooks:
            hook["language"] = "system"
            hook["args"] = args.get(hook["id"].replace("-", "_"), [])
        with (work / ".pre-commit-config.yaml").open("w") as out:
            YAML(typ="safe").dump({"repos": [{"repo": "local", "hooks": hooks}]}, out)
        for name, content in files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        call("git", "init", "--quiet")
        installed = call(BIN / "pre-commit", "install")
        assert installed.returncode == 0, installed.stdout
        call("git", "add", "--all")
        name = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        return call("git", *name, "commit", "--message", "Data")

    return made


SUITE = (
    '{"name": "ours", "meta": {"table": "documents"}, "expectations": ['
    '{"type": "expect_column_values_to_be_free_of_mojibake", "kwargs": {"column": "text"}}]}'
)
CHECKS = {"cleaner_check": ["--suite", "checks/ours.json"]}


def test_the_manifest_is_one() -> None:
    done = subprocess.run(
        [BIN / "pre-commit", "validate-manifest", MANIFEST], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_sound_files_are_committed(commit: Commit) -> None:
    files = {
        "data/a.csv": "id,text\n1,It rained in Northam.\n",
        "data/b.jsonl": '{"text": "It rained in Overby."}\n',
        "data/b.quarantine.jsonl": "not for the gate\n",
        "checks/ours.json": SUITE,
    }
    done = commit(files, **CHECKS)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 2


def test_bad_files_are_not(commit: Commit) -> None:
    files = {
        "a.csv": "id,text\n1,It rained in Northam.\n",
        "b b.jsonl": '{"text": "Ã¼ber schÃ¶n"}\n',
        "checks/ours.json": SUITE,
    }
    done = commit(files, **CHECKS)
    assert done.returncode == 1
    assert "a.csv:\nours: 1 of 1 passed\n" in done.stdout
    assert "b b.jsonl:\nours: 0 of 1 passed, 1 failed\n" in done.stdout
    assert done.stdout.count("Passed") == 1


def test_an_unsound_suite_is_not_committed(commit: Commit) -> None:
    wrong = SUITE.replace("expect_column_values_to_be", "expect_column_value_to_be")
    done = commit({"expectations/wrong.json": wrong, "other/wrong.json": wrong})
    assert done.returncode == 1
    assert "cleaner: expectations/wrong.json is not a sound suite:" in done.stdout
    assert "other/wrong.json" not in done.stdout
    assert "(no files to check)Skipped" in done.stdout
