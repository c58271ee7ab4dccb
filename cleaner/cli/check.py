"""`cleaner check`."""

import sys
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cleaner.cli.console import to_stderr, to_stdout, visible
from cleaner.cli.gate_step import GateStep
from cleaner.cli.options import (
    ConfigChoice,
    GateChoice,
    config_options,
    gate_options,
    settings,
)
from cleaner.errors import InputError, OutputError
from cleaner.gate.drift.profiles import baseline_bytes
from cleaner.gate.reports.data import as_data
from cleaner.io.whole import write_whole, writing
from cleaner.plugins import Plugins


@click.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="OUT")
@config_options
@gate_options
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where OUT passes, write what it is like into FILE, for --baseline of later checks.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code is the verdict.")
def command(
    *,
    output: Path,
    chosen: ConfigChoice,
    gating: GateChoice,
    write_baseline: Path | None,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Check OUT, which `cleaner run` wrote, against suites of expectations and an earlier scrape.

    A suite is the name of one that a plugin brings (article, media, run) or a JSON file in Great
    Expectations' own form. The account beside OUT, <out>.run.json, is the table of suites on runs.

    \b
      cleaner check clean.jsonl
      cleaner check clean.parquet --suite article --suite media --fail-on warning
      cleaner check clean.jsonl --suite ours.json --json
      cleaner check clean.jsonl --write-baseline baseline.json
      cleaner check clean.jsonl --baseline baseline.json --parameter drift.drop_rate=0.1

    Exit code 0: passed. 1: an expectation of the deciding severity failed, could not be evaluated,
    there was nothing to check, or OUT holds another number of documents than its account tells.
    2: the call, OUT or a suite is wrong.
    """
    config = settings(chosen, gating=gating)
    gate = GateStep(
        config.check,
        Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins),
        measure=write_baseline is not None,
    )
    if write_baseline:
        _vet(write_baseline)
    if not output.is_file():
        raise InputError(f"there is no file {output}")
    report = gate.check_file(output)
    if write_baseline and report.profile and report.verdict.passed:
        with writing(write_baseline):
            write_whole(write_baseline, baseline_bytes(report.profile))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(as_data(report))).decode())
    elif not quiet:
        from cleaner.gate.reports.terminal import render

        render(report.verdict, to_stdout(), report.moved)
        if write_baseline:
            done = "is written" if report.verdict.passed else "is not written, for OUT did not pass"
            to_stderr().print(f"baseline: {visible(str(write_baseline))} {done}")
    sys.exit(0 if report.verdict.passed else 1)


def _vet(baseline: Path) -> None:
    """Raise `OutputError` where a baseline can't be written, before anything is read."""
    if baseline.suffix != ".json" or baseline.name.endswith(".run.json"):
        raise OutputError(f"{baseline} is no name for a baseline; call it baseline.json")
    if not baseline.parent.is_dir():
        raise OutputError(f"the folder {baseline.parent} does not exist; make it first")
