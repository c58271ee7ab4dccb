"""`cleaner check`."""

import sys
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cleaner.cli.console import to_stdout
from cleaner.cli.gate_step import GateStep
from cleaner.cli.options import (
    ConfigChoice,
    GateChoice,
    config_options,
    gate_options,
    settings,
)
from cleaner.gate.tables.files import look_into
from cleaner.plugins import Plugins


@click.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="FILE")
@config_options
@gate_options
@click.option(
    "--text-field",
    "text_fields",
    multiple=True,
    metavar="NAME",
    help="The field that holds the text, in a FILE of another program. Can be repeated: the first "
    "one that is there. [default: [input] text_fields]",
)
@click.option(
    "--id-field",
    metavar="NAME",
    help="The field that holds the id, in a FILE of another program. [default: id, else the row]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code is the verdict.")
def command(
    *,
    output: Path,
    chosen: ConfigChoice,
    gating: GateChoice,
    text_fields: tuple[str, ...],
    id_field: str | None,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Check FILE against suites of expectations.

    FILE is an output of `cleaner run`, or any JSON Lines, CSV or Parquet with a text in each row:
    columns that a suite needs and FILE lacks are measured on the text. A suite is the name of one
    that a plugin brings (article, corpus, media, run) or a JSON file in Great Expectations' own
    form. The account beside an output, <out>.run.json, is the table of suites on runs.

    \b
      cleaner check clean.jsonl
      cleaner check clean.parquet --suite article --suite media --fail-on warning
      cleaner check clean.jsonl --suite ours.json --json
      cleaner check bought.csv --suite corpus --text-field body --failures failing.jsonl

    Exit code 0: passed. 1: an expectation of the deciding severity failed, could not be evaluated,
    there was nothing to check, or FILE holds another number of documents than its account tells.
    2: the call, FILE or a suite is wrong.
    """
    config = settings(chosen, gating=gating)
    file = look_into(
        output, id_field=id_field, text_fields=text_fields, usual=config.input.text_fields
    )
    gate = GateStep(
        config.check,
        Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins),
        file,
        gating.failures,
    )
    if file.changed and not quiet:
        click.echo(
            f"{output}: texts were changed after they were measured; all is measured anew", err=True
        )
    verdict = gate.check_file(file)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(verdict)).decode())
    elif not quiet:
        from cleaner.gate.reports.terminal import render

        render(verdict, to_stdout())
    sys.exit(0 if verdict.passed else 1)
