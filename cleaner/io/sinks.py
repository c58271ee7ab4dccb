"""What a writer is: one half that encodes in the workers, one that joins in the main process."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from cleaner.document import Document
from cleaner.errors import OutputError, PluginError
from cleaner.plugins import Plugins


class Sink(Protocol):
    """Joins encoded batches in one stream."""

    def append(self, payload: bytes) -> None:
        """Add one encoded batch. Raises `OSError`."""

    def finish(self) -> None:
        """Write what is still held back. The stream stays open. Raises `OSError`."""


class Writer(Protocol):
    """One output format. A worker process makes its own."""

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


def find_writer(output: str, plugins: Plugins) -> Writer:
    """Give the writer for an output's name.

    Raises `OutputError` where no plugin writes that format, `PluginError` where one fails.
    """
    try:
        writer: Writer | None = plugins.hook.cleaner_write(path=Path(output))
    except Exception as error:
        # any code may run in a plugin
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(f"a plugin failed in cleaner_write for {output}: {reason}") from error
    if writer is None:
        raise OutputError(
            f"the format of {output} is not known; "
            "name it .jsonl, .jsonl.gz, .jsonl.zst or .parquet, or - for stdout"
        )
    return writer
