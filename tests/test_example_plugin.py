"""The example plugin, installed as a stranger's would be, passes its own tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

PLUGIN = Path(__file__).parent.parent / "examples" / "plugin"


def test_the_example_plugin_is_found_and_passes_its_tests(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable, "-m", "pip", "install", "--quiet", "--no-deps",
            "--no-build-isolation", "--target", tmp_path, PLUGIN,
        ],
        check=True, cwd=tmp_path,
    )  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    listed = subprocess.run(
        [sys.executable, "-m", "cleaner", "stages"],
        env=environment, check=True, capture_output=True, text=True, cwd=tmp_path,
    ).stdout  # fmt: skip
    names = [line.split()[1] for line in listed.splitlines() if not line.startswith(" ")]
    assert names.index("boilerplate") < names.index("ratings") < names.index("typos")
    tests = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path,
            "-c", os.devnull, PLUGIN / "tests",
        ],
        env=environment, check=False, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert tests.returncode == 0, tests.stdout + tests.stderr
    assert "4 passed" in tests.stdout
