"""The examples in docstrings are true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# what trains models needs packages that users don't have
FOLDERS = ("cleaner", "plugins", "expectations", "scripts")
WITH_EXAMPLES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if "training" not in path.parts and ">>> " in path.read_text("utf-8")
)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] in ("plugins", "expectations") else parts
    return ".".join(parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_module(path: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, attempted = doctest.testmod(import_module(_module(path)))
    assert attempted or "doctest: +SKIP" in path.read_text("utf-8")
    assert not failed
