"""Options that several commands share, and the configuration they add up to."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from cleaner.config import Config, find_config, load_config
from cleaner.errors import ConfigError

_F = TypeVar("_F", bound=Callable[..., Any])


def _apply(options: list[Callable[[Any], Any]]) -> Callable[[_F], _F]:
    def decorate(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


config_options = _apply(
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
    ]
)  # fmt: skip
"""Where the configuration comes from and which plugins are loaded: every command."""

cleaning_options = _apply(
    [
        click.option(
            "--base-url", metavar="URL",
            help="Resolve relative links against this, where a document has no URL of its own.",
        ),
        click.option(
            "--format", "input_format", type=click.Choice(["text", "html", "jsonl"]),
            help="Take every input for this format. [default: told by name and content]",
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
    ]
)  # fmt: skip
"""How documents are read and cleaned: `run` and `show`."""


gate_options = _apply(
    [
        click.option(
            "--suite", "suites", multiple=True, metavar="NAME_OR_FILE",
            help="Check against this suite. Can be repeated. [default: [check] suites, article]",
        ),
        click.option(
            "--fail-on", type=click.Choice(["critical", "warning"]),
            help="The least severity that fails the check. [default: critical]",
        ),
    ]
)  # fmt: skip
"""What an output is checked against: `run` and `check`."""


def settings(
    config_path: Path | None,
    no_config: bool,
    plugins: tuple[str, ...],
    ignore_broken_plugins: bool,
    *,
    base_url: str | None = None,
    input_format: str | None = None,
    text_fields: tuple[str, ...] = (),
    skip: tuple[str, ...] = (),
    stages: tuple[str, ...] = (),
    run: dict[str, Any] | None = None,
    check: dict[str, Any] | None = None,
) -> Config:
    """Read the configuration and put what the command line says over it.

    In `run` and `check`, an option that was not given is None. Raises `ConfigError`.
    """
    if config_path and no_config:
        raise ConfigError("--config and --no-config contradict each other; give one of them")
    config = load_config(config_path or (None if no_config else find_config(Path.cwd())))
    return _replaced(
        config,
        input=_replaced(
            config.input,
            base_url=base_url,
            format=input_format,
            text_fields=text_fields or None,
        ),
        pipeline=_replaced(
            config.pipeline,
            plugins=(*config.pipeline.plugins, *map(_path, plugins)) if plugins else None,
            skip=(*config.pipeline.skip, *skip) if skip else None,
            stages=stages or None,
            ignore_broken_plugins=ignore_broken_plugins or None,
        ),
        run=_replaced(config.run, **(run or {})),
        check=_replaced(config.check, **(check or {})),
    )


def _path(plugin: str) -> str:
    # as absolute paths, so that a worker finds them wherever it runs
    is_path = plugin.endswith(".py") or os.sep in plugin
    return str(Path(plugin).resolve()) if is_path else plugin


_S = TypeVar("_S", bound=msgspec.Struct)


def _replaced(struct: _S, **changes: Any) -> _S:
    return msgspec.structs.replace(
        struct, **{name: value for name, value in changes.items() if value is not None}
    )
