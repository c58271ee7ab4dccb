"""Runs composite actions of GitHub on this machine: as much of the language as ours speaks."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

_EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")
_CONDITION = re.compile(r"([\w.-]+) != '([^']*)'")


class Ran(NamedTuple):
    """What came of an action: the first exit code that is not 0, and what it left."""

    code: int
    printed: str
    outputs: dict[str, str]
    summary: str


def load(action: Path) -> dict[str, Any]:
    """Read an action.yml."""
    loaded: dict[str, Any] = YAML(typ="safe").load(action)
    return loaded


def run(action: Path, inputs: Mapping[str, str], folder: Path, env: Mapping[str, str]) -> Ran:
    """Run an action in a folder, up to the first step that fails. Steps that use others' actions
    are left out."""
    loaded = load(action)
    known = {name: str(one.get("default", "")) for name, one in loaded["inputs"].items()}
    assert set(inputs) <= set(known)
    values = {f"inputs.{name}": value for name, value in {**known, **inputs}.items()}
    values |= {"github.action_path": str(action.parent), "runner.os": "Linux"}
    files = {name: folder.with_name(f"{folder.name}.{name}") for name in ("output", "summary")}
    code, printed = 0, ""
    for step in loaded["runs"]["steps"]:
        if "uses" in step or not _holds(step.get("if"), values):
            continue
        assert step["shell"] == "bash"
        for path in files.values():
            path.write_text("")
        given = {name: _put_in(text, values) for name, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _put_in(step["run"], values)],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            stdin=subprocess.DEVNULL, timeout=120,
            env={
                **os.environ, **env, **given,
                "GITHUB_OUTPUT": str(files["output"]), "GITHUB_STEP_SUMMARY": str(files["summary"]),
            },
        )  # fmt: skip
        printed += done.stdout
        for line in files["output"].read_text().splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        files["output"].unlink()
        code = done.returncode
        if code:
            break
    outputs = {name: _put_in(one["value"], values) for name, one in loaded["outputs"].items()}
    summary = files["summary"].read_text("utf-8") if files["summary"].exists() else ""
    return Ran(code, printed, outputs, summary)


def _put_in(text: str, values: Mapping[str, str]) -> str:
    # what is not known is empty, as it is there
    return _EXPRESSION.sub(lambda found: values.get(found[1], ""), text)


def _holds(condition: str | None, values: Mapping[str, str]) -> bool:
    if condition is None:
        return True
    found = _CONDITION.fullmatch(condition)
    assert found, f"the condition is of another kind: {condition}"
    return values.get(found[1], "") != found[2]
