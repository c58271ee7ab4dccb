"""The reference and the code say the same: fields, settings, options, columns, suites."""

import importlib
import json
import tomllib
from typing import Any, get_args

import click
import msgspec
import pytest

from cleaner import (
    Config,
    Document,
    Edit,
    Embedded,
    Encoding,
    Finding,
    MediaLink,
    Pipeline,
    Undecoded,
)
from cleaner.cli import COMMANDS
from cleaner.config import CheckConfig, InputConfig, PipelineConfig, ProbeConfig, RunConfig
from cleaner.document import Evidence, MediaKind, MediaStatus
from cleaner.gate.tables.columns import TABLES, TableName
from cleaner.io.output import Quarantined
from cleaner.measures import all_measures
from cleaner.plugins import Plugins
from cleaner.probe.account import ProbeAccount
from cleaner.run import Manifest
from cleaner_boilerplate.sites import SiteRules
from cleaner_expectations import cleaner_expectations
from cleaner_media.judging.bases import SiteBase
from cleaner_typos.options import SiteWords
from tests.docs.pages import code, codes, headings, read, rows, section

OUTPUT = read("reference/output.md")
CONFIGURATION = read("reference/configuration.md")
CLI = read("reference/cli.md")
COLUMNS = read("reference/columns.md")

MEASURES = all_measures(Plugins())
STAGES = {stage.name: stage for stage in Pipeline(Config()).all_stages}
TOML_NAMES = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "dict": "table",
}


def _first(text: str, heading: str) -> list[str]:
    return [code(row[0]) for row in rows(section(text, heading))]


@pytest.mark.parametrize(
    ("heading", "struct"),
    [
        ("The row", Document),
        ("`undecoded`", Undecoded),
        ("`media`", MediaLink),
        ("`embedded`", Embedded),
        ("`edits`", Edit),
        ("`findings`", Finding),
        ("The account of a run", Manifest),
        ("The account of a probe", ProbeAccount),
        ("The quarantine", Quarantined),
    ],
)
def test_every_field_is_described(heading: str, struct: type[msgspec.Struct]) -> None:
    assert _first(OUTPUT, heading) == list(struct.__struct_fields__)


def test_every_field_and_evidence_of_an_encoding_is_described() -> None:
    described = _first(OUTPUT, "`encoding`")
    assert described == [*Encoding.__struct_fields__, *get_args(Evidence)]


@pytest.mark.parametrize(("field", "names"), [("kind", MediaKind), ("status", MediaStatus)])
def test_every_kind_and_status_of_a_link_is_described(field: str, names: Any) -> None:
    (row,) = (row for row in rows(section(OUTPUT, "`media`")) if row[0] == f"`{field}`")
    assert set(codes(row[2])) == set(get_args(names))


def _settings(heading: str) -> dict[str, tuple[str, str]]:
    return {
        code(key): (kind, default)
        for key, kind, default, _ in rows(section(CONFIGURATION, heading))
    }


def _fields(struct: type[msgspec.Struct]) -> dict[str, tuple[str, str]]:
    made = {}
    for name, value in msgspec.structs.asdict(struct()).items():
        if name in ("sites", "dictionaries"):
            # tables of their own, and what plugins give
            continue
        kind = (
            "list of strings"
            if isinstance(value, tuple)
            else TOML_NAMES.get(type(value).__name__, "string")
        )
        default = "none" if value is None else f"`{msgspec.json.encode(value).decode()}`"
        made[name] = kind, default
    return made


@pytest.mark.parametrize(
    ("table", "struct"),
    [
        ("input", InputConfig),
        ("pipeline", PipelineConfig),
        ("run", RunConfig),
        ("check", CheckConfig),
        ("probe", ProbeConfig),
        *((f"stages.{one.name}", one.options) for one in STAGES.values() if one.options),
    ],
)
def test_every_setting_is_described_with_its_default(
    table: str, struct: type[msgspec.Struct]
) -> None:
    assert _settings(f"`[{table}]`") == _fields(struct)


def test_every_setting_of_a_site_is_described_with_its_default() -> None:
    assert _settings('`[sites."example.com"]`') == (
        _fields(SiteRules) | _fields(SiteWords) | _fields(SiteBase)
    )


def test_no_table_of_settings_is_invented() -> None:
    known = {"input", "pipeline", "run", "check", "probe", 'sites."example.com"'} | {
        f"stages.{one.name}" for one in STAGES.values() if one.options
    }
    assert set(headings(CONFIGURATION)) == {f"`[{name}]`" for name in known}


def test_the_file_of_defaults_is_one() -> None:
    block = CONFIGURATION.partition("```toml\n")[2].partition("```")[0]
    assert msgspec.convert(tomllib.loads(block), Config) == Config()


def _commands() -> dict[str, click.Command]:
    """Give the commands by name; those of a group have two words."""
    found = {}
    for name in COMMANDS:
        command = importlib.import_module(f"cleaner.cli.{name}").command
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": one for below, one in command.commands.items()}
        else:
            found[name] = command
    return found


@pytest.mark.parametrize("name", _commands())
def test_every_option_of_a_command_is_described(name: str) -> None:
    options = [one for one in _commands()[name].params if isinstance(one, click.Option)]
    known = [[*one.opts, *one.secondary_opts] for one in options]
    described = [
        codes(row[0]) for row in rows(section(CLI, f"cleaner {name}")) if "-" in row[0][:2]
    ]
    assert [sorted(one) for one in described] == [sorted(one) for one in known]


def test_no_command_is_invented() -> None:
    assert headings(CLI) == [f"cleaner {name}" for name in _commands()]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(table: TableName) -> None:
    described = {code(row[0]): row[1] for row in rows(section(COLUMNS, f"`{table}`"))}
    columns = {name: column.dtype for name, column in TABLES[table].items()}
    measured = {one.name: one.dtype for one in MEASURES} if table == "documents" else {}
    assert described == columns | measured


def test_every_measure_is_described_in_its_words() -> None:
    described = {
        code(name): meaning
        for name, _, meaning in rows(section(COLUMNS, "`documents`").partition("### Measured")[2])
    }
    assert described == {one.name: one.meaning for one in MEASURES}


def test_every_rule_of_every_suite_is_described() -> None:
    files = sorted(cleaner_expectations().suites.glob("*.json"))
    suites = {path.stem: json.loads(path.read_text("utf-8")) for path in files}
    assert [one for one in headings(COLUMNS) if "Suite" in one] == [
        f"Suite `{name}`" for name in suites
    ]
    for name, suite in suites.items():
        described = [tuple(row) for row in rows(section(COLUMNS, f"Suite `{name}`"))]
        assert described == [(one["description"], one["severity"]) for one in suite["expectations"]]
