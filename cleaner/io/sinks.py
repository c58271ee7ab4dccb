"""What a writer is: one half that encodes in the workers, one that joins in the main process."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from cleaner.document import Document


class Sink(Protocol):
    """Joins encoded batches in one stream."""

    def append(self, payload: bytes) -> None:
        """Add one encoded batch. Raises `OSError`."""

    def finish(self) -> None:
        """Write what is still held back. The stream stays open. Raises `OSError`."""


class Writer(Protocol):
    """One output format. Pickled to the workers, so that it holds settings only."""

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode a batch of documents."""

    def sink(self, stream: BinaryIO, finished: Path | None) -> Sink:
        """Begin an output; `finished` is what an interrupted run left, to go on from."""


class StreamSink:
    """Encoded batches one behind the other: for formats whose parts can be joined so."""

    def __init__(self, stream: BinaryIO, finished: Path | None) -> None:
        self._stream = stream
        if finished is not None:
            with finished.open("rb") as old:
                shutil.copyfileobj(old, stream, 1 << 20)

    def append(self, payload: bytes) -> None:
        """Add one encoded batch."""
        self._stream.write(payload)

    def finish(self) -> None:
        """Hand everything over to the operating system."""
        self._stream.flush()
