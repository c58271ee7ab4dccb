"""`cleaner restore`."""

import base64
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from cleaner.document import Document
from cleaner.errors import EditError, InputError, OutputError, nearest
from cleaner.pipeline import unpack_raw
from cleaner.rows import read_documents


@click.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--id", "identity", help="Only the document with this id.")
@click.option("--raw", is_flag=True, help="Give the raw input bytes (needs a run with --keep-raw).")
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here instead of to stdout.",
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
    with _target(to, overwrite) as stream:
        for document in chain(first, documents):
            content = _raw(document) if raw else document.restore()
            stream.write(_bare(content) if form == "text" else _line(document, content))


def _only(documents: Iterator[Document], identity: str, output: Path) -> Iterator[Document]:
    seen = []
    for document in documents:
        if document.id == identity:
            return iter([document])
        seen.append(document.id)
        del seen[1000:]
    raise InputError(f'{output} holds no document "{identity}"; {nearest(identity, seen[:20])}')


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


def _target(to: Path | None, overwrite: bool) -> AbstractContextManager[BinaryIO]:
    if to is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return to.open("wb" if overwrite else "xb")
    except FileExistsError:
        raise OutputError(f"{to} exists already; replace it with --overwrite") from None
    except OSError as error:
        raise OutputError(f"{to} can't be written: {error.strerror}") from None
