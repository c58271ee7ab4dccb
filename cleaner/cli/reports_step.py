"""The reports of a check, as the commands write them."""

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from cleaner.cli.options import ReportChoice
from cleaner.errors import ConfigError, OutputError
from cleaner.gate.reports.report import Report
from cleaner.io.output import STDOUT, OutputFiles
from cleaner.io.whole import write_whole, writing

# the option is also the name of the module in cleaner/gate/reports
_FORMS = ("junit", "sarif", "markdown", "html")
_SUMMARY = "GITHUB_STEP_SUMMARY"


class ReportsStep:
    """Writes what `--junit` and the like ask for.

    Building it finds what stands in the way before anything is checked: `output` is the file that
    will be checked, None for stdout; `failures` is where failing rows will go; `messages` is the
    stream that people read, on which GitHub's runner is told as well; `stdout` says what else goes
    to stdout; `checked` whether there will be a check at all. Raises `ConfigError`, `OutputError`.
    """

    def __init__(
        self,
        choice: ReportChoice,
        output: Path | None,
        *,
        messages: TextIO,
        stdout: str | None = None,
        checked: bool = True,
        failures: Path | None = None,
    ) -> None:
        given = {form: getattr(choice, form) for form in _FORMS}
        self._files = {form: name for form, name in given.items() if name is not None}
        self._github = choice.github
        self._data_docs = choice.data_docs
        self.results: dict[str, list[Any]] | None = {} if choice.data_docs else None
        """Where the gate is to keep Great Expectations' results; None where nobody wants them."""
        wanted = [*self._wanted(), *(["--failures"] if failures else [])]
        if not checked and wanted:
            raise ConfigError(f"{wanted[0]} reports on the check; leave out --no-check")
        takers = [stdout] if stdout else []
        takers += [f"--{form} -" for form, name in self._files.items() if name == STDOUT]
        if len(takers) > 1:
            raise ConfigError(
                f"{takers[0]} and {takers[1]} would both go to stdout; write one to a file"
            )
        self._messages = sys.stderr if takers else messages
        files = {form: Path(name) for form, name in self._files.items() if name != STDOUT}
        _vet(files | ({"failures": failures} if failures else {}), output)
        if self._data_docs:
            with writing(f"--data-docs {self._data_docs}"):
                _vet_site(self._data_docs)

    def _wanted(self) -> list[str]:
        wanted = [f"--{form}" for form in self._files]
        wanted += ["--data-docs"] if self._data_docs else []
        return wanted + (["--github"] if self._github else [])

    @property
    def on_stdout(self) -> bool:
        """Whether a report goes to stdout, where nothing else may stand then."""
        return STDOUT in self._files.values()

    @contextmanager
    def no_commands(self) -> Iterator[None]:
        """Have GitHub's runner take nothing for a command that is printed in a `with` block.

        It looks for commands in all that is printed, scraped text too. Nothing is done without
        `--github`.
        """
        if not self._github:
            yield
            return
        token = secrets.token_hex(16)
        print(f"::stop-commands::{token}", file=self._messages, flush=True)
        try:
            yield
        finally:
            print(f"::{token}::", file=self._messages, flush=True)

    def write(self, report: Report) -> None:
        """Write all reports. Raises `OutputError`."""
        for form, name in self._files.items():
            made = import_module(f"cleaner.gate.reports.{form}").render(report)
            data = made.encode() if isinstance(made, str) else made
            if name == STDOUT:
                _print(data)
            else:
                _write(Path(name), data)
        if self._data_docs:
            _write_site(self._data_docs, report, self.results or {})
        if self._github:
            self._tell_github(report)

    def _tell_github(self, report: Report) -> None:
        from cleaner.gate.reports import github, markdown

        self._messages.write(github.render(report))
        self._messages.flush()
        if summary := os.environ.get(_SUMMARY):
            with (
                writing(f"{summary}, the summary of ${_SUMMARY},"),
                Path(summary).open("ab") as out,
            ):
                out.write(markdown.render(report).encode())


def _vet(files: dict[str, Path], output: Path | None) -> None:
    if not files:
        return
    known = {path.resolve(): str(path) for path in OutputFiles(output).all()} if output else {}
    for form, path in files.items():
        with writing(f"--{form} {path}"):
            _vet_one(f"--{form} {path}", path)
            place = path.resolve()
        if place in known:
            raise OutputError(f"--{form} {path} would overwrite {known[place]}; name another file")
        known[place] = f"that of --{form}"


def _vet_one(option: str, path: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{option} is a folder; name a file in it")
    if not _is_special(path):
        _vet_folder(option, path.parent)


def _vet_folder(option: str, folder: Path) -> None:
    if not folder.is_dir():
        raise OutputError(
            f"{option}: the folder {folder} does not exist; make it first: mkdir -p {folder}"
        )
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{option}: nothing can be written into the folder {folder}")


def _vet_site(site: Path) -> None:
    from cleaner.gate.reports.data_docs import NAMES

    option = f"--data-docs {site}"
    _vet_folder(option, site.parent)
    if os.path.lexists(site) and not site.is_dir():
        raise OutputError(f"{option} is no folder")
    if site.is_dir() and (others := {path.name for path in site.iterdir()} - NAMES):
        raise OutputError(
            f"{option} would be replaced, and holds something else: {min(others)}; "
            "name an empty or a new folder"
        )


def _is_special(path: Path) -> bool:
    """Tell whether it is a pipe or a device, which is written to and not replaced."""
    return path.exists() and not path.is_file()


def _print(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write(path: Path, data: bytes) -> None:
    with writing(path):
        if _is_special(path):
            path.write_bytes(data)
        else:
            write_whole(path.resolve(), data)


def _write_site(site: Path, report: Report, results: dict[str, list[Any]]) -> None:
    from cleaner.gate.reports.data_docs import build

    with writing(site):
        place = site.resolve()
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f"{place.name}.") as folder:
            made = Path(folder) / "made"
            build(report, results, made)
            if place.is_dir():
                place.rename(Path(folder) / "old")
            made.rename(place)
