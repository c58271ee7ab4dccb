"""`cleaner restore`."""

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from cleaner.document import Document
from cleaner.errors import EditError, InputError, OutputError, nearest
from cleaner.io.output import STDOUT
from cleaner.io.whole import beside
from cleaner.pipeline import unpack_raw
from cleaner.rows import read_documents
from cleaner.visible import visible


@click.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--id", "identity", help="Only the document with this id.")
@click.option("--raw", is_flag=True, help="Give the raw input bytes (needs a run with --keep-raw).")
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here instead of to stdout (-).",
)
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option(
    "--as", "form", type=click.Choice(["text", "jsonl"]),
    help="Bare text, or JSON Lines with id, source and text. [default: text for one document]",
)  # fmt: skip
def command(
    *,
    output: Path,
    identity: str | None,
    raw: bool,
    to: Path | None,
    overwrite: bool,
    form: str | None,
) -> None:
    """Give the original texts back from OUTPUT (what `cleaner run` wrote).

    The text is exactly what went into the first stage: the decoded input, or for HTML the
    extracted text. With --raw it is the input's own bytes.

    \b
    One document comes as it is, several as JSON Lines:
      cleaner restore clean.jsonl --id page-17 > page-17.txt
      cleaner restore clean.jsonl -o originals.jsonl
    """
    documents = read_documents(output)
    if identity is not None:
        documents = _only(documents, identity, output)
    first = list(islice(documents, 2))
    form = form or ("text" if len(first) == 1 else "jsonl")
    if form == "text" and len(first) > 1:
        raise InputError(f"{output} holds several documents; choose one with --id, or --as jsonl")
    to = None if str(to) == STDOUT else to
    with _target(to, output, overwrite) if to else nullcontext(sys.stdout.buffer) as stream:
        for document in chain(first, documents):
            content = _content(document, raw)
            stream.write(_bare(content) if form == "text" else _line(document, content))


def _only(documents: Iterator[Document], identity: str, output: Path) -> Iterator[Document]:
    seen = []
    for document in documents:
        if document.id == identity:
            return iter([document])
        seen.append(document.id)
        del seen[1000:]
    known = visible(nearest(identity, seen[:20]))
    raise InputError(f'{output} holds no document "{identity}"; {known}')


def _content(document: Document, raw: bool) -> str | bytes:
    try:
        return _raw(document) if raw else document.restore()
    except EditError as error:
        raise EditError(visible(str(error))) from None


def _raw(document: Document) -> bytes:
    if document.raw is None:
        raise EditError(
            f"{document.id}: the raw input was not kept; run with --keep-raw to have it"
        )
    try:
        return unpack_raw(document.raw)
    except ValueError as error:
        raise EditError(f"{document.id}: the field raw is damaged: {error}") from None


def _bare(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _line(document: Document, content: str | bytes) -> bytes:
    row = {"id": document.id, "source": document.source}
    if isinstance(content, str):
        row["text"] = content
    else:
        row["raw"] = base64.b64encode(content).decode("ascii")
    return msgspec.json.encode(row) + b"\n"


@contextmanager
def _target(to: Path, output: Path, overwrite: bool) -> Iterator[BinaryIO]:
    """Write a file beside, which takes its place when all is written and is gone otherwise."""
    target = Path(os.path.realpath(to))
    unfinished = beside(target)
    try:
        _vet(to, output, overwrite)
        with unfinished.open("wb") as stream, ExitStack() as undo:
            undo.callback(unfinished.unlink)
            yield stream
            stream.flush()
            undo.pop_all()
        unfinished.replace(target)
    except OSError as error:
        raise OutputError(f"{to} can't be written: {error.strerror or error}") from None


def _vet(to: Path, output: Path, overwrite: bool) -> None:
    if os.path.realpath(to) == os.path.realpath(output):
        raise OutputError(f"{to} is what is read; name another file")
    if to.exists():
        if not to.is_file():
            raise OutputError(f"{to} is not a file; leave out -o to write to stdout")
        if not overwrite:
            raise OutputError(f"{to} exists already; replace it with --overwrite")
