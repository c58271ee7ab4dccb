"""The recipes for CI have the form that their servers take, and name what there is."""

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.docs.pages import ROOT, blocks, codes, read, rows, section

PAGE = read("howto/ci.md")
RECIPES = {block.file: block.content for block in blocks(PAGE) if block.language == "yaml"}
SCHEMAS = {
    ".github/workflows/scrape.yml": "vendor.github-workflows",
    ".github/workflows/check.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}
HOOKS = ".pre-commit-config.yaml"
ACTION = YAML(typ="safe").load(ROOT / "action.yml")


def test_every_recipe_is_looked_at() -> None:
    assert set(RECIPES) == {*SCHEMAS, HOOKS}


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_a_recipe_is_sound(tmp_path: Path, name: str, schema: str) -> None:
    file = tmp_path / "recipe.yml"
    file.write_text(RECIPES[name])
    call = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_those_that_there_are(tmp_path: Path) -> None:
    file = tmp_path / HOOKS
    file.write_text(RECIPES[HOOKS])
    call = [sys.executable, "-m", "pre_commit", "validate-config", file]
    assert subprocess.run(call, check=False).returncode == 0
    named = {hook["id"] for hook in YAML(typ="safe").load(file)["repos"][0]["hooks"]}
    assert named == {hook["id"] for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")}


def test_every_input_of_the_action_is_described() -> None:
    part = section(PAGE, "Recipes")
    assert [name for row in rows(part) for name in codes(row[0])] == list(ACTION["inputs"])
    defaults = {row[0]: codes(row[2])[0] for row in rows(part) if codes(row[2])}
    assert defaults == {
        f"`{name}`": one["default"] for name, one in ACTION["inputs"].items() if one["default"]
    } | {"`annotations`": "true"}
    outputs = part.partition("\nOutputs: ")[2].partition("\n\n")[0]
    assert set(ACTION["outputs"]) <= set(codes(outputs))


def test_the_recipe_gives_inputs_that_there_are() -> None:
    (job,) = YAML(typ="safe").load(RECIPES[".github/workflows/scrape.yml"])["jobs"].values()
    (gate,) = [step for step in job["steps"] if step.get("id") == "gate"]
    assert set(gate["with"]) <= set(ACTION["inputs"])
