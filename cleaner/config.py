"""cleaner.toml: what can be set, read strictly, with errors that name file, key and remedy."""

import hashlib
import os
import tomllib
import types
import typing
from pathlib import Path
from typing import Annotated, Any, Literal, Union

import msgspec

from cleaner.errors import ConfigError, nearest

EditsLevel = Literal["all", "summary", "none"]
InputFormat = Literal["text", "html", "jsonl", "warc"]
FailOn = Literal["critical", "warning"]
EngineChoice = Literal["auto", "pandas", "duckdb"]
ProbeMethod = Literal["get", "head"]

FILE_NAME = "cleaner.toml"


class InputConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[input]`: how documents are read.

    `format` forces "text", "html", "jsonl" or "warc" on every input, `encoding` the decoding of all
    bytes.
    `text_fields`, `html_fields` and `bytes_fields` name the JSON Lines fields that may hold the
    document, the last ones as base64; the first one present is taken, in this order. `base_url` is
    what relative links are resolved against where a document has no URL. `max_bytes` bounds one
    document, decompressed.
    """

    format: InputFormat | None = None
    encoding: str | None = None
    text_fields: tuple[str, ...] = ("text", "content", "body", "article")
    html_fields: tuple[str, ...] = ("html", "raw_html", "page")
    bytes_fields: tuple[str, ...] = (
        "raw_base64",
        "body_base64",
        "content_base64",
        "html_base64",
    )
    base_url: str | None = None
    max_bytes: Annotated[int, msgspec.Meta(ge=1)] = 64 * 1024 * 1024


class PipelineConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[pipeline]`: which plugins are loaded beside the installed ones, which stages run."""

    plugins: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    ignore_broken_plugins: bool = False


class RunConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[run]`: how a run works and what it keeps.

    `workers` 0 means one for each core. `timeout` is in seconds for one document, 0 for none. With
    `survey` the inputs are gone over twice, so that stages know what recurs over documents. With
    `probe` the media links are asked for over the network when all is written.
    """

    workers: Annotated[int, msgspec.Meta(ge=0)] = 0
    edits: EditsLevel = "all"
    keep_raw: bool = False
    max_quarantined: Annotated[int, msgspec.Meta(ge=0)] = 0
    timeout: Annotated[float, msgspec.Meta(ge=0, le=1e6)] = 60.0
    survey: bool = False
    probe: bool = False


class CheckConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[check]`: the suites that `run` and `check` apply, by name or file, and what fails them.

    `engine` holds the tables: "pandas" in memory, "duckdb" beyond it, "auto" the one or the other
    by their size. Suites in `folder` are found by name, before those of plugins. `baseline` is the
    file of an earlier scrape to compare with, "" for none. `parameters` go over those of the
    suites, by suite and name.
    """

    suites: tuple[str, ...] = ("article",)
    fail_on: FailOn = "critical"
    engine: EngineChoice = "auto"
    folder: str = "expectations"
    baseline: str = ""
    parameters: dict[str, dict[str, Any]] = {}


class ProbeConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[probe]`: how media links are asked for over the network, where that is wanted.

    `concurrency` bounds the requests under way at a time, `per_host` those to one host, and
    `delay` is the least time between two of them, in seconds. `timeout` is in seconds for one
    request, twice that for an address with its redirects; one that fails for a while only is tried
    `retries` times more. `method` is "get" (the first bytes of the file, which are looked at) or
    "head" (its headers, where they settle it). `robots` obeys robots.txt. Addresses of private
    networks are never connected to, unless `allow_private` allows all or `allow_networks`
    ("10.2.0.0/16") some of them. Answers are kept in `cache` ("" for a file beside the output) and
    used again for `max_age` hours.
    """

    concurrency: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 64
    per_host: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 8
    delay: Annotated[float, msgspec.Meta(ge=0, le=3600)] = 0.0
    timeout: Annotated[float, msgspec.Meta(gt=0, le=3600)] = 15.0
    retries: Annotated[int, msgspec.Meta(ge=0, le=20)] = 2
    max_redirects: Annotated[int, msgspec.Meta(ge=0, le=50)] = 8
    method: ProbeMethod = "get"
    robots: bool = False
    user_agent: str = ""
    allow_private: bool = False
    allow_networks: tuple[str, ...] = ()
    cache: str = ""
    max_age: Annotated[float, msgspec.Meta(ge=0)] = 24.0


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set. `stages` holds the options of each stage by its name.

    `sites` holds rules for single sites by their host. They go to every stage whose options have a
    field `sites`, which says what such a rule may hold.

    `origin` is no setting: it names the file that the configuration was read from, for errors.
    """

    input: InputConfig = InputConfig()
    pipeline: PipelineConfig = PipelineConfig()
    run: RunConfig = RunConfig()
    check: CheckConfig = CheckConfig()
    probe: ProbeConfig = ProbeConfig()
    stages: dict[str, dict[str, Any]] = {}
    sites: dict[str, dict[str, Any]] = {}
    origin: str = ""

    @property
    def digest(self) -> str:
        """A hash of all that decides what a run makes of a document (not how many workers do)."""
        deciding = msgspec.structs.replace(
            self,
            run=msgspec.structs.replace(self.run, workers=0, max_quarantined=0, probe=False),
            check=CheckConfig(),
            probe=ProbeConfig(),
            origin="",
        )
        return hashlib.sha256(msgspec.json.encode(deciding, order="sorted")).hexdigest()[:16]


