"""The gate, as the commands use it."""

import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from cleaner.cli.console import visible
from cleaner.config import CheckConfig
from cleaner.errors import ConfigError, InputError
from cleaner.gate import gx
from cleaner.gate.failing import Failure, failures
from cleaner.gate.judging import check
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.available import OwnColumns, available_columns
from cleaner.gate.tables.files import DataFile, look_into
from cleaner.gate.tables.loading import load_tables, miscount
from cleaner.gate.tables.narrow import texts_of
from cleaner.gate.verdict import Verdict
from cleaner.io.output import OutputFiles, output_told, read_manifest
from cleaner.io.whole import encodable, write_whole, writing
from cleaner.measures import all_measures
from cleaner.plugins import Plugins
from cleaner.run import Manifest, Run


class GateStep:
    """Checks an output, or another file, against the suites of a configuration.

    `file` is the file that will be checked, None for the output of a run that is still to be made.
    Building it loads the suites and raises `SuiteError` for everything that is wrong with them,
    before a document is read and without Great Expectations. `failures_path` is where all failing
    rows go.
    """

    def __init__(
        self,
        config: CheckConfig,
        plugins: Plugins,
        file: DataFile | None = None,
        failures_path: Path | None = None,
    ) -> None:
        self._config = config
        if not config.suites:
            raise ConfigError("[check] suites names none; name one, or use --no-check")
        self._measures = all_measures(plugins)
        self._failures_path = failures_path
        sources = [source for _, source in plugins.collect("cleaner_expectations")]
        available = available_columns(file, self._measures) if file else OwnColumns(self._measures)
        self._suites = load_suites(config.suites, sources, available)

    def warm_up(self) -> None:
        """Import Great Expectations in the background, while the cleaning goes on."""
        threading.Thread(target=gx.warm_up, daemon=True).start()

    def check(self, file: DataFile, manifest: dict[str, Any] | None) -> Verdict:
        """Give the verdict on a file. Raises `InputError`, `SuiteError`."""
        available = available_columns(file, self._measures)
        texts = partial(texts_of, file)
        engine = self._config.engine
        with load_tables(file, self._suites, available, manifest, engine) as tables:
            verdict = check(
                self._suites,
                tables,
                fail_on=self._config.fail_on,
                texts=texts,
                error=miscount(file.path, tables, manifest),
                output=encodable(str(file.path)),
            )
            if self._failures_path:
                write_failures(self._failures_path, failures(self._suites, tables, verdict, texts))
        return verdict

    def check_file(self, file: DataFile) -> Verdict:
        """Give the verdict on a file with the account beside it, where that is its own.

        Raises `InputError` where a suite asks for the account and it is another output's.
        """
        if not file.own:
            return self.check(file, None)
        manifest = read_manifest(file.path)
        own = encodable(file.path.name)
        told = output_told(manifest) if manifest else own
        if told != own:
            if any(suite.table == "run" for suite in self._suites):
                account = OutputFiles(file.path).manifest
                raise InputError(
                    f"{account}, which a suite asks for, is the account of {visible(told)}, "
                    f"not of {own}"
                )
            manifest = None
        return self.check(file, manifest)

    def check_run(self, run: Run, manifest: Manifest) -> Verdict:
        """Give the verdict on what a run has just written."""
        if run.files:
            output = run.files.output
        elif run.stream and run.stream.copy:
            output = run.stream.copy
        else:
            raise InputError("nothing was kept of the output that could be checked")
        return self.check(look_into(output), msgspec.to_builtins(manifest))


def write_failures(path: Path, rows: Iterable[Failure]) -> None:
    """Write failing rows as JSON Lines, whole or not at all. Raises `OutputError`."""
    with writing(path):
        write_whole(path, (msgspec.json.encode(one) + b"\n" for one in rows))
