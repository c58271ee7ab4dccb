"""What a check does beside checking, as the kernel sees it: nothing.

Great Expectations knows a cloud, folders with its configuration and settings in the environment.
Here all of them are laid out as traps.
"""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run, many

# CI installs strace: there its absence is a failure
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        shutil.which("strace") is None and not os.environ.get("CI"),
        reason="strace is not installed",
    ),
]

_FOLDERS = ("gx", "great_expectations", ".great_expectations")
_FILES = ("great_expectations.yml", "great_expectations.conf", "config_variables.yml")
# on import urllib3 makes a socket and binds it to this machine, to see whether it knows IPv6
_PROBE = re.compile(
    r'socket\(AF_INET6, SOCK_STREAM\|SOCK_CLOEXEC, \w+\) = \d+|bind\(\d+, .*"::1".*\) = .*'
)
_REACHES = ("connect(", "send", "listen(", "accept")


def _lay_traps(*places: Path) -> dict[Path, str]:
    """Put broken configuration of Great Expectations into folders; give what it holds."""
    laid = {
        place / one / name: "{ nonsense" for place in places for one in _FOLDERS for name in _FILES
    }
    for path, content in laid.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return laid


@pytest.mark.parametrize(
    ("output", "options"),
    [
        ("out.jsonl", ["--engine", "pandas", "--failures", "failing.jsonl", "--junit", "gate.xml"]),
        ("out.parquet", ["--engine", "duckdb", "--html", "gate.html"]),
    ],
    ids=["pandas", "duckdb"],
)
def test_a_check_leaves_no_trace(run: Run, tmp_path: Path, output: str, options: list[str]) -> None:
    many(tmp_path / "a.jsonl", 30)
    run("run", "a.jsonl", "-o", output, "--no-check")
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    xdg = {f"XDG_{one}_HOME": home / f"xdg-{one}" for one in ("CONFIG", "CACHE", "DATA", "STATE")}
    for folder in (temporary, *xdg.values()):
        folder.mkdir(parents=True)
    traps = _lay_traps(tmp_path, home, *xdg.values())
    before = _tree(tmp_path)

    with socket.create_server(("127.0.0.1", 0)) as cloud:
        address = f"http://127.0.0.1:{cloud.getsockname()[1]}"
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TMPDIR": str(temporary),
            **{name: str(folder) for name, folder in xdg.items()},
            "GX_CLOUD_BASE_URL": address,
            "GX_CLOUD_ACCESS_TOKEN": "nonsense",
            "GX_CLOUD_ORGANIZATION_ID": "nonsense",
            "GX_CLOUD_WORKSPACE_ID": "nonsense",
            "GX_ANALYTICS_ENABLED": "true",
            "GX_ANALYTICS_BASE_URL": address,
            "GX_HOME": str(tmp_path / "gx"),
            "HTTP_PROXY": address,
            "HTTPS_PROXY": address,
        }
        # two suites: the fields of texts, and the account of the run
        call = [COMMAND, "check", output, "--suite", "article", "--suite", "run", *options]
        done = subprocess.run(
            ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-o", "trace",
             "-e", "trace=network,%file", *call],
            cwd=tmp_path, env=env, capture_output=True, check=False, timeout=240,
        )  # fmt: skip
        cloud.setblocking(False)
        with pytest.raises(BlockingIOError):
            cloud.accept()

    assert done.returncode == 0, done.stdout
    assert done.stderr == b""
    calls = [re.sub(r"^\d+ +", "", line) for line in _trace(tmp_path)]
    # it did trace
    assert any("great_expectations/__init__" in one for one in calls)
    # no connection, no name asked for
    network = [one for one in calls if "AF_INET" in one or one.startswith(_REACHES)]
    assert [one for one in network if not _PROBE.fullmatch(one)] == []
    assert sum(one.startswith("socket(") for one in network) <= 1
    assert not [one for one in calls if "/etc/resolv.conf" in one or "/etc/hosts" in one]
    # no configuration read, none written
    assert not [one for one in calls if any(f'"{path}' in one for path in _names(traps))]
    assert {path: path.read_text() for path in traps} == traps
    written = {"trace", *(name for name in options if "." in name)}
    assert _tree(tmp_path) - before == written
    assert list(temporary.iterdir()) == []


def _trace(folder: Path) -> list[str]:
    return (folder / "trace").read_text(errors="replace").splitlines()


def _names(traps: dict[Path, str]) -> set[str]:
    """Give the ways in which a folder with traps may be named, from the folder that it is in."""
    folders = {path.parent for path in traps}
    return {str(folder) for folder in folders} | {
        f"{name}{end}" for name in _FOLDERS for end in ("/", '"')
    }


def _tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
