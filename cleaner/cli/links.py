"""`cleaner links`."""

from pathlib import Path

import click
import msgspec

from cleaner.cli.console import to_stderr, to_stdout
from cleaner.cli.links_step import interrupted
from cleaner.cli.links_view import asking, summarise, would_ask
from cleaner.cli.options import (
    ConfigChoice,
    ProbeChoice,
    config_options,
    probe_options,
    settings,
)
from cleaner.errors import InputError, OutputError
from cleaner.io.output import OutputFiles, output_told, read_manifest
from cleaner.io.whole import encodable
from cleaner.plugins import Plugins
from cleaner.probe.account import ProbeAccount
from cleaner.probe.probe import Probe
from cleaner.rows import has_output_name
from cleaner.run import write_manifest
from cleaner.signals import treat_term_as_interrupt
from cleaner.visible import visible


@click.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="OUT")
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the result here, in the format of its name. [default: OUT itself]",
)
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@config_options
@probe_options
@click.option("--resume", is_flag=True, help="Go on with an interrupted probe of OUT.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked for, and ask for nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")
def command(
    *,
    output: Path,
    to: Path | None,
    overwrite: bool,
    chosen: ConfigChoice,
    probing: ProbeChoice,
    resume: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Ask over the network whether the media links of OUT are alive, and write the answers in.

    OUT is what `cleaner run` wrote. Each distinct address is asked for once; the first bytes of the
    file are looked at, so that an error page in place of a picture is found out. Links that were
    judged unsafe or useless are not asked for, and addresses of private networks never, unless
    they are allowed.

    \b
      cleaner links clean.jsonl --dry-run
      cleaner links clean.jsonl --per-host 2 --robots
      cleaner check clean.jsonl --suite media-alive

    Exit code 0: the answers are written in, whatever they are; the suite media-alive judges them.
    2: the call or OUT is wrong. 130: interrupted; OUT is as it was, and --resume goes on.
    """
    config = settings(chosen, probing=probing)
    _vet(output, to, overwrite)
    plugins = Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins)
    console = to_stderr()
    treat_term_as_interrupt()
    with Probe(output, config.probe, plugins, to=to, resume=resume) as probe:
        probe.collect()
        if dry_run:
            would_ask(to_stdout(), probe)
            return
        try:
            with asking(console, probe, quiet=quiet) as advance:
                account, statuses = probe.execute(advance)
        except KeyboardInterrupt:
            raise interrupted(output, probe) from None
    _note(output, to or output, account, statuses)
    if as_json:
        told = {"media": statuses} | msgspec.structs.asdict(account)
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
    if not quiet:
        summarise(console, account, statuses)
        console.print(f"     written  {visible(str(to or output))}")


def _vet(output: Path, to: Path | None, overwrite: bool) -> None:
    if not output.is_file():
        raise InputError(f"there is no file {output}")
    if not has_output_name(output):
        raise InputError(f"{output} is no output of cleaner: that is JSON Lines or Parquet")
    if to is None or to.resolve() == output.resolve():
        return
    if not to.parent.is_dir():
        raise OutputError(f"the folder {to.parent} does not exist; make it first")
    if to.exists() and not (overwrite and to.is_file()):
        raise OutputError(f"{to} exists already; choose another name, or replace it by --overwrite")


def _note(output: Path, to: Path, account: ProbeAccount, statuses: dict[str, int]) -> None:
    """Put what was found into the account beside the output, where that is its own."""
    manifest = read_manifest(output)
    if manifest is None or output_told(manifest) != encodable(output.name):
        return
    # what a gate said holds for the links as they were
    manifest |= {"media": statuses, "probe": account, "verdict": None, "output": encodable(str(to))}
    write_manifest(OutputFiles(to).manifest, manifest)