def find_config(start: Path) -> Path | None:
    """Look in a folder and those above it for cleaner.toml, or pyproject.toml with our table."""
    for folder in (start, *start.parents):
        if (own := folder / FILE_NAME).is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _own_table(_read_toml(project)) is not None:
            return project
    return None


def _own_table(project: dict[str, Any]) -> Any:
    tool = project.get("tool")
    return tool.get("cleaner") if isinstance(tool, dict) else None


def load_config(path: Path | None) -> Config:
    """Read a configuration file; None gives the defaults.

    Files with a relative path are taken from the folder of the file. Raises
    `ConfigError` for a file that is missing, broken, or sets what can't be set.
    """
    if path is None:
        return Config(check=CheckConfig(folder=""))
    data: Any = _read_toml(path)
    where = str(path)
    if path.name == "pyproject.toml":
        data = _own_table(data) or {}
        where = f"{path} [tool.cleaner]"
    if not isinstance(data, dict):
        raise ConfigError(f"{where} is not a table")
    if "origin" in data:
        raise ConfigError(f'{where}: there is no setting "origin"')
    config = typed(data, Config, where)
    folder = path.parent
    return msgspec.structs.replace(
        config,
        origin=where,
        pipeline=msgspec.structs.replace(
            config.pipeline,
            plugins=tuple(_from(folder, name, ".py") for name in config.pipeline.plugins),
        ),
        check=msgspec.structs.replace(
            config.check,
            suites=tuple(_from(folder, name, ".json") for name in config.check.suites),
            folder=str(folder / config.check.folder) if config.check.folder else "",
            baseline=str(folder / config.check.baseline) if config.check.baseline else "",
        ),
        probe=msgspec.structs.replace(
            config.probe, cache=str(folder / config.probe.cache) if config.probe.cache else ""
        ),
    )


def _from(folder: Path, name: str, suffix: str) -> str:
    is_path = name.endswith(suffix) or os.sep in name
    return str(folder / name) if is_path else name


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"there is no configuration file {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from None


_T = typing.TypeVar("_T", bound=msgspec.Struct)


def typed(data: dict[str, Any], into: type[_T], where: str, prefix: str = "") -> _T:
    """Read plain data into a struct of settings.

    `where` and `prefix` say in errors which file and table the data came from. Raises
    `ConfigError` that names the unknown key and the nearest known one, or the key whose value has
    the wrong type and the type expected.
    """
    _check_keys(data, into, where, prefix)
    try:
        return msgspec.convert(data, into)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `$")
        place = place.rstrip("`").strip(".")
        key = (prefix + place).strip(".")
        choices = _choices(into, place)
        if choices:
            message += f"; it is one of {', '.join(map(repr, choices))}"
        raise ConfigError(f"{where}: {key}: {message}" if key else f"{where}: {message}") from None


def _choices(into: type[msgspec.Struct], place: str) -> tuple[Any, ...]:
    """Give the values that a setting may have, where it is one of a few."""
    kind: Any = into
    for name in place.split("."):
        hints = typing.get_type_hints(kind) if isinstance(kind, type) else {}
        kind = hints.get(name)
    options = (
        typing.get_args(kind) if typing.get_origin(kind) in (types.UnionType, Union) else (kind,)
    )
    return tuple(
        value
        for option in options
        if typing.get_origin(option) is Literal
        for value in typing.get_args(option)
    )


def _check_keys(data: Any, into: type[msgspec.Struct], where: str, prefix: str) -> None:
    if not isinstance(data, dict):
        return
    hints = typing.get_type_hints(into)
    for key, value in data.items():
        if key not in hints:
            raise ConfigError(
                f'{where}: there is no setting "{prefix}{key}"; {nearest(key, hints)}'
            )
        kind = hints[key]
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            _check_keys(value, kind, where, f"{prefix}{key}.")
