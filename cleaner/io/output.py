"""The files of a run: written beside, renamed when whole, kept for --resume when interrupted."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from cleaner.document import Rejected
from cleaner.errors import InputError, OutputError
from cleaner.io.formats import Assembler, Writer
from cleaner.io.whole import WholeWrites, beside, cut_back, encodable, write_whole, writing
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
    """How far a run came; noted beside the unfinished output every few seconds.

    `inputs` hashes the ids of the documents done, `settings` the configuration, so that a run is
    never continued on other data or in another way; `survey` hashes what a survey counted. The
    sizes say, in bytes, how much of the unfinished files belongs to the documents done: what stands
    behind is cut off. `overwrite` tells whether the run may replace what has the names of its
    files.
    """

    settings: str
    overwrite: bool = False
    inputs: str = ""
    survey: str = ""
    read: int = 0
    written: int = 0
    quarantined: int = 0
    duplicate_ids: int = 0
    seconds: float = 0.0
    part_size: int = 0
    quarantine_size: int = 0
    tally: Tally = msgspec.field(default_factory=Tally)


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
        self.assembled = path.with_name(f"{path.name}.part.whole")
        self.answers = path.with_name(f"{stem(path)}.links.sqlite")

    def all(self) -> list[Path]:
        """Every file that the run may write."""
        return [
            self.output,
            self.manifest,
            beside(self.manifest),
            self.quarantine,
            self.part,
            self.quarantine_part,
            self.progress,
            beside(self.progress),
            self.assembled,
            *(self.answers.with_name(f"{self.answers.name}{end}") for end in ("", "-wal", "-shm")),
        ]

    def vet(self, *, overwrite: bool, resume: bool) -> None:
        """Raise `OutputError` where the run must not or can't write here."""
        folder = self.output.parent
        if not folder.is_dir():
            raise OutputError(
                f"the folder {folder} does not exist; make it first: mkdir -p {folder}"
            )
        if resume and not (self.progress.is_file() and self.part.is_file()):
            missing = self.part if self.progress.is_file() else self.progress
            raise OutputError(
                f"there is no interrupted run to resume: {missing} is missing. "
                "Run without --resume."
            )
        if overwrite or (resume and self.read_progress().overwrite):
            return
        results = (self.output, self.manifest, self.quarantine)
        for path in results if resume else (self.part, *results, self.quarantine_part):
            if os.path.lexists(path):
                raise OutputError(self._in_the_way(path))

    def _in_the_way(self, path: Path) -> str:
        if path != self.part:
            return f"{path} exists already; choose another name, or replace it by --overwrite"
        if self.progress.is_file():
            return (
                f"an interrupted run left {path}: "
                "go on with it by --resume, or begin anew by --overwrite"
            )
        return (
            f"a run left {path} that can't be gone on with, for {self.progress} is missing: "
            "begin anew by --overwrite"
        )

    def read_progress(self) -> Progress:
        """Read how far the interrupted run came."""
        try:
            return msgspec.json.decode(self.progress.read_bytes(), type=Progress)
        except (OSError, msgspec.DecodeError) as error:
            raise OutputError(f"{self.progress} can't be read: {error}") from None


def read_manifest(output: Path) -> dict[str, Any] | None:
    """Read the account beside an output; None where there is none. Raises `InputError`."""
    path = OutputFiles(output).manifest
    if not path.is_file():
        return None
    try:
        manifest: dict[str, Any] = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} can't be read: {error}") from None
    return manifest


def output_told(manifest: dict[str, Any]) -> str:
    """Give the name of the file that an account is about.

    Outputs of one stem (clean.jsonl, clean.parquet) share the name of their account.
    """
    return Path(str(manifest.get("output"))).name


class FileOutput:
    """Output to a file: `.part` beside it until all is written, then renamed.

    It goes on from `progress`; one without documents begins anew. Everything raises `OutputError`
    for a file that can't be written (a full disk, ...).
    """

    def __init__(self, writer: Writer, files: OutputFiles, progress: Progress) -> None:
        self._writer = writer
        self._files = files
        self._quarantine: WholeWrites | None = None
        with writing(files.output):
            self._part = cut_back(files.part, progress.part_size)
        with writing(files.quarantine):
            if progress.quarantine_size:
                self._quarantine = cut_back(files.quarantine_part, progress.quarantine_size)
            else:
                files.quarantine_part.unlink(missing_ok=True)
        self._whole = self._sizes()
        self.note(progress)

    @property
    def part(self) -> Path:
        """The unfinished output."""
        return self._files.part

    def append(self, payloads: Iterable[bytes], rejected: Iterable[Rejected]) -> None:
        """Write one batch, or nothing of it that lasts."""
        with writing(self._files.output):
            for payload in payloads:
                self._part.write(payload)
        with writing(self._files.quarantine):
            for one in rejected:
                if self._quarantine is None:
                    self._quarantine = cut_back(self._files.quarantine_part, 0)
                self._quarantine.write(quarantine_line(one))
        self._whole = self._sizes()

    def _sizes(self) -> tuple[int, int]:
        return self._part.tell(), self._quarantine.tell() if self._quarantine else 0

    def note(self, progress: Progress) -> None:
        """Note how far the run came: from here it can go on even where it is killed.

        Where that fails, an earlier note still stands.
        """
        progress.part_size, progress.quarantine_size = self._whole
        with writing(self._files.progress):
            write_whole(self._files.progress, msgspec.json.encode(progress))

    def keep(self, progress: Progress) -> None:
        """Leave what is whole, with a note of how far the run came."""
        # cutting back first makes room on a full disk
        with writing(self._files.output):
            for stream, size in zip((self._part, self._quarantine), self._whole, strict=True):
                if stream is not None and not stream.closed:
                    stream.truncate(size)
        self.note(progress)

    def assemble(self) -> None:
        """Make the output of the batches, where joining them is not enough.

        It may be interrupted, and gone through again.
        """
        if not isinstance(self._writer, Assembler):
            return
        with writing(self._files.output):
            try:
                with self._files.part.open("rb") as part, self._files.assembled.open("wb") as whole:
                    self._writer.assemble(part, whole)
                    whole.flush()
                    os.fsync(whole.fileno())
            except BaseException:
                self._files.assembled.unlink(missing_ok=True)
                raise

    def finish(self) -> None:
        """Give the files their names."""
        with writing(self._files.quarantine):
            if self._quarantine is None:
                self._files.quarantine.unlink(missing_ok=True)
            else:
                _close_synced(self._quarantine)
                self._files.quarantine_part.replace(self._files.quarantine)
        with writing(self._files.output):
            _close_synced(self._part)
            if isinstance(self._writer, Assembler):
                self._files.assembled.replace(self._files.output)
                self._files.part.unlink()
            else:
                self._files.part.replace(self._files.output)
            self._files.progress.unlink()

    def close(self) -> None:
        """Close the files. They hold nothing back."""
        self._part.close()
        if self._quarantine is not None:
            self._quarantine.close()


def _close_synced(stream: WholeWrites) -> None:
    os.fsync(stream.fileno())
    stream.close()


def quarantine_line(one: Rejected) -> bytes:
    """Give the line of the quarantine file for a rejected document.

    It never fails: a file name may hold bytes that are no UTF-8, a plugin may say anything.
    """
    row = Quarantined(
        encodable(one.source),
        one.row,
        encodable(one.stage),
        encodable(one.reason),
        None if one.traceback is None else encodable(one.traceback),
        one.data,
    )
    return msgspec.json.encode(row) + b"\n"
