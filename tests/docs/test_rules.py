"""The page on rules and the stages agree, and each rule does what the page shows."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cleaner import Config, Document, Pipeline, Stage
from cleaner.io.inputs import Inputs
from cleaner.testing import run_stage
from cleaner_encoding.repair import RULES as ENCODING_RULES
from cleaner_media.judging.problems import CHECKS
from cleaner_media.probing.outcomes import OUTCOMES
from tests.docs.pages import ROOT, blocks, code, codes, headings, read, rows, section

PAGE = read("reference/rules.md")
STAGES = {stage.name: stage for stage in Pipeline(Config()).all_stages}
_UNSEEN = re.compile(r"<U\+([0-9A-F]{4,6})>")


def _tables(stage: str, head: str) -> list[list[str]]:
    """Give the rows of the tables in a stage's section whose first column has this head."""
    parts = section(PAGE, stage).split("\n\n")
    tables = [part for part in parts if part.startswith(f"| {head} |")]
    return [row for table in tables for row in rows(table)]


def _names(stage: str, head: str) -> set[str]:
    return {name for row in _tables(stage, head) for name in codes(row[0])}


def _plain(cell: str) -> str:
    return _UNSEEN.sub(lambda found: chr(int(found[1], 16)), code(cell)).replace("⏎", "\n")


def _source(stage: str) -> str:
    """Give the source of the package that a stage is from."""
    package = sys.modules[STAGES[stage].__module__.partition(".")[0]]
    folder = Path(inspect.getfile(package)).parent
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))


def _named_in(source: str) -> Iterator[str]:
    """Give the rules that are written down where an edit or a finding is made."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", "")
        given = [one.value for one in call.keywords if one.arg == "rule"]
        position = {"Edit": 3, "Finding": 2}.get(name)
        if position is not None:
            given += call.args[position : position + 1]
        yield from (str(one.value) for one in given if isinstance(one, ast.Constant))


@cache
def _examples() -> list[Document]:
    """Give the records of the examples and of all texts on the page."""
    pipeline = Pipeline(Config())
    sources = Inputs([str(ROOT / "examples" / "scrape")], Config().input).sources()
    raws = (raw for one in sources for raw in pipeline.plugins.hook.cleaner_read(source=one))
    return [pipeline.clean(raw) for raw in raws]


EDITS = [(stage, *row) for stage in STAGES for row in _tables(stage, "rule")]
FINDINGS = [(stage, *row) for stage in STAGES for row in _tables(stage, "finding")]


def test_every_stage_has_its_section() -> None:
    assert headings(PAGE) == list(STAGES)


@pytest.mark.parametrize(("stage", "rule", "before", "after"), EDITS)
def test_a_rule_does_what_the_page_shows(stage: str, rule: str, before: str, after: str) -> None:
    document = run_stage(STAGES[stage], _plain(before))
    assert document.text == _plain(after)
    made = {rule for edit in document.edits for rule in edit.rule.split("+")}
    assert code(rule) in made


@pytest.mark.parametrize(("stage", "rule", "text", "meaning"), FINDINGS)
def test_a_finding_is_made_where_the_page_shows(
    stage: str, rule: str, text: str, meaning: str
) -> None:
    document = run_stage(STAGES[stage], _plain(text))
    assert code(rule) in {finding.rule for finding in document.findings}
    assert document.text == _plain(text)


@pytest.mark.parametrize("stage", STAGES)
def test_every_rule_in_the_source_is_on_the_page(stage: str) -> None:
    heads = ("rule", "rule for a site", "rule of a line", "finding")
    known = (_names(stage, head) for head in heads)
    assert set(_named_in(_source(stage))) <= set().union(*known)


def test_a_raw_dump_goes_by_the_rules_of_a_line() -> None:
    raw, text = (block.content for block in blocks(section(PAGE, "boilerplate")))
    document = run_stage(STAGES["boilerplate"], raw)
    assert document.text == text
    made = {rule for edit in document.edits for rule in edit.rule.split("+")}
    assert made >= _names("boilerplate", "rule of a line")


def test_every_rule_of_the_encoding_table_is_on_the_page() -> None:
    assert _names("encoding", "rule") == set(ENCODING_RULES)


@pytest.mark.parametrize("stage", STAGES.values(), ids=lambda stage: stage.name)
def test_what_the_examples_show_is_on_the_page(stage: Stage) -> None:
    for one in _examples():
        edits = {
            rule for edit in one.edits if edit.stage == stage.name for rule in edit.rule.split("+")
        }
        assert edits <= _names(stage.name, "rule") | _names(stage.name, "rule of a line")
        findings = {finding.rule for finding in one.findings if finding.stage == stage.name}
        assert findings <= _names(stage.name, "finding")
        metrics = {name for name in one.metrics if name.startswith(f"{stage.name}.")}
        assert metrics - {f"{stage.name}.edits"} <= _names(stage.name, "metric")
        assert set(one.facts) <= _names("boilerplate", "fact")


@pytest.mark.parametrize("stage", STAGES)
def test_every_name_on_the_page_is_in_the_source(stage: str) -> None:
    source = _source(stage)
    for head in (
        "rule",
        "rule for a site",
        "rule of a line",
        "finding",
        "metric",
        "fact",
        "problem",
    ):
        for name in _names(stage, head):
            assert re.search(rf"[\"']{re.escape(name)}[\"']", source), name


def test_every_problem_of_a_link_is_on_the_page() -> None:
    described = {code(name): status for name, status, _ in _tables("media", "problem")}
    assert described == {name: status for name, (_, status) in CHECKS.items()}


def test_every_outcome_of_probing_is_described_with_its_status() -> None:
    table = rows(section(read("howto/links.md"), "What comes of it"))
    described = {code(row[1]): code(row[2]) for row in table if row[1].startswith("`")}
    assert described == OUTCOMES
