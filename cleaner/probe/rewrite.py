"""Writing an output anew, with its documents changed."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from cleaner.document import Document
from cleaner.io.formats import Assembler, Writer
from cleaner.io.whole import beside, writing
from cleaner.rows import read_documents

_BATCH = 100


def rewrite(source: Path, target: Path, writer: Writer, change: Callable[[Document], None]) -> None:
    """Write the documents of an output to a file, which may be the same, each after `change`.

    The file is replaced when all is written, and as it was where that fails. Raises `InputError`,
    `OutputError`.
    """
    # a link to a file stays one
    target = Path(os.path.realpath(target))
    part, whole = beside(target), target.with_name(f"{target.name}.new.whole")
    documents = read_documents(source)
    try:
        with ExitStack() as stack:
            with writing(target):
                stream = stack.enter_context(part.open("wb"))
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
                    writer.assemble(batches, assembled)
                    _sync(assembled)
                whole.replace(part)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        whole.unlink(missing_ok=True)


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())
