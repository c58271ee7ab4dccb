"""`cleaner run`."""

import sys
from typing import TYPE_CHECKING, NoReturn

import click
import msgspec

from cleaner.cli.console import to_stderr
from cleaner.cli.gate_step import GateStep
from cleaner.cli.options import (
    CleaningChoice,
    ConfigChoice,
    GateChoice,
    ReportChoice,
    cleaning_options,
    config_options,
    gate_options,
    report_options,
    settings,
)
from cleaner.cli.progress import progress
from cleaner.cli.reports_step import ReportsStep
from cleaner.cli.summary import summarise
from cleaner.config import Config
from cleaner.errors import CleanerError, OutputError
from cleaner.gate.reports.data import as_data
from cleaner.io.output import STDOUT
from cleaner.rows import has_output_name
from cleaner.run import Run, write_manifest
from cleaner.signals import treat_term_as_interrupt

if TYPE_CHECKING:
    from cleaner.cli.links_step import LinksStep


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="A file ending in .jsonl, .jsonl.gz, .jsonl.zst or .parquet, or - for stdout. "
    "[default: stdout where that is a pipe or a file]",
)
@config_options
@cleaning_options
@click.option(
    "--workers",
    type=click.IntRange(0),
    metavar="N",
    help="Worker processes; 0 for one a core. [default: 0]",
)
@click.option(
    "--edits",
    type=click.Choice(["all", "summary", "none"]),
    help="How much of the edits to keep; only `all` can be undone. [default: all]",
)
@click.option(
    "--keep-raw/--no-keep-raw",
    default=None,
    help="Carry the raw input in the output, for `cleaner restore --raw`.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, 1e6),
    metavar="SECONDS",
    help="Set a document aside after so long; 0 for never. [default: 60]",
)
@click.option(
    "--site-boilerplate",
    "--survey",
    "survey",
    is_flag=True,
    default=None,
    help="Go over INPUTs twice, so that lines which recur over pages of a site are taken out.",
)
@click.option(
    "--max-quarantined",
    type=click.IntRange(0),
    metavar="N",
    help="Exit with 3 only beyond so many documents set aside. [default: 0]",
)
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists.")
@click.option("--resume", is_flag=True, help="Go on with an interrupted run to OUT.")
@click.option(
    "--probe/--no-probe",
    default=None,
    help="Ask over the network whether the media links are alive; see `cleaner links`.",
)
@click.option(
    "--allow-private/--no-allow-private",
    default=None,
    help="With --probe: connect to addresses of private networks too.",
)
@click.option("--no-check", is_flag=True, help="Don't check the output.")
@gate_options
@report_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")
def command(
    *,
    inputs: tuple[str, ...],
    output: str | None,
    chosen: ConfigChoice,
    cleaning: CleaningChoice,
    gating: GateChoice,
    reporting: ReportChoice,
    workers: int | None,
    edits: str | None,
    keep_raw: bool | None,
    timeout: float | None,
    survey: bool | None,
    max_quarantined: int | None,
    overwrite: bool,
    resume: bool,
    probe: bool | None,
    allow_private: bool | None,
    no_check: bool,
    quiet: bool,
) -> NoReturn:
    """Clean INPUTs, write OUT, and check it.

    An INPUT is a file (text, HTML, JSON Lines, WARC; each also gzip or zstd), a folder, a glob, or
    - for stdin. Beside OUT stands OUT's account, <out>.run.json, and where documents failed,
    <out>.quarantine.jsonl with their raw input and the reason.

    \b
      cleaner run scrape/ -o clean.jsonl
      cleaner run pages.jsonl.gz -o clean.parquet --base-url https://example.com/
      zcat pages.jsonl.gz | cleaner run - --no-check > clean.jsonl
    """  # fmt: skip
    config = settings(
        chosen,
        cleaning,
        gating,
        workers=workers,
        edits=edits,
        keep_raw=keep_raw,
        timeout=timeout,
        survey=survey,
        max_quarantined=max_quarantined,
        probe=probe,
    )
    if allow_private is not None:
        probing = msgspec.structs.replace(config.probe, allow_private=allow_private)
        config = msgspec.structs.replace(config, probe=probing)
    run = Run(
        inputs, _default_output() if output is None else output, config,
        overwrite=overwrite, resume=resume, copy_stdout=not no_check,
    )  # fmt: skip
    reports = ReportsStep(
        reporting,
        run.files.output if run.files else None,
        messages=sys.stderr,
        stdout=None if run.files else "the output",
        checked=not no_check,
        failures=gating.failures,
    )
    links = _links_step(config, run) if config.run.probe else None
    gate = None if no_check else GateStep(config.check, run.plugins, failures_path=gating.failures)
    if gate and run.files and not has_output_name(run.files.output):
        raise OutputError(
            f"{run.files.output} can't be checked: the gate reads JSON Lines and Parquet; "
            "use --no-check"
        )
    console = to_stderr()
    treat_term_as_interrupt()
    with progress(console, run, quiet=quiet) as advance:
        if gate:
            gate.warm_up()
        manifest = run.execute(advance)
    if links:
        links.execute(console, manifest, quiet=quiet)
    report = None
    if gate:
        report = gate.check_run(run, manifest, reports.results)
        manifest.verdict = as_data(report)
        if run.files:
            write_manifest(run.files.manifest, manifest)
    if run.stream:
        run.stream.close()
    if not quiet:
        with reports.no_commands():
            summarise(console, run, manifest, report)
    if report is not None:
        reports.write(report)
    if report is not None and not report.verdict.passed:
        sys.exit(1)
    sys.exit(3 if manifest.quarantined > config.run.max_quarantined else 0)


def _default_output() -> str:
    if sys.stdout.isatty():
        raise CleanerError(
            "say where the result should go: -o clean.jsonl, or -o - for this terminal"
        )
    return STDOUT


def _links_step(config: Config, run: Run) -> "LinksStep":
    from cleaner.cli.links_step import LinksStep

    return LinksStep(config, run)
