"""`cleaner suite list` and `cleaner suite show`."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from cleaner.cli.console import to_stdout
from cleaner.cli.options import ConfigChoice, config_options, settings
from cleaner.errors import SuiteError
from cleaner.gate.sources import ExpectationSource, all_sources
from cleaner.gate.suites.entries import Expectation
from cleaner.gate.suites.loading import Suite, load_suites, suite_files
from cleaner.gate.tables.available import OwnColumns
from cleaner.gate.tables.columns import Column, TableName
from cleaner.io.whole import encodable
from cleaner.measures import all_measures
from cleaner.plugins import Plugins
from cleaner.visible import visible

_LONGEST_VALUE = 60
_SUBJECTS = ("column", "column_A", "column_B", "column_list")


class _Listed(msgspec.Struct):
    name: str
    table: str | None
    file: str
    why: str | None
    expectations: int
    error: str | None = None


class _Rule(msgspec.Struct):
    number: int
    severity: str
    description: str
    type: str
    kwargs: dict[str, Any]
    why: str | None


class _Shown(msgspec.Struct):
    name: str
    table: str
    file: str
    why: str | None
    expectations: list[_Rule]


@click.command("list")
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(*, chosen: ConfigChoice, as_json: bool) -> None:
    """List the suites that can be named: name, table, what for, file.

    A suite that is not sound is listed with what is wrong with it.
    """
    sources, available = _known(chosen)
    listed = [
        _listed(name, path, sources, available)
        for name, paths in sorted(suite_files(sources).items())
        for path in paths
    ]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(listed)).decode())
        return
    for one in listed:
        about = "" if one.error else f"  {one.table}, {one.expectations} expectations"
        click.echo(click.style(visible(one.name), bold=True) + about)
        for line in (one.error or one.why or "").splitlines():
            click.echo(f"  {visible(line)}")
        click.echo(f"  file   {visible(one.file)}")


@click.command("show")
@click.argument("name", metavar="NAME_OR_FILE")
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_command(*, name: str, chosen: ConfigChoice, as_json: bool) -> None:
    """Show what a suite expects, how bad it is where that fails, and why.

    NAME_OR_FILE is what `cleaner check --suite` takes. Parameters are put in.
    """
    (suite,) = load_suites([name], *_known(chosen))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(_shown(suite))).decode())
    else:
        _print(suite)


class _AnyColumns(OwnColumns):
    """The columns of whatever file a suite is for, which is not here to be asked."""

    def get(self, table: TableName, name: str) -> Column:
        return super().get(table, name) or Column(None, "a field of a file", (), lambda row: None)


def _known(chosen: ConfigChoice) -> tuple[list[ExpectationSource], _AnyColumns]:
    """Give where suites come from, and the columns that they may have."""
    config = settings(chosen)
    pipeline = config.pipeline
    plugins = Plugins(pipeline.plugins, ignore_broken=pipeline.ignore_broken_plugins)
    return all_sources(plugins, config.check.folder), _AnyColumns(all_measures(plugins))


def _listed(
    name: str, path: Path, sources: list[ExpectationSource], available: OwnColumns
) -> _Listed:
    file = encodable(str(path))
    try:
        (suite,) = load_suites([str(path)], sources, available)
    except SuiteError as error:
        return _Listed(name, None, file, None, 0, str(error))
    return _Listed(name, suite.table, file, suite.why, len(suite.expectations))


def _shown(suite: Suite) -> _Shown:
    rules = [
        _Rule(one.number, one.severity, one.title, one.type, one.kwargs, one.why)
        for one in suite.expectations
    ]
    return _Shown(suite.name, suite.table, encodable(str(suite.path)), suite.why, rules)


def _print(suite: Suite) -> None:
    from rich.table import Table
    from rich.text import Text

    console = to_stdout()
    headline = f"{visible(suite.name)}: {len(suite.expectations)} expectations on {suite.table}"
    console.print(Text(headline, "bold"))
    if suite.why:
        console.print(Text(visible(suite.why)))
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("", justify="right")
    for heading, ratio in (("severity", None), ("expectation", 3), ("parameters", 3), ("why", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for one in suite.expectations:
        cells = (str(one.number), one.severity, one.title, _parameters(one), one.why or "")
        table.add_row(*(Text(visible(cell, 400)) for cell in cells))
    console.print(table)


def _parameters(one: Expectation) -> str:
    """Give the kwargs without the columns that it is about, as in "min_value 200, mostly 0.99"."""
    told = [f"{key} {_value(value)}" for key, value in one.kwargs.items() if key not in _SUBJECTS]
    return ", ".join(told)


def _value(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return visible(text, _LONGEST_VALUE)
