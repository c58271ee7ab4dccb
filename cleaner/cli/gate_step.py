"""The gate, as the commands use it."""

import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

import cleaner
from cleaner.config import CheckConfig
from cleaner.errors import ConfigError, InputError, SuiteError
from cleaner.gate import gx
from cleaner.gate.drift.comparing import compare
from cleaner.gate.drift.frame import frame
from cleaner.gate.drift.profiles import known, measured, read_baseline
from cleaner.gate.engines.frames import FrameTable
from cleaner.gate.failing import Failure, failures
from cleaner.gate.judging import check
from cleaner.gate.reports.report import Report
from cleaner.gate.sources import ExpectationSource, all_sources
from cleaner.gate.suites.loading import Suite, load_suites
from cleaner.gate.tables.available import AvailableColumns, OwnColumns, available_columns
from cleaner.gate.tables.files import DataFile, look_into
from cleaner.gate.tables.loading import load_tables, miscount
from cleaner.gate.tables.narrow import texts_of
from cleaner.io.output import OutputFiles, output_told, read_manifest
from cleaner.io.whole import encodable, write_whole, writing
from cleaner.measures import all_measures
from cleaner.plugins import Plugins
from cleaner.run import Manifest, Run
from cleaner.visible import visible


class GateStep:
    """Checks an output, or another file, against suites, and compares it with a baseline.

    `file` is the file that will be checked, None for the output of a run that is still to be made.
    Building it loads the suites and the baseline, and raises `SuiteError`, `ConfigError` and
    `InputError` for everything that is wrong with them, before a document is read and without Great
    Expectations. `failures_path` is where all failing rows go. With `measure` the report has a
    profile in any case, though the file be read once more for it.
    """

    def __init__(
        self,
        config: CheckConfig,
        plugins: Plugins,
        file: DataFile | None = None,
        failures_path: Path | None = None,
        *,
        measure: bool = False,
    ) -> None:
        self._config = config
        if not config.suites:
            raise ConfigError("[check] suites names none; name one, or use --no-check")
        self._measures = all_measures(plugins)
        self._failures_path = failures_path
        self._baseline = read_baseline(Path(config.baseline)) if config.baseline else None
        self._measure = measure or self._baseline is not None
        sources = all_sources(plugins, config.folder)
        available = available_columns(file, self._measures) if file else OwnColumns(self._measures)
        self._suites = self._load(sources, available)

    def _load(
        self, sources: Sequence[ExpectationSource], available: AvailableColumns
    ) -> list[Suite]:
        names, parameters = self._config.suites, self._config.parameters
        try:
            suites = load_suites(names, sources, available, parameters)
        except SuiteError as error:
            if isinstance(available, OwnColumns) or "article" not in names:
                raise
            raise SuiteError(
                f"{error}\nThis file is not an output of cleaner run. A suite that asks for texts "
                "alone can check it: --suite corpus"
            ) from None
        comparing = [suite.name for suite in suites if suite.table == "drift"]
        if comparing and self._baseline is None:
            raise ConfigError(
                f'the suite "{comparing[0]}" compares with an earlier scrape; name its account or '
                "baseline: --baseline FILE"
            )
        if self._baseline and not comparing:
            suites = load_suites([*names, "drift"], sources, available, parameters)
        return suites

    def warm_up(self) -> None:
        """Import Great Expectations in the background, while the cleaning goes on."""
        threading.Thread(target=gx.warm_up, daemon=True).start()

    def check(
        self,
        file: DataFile,
        manifest: dict[str, Any] | None,
        keep: dict[str, list[Any]] | None = None,
    ) -> Report:
        """Give the verdict on a file, and what moved. Raises `InputError`, `SuiteError`.

        `keep` is filled with Great Expectations' own results, by suite.
        """
        available = available_columns(file, self._measures)
        texts = partial(texts_of, file)
        of_file = [suite for suite in self._suites if suite.table != "drift"]
        profile = known(manifest)
        with load_tables(file, of_file, available, manifest, self._config.engine) as tables:
            error = miscount(file.path, tables, manifest)
            if profile is None and self._measure:
                profile = measured(file, available, manifest)
            moved = compare(self._baseline, profile) if self._baseline and profile else []
            if self._baseline:
                tables["drift"] = FrameTable(frame(moved))
            verdict = check(
                self._suites,
                tables,
                fail_on=self._config.fail_on,
                texts=texts,
                error=error,
                output=encodable(str(file.path)),
                keep=keep,
            )
            if self._failures_path:
                write_failures(self._failures_path, failures(self._suites, tables, verdict, texts))
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return Report(verdict, made, cleaner.__version__, profile, self._baseline, moved)

    def check_file(self, file: DataFile, keep: dict[str, list[Any]] | None = None) -> Report:
        """Give the verdict on a file with the account beside it, where that is its own.

        Raises `InputError` where a suite asks for the account and it is another output's, and where
        the account of the output itself is named as the baseline.
        """
        if not file.own:
            return self.check(file, None, keep)
        account = OutputFiles(file.path).manifest
        manifest = read_manifest(file.path)
        own = encodable(file.path.name)
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
        return self.check(file, manifest, keep)

    def check_run(
        self, run: Run, manifest: Manifest, keep: dict[str, list[Any]] | None = None
    ) -> Report:
        """Give the verdict on what a run has just written."""
        if run.files:
            output = run.files.output
        elif run.stream and run.stream.copy:
            output = run.stream.copy
        else:
            raise InputError("nothing was kept of the output that could be checked")
        report = self.check(look_into(output), msgspec.to_builtins(manifest), keep)
        if run.files:
            return report
        # the name of a temporary copy says nothing
        unnamed = msgspec.structs.replace(report.verdict, output="")
        return msgspec.structs.replace(report, verdict=unnamed)


def write_failures(path: Path, rows: Iterable[Failure]) -> None:
    """Write failing rows as JSON Lines, whole or not at all. Raises `OutputError`."""
    with writing(path):
        write_whole(path, (msgspec.json.encode(one) + b"\n" for one in rows))
