"""`cleaner suite check`."""

from pathlib import Path

import click

from cleaner.cli.options import (
    ConfigChoice,
    FieldChoice,
    config_options,
    field_options,
    settings,
)
from cleaner.errors import SuiteError
from cleaner.gate.sources import all_sources
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.available import AvailableColumns, OwnColumns, available_columns
from cleaner.gate.tables.columns import TableName
from cleaner.gate.tables.files import look_into
from cleaner.measures import all_measures
from cleaner.plugins import Plugins
from cleaner.visible import visible


@click.command("check")
@click.argument("names", metavar="NAME_OR_FILE...", nargs=-1, required=True)
@click.option(
    "--for",
    "data",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The suites are for this file of another program: they may name its fields.",
)
@field_options
@config_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what is wrong.")
def check_command(
    *,
    names: tuple[str, ...],
    data: Path | None,
    fields: FieldChoice,
    chosen: ConfigChoice,
    quiet: bool,
) -> None:
    """Say what is wrong with suites, without data to check.

    NAME_OR_FILE is what `cleaner check --suite` takes. A suite is read as strictly as there. Each
    is looked at by itself, as if no other were named.

    \b
      cleaner suite check expectations/*.json
      cleaner suite check bought.json --for bought.csv --text-field body

    Exit code 0: all are sound. 2: one is not, and all that is wrong is told.
    """
    config = settings(chosen)
    plugins = Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins)
    measures = all_measures(plugins)
    sources = all_sources(plugins, config.check.folder)
    available: AvailableColumns = _OurColumns(measures)
    if data is not None:
        file = look_into(
            data,
            id_field=fields.id_field,
            text_fields=fields.text_fields,
            usual=config.input.text_fields,
        )
        available = available_columns(file, measures)
    errors = []
    for name in dict.fromkeys(names):
        try:
            (suite,) = load_suites([name], sources, available)
        except SuiteError as error:
            errors.append(str(error))
            continue
        if not quiet:
            count = len(suite.expectations)
            noun = "expectation" if count == 1 else "expectations"
            click.echo(f"{visible(name)}: sound, {count} {noun} on {suite.table}")
    if errors:
        raise SuiteError("\n".join(errors))


class _OurColumns(OwnColumns):
    """The columns of our own outputs, where no other file is named."""

    def refusal(self, table: TableName, name: str) -> str:
        """Say that a table has no column of this name, and how to name a file that has it."""
        return f"{super().refusal(table, name)} (where another program's file has it: --for FILE)"
