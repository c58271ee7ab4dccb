"""The files of a run: written beside, renamed when whole, kept for --resume when interrupted."""

import io
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from cleaner.document import Rejected
from cleaner.errors import OutputError
from cleaner.io.sinks import StreamSink, Writer
from cleaner.tally import Tally

STDOUT = "-"


class Quarantined(msgspec.Struct):
    """One row of `<out>.quarantine.jsonl`; `raw` is the input as base64, where it was read."""

    source: str
    row: int | None
    stage: str
    error: str
    traceback: str | None
    raw: bytes | None


class Progress(msgspec.Struct):
    """How far an interrupted run came; kept beside the unfinished output.

    `inputs` hashes the ids of the documents done, `settings` the configuration, so that a run is
    never continued on other data or in another way.
    """

    settings: str
    inputs: str
    read: int
    written: int
    quarantined: int
    duplicate_ids: int
    seconds: float
    tally: Tally


def stem(path: Path) -> str:
    """Give the name of an output without its format: the manifest is `<stem>.run.json`.

    >>> stem(Path("out/clean.jsonl.gz"))
    'clean'
    """
    name = path.name
    for suffix in (".gz", ".zst", ".jsonl", ".ndjson", ".parquet"):
        name = name.removesuffix(suffix)
    return name or path.name


class OutputFiles:
    """The names of everything that a run to `path` leaves. Raises `OutputError` for a folder."""

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            raise OutputError(f"{path} is a folder; name a file, such as {path / 'clean.jsonl'}")
        self.output = path
        self.manifest = path.with_name(f"{stem(path)}.run.json")
        self.quarantine = path.with_name(f"{stem(path)}.quarantine.jsonl")
        self.part = path.with_name(f"{path.name}.part")
        self.quarantine_part = path.with_name(f"{self.quarantine.name}.part")
        self.progress = path.with_name(f"{path.name}.part.json")

    def all(self) -> list[Path]:
        """Every file that the run may write."""
        return [
            self.output,
            self.manifest,
            self.quarantine,
            self.part,
            self.quarantine_part,
            self.progress,
        ]

    def vet(self, *, overwrite: bool, resume: bool) -> None:
        """Raise `OutputError` where the run must not or can't write here."""
        folder = self.output.parent
        if not folder.is_dir():
            raise OutputError(
                f"the folder {folder} does not exist; make it first: mkdir -p {folder}"
            )
        if resume:
            if not (self.progress.is_file() and self.part.is_file()):
                raise OutputError(
                    f"there is no interrupted run to resume: {self.progress} is missing. "
                    "Run without --resume."
                )
        elif not overwrite:
            for path in (self.output, self.part):
                if os.path.lexists(path):
                    raise OutputError(_in_the_way(path, self.part))

    def read_progress(self) -> Progress:
        """Read how far the interrupted run came."""
        try:
            return msgspec.json.decode(self.progress.read_bytes(), type=Progress)
        except (OSError, msgspec.DecodeError) as error:
            raise OutputError(f"{self.progress} can't be read: {error}") from None


def _in_the_way(path: Path, part: Path) -> str:
    if path == part:
        return (
            f"an interrupted run left {part}: "
            "go on with it by --resume, or begin anew by --overwrite"
        )
    return f"{path} exists already; choose another name, or replace it by --overwrite"


