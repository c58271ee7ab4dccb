"""`cleaner check`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cleaner.cli import say
from cleaner.cli.console import to_stderr, to_stdout
from cleaner.cli.gate_step import GateStep
from cleaner.cli.options import (
    ConfigChoice,
    FieldChoice,
    GateChoice,
    ReportChoice,
    config_options,
    field_options,
    gate_options,
    report_options,
    settings,
)
from cleaner.cli.reports_step import ReportsStep
from cleaner.config import Config
from cleaner.errors import CleanerError, ConfigError, OutputError
from cleaner.gate.drift.profiles import baseline_bytes
from cleaner.gate.reports.data import as_data
from cleaner.gate.reports.report import Report
from cleaner.gate.tables.files import look_into
from cleaner.io.whole import write_whole, writing
from cleaner.plugins import Plugins
from cleaner.visible import visible


@click.command()
@click.argument(
    "outputs", type=click.Path(path_type=Path), metavar="FILE...", nargs=-1, required=True
)
@config_options
@gate_options
@report_options
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="BASELINE",
    help="Where FILE passes, write what it is like there, for --baseline of later checks.",
)
@field_options
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code is the verdict.")
def command(
    *,
    outputs: tuple[Path, ...],
    chosen: ConfigChoice,
    gating: GateChoice,
    reporting: ReportChoice,
    write_baseline: Path | None,
    fields: FieldChoice,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Check FILE against suites of expectations, and compare it with an earlier scrape.

    FILE is an output of `cleaner run`, or any JSON Lines, CSV or Parquet with a text in each row:
    columns that a suite needs and FILE lacks are measured on the text. A suite is the name of one
    that a plugin brings (article, corpus, media, run) or a JSON file in Great Expectations' own
    form. The account beside an output, <out>.run.json, is the table of suites on runs. Several
    files are checked each by itself, and the exit code is the highest.

    \b
      cleaner check clean.jsonl
      cleaner check clean.parquet --suite article --suite media --fail-on warning
      cleaner check clean.jsonl --suite ours.json --json
      cleaner check clean.jsonl --junit gate.xml --html gate.html
      cleaner check clean.jsonl --write-baseline baseline.json
      cleaner check clean.jsonl --baseline baseline.json --parameter drift.drop_rate=0.1
      cleaner check bought.csv --suite corpus --text-field body --failures failing.jsonl
      cleaner check data/*.csv --suite corpus

    Exit code 0: passed. 1: an expectation of the deciding severity failed, could not be evaluated,
    there was nothing to check, or FILE holds another number of documents than its account tells.
    2: the call, FILE or a suite is wrong.
    """
    config = settings(chosen, gating=gating)
    files = list(dict.fromkeys(outputs))
    if len(files) > 1:
        _vet_several(len(files), gating, reporting, write_baseline, as_json=as_json)
    if write_baseline:
        _vet(write_baseline)
    check = _Check(
        config=config,
        plugins=Plugins(
            config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins
        ),
        failures=gating.failures,
        reporting=reporting,
        write_baseline=write_baseline,
        fields=fields,
        as_json=as_json,
        quiet=quiet,
        several=len(files) > 1,
    )
    sys.exit(_worst_code(check, files) if check.several else check.code_of(files[0]))


class _Check(msgspec.Struct, frozen=True):
    """One call: what is done with each file."""

    config: Config
    plugins: Plugins
    failures: Path | None
    reporting: ReportChoice
    write_baseline: Path | None
    fields: FieldChoice
    as_json: bool
    quiet: bool
    several: bool

    def code_of(self, output: Path) -> int:
        """Check a file, say what came of it, give the exit code."""
        reports = ReportsStep(
            self.reporting,
            output,
            messages=sys.stdout,
            stdout="--json" if self.as_json else None,
            failures=self.failures,
        )
        file = look_into(
            output,
            id_field=self.fields.id_field,
            text_fields=self.fields.text_fields,
            usual=self.config.input.text_fields,
        )
        gate = GateStep(
            self.config.check,
            self.plugins,
            file,
            self.failures,
            measure=self.write_baseline is not None,
        )
        if file.changed and not self.quiet:
            click.echo(
                f"{output}: texts were changed after they were measured; all is measured anew",
                err=True,
            )
        report = gate.check_file(file, reports.results)
        self._tell(output, report, reports)
        reports.write(report)
        return 0 if report.verdict.passed else 1

    def _tell(self, output: Path, report: Report, reports: ReportsStep) -> None:
        passed = report.verdict.passed
        if self.write_baseline and report.profile and passed:
            with writing(self.write_baseline):
                write_whole(self.write_baseline, baseline_bytes(report.profile))
        if self.as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(as_data(report))).decode())
        elif not self.quiet and not reports.on_stdout:
            from cleaner.gate.reports.terminal import render

            with reports.no_commands():
                if self.several:
                    click.secho(f"{visible(str(output))}:", bold=True)
                render(report.verdict, to_stdout(), report.moved)
        if self.write_baseline and not self.quiet:
            done = "is written" if passed else "is not written, for FILE did not pass"
            to_stderr().print(f"baseline: {visible(str(self.write_baseline))} {done}")


def _worst_code(check: _Check, files: Sequence[Path]) -> int:
    """Check several files and give the highest exit code; what is wrong is said once."""
    codes = []
    said = set()
    for file in files:
        try:
            codes.append(check.code_of(file))
        except CleanerError as error:
            codes.append(error.exit_code)
            if str(error) not in said:
                said.add(str(error))
                say(str(error))
    return max(codes)


def _vet_several(
    count: int,
    gating: GateChoice,
    reporting: ReportChoice,
    write_baseline: Path | None,
    *,
    as_json: bool,
) -> None:
    """Raise `ConfigError` where an option would write one file for several that are checked."""
    reports = msgspec.structs.asdict(reporting)
    del reports["github"]
    single = {
        **{name.replace("_", "-"): given for name, given in reports.items()},
        "failures": gating.failures,
        "write-baseline": write_baseline,
        "json": as_json,
    }
    for name, given in single.items():
        if given:
            raise ConfigError(
                f"--{name} is about one FILE, and there are {count}; call `cleaner check` for each "
                "of them"
            )


def _vet(baseline: Path) -> None:
    """Raise `OutputError` where a baseline can't be written, before anything is read."""
    if baseline.suffix != ".json" or baseline.name.endswith(".run.json"):
        raise OutputError(f"{baseline} is no name for a baseline; call it baseline.json")
    if not baseline.parent.is_dir():
        raise OutputError(f"the folder {baseline.parent} does not exist; make it first")
