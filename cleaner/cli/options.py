"""Options that several commands share, in groups, and the configuration they add up to."""

import functools
import os
from collections.abc import Callable, Iterable
from math import isnan
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from cleaner.charsets import known_name
from cleaner.config import CheckConfig, Config, ProbeConfig, find_config, load_config
from cleaner.errors import ConfigError
from cleaner.gate.suites.parameters import parse

_Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def _group(parameter: str, struct: type[msgspec.Struct], options: list[_Option]) -> _Option:
    """Make a decorator that adds options to a command and hands them over as one struct."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def collected(**values: Any) -> Any:
            fields = {field: values.pop(field) for field in struct.__struct_fields__}
            return function(**values, **{parameter: struct(**fields)})

        command: Callable[..., Any] = collected
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class ConfigChoice(msgspec.Struct, frozen=True):
    """Where the configuration comes from and which plugins are loaded."""

    config_path: Path | None
    no_config: bool
    plugins: tuple[str, ...]
    ignore_broken_plugins: bool


config_options = _group(
    "chosen",
    ConfigChoice,
    [
        click.option(
            "--config", "-c", "config_path", type=click.Path(path_type=Path), metavar="FILE",
            help="The configuration. Without it: the nearest cleaner.toml, or pyproject.toml with "
            "[tool.cleaner], in this folder or above.",
        ),
        click.option("--no-config", is_flag=True, help="Read no configuration file."),
        click.option(
            "--plugin", "plugins", multiple=True, metavar="FILE_OR_MODULE",
            help="Load a plugin beside the installed ones. Can be repeated.",
        ),
        click.option(
            "--ignore-broken-plugins", is_flag=True,
            help="Go on without a plugin that can't be loaded.",
        ),
    ],
)  # fmt: skip


def _known_encoding(
    _context: click.Context, _parameter: click.Parameter, label: str | None
) -> str | None:
    # checked here, where the option can be named; a setting of the file is checked with the others
    if label is not None:
        known_name(label, "--encoding")
    return label


class CleaningChoice(msgspec.Struct, frozen=True):
    """How documents are read and cleaned."""

    base_url: str | None
    input_format: str | None
    encoding: str | None
    text_fields: tuple[str, ...]
    skip: tuple[str, ...]
    stages: tuple[str, ...]


cleaning_options = _group(
    "cleaning",
    CleaningChoice,
    [
        click.option(
            "--base-url", metavar="URL",
            help="Resolve relative links against this, where a document has no URL of its own.",
        ),
        click.option(
            "--format", "input_format", type=click.Choice(["text", "html", "jsonl", "warc"]),
            help="Take every input for this format. [default: told by name and content]",
        ),
        click.option(
            "--encoding", metavar="LABEL", callback=_known_encoding,
            help="Take all bytes for this encoding, whatever they look like. [default: found out]",
        ),
        click.option(
            "--text-field", "text_fields", multiple=True, metavar="NAME",
            help="The JSON Lines field that holds the text. Can be repeated.",
        ),
        click.option(
            "--skip", multiple=True, metavar="STAGE", help="Leave a stage out. Can be repeated."
        ),
        click.option(
            "--stage", "stages", multiple=True, metavar="STAGE",
            help="Run only this stage. Repeated: these, in this order.",
        ),
    ],
)  # fmt: skip


class FieldChoice(msgspec.Struct, frozen=True):
    """Where a file of another program holds texts and ids."""

    text_fields: tuple[str, ...]
    id_field: str | None


field_options = _group(
    "fields",
    FieldChoice,
    [
        click.option(
            "--text-field", "text_fields", multiple=True, metavar="NAME",
            help="The field that holds the text, in a file of another program. Can be repeated: "
            "the first one that is there. [default: [input] text_fields]",
        ),
        click.option(
            "--id-field", metavar="NAME",
            help="The field that holds the id, in a file of another program. "
            "[default: id, else the row]",
        ),
    ],
)  # fmt: skip


class GateChoice(msgspec.Struct, frozen=True):
    """What an output is checked against."""

    suites: tuple[str, ...]
    fail_on: str | None
    baseline: str | None
    no_baseline: bool
    parameters: tuple[str, ...]
    engine: str | None
    failures: Path | None


gate_options = _group(
    "gating",
    GateChoice,
    [
        click.option(
            "--suite", "suites", multiple=True, metavar="NAME_OR_FILE",
            help="Check against this suite. Can be repeated. [default: [check] suites, article]",
        ),
        click.option(
            "--fail-on", type=click.Choice(["critical", "warning"]),
            help="The least severity that fails the check. [default: critical]",
        ),
        click.option(
            "--baseline", metavar="FILE",
            help="Compare with an earlier scrape: its account (.run.json), or what "
            "`cleaner check --write-baseline` wrote. [default: [check] baseline]",
        ),
        click.option("--no-baseline", is_flag=True, help="Compare with nothing."),
        click.option(
            "--parameter", "parameters", multiple=True, metavar="SUITE.NAME=VALUE",
            help="Set a parameter of a suite. Can be repeated.",
        ),
        click.option(
            "--engine", type=click.Choice(["auto", "pandas", "duckdb"]),
            help="What holds the tables: pandas in memory, duckdb beyond it, auto by their size. "
            "[default: auto]",
        ),
        click.option(
            "--failures", type=click.Path(path_type=Path), metavar="FILE",
            help="Write every failing row here, as JSON Lines: id, row, column, value, reason.",
        ),
    ],
)  # fmt: skip


class ReportChoice(msgspec.Struct, frozen=True):
    """Which reports of the check are wanted, and where."""

    junit: str | None
    sarif: str | None
    markdown: str | None
    html: str | None
    data_docs: Path | None
    github: bool


report_options = _group(
    "reporting",
    ReportChoice,
    [
        click.option(
            "--junit", metavar="FILE",
            help="Write the verdict as JUnit XML, for CI servers; - is stdout, here and below.",
        ),
        click.option(
            "--sarif", metavar="FILE", help="Write it as SARIF 2.1.0, for code scanning."
        ),
        click.option(
            "--markdown", metavar="FILE", help="Write it as Markdown, for comments and chats."
        ),
        click.option(
            "--html", metavar="FILE", help="Write a report with charts for a browser, one file."
        ),
        click.option(
            "--data-docs", type=click.Path(path_type=Path), metavar="DIR",
            help="Build Great Expectations' own site of the check; it replaces one in DIR.",
        ),
        click.option(
            "--github", is_flag=True,
            help="Print annotations of GitHub Actions, and add to the summary of its step.",
        ),
    ],
)  # fmt: skip


class Number(click.FloatRange):
    """A range of numbers; what is none is in no range, though it is not out of it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        return self.fail(f"{value!r} is no number", param, ctx) if isnan(number) else number