class FileOutput:
    """Output to a file: `.part` beside it until all is written, then renamed.

    Raises `OSError` (a full disk, ...); what had been written until the last whole batch is kept.
    """

    def __init__(self, writer: Writer, files: OutputFiles, *, resume: bool) -> None:
        self._files = files
        finished = files.part.with_name(f"{files.part.name}.old") if resume else None
        if finished is not None:
            files.part.replace(finished)
        self._stream = _WholeWrites(files.part, "w")
        self._sink = writer.sink(self._stream, finished)
        if finished is not None:
            finished.unlink()
        self._quarantine: _WholeWrites | None = None
        if resume and files.quarantine_part.exists():
            self._quarantine = _WholeWrites(files.quarantine_part, "a")
        self._whole = self._places()

    def append(self, payloads: Iterable[bytes], rejected: Iterable[Rejected]) -> None:
        """Write one batch, or nothing of it."""
        for payload in payloads:
            self._sink.append(payload)
        for one in rejected:
            if self._quarantine is None:
                self._quarantine = _WholeWrites(self._files.quarantine_part, "w")
            self._quarantine.write(quarantine_line(one))
        self._whole = self._places()

    def _places(self) -> tuple[int, int]:
        return self._stream.tell(), self._quarantine.tell() if self._quarantine else 0

    def finish(self) -> None:
        """Complete the files and give them their names."""
        self._sink.finish()
        _close_synced(self._stream)
        if self._quarantine is None:
            self._files.quarantine.unlink(missing_ok=True)
        else:
            _close_synced(self._quarantine)
            self._files.quarantine_part.replace(self._files.quarantine)
        self._files.part.replace(self._files.output)
        self._files.progress.unlink(missing_ok=True)

    def keep(self, progress: Progress) -> None:
        """Leave what is whole, with a note of how far the run came. Raises `OSError`."""
        if isinstance(self._sink, StreamSink):
            self._stream.truncate(self._whole[0])
        self._sink.finish()
        self._stream.close()
        if self._quarantine is not None:
            self._quarantine.truncate(self._whole[1])
            self._quarantine.close()
        self._files.progress.write_bytes(msgspec.json.encode(progress))


class StreamOutput:
    """Output to stdout, with a copy in a temporary file where a check will want to read it."""

    def __init__(self, writer: Writer, *, copy: bool) -> None:
        self._sink = writer.sink(sys.stdout.buffer, None)
        self._copy = tempfile.NamedTemporaryFile(suffix=".jsonl") if copy else None  # noqa: SIM115
        self._quarantine: _WholeWrites | None = None
        self.quarantine: Path | None = None

    @property
    def copy(self) -> Path | None:
        """The file that holds a copy of what was written, until `close`."""
        return Path(self._copy.name) if self._copy else None

    def append(self, payloads: Iterable[bytes], rejected: Iterable[Rejected]) -> None:
        """Write one batch; what is quarantined goes to a file in the current folder."""
        for payload in payloads:
            self._sink.append(payload)
            if self._copy is not None:
                self._copy.write(payload)
        for one in rejected:
            if self._quarantine is None:
                self.quarantine = _free_name("cleaner.quarantine", ".jsonl")
                self._quarantine = _WholeWrites(self.quarantine, "x")
            self._quarantine.write(quarantine_line(one))

    def finish(self) -> None:
        """Hand everything over."""
        self._sink.finish()
        if self._copy is not None:
            self._copy.flush()
        if self._quarantine is not None:
            self._quarantine.close()

    def keep(self, progress: Progress) -> None:
        """Hand over what was written; a stream can't be resumed."""
        self.finish()

    def close(self) -> None:
        """Remove the copy."""
        if self._copy is not None:
            self._copy.close()


class _WholeWrites(io.FileIO):
    """An unbuffered file that writes all it is given or raises: nothing is held back in memory.

    So after a full disk the file can be cut back to its last whole batch.
    """

    def write(self, data: Any) -> int:
        view = memoryview(data).cast("B")
        total = len(view)
        while view:
            view = view[super().write(view) :]
        return total


def _close_synced(stream: _WholeWrites) -> None:
    os.fsync(stream.fileno())
    stream.close()


def _free_name(name: str, suffix: str) -> Path:
    number = 1
    path = Path(name + suffix)
    while path.exists():
        number += 1
        path = Path(f"{name}-{number}{suffix}")
    return path


def quarantine_line(one: Rejected) -> bytes:
    """Give the line of the quarantine file for a rejected document."""
    row = Quarantined(one.source, one.row, one.stage, one.reason, one.traceback, one.data)
    return msgspec.json.encode(row) + b"\n"
