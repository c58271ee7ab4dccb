"""Output to stdout: nothing but rows goes there."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import BinaryIO

from cleaner.document import Rejected
from cleaner.errors import OutputError
from cleaner.io.output import Progress, quarantine_line
from cleaner.io.whole import WholeWrites, writing


@contextmanager
def stdout_aside() -> Iterator[BinaryIO]:
    """Give stdout as a stream for a `with` block, in which what others print goes to stderr.

    It works on the file descriptor, so that it holds for native code and worker processes too;
    where Python's stdout is not on one, on `sys.stdout`. Raises `OutputError` where stdout takes
    no bytes.
    """
    try:
        number, stderr = sys.stdout.fileno(), sys.stderr.fileno()
    except (AttributeError, OSError):
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            raise OutputError("stdout takes no bytes here; name a file: -o FILE") from None
        with redirect_stdout(sys.stderr):
            yield stream
        return
    with writing("stdout"):
        sys.stdout.flush()
    with WholeWrites(os.dup(number), "w") as stream:
        os.dup2(stderr, number)
        try:
            yield stream
        finally:
            with suppress(OSError):
                sys.stdout.flush()
            os.dup2(stream.fileno(), number)


class StreamOutput:
    """Output to a stream, with a copy in a temporary file where a check will want to read it.

    Raises `OutputError` for what can't be written, `BrokenPipeError` where nobody reads any more.
    """

    def __init__(self, stream: BinaryIO, *, copy: bool) -> None:
        self._stream = stream
        with writing("a temporary copy of the output"):
            self._copy = tempfile.NamedTemporaryFile(suffix=".jsonl") if copy else None  # noqa: SIM115
        self._quarantine: WholeWrites | None = None
        self.quarantine: Path | None = None

    @property
    def copy(self) -> Path | None:
        """The file that holds a copy of what was written, until `close`."""
        return Path(self._copy.name) if self._copy else None

    def append(self, payloads: Iterable[bytes], rejected: Iterable[Rejected]) -> None:
        """Write one batch; what is quarantined goes to a file in the current folder."""
        for payload in payloads:
            with writing("stdout"):
                self._stream.write(payload)
            if self._copy is not None:
                with writing(f"{self._copy.name}, a temporary copy of the output,"):
                    self._copy.write(payload)
        for one in rejected:
            self._set_aside(one)

    def _set_aside(self, one: Rejected) -> None:
        if self.quarantine is None:
            self.quarantine = _free_name("cleaner.quarantine", ".jsonl")
        with writing(self.quarantine):
            if self._quarantine is None:
                self._quarantine = WholeWrites(self.quarantine, "x")
            self._quarantine.write(quarantine_line(one))

    def note(self, progress: Progress) -> None:
        """Do nothing: a stream can't be resumed."""

    def assemble(self) -> None:
        """Do nothing: only formats whose batches are joined go to a stream."""

    def finish(self) -> None:
        """Hand everything over."""
        with writing("stdout"):
            self._stream.flush()
        if self._copy is not None:
            with writing(f"{self._copy.name}, a temporary copy of the output,"):
                self._copy.flush()
        if self._quarantine is not None:
            self._quarantine.close()

    def close(self) -> None:
        """Remove the copy."""
        if self._copy is not None:
            self._copy.close()


def _free_name(name: str, suffix: str) -> Path:
    number = 1
    path = Path(name + suffix)
    while path.exists():
        number += 1
        path = Path(f"{name}-{number}{suffix}")
    return path
