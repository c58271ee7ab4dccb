"""What the pages show is what happens: their commands and their Python are run, in order.

- A block introduced by "`name.ext`:" is that file. A file of the examples must hold it already.
- "console" holds commands after "$ " and what they print, where "…" stands for any text in a line
  and a line "..." for any lines.
- "pycon" is run as a doctest.
"""

import doctest
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner.cli import main
from tests.docs.pages import ROOT, Block, blocks, read

PAGES = (
    "index.md",
    "tutorial.md",
    "howto/ci.md",
    "howto/large-runs.md",
    "howto/library.md",
    "howto/plugins.md",
    "howto/sites.md",
    "howto/typos.md",
    "reference/output.md",
    "reference/php-dumps.md",
    "reference/configuration.md",
)
# no shell needed; `restore` closes stdout behind it
_PLAIN = re.compile(
    r"cleaner (?P<arguments>(?!restore)[^|<>;&$*']*)(?:; echo \"?(?P<says>[\w ]*)\$\?\"?)?"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the examples in it, which is the current one."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    before = signal.getsignal(signal.SIGTERM)  # `cleaner run` sets it
    yield tmp_path
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_happens(
    page: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks(read(page)):
        if block.file:
            _file(block, folder / block.file)
        elif block.language == "console":
            for command, printed in _commands(block.content):
                _compare(command, printed, _run(command, capfd))
        elif block.language == "pycon":
            _doctest(block.content, names, page)


def _file(block: Block, path: Path) -> None:
    if block.file and block.file.startswith("examples/"):
        assert block.content in path.read_text("utf-8"), f"{block.file} reads otherwise"
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.content, "utf-8")


def _commands(content: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        while command.endswith("\\"):
            more, _, printed = printed.partition("\n")
            command = command[:-1] + more.lstrip()
        yield command, printed


def _run(command: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Give what a command prints; in this process where no shell is needed, which saves imports."""
    plain = _PLAIN.fullmatch(command)
    if plain:
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(plain["arguments"]))
        captured = capfd.readouterr()
        code = "" if plain["says"] is None else f"{plain['says']}{ended.value.code or 0}\n"
        return captured.out + captured.err + code
    done = subprocess.run(
        ["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode("utf-8")


def _compare(command: str, expected: str, printed: str) -> None:
    lines = [
        r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()).replace("…", ".*?") + r" *\n"
        for line in expected.splitlines()
    ]
    found = re.fullmatch(
        "".join(lines) + r"\s*", printed if printed.endswith("\n") else printed + "\n"
    )
    assert found, f"{command}\n\nexpected:\n{expected}\nprinted:\n{printed}"


def _doctest(content: str, names: dict[str, Any], page: str) -> None:
    test = doctest.DocTestParser().get_doctest(content, names, page, page, 0)
    complaints: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=complaints.append, clear_globs=False)
    names.update(test.globs)
    assert not complaints, "".join(complaints)
