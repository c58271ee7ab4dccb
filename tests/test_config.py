"""The configuration: found, read strictly, with errors that name file, key and remedy."""

from pathlib import Path

import msgspec
import pytest

from cleaner.config import Config, find_config, load_config, typed
from cleaner.errors import ConfigError


def write(folder: Path, text: str, name: str = "cleaner.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold_and_no_folder_has_suites() -> None:
    check = msgspec.structs.replace(Config().check, folder="")
    assert load_config(None) == msgspec.structs.replace(Config(), check=check)


def test_the_folder_of_suites_is_beside_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    assert load_config(path).check.folder == str(tmp_path / "expectations")
    assert load_config(write(tmp_path, '[check]\nfolder = ""')).check.folder == ""


def test_everything_can_be_set(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path,
            """
            [input]
            base_url = "https://example.com/"
            text_fields = ["story"]
            [pipeline]
            plugins = ["./mine.py", "a.module"]
            skip = ["typos"]
            [run]
            workers = 3
            edits = "summary"
            timeout = 2
            [check]
            suites = ["article", "./own.json"]
            fail_on = "warning"
            [stages.typos]
            apply = "none"
            """,
        )
    )
    assert config.input.text_fields == ("story",)
    assert config.pipeline.plugins == (str(tmp_path / "mine.py"), "a.module")
    assert config.check.suites == ("article", str(tmp_path / "own.json"))
    assert (config.run.workers, config.run.edits, config.run.timeout) == (3, "summary", 2.0)
    assert config.stages == {"typos": {"apply": "none"}}


def test_pyproject_is_read_too(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.cleaner.run]\nworkers = 2\n", "pyproject.toml")
    assert load_config(path).run.workers == 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("unknown table", "[piepline]\n", 'no setting "piepline"; did you mean "pipeline"'),
        ("unknown key", "[run]\nworker = 1\n", 'no setting "run.worker"; did you mean "workers"'),
        ("wrong type", '[run]\nworkers = "two"\n', "run.workers: Expected `int`, got `str`"),
        (
            "no such choice",
            '[run]\nedits = "some"\n',
            "run.edits: Invalid enum value 'some'; it is one of 'all', 'summary', 'none'",
        ),
        ("a table that is none", "run = 3\n", "run: Expected `object`"),
        (
            "an item of the wrong type",
            "[check]\nsuites = [1]\n",
            r"check.suites\[0\]: Expected `str`",
        ),
        ("not TOML", "[run\n", "is not valid TOML"),
    ],
)
def test_errors_name_file_key_and_remedy(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=said) as error:
        load_config(path)
    assert str(path) in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no configuration file .*nix\.toml"):
        load_config(tmp_path / "nix.toml")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(path)


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    top = write(tmp_path / "a", "[tool.cleaner]\n", "pyproject.toml")
    assert find_config(inner) == top
    own = write(inner, "")
    assert find_config(inner) == own


def test_the_digest_tells_what_decides_the_output() -> None:
    one = Config()
    assert typed({"run": {"workers": 7}}, Config, "").digest == one.digest
    assert typed({"check": {"fail_on": "warning"}}, Config, "").digest == one.digest
    assert typed({"run": {"edits": "none"}}, Config, "").digest != one.digest
    assert typed({"pipeline": {"skip": ["typos"]}}, Config, "").digest != one.digest
