"""`cleaner plugins`."""

from pathlib import Path

import click
import msgspec

from cleaner.cli.options import config_options, settings
from cleaner.plugins import Plugins


@click.command()
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    config_path: Path | None,
    no_config: bool,
    plugins: tuple[str, ...],
    ignore_broken_plugins: bool,
    as_json: bool,
) -> None:
    """List the plugins that are loaded: name, version, hooks, file.

    A plugin that can't be loaded is listed with its error.
    """
    config = settings(config_path, no_config, plugins, ignore_broken_plugins)
    infos = Plugins(config.pipeline.plugins, ignore_broken=True).infos
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(infos)).decode())
        return
    for info in infos:
        click.echo(f"{click.style(info.name, bold=True)} {info.version}".rstrip())
        if info.error:
            click.echo(click.style(f"  can't be loaded: {info.error}", fg="red"))
        else:
            click.echo(f"  hooks  {', '.join(info.hooks)}")
        click.echo(f"  file   {info.file}")
