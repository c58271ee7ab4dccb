"""Plugins: found, loaded, and named when something is wrong with them."""

from pathlib import Path

import pytest

from cleaner.errors import PluginError
from cleaner.plugins import Plugins

GOOD = """
from cleaner import Edit, hookimpl, stage

__version__ = "9.1"

@stage(after="typos")
def stars(document):
    '''Take stars away.'''
    position = document.text.find("*")
    if position >= 0:
        yield Edit(position, position + 1, "", rule="star")

@hookimpl
def cleaner_stages():
    return [stars]
"""


@pytest.fixture
def plugin(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"{request.node.name.split('[')[0]}.py"
    path.write_text(getattr(request, "param", GOOD), "utf-8")
    return path


def test_the_plugins_of_the_house_come_through_entry_points() -> None:
    infos = {info.name: info for info in Plugins().infos}
    assert {"boilerplate", "encoding", "expectations", "media", "phpdump", "typos"} <= set(infos)
    assert "cleaner_decode" in infos["encoding"].hooks
    assert all(info.error is None and info.version for info in infos.values())


def test_a_file_is_a_plugin(plugin: Path) -> None:
    (info,) = [one for one in Plugins([str(plugin)]).infos if one.name == plugin.stem]
    assert (info.version, info.hooks, info.file) == ("9.1", ["cleaner_stages"], str(plugin))


def test_a_module_is_a_plugin(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(plugin.parent))
    assert plugin.stem in [info.name for info in Plugins([plugin.stem]).infos]


def test_naming_a_plugin_twice_loads_it_once(plugin: Path) -> None:
    infos = Plugins([str(plugin), str(plugin)]).infos
    assert [info.name for info in infos].count(plugin.stem) == 1


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        ("import nothing_of_this_name", "No module named 'nothing_of_this_name'"),
        ("1 / 0", "ZeroDivisionError"),
        ("def broken(:", "SyntaxError"),
        ("x = 1", "implements no hook of cleaner"),
        (
            "from cleaner import hookimpl\n@hookimpl\ndef cleaner_stagse(): return []",
            "cleaner_stagse",
        ),
        (
            "from cleaner import hookimpl\n@hookimpl\ndef cleaner_decode(row): return None",
            "row",
        ),
    ],
    indirect=["plugin"],
)
def test_a_broken_plugin_is_named(plugin: Path, said: str) -> None:
    with pytest.raises(PluginError, match=said) as error:
        Plugins([str(plugin)])
    assert f'"{plugin.stem}"' in str(error.value)
    assert "--ignore-broken-plugins" in str(error.value)
    (info,) = Plugins([str(plugin)], ignore_broken=True).broken
    assert info.name == plugin.stem
    assert said in (info.error or "")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"there is no file .*nix\.py"):
        Plugins([str(tmp_path / "nix.py")])