class ProbeChoice(msgspec.Struct, frozen=True):
    """How media links are asked for over the network."""

    concurrency: int | None
    per_host: int | None
    delay: float | None
    timeout: float | None
    retries: int | None
    max_redirects: int | None
    method: str | None
    robots: bool | None
    user_agent: str | None
    allow_private: bool | None
    allow_networks: tuple[str, ...]
    cache: str | None
    max_age: float | None


probe_options = _group(
    "probing",
    ProbeChoice,
    [
        click.option(
            "--concurrency", type=click.IntRange(1, 1000), metavar="N",
            help="Requests under way at a time. [default: 64]",
        ),
        click.option(
            "--per-host", type=click.IntRange(1, 1000), metavar="N",
            help="Of them to one host. [default: 8]",
        ),
        click.option(
            "--delay", type=Number(0, 3600), metavar="SECONDS",
            help="The least time between two requests to one host. [default: 0]",
        ),
        click.option(
            "--timeout", metavar="SECONDS",
            type=Number(0, 3600, min_open=True),
            help="Give up a request after so long, and an address with its redirects after twice "
            "that. [default: 15]",
        ),
        click.option(
            "--retries", type=click.IntRange(0, 20), metavar="N",
            help="Try so often again what fails for a while only. [default: 2]",
        ),
        click.option(
            "--max-redirects", type=click.IntRange(0, 50), metavar="N",
            help="Follow so many redirects. [default: 8]",
        ),
        click.option(
            "--method", type=click.Choice(["get", "head"]),
            help="Ask for the first bytes of a file and look at them (get), or for its headers, "
            "and for the bytes where those don't settle it (head). [default: get]",
        ),
        click.option("--robots/--no-robots", default=None, help="Obey robots.txt."),
        click.option(
            "--user-agent", metavar="TEXT", help="The name that servers are told. "
            "[default: cleaner's own]",
        ),
        click.option(
            "--allow-private/--no-allow-private", default=None,
            help="Connect to addresses of private networks too.",
        ),
        click.option(
            "--allow-network", "allow_networks", multiple=True, metavar="NETWORK",
            help="A private network that may be connected to: 10.2.0.0/16. Can be repeated.",
        ),
        click.option(
            "--cache", metavar="FILE",
            help="Keep the answers here. [default: <out>.links.sqlite beside OUT]",
        ),
        click.option(
            "--max-age", type=Number(0), metavar="HOURS",
            help="Use an answer again for so long; 0 asks for everything anew. [default: 24]",
        ),
    ],
)  # fmt: skip


