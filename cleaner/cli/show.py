"""`cleaner show`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import click
import msgspec

from cleaner.cli.console import to_stderr, to_stdout
from cleaner.cli.document_view import DocumentView
from cleaner.cli.options import (
    CleaningChoice,
    ConfigChoice,
    cleaning_options,
    config_options,
    settings,
)
from cleaner.config import Config
from cleaner.document import Document, LeftOut, Rejected
from cleaner.errors import InputError, StageError
from cleaner.io.inputs import STDIN, Inputs
from cleaner.io.sources import read_source
from cleaner.pipeline import Pipeline
from cleaner.rows import has_output_name, is_output, read_documents
from cleaner.visible import visible


@click.command()
@click.argument("input_", metavar="INPUT")
@config_options
@cleaning_options
@click.option("--id", "identity", help="Only the document with this id.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    metavar="N",
    help="Show at most N documents.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show every edit and link in full, not the first few of each rule.",
)
@click.option("--diff", is_flag=True, help="Show the whole text with all changes marked in it.")
@click.option(
    "--left-out",
    is_flag=True,
    help="List too what extraction left out of a page, and why.",
)
@click.option("--text", "only_text", is_flag=True, help="Print the cleaned text and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print the output row as JSON.")
def command(
    *,
    input_: str,
    chosen: ConfigChoice,
    cleaning: CleaningChoice,
    identity: str | None,
    limit: int,
    everything: bool,
    diff: bool,
    left_out: bool,
    only_text: bool,
    as_json: bool,
) -> None:
    """Show what cleaning does to a document: what is taken out, repaired, found.

    INPUT is a page, a text, a JSON Lines file or - for stdin, and nothing is written. Or it is
    what `cleaner run` wrote, whose documents are shown as they are.

    \b
    In colour on a terminal; where the output is piped, changes are marked as in
    a word diff: [-taken out-]{+put in+}.
    """  # fmt: skip
    config = settings(chosen, cleaning, edits="all")
    console = to_stdout()
    shown = 0
    for document, not_in_text in islice(_chosen(input_, config, identity), limit):
        if as_json:
            click.echo(msgspec.json.encode(document))
        elif only_text:
            click.echo(document.text)
        else:
            view = DocumentView(console, document, everything=everything)
            view.show(diff=diff, left_out=not_in_text if left_out else None)
        shown += 1
    if not shown:
        wanted = f'no document "{identity}"' if identity else "no document"
        raise InputError(f"{input_} holds {wanted} that can be shown")


_Shown = tuple[Document, list[LeftOut]]


def _chosen(input_: str, config: Config, identity: str | None) -> Iterator[_Shown]:
    for shown in _documents(input_, config):
        if identity is None or shown[0].id == identity:
            yield shown


def _documents(input_: str, config: Config) -> Iterable[_Shown]:
    path = Path(input_)
    if input_ != STDIN and has_output_name(path) and path.is_file() and is_output(path):
        return ((document, []) for document in read_documents(path))
    return _cleaned(input_, config)


def _cleaned(input_: str, config: Config) -> Iterator[_Shown]:
    pipeline = Pipeline(config)
    for source in Inputs([input_], config.input).sources():
        for raw in read_source(source, pipeline.plugins) or ():
            if isinstance(raw, Rejected):
                _warn(raw.source, raw.reason)
                continue
            try:
                yield pipeline.clean(raw), pipeline.left_out
            except StageError as error:
                _warn(raw.default_id, str(error))


def _warn(source: str, reason: str) -> None:
    said = visible(f"{source}: would be quarantined: {reason}", 400)
    to_stderr().print(said, style="yellow")
