"""The installed command, as a user runs it."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaner.cli import main

COMMAND = Path(sys.executable).parent / "cleaner"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `cleaner` in an empty folder; give what it printed and its exit code."""

    def call(*arguments: object, stdin: bytes = b"", **more: Any) -> Any:
        done = subprocess.run(
            [COMMAND, *map(str, arguments)],
            cwd=tmp_path, input=stdin, capture_output=True, timeout=120, check=False, **more,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        return done

    return call


@pytest.fixture
def run_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Do what `run` does in this process, which imports Great Expectations once for all tests."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Any:
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments)])
        printed, told = capfd.readouterr()
        assert "Traceback" not in told, told
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), printed, told)

    before = signal.getsignal(signal.SIGTERM)  # `cleaner run` sets it
    yield call
    signal.signal(signal.SIGTERM, before)


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]


def account(path: Path) -> dict[str, Any]:
    """Read a manifest."""
    manifest: dict[str, Any] = msgspec.json.decode(path.read_bytes())
    return manifest


def many(path: Path, count: int) -> Path:
    """Write JSON Lines of so many short documents."""
    lines = (
        b'{"id": "n%d", "text": "VID: Number %d\\n\\nThe council met on Friday, %d times."}\n'
        % (number, number, number)
        for number in range(count)
    )
    path.write_bytes(b"".join(lines))
    return path
