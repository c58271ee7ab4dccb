"""The gate, as the commands use it."""

import threading
from pathlib import Path
from typing import Any

import msgspec

from cleaner.config import CheckConfig
from cleaner.errors import ConfigError, InputError
from cleaner.gate import gx
from cleaner.gate.judging import check
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.loading import load_tables, miscount
from cleaner.gate.verdict import Verdict
from cleaner.io.output import OutputFiles, output_told, read_manifest
from cleaner.io.whole import encodable
from cleaner.plugins import Plugins
from cleaner.run import Manifest, Run
from cleaner.visible import visible


class GateStep:
    """Checks an output against the suites of a configuration.

    Building it loads the suites and raises `SuiteError` for everything that is wrong with them,
    before a document is read and without Great Expectations.
    """

    def __init__(self, config: CheckConfig, plugins: Plugins) -> None:
        self._config = config
        if not config.suites:
            raise ConfigError("[check] suites names none; name one, or use --no-check")
        sources = [source for _, source in plugins.collect("cleaner_expectations")]
        self._suites = load_suites(config.suites, sources)
        self.account: dict[str, Any] | None = None
        """The account that the output was checked with, once it is; None where there is none."""

    def warm_up(self) -> None:
        """Import Great Expectations in the background, while the cleaning goes on."""
        threading.Thread(target=gx.warm_up, daemon=True).start()

    def check(
        self,
        output: Path,
        manifest: dict[str, Any] | None,
        name: str = "",
        keep: dict[str, list[Any]] | None = None,
    ) -> Verdict:
        """Give the verdict on an output of a name. Raises `InputError`, `SuiteError`.

        `keep` is filled with Great Expectations' own results, by suite.
        """
        self.account = manifest
        frames = load_tables(output, self._suites, manifest)
        return check(
            self._suites,
            frames,
            fail_on=self._config.fail_on,
            error=miscount(output, frames, manifest),
            output=encodable(name),
            keep=keep,
        )

    def check_file(self, output: Path, keep: dict[str, list[Any]] | None = None) -> Verdict:
        """Give the verdict on an output with the account beside it, where that is its own.

        Raises `InputError` where a suite asks for the account and it is another output's.
        """
        manifest = read_manifest(output)
        own = encodable(output.name)
        told = output_told(manifest) if manifest else own
        if told != own:
            if any(suite.table == "run" for suite in self._suites):
                account = OutputFiles(output).manifest
                raise InputError(
                    f"{account}, which a suite asks for, is the account of {visible(told)}, "
                    f"not of {own}"
                )
            manifest = None
        return self.check(output, manifest, str(output), keep)

    def check_run(
        self, run: Run, manifest: Manifest, keep: dict[str, list[Any]] | None = None
    ) -> Verdict:
        """Give the verdict on what a run has just written."""
        name = ""
        if run.files:
            output = run.files.output
            name = str(output)
        elif run.stream and run.stream.copy:
            output = run.stream.copy
        else:
            raise InputError("nothing was kept of the output that could be checked")
        return self.check(output, msgspec.to_builtins(manifest), name, keep)
