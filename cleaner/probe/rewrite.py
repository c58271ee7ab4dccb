"""Writing an output anew, with its documents changed."""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from cleaner.document import Document
from cleaner.io.formats import Assembler, Writer
from cleaner.io.whole import writing
from cleaner.rows import read_documents

_BATCH = 100


def rewrite(source: Path, target: Path, writer: Writer, change: Callable[[Document], None]) -> None:
    """Write the documents of an output to a file, which may be the same, each after `change`.

    The file is replaced when all is written, and as it was where that fails. Raises `InputError`,
    `OutputError`.
    """
    # a link to a file stays one
    target = Path(os.path.realpath(target))
    # two processes may be at work on one output: each writes its own, and the last one stays
    stem = f"{target.name}.{os.getpid()}"
    part, whole = target.with_name(f"{stem}.new"), target.with_name(f"{stem}.new.whole")
    documents = read_documents(source)
    try:
        with ExitStack() as stack:
            with writing(target):
                stream = stack.enter_context(part.open("wb"))
                _permit_as(target, part)
            while batch := list(islice(documents, _BATCH)):
                for document in batch:
                    change(document)
                with writing(target):
                    stream.write(writer.encode(batch))
            with writing(target):
                _sync(stream)
        with writing(target):
            if isinstance(writer, Assembler):
                with part.open("rb") as batches, whole.open("wb") as assembled:
                    _permit_as(target, whole)
                    writer.assemble(batches, assembled)
                    _sync(assembled)
                whole.replace(part)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        whole.unlink(missing_ok=True)


def _permit_as(target: Path, new: Path) -> None:
    """Let nobody read a file who could not read the one that it will replace."""
    if target.exists():
        shutil.copymode(target, new)


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())
