"""`cleaner check`."""

import sys
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cleaner.cli.console import to_stderr, to_stdout
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
from cleaner.errors import OutputError
from cleaner.gate.drift.profiles import baseline_bytes
from cleaner.gate.reports.data import as_data
from cleaner.gate.tables.files import look_into
from cleaner.io.whole import write_whole, writing
from cleaner.plugins import Plugins
from cleaner.visible import visible


@click.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="FILE")
@config_options
@gate_options
@report_options
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="BASELINE",
    help="Where FILE passes, write what it is like there, for --baseline of later checks.",
)
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
    reporting: ReportChoice,
    write_baseline: Path | None,
    text_fields: tuple[str, ...],
    id_field: str | None,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Check FILE against suites of expectations, and compare it with an earlier scrape.

    FILE is an output of `cleaner run`, or any JSON Lines, CSV or Parquet with a text in each row:
    columns that a suite needs and FILE lacks are measured on the text. A suite is the name of one
    that a plugin brings (article, corpus, media, run) or a JSON file in Great Expectations' own
    form. The account beside an output, <out>.run.json, is the table of suites on runs.

    \b
      cleaner check clean.jsonl
      cleaner check clean.parquet --suite article --suite media --fail-on warning
      cleaner check clean.jsonl --suite ours.json --json
      cleaner check clean.jsonl --junit gate.xml --html gate.html
      cleaner check clean.jsonl --write-baseline baseline.json
      cleaner check clean.jsonl --baseline baseline.json --parameter drift.drop_rate=0.1
      cleaner check bought.csv --suite corpus --text-field body --failures failing.jsonl

    Exit code 0: passed. 1: an expectation of the deciding severity failed, could not be evaluated,
    there was nothing to check, or FILE holds another number of documents than its account tells.
    2: the call, FILE or a suite is wrong.
    """
    config = settings(chosen, gating=gating)
    reports = ReportsStep(
        reporting, output, messages=sys.stdout, stdout="--json" if as_json else None
    )
    file = look_into(
        output, id_field=id_field, text_fields=text_fields, usual=config.input.text_fields
    )
    gate = GateStep(
        config.check,
        Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins),
        file,
        gating.failures,
        measure=write_baseline is not None,
    )
    if write_baseline:
        _vet(write_baseline)
    if file.changed and not quiet:
        click.echo(
            f"{output}: texts were changed after they were measured; all is measured anew", err=True
        )
    report = gate.check_file(file, reports.results)
    if write_baseline and report.profile and report.verdict.passed:
        with writing(write_baseline):
            write_whole(write_baseline, baseline_bytes(report.profile))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(as_data(report))).decode())
    elif not quiet and not reports.on_stdout:
        from cleaner.gate.reports.terminal import render

        with reports.no_commands():
            render(report.verdict, to_stdout(), report.moved)
    if write_baseline and not quiet:
        done = "is written" if report.verdict.passed else "is not written, for FILE did not pass"
        to_stderr().print(f"baseline: {visible(str(write_baseline))} {done}")
    reports.write(report)
    sys.exit(0 if report.verdict.passed else 1)


def _vet(baseline: Path) -> None:
    """Raise `OutputError` where a baseline can't be written, before anything is read."""
    if baseline.suffix != ".json" or baseline.name.endswith(".run.json"):
        raise OutputError(f"{baseline} is no name for a baseline; call it baseline.json")
    if not baseline.parent.is_dir():
        raise OutputError(f"the folder {baseline.parent} does not exist; make it first")
