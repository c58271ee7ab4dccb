"""`cleaner stages`."""

import click
import msgspec

from cleaner.cli.options import ConfigChoice, config_options, settings
from cleaner.pipeline import Pipeline


@click.command()
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, chosen: ConfigChoice, as_json: bool) -> None:
    """List the cleaning stages in the order they run, with their options.

    A stage that the configuration leaves out is listed as such.
    """
    config = settings(chosen)
    pipeline = Pipeline(config)
    running = {stage.name for stage in pipeline.stages}
    left_out = [stage for stage in pipeline.all_stages if stage.name not in running]
    rows = [
        _Row(
            name=stage.name,
            module=stage.__module__,
            summary=stage.summary,
            runs=stage.name in running,
            after=stage.after,
            before=stage.before,
            options=_options(stage.options, config.stages.get(stage.name, {})),
        )
        for stage in [*pipeline.stages, *left_out]
    ]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(rows)).decode())
        return
    for number, row in enumerate(rows, 1):
        mark = f"{number}." if row.runs else "--"
        note = "" if row.runs else click.style("  (left out)", fg="yellow")
        click.echo(f"{mark} {click.style(row.name, bold=True)}{note}  {row.summary}")
        for name, value in row.options.items():
            click.echo(f"     [stages.{row.name}] {name} = {value}")


class _Row(msgspec.Struct):
    name: str
    module: str
    summary: str
    runs: bool
    after: tuple[str, ...]
    before: tuple[str, ...]
    options: dict[str, str]


def _options(options: type[msgspec.Struct] | None, given: dict[str, object]) -> dict[str, str]:
    """Give the options of a stage with the values in force, as JSON text."""
    if options is None:
        return {}
    values = msgspec.to_builtins(msgspec.convert(given, options))
    # rules for sites have tables of their own, and dictionaries come of plugins
    for name in ("sites", "dictionaries"):
        values.pop(name, None)
    return {name: msgspec.json.encode(value).decode() for name, value in values.items()}
