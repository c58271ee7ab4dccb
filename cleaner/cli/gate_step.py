"""The gate, as the commands use it."""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

import cleaner
from cleaner.cli.console import visible
from cleaner.config import CheckConfig
from cleaner.errors import ConfigError, InputError
from cleaner.gate import gx
from cleaner.gate.drift.comparing import compare
from cleaner.gate.drift.frame import frame
from cleaner.gate.drift.profiles import known, measured, read_baseline
from cleaner.gate.judging import check
from cleaner.gate.reports.report import Report
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import Suite, load_suites
from cleaner.gate.tables.loading import load_tables, miscount
from cleaner.io.output import OutputFiles, output_told, read_manifest
from cleaner.io.whole import encodable
from cleaner.plugins import Plugins
from cleaner.profile import Profile
from cleaner.run import Manifest, Run


class GateStep:
    """Checks an output against the suites of a configuration, and compares it with a baseline.

    Building it loads the suites and the baseline, and raises `SuiteError`, `ConfigError` and
    `InputError` for everything that is wrong with them, before a document is read and without Great
    Expectations. With `measure` the report has a profile in any case, though the output be read
    once more for it.
    """

    def __init__(self, config: CheckConfig, plugins: Plugins, *, measure: bool = False) -> None:
        self._config = config
        if not config.suites:
            raise ConfigError("[check] suites names none; name one, or use --no-check")
        self._baseline = read_baseline(Path(config.baseline)) if config.baseline else None
        sources = [source for _, source in plugins.collect("cleaner_expectations")]
        self._suites = self._load(sources)
        self._measure = measure or self._baseline is not None

    def _load(self, sources: Sequence[ExpectationSource]) -> list[Suite]:
        names, parameters = self._config.suites, self._config.parameters
        suites = load_suites(names, sources, parameters)
        comparing = [suite.name for suite in suites if suite.table == "drift"]
        if comparing and self._baseline is None:
            raise ConfigError(
                f'the suite "{comparing[0]}" compares with an earlier scrape; name its account or '
                "baseline: --baseline FILE"
            )
        if self._baseline and not comparing:
            suites = load_suites([*names, "drift"], sources, parameters)
        return suites

    def warm_up(self) -> None:
        """Import Great Expectations in the background, while the cleaning goes on."""
        threading.Thread(target=gx.warm_up, daemon=True).start()

    def check(self, output: Path, manifest: dict[str, Any] | None) -> Report:
        """Give the verdict on an output, and what moved. Raises `InputError`, `SuiteError`."""
        frames = load_tables(
            output, [suite for suite in self._suites if suite.table != "drift"], manifest
        )
        error = miscount(output, frames, manifest)
        profile = self._profile(output, manifest)
        moved = compare(self._baseline, profile) if self._baseline and profile else []
        if self._baseline:
            frames["drift"] = frame(moved)
        verdict = check(
            self._suites,
            frames,
            fail_on=self._config.fail_on,
            error=error,
            output=encodable(str(output)),
        )
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return Report(verdict, made, cleaner.__version__, profile, self._baseline, moved)

    def _profile(self, output: Path, manifest: dict[str, Any] | None) -> Profile | None:
        profile = known(manifest)
        return measured(output, manifest) if profile is None and self._measure else profile

    def check_file(self, output: Path) -> Report:
        """Give the verdict on an output with the account beside it, where that is its own.

        Raises `InputError` where a suite asks for the account and it is another output's, and where
        the account of the output itself is named as the baseline.
        """
        account = OutputFiles(output).manifest
        manifest = read_manifest(output)
        own = encodable(output.name)
        told = output_told(manifest) if manifest else own
        if told != own:
            if any(suite.table == "run" for suite in self._suites):
                raise InputError(
                    f"{account}, which a suite asks for, is the account of {visible(told)}, "
                    f"not of {own}"
                )
            manifest = None
        elif manifest and self._config.baseline and account.samefile(self._config.baseline):
            raise InputError(
                f"{account} is the account of {own} itself, which would be compared with itself; "
                "name that of an earlier scrape"
            )
        return self.check(output, manifest)

    def check_run(self, run: Run, manifest: Manifest) -> Report:
        """Give the verdict on what a run has just written."""
        if run.files:
            output = run.files.output
        elif run.stream and run.stream.copy:
            output = run.stream.copy
        else:
            raise InputError("nothing was kept of the output that could be checked")
        return self.check(output, msgspec.to_builtins(manifest))
