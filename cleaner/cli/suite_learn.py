"""`cleaner suite learn`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import cleaner
from cleaner.cli.console import to_stderr
from cleaner.cli.options import (
    ConfigChoice,
    FieldChoice,
    Number,
    config_options,
    field_options,
    settings,
)
from cleaner.cli.summary import row
from cleaner.errors import InputError, OutputError
from cleaner.gate.drift.learning.kinds import UNTOLD
from cleaner.gate.drift.learning.layout import layout
from cleaner.gate.drift.learning.learn import (
    DEFAULT_MARGIN,
    FEWEST_ROWS,
    Learned,
    learn,
    learnable,
    needed,
)
from cleaner.gate.engines.frames import FrameTable
from cleaner.gate.engines.table import Table
from cleaner.gate.tables.available import AvailableColumns, available_columns
from cleaner.gate.tables.columns import ROW_NAMES, TableName
from cleaner.gate.tables.files import DataFile, look_into
from cleaner.gate.tables.loading import load_table, miscount
from cleaner.io.output import STDOUT, OutputFiles, output_told, read_manifest, stem
from cleaner.io.whole import encodable, write_whole, writing
from cleaner.measures import Measure, all_measures
from cleaner.plugins import Plugins
from cleaner.visible import visible

if TYPE_CHECKING:
    import pandas as pd

_FEW = (
    "{} {} are few, so that much is left to chance; learn from "
    f"{FEWEST_ROWS} at least, better from some hundreds"
)


@click.command("learn")
@click.argument("good", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="Write the suite here, a file ending in .json, or to stdout (-).",
)
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option(
    "--table",
    type=click.Choice(list(UNTOLD)),
    default="documents",
    show_default=True,
    help="The table to learn about.",
)
@click.option("--name", metavar="NAME", help="The suite's name. [default: that of FILE]")
@click.option(
    "--margin",
    type=Number(0, 1),
    metavar="SHARE",
    default=DEFAULT_MARGIN,
    show_default=True,
    help="How far other data may go beyond what is likely by chance.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME",
    help="Learn about this column only. Can be repeated.",
)
@field_options
@config_options
@click.option("-q", "--quiet", is_flag=True, help="No summary, only errors.")
def learn_command(
    *,
    good: Path,
    file: Path,
    overwrite: bool,
    table: TableName,
    name: str | None,
    margin: float,
    columns: tuple[str, ...],
    fields: FieldChoice,
    chosen: ConfigChoice,
    quiet: bool,
) -> None:
    """Learn a suite from GOOD, an output that you found to be good.

    GOOD is an output of `cleaner run`, or any JSON Lines, CSV or Parquet, as for `cleaner check`.

    Every column is looked at: how often it is given, which values it has, between which bounds
    they lie. What never happens in GOOD becomes a critical expectation, what is distributed in some
    way a warning; each says how it was learned. Thresholds are parameters of the suite: read and
    tune them.

    \b
      cleaner suite learn clean.jsonl -o good.json
      cleaner check next.jsonl --suite good.json --fail-on warning
    """  # fmt: skip
    config = settings(chosen)
    _vet(file, overwrite)
    data = look_into(
        good,
        id_field=fields.id_field,
        text_fields=fields.text_fields,
        usual=config.input.text_fields,
    )
    measures = all_measures(
        Plugins(config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins)
    )
    available = available_columns(data, measures)
    names = _columns(table, columns, available) or learnable(table, data, measures)
    console = to_stderr()
    with console.status(f"reading {visible(str(good))}"):
        frame, account = _load(data, table, names, measures)
        learned = learn(
            frame, table, names,
            name=_suite_name(name, file, good), margin=margin, count_rows=not columns,
            has_text=available.get("documents", "text") is not None,
            learned_from=_learned_from(good, len(frame), account, margin),
        )  # fmt: skip
    if not learned.suite["expectations"]:
        raise InputError(f"{good}: nothing can be learned about {', '.join(names)}")
    text = layout(learned.suite) + "\n"
    if str(file) == STDOUT:
        click.echo(text, nl=False)
    else:
        with writing(file):
            write_whole(file, text.encode())
    if not quiet:
        noun = ROW_NAMES[table] if len(frame) != 1 else ROW_NAMES[table].removesuffix("s")
        row(console, "learned", f"{_told(learned)}, from {len(frame):,} {noun} of {good}")
        row(console, "not learned", _unlearned(learned))
        if len(frame) < FEWEST_ROWS and table != "run":
            row(console, "warning", _FEW.format(len(frame), noun), "yellow")
        if str(file) != STDOUT:
            row(console, "written", str(file))


def _vet(file: Path, overwrite: bool) -> None:
    if str(file) == STDOUT:
        return
    if file.suffix != ".json":
        raise OutputError(f"{file} does not end in .json, by which a suite's file is known")
    if file.exists() and not (overwrite and file.is_file()):
        raise OutputError(
            f"{file} exists already; choose another name, or replace it by --overwrite"
        )


def _columns(table: TableName, chosen: Sequence[str], available: AvailableColumns) -> list[str]:
    for name in chosen:
        if available.get(table, name) is None:
            raise InputError(f"--column: {available.refusal(table, name)}")
    return list(dict.fromkeys(chosen))


def _load(
    data: DataFile, table: TableName, columns: Sequence[str], measures: Sequence[Measure]
) -> tuple["pd.DataFrame", dict[str, Any] | None]:
    """Give the table and the account of the data, None where the one beside it is another's."""
    good = data.path
    account = read_manifest(good) if data.own else None
    if account and (told := output_told(account)) != encodable(good.name):
        if table == "run":
            place = OutputFiles(good).manifest
            raise InputError(f"{place} is the account of {told}, not of {good.name}")
        account = None
    frame = load_table(data, table, needed(table, columns), account, measures=measures)
    tables: dict[TableName, Table] = {table: FrameTable(frame)}
    if wrong := miscount(good, tables, account):
        raise InputError(f"{good} is not whole: {wrong}")
    if frame.empty:
        raise InputError(f"{good} has no {ROW_NAMES[table]} to learn from")
    return frame, account


def _suite_name(name: str | None, file: Path, good: Path) -> str:
    return encodable(name or (stem(good) if str(file) == STDOUT else file.stem))


def _learned_from(
    good: Path, rows: int, account: dict[str, Any] | None, margin: float
) -> dict[str, Any]:
    made: dict[str, Any] = {"file": encodable(good.name), "rows": rows}
    if account and isinstance(account.get("started"), str):
        made["date"] = account["started"]
    return {**made, "version": cleaner.__version__, "margin": margin}


def _told(learned: Learned) -> str:
    expectations = learned.suite["expectations"]
    critical = sum(one["severity"] == "critical" for one in expectations)
    return f"{len(expectations)} expectations, {critical} of them critical"


def _unlearned(learned: Learned) -> str:
    names = ", ".join(learned.unlearned)
    return f"{names}: too little is given" if names else ""