def settings(
    chosen: ConfigChoice,
    cleaning: CleaningChoice | None = None,
    gating: GateChoice | None = None,
    probing: ProbeChoice | None = None,
    **run: Any,
) -> Config:
    """Read the configuration and put what the command line says over it.

    `run` are settings of the table `[run]`; one that was not given is None. Raises `ConfigError`.
    """
    if chosen.config_path and chosen.no_config:
        raise ConfigError("--config and --no-config contradict each other; give one of them")
    found = chosen.config_path or (None if chosen.no_config else find_config(Path.cwd()))
    config = load_config(found)
    pipeline = _replaced(
        config.pipeline,
        plugins=(*config.pipeline.plugins, *map(_path, chosen.plugins)),
        ignore_broken_plugins=chosen.ignore_broken_plugins or None,
    )
    config = _replaced(config, pipeline=pipeline, run=_replaced(config.run, **run))
    if cleaning:
        config = _with_cleaning(config, cleaning)
    if gating:
        config = _replaced(config, check=_with_gating(config.check, gating))
    if probing:
        config = _replaced(config, probe=_with_probing(config.probe, probing))
    return config


def _with_gating(config: CheckConfig, gating: GateChoice) -> CheckConfig:
    if gating.baseline and gating.no_baseline:
        raise ConfigError("--baseline and --no-baseline contradict each other; give one of them")
    parameters = dict(config.parameters)
    if gating.suites:
        # the file may set parameters of its own suites, which are not checked now
        for name in _stems(config.suites) - _stems(gating.suites):
            parameters.pop(name, None)
    for suite, values in parse(gating.parameters).items():
        parameters[suite] = {**parameters.get(suite, {}), **values}
    return _replaced(
        config,
        suites=gating.suites or None,
        fail_on=gating.fail_on,
        engine=gating.engine,
        baseline="" if gating.no_baseline else gating.baseline,
        parameters=parameters,
    )


def _stems(suites: Iterable[str]) -> set[str]:
    return {Path(name).stem for name in suites}


def _with_probing(config: ProbeConfig, probing: ProbeChoice) -> ProbeConfig:
    given = msgspec.structs.asdict(probing)
    given["allow_networks"] = (*config.allow_networks, *probing.allow_networks)
    return _replaced(config, **given)


def _with_cleaning(config: Config, cleaning: CleaningChoice) -> Config:
    return _replaced(
        config,
        input=_replaced(
            config.input,
            base_url=cleaning.base_url,
            format=cleaning.input_format,
            encoding=cleaning.encoding,
            text_fields=cleaning.text_fields or None,
        ),
        pipeline=_replaced(
            config.pipeline,
            skip=(*config.pipeline.skip, *cleaning.skip),
            stages=cleaning.stages or None,
        ),
    )


def _path(plugin: str) -> str:
    # as absolute paths, so that a worker finds them wherever it runs
    is_path = plugin.endswith(".py") or os.sep in plugin
    return str(Path(plugin).resolve()) if is_path else plugin


_S = TypeVar("_S", bound=msgspec.Struct)


def _replaced(struct: _S, **changes: Any) -> _S:
    given = {name: value for name, value in changes.items() if value is not None}
    return msgspec.structs.replace(struct, **given)
