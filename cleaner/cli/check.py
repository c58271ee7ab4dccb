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
    ReportChoice,
    config_options,
    gate_options,
    report_options,
    settings,
)
from cleaner.cli.reports_step import ReportsStep
from cleaner.errors import InputError
from cleaner.plugins import Plugins


@click.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="OUT")
@config_options
@gate_options
@report_options
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code is the verdict.")
def command(
    *,
    output: Path,
    chosen: ConfigChoice,
    gating: GateChoice,
    reporting: ReportChoice,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Check OUT, which `cleaner run` wrote, against suites of expectations.

    A suite is the name of one that a plugin brings (article, media, run) or a JSON file in Great
    Expectations' own form. The account beside OUT, <out>.run.json, is the table of suites on runs.

    \b
      cleaner check clean.jsonl
      cleaner check clean.parquet --suite article --suite media --fail-on warning
      cleaner check clean.jsonl --suite ours.json --json
      cleaner check clean.jsonl --junit gate.xml --html gate.html

    Exit code 0: passed. 1: an expectation of the deciding severity failed, could not be evaluated,
    there was nothing to check, or OUT holds another number of documents than its account tells.
    2: the call, OUT or a suite is wrong.
    """
    config = settings(chosen, gating=gating)
    reports = ReportsStep(
        reporting, output, messages=sys.stdout, stdout="--json" if as_json else None
    )
    gate = GateStep(
        config.check,
        Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins),
    )
    if not output.is_file():
        raise InputError(f"there is no file {output}")
    verdict = gate.check_file(output, reports.results)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(verdict)).decode())
    elif not quiet and not reports.on_stdout:
        from cleaner.gate.reports.terminal import render

        with reports.no_commands():
            render(verdict, to_stdout())
    reports.write(verdict, gate.account)
    sys.exit(0 if verdict.passed else 1)
