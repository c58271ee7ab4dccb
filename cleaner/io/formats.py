"""What a writer is, and which one an output's name asks for."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from cleaner.document import Document
from cleaner.errors import OutputError, PluginError
from cleaner.plugins import Plugins


class Writer(Protocol):
    """One output format. A worker process makes its own.

    The output is what `encode` gave for each batch, one behind the other; for a format that can't
    be made so, the writer is an `Assembler` too.
    """

    def encode(self, documents: Sequence[Document]) -> bytes:
        """Encode a batch of documents."""


@runtime_checkable
class Assembler(Protocol):
    """A writer whose batches can't just be joined: a format with a head, an index or a footer."""

    def assemble(self, part: BinaryIO, output: BinaryIO) -> None:
        """Make the output from all encoded batches, which stand in `part` one behind the other.

        Called once, at the end of a run, in the main process; again by `--resume` where it was
        interrupted or failed. Any exception keeps `part`.
        """


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
