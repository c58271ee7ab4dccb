"""`cleaner plugins`."""

import click
import msgspec

from cleaner.cli.options import ConfigChoice, config_options, settings
from cleaner.plugins import Plugins


@click.command()
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, chosen: ConfigChoice, as_json: bool) -> None:
    """List the plugins that are loaded: name, version, hooks, file.

    A plugin that can't be loaded is listed with its error.
    """
    config = settings(chosen)
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
