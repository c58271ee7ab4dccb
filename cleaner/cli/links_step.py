"""The probing of media links, as the commands use it."""

from pathlib import Path

from rich.console import Console

from cleaner.cli.links_view import asking
from cleaner.config import Config
from cleaner.errors import OutputError
from cleaner.probe.probe import Probe, answers_file, find_prober
from cleaner.rows import has_output_name
from cleaner.run import InterruptedRunError, Manifest, Run, write_manifest
from cleaner.visible import visible


class LinksStep:
    """Probes what a run has written, with `--probe`.

    Building it raises `ConfigError`, `PluginError` and `OutputError` for what can't be, before a
    document is read.
    """

    def __init__(self, config: Config, run: Run) -> None:
        if run.files is None:
            raise OutputError("--probe needs an output file: -o FILE")
        if not has_output_name(run.files.output):
            raise OutputError(
                f"{run.files.output} can't be probed: that reads JSON Lines and Parquet"
            )
        find_prober(config.probe, run.plugins)
        answers_file(config.probe, run.files.output, run.files.output)
        self._config = config.probe
        self._output = run.files.output
        self._manifest = run.files.manifest
        self._plugins = run.plugins

    def execute(self, console: Console, manifest: Manifest, *, quiet: bool) -> None:
        """Probe, and put what was found into the output and its account."""
        with Probe(self._output, self._config, self._plugins) as probe:
            probe.collect()
            try:
                with asking(console, probe, quiet=quiet) as advance:
                    manifest.probe, manifest.media = probe.execute(advance)
            except KeyboardInterrupt:
                raise interrupted(self._output, probe) from None
        write_manifest(self._manifest, manifest)


def interrupted(output: Path, probe: Probe) -> InterruptedRunError:
    """Say what is kept of a probe that was stopped, and how to go on."""
    return InterruptedRunError(
        f"interrupted: {probe.asked:,} of {probe.addresses - probe.known:,} addresses were asked "
        f"for, and their answers are kept; {visible(str(output))} is as it was. "
        f"Go on with cleaner links {visible(str(output))} --resume, and the options of before",
        exit_code=130,
    )
