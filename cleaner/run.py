"""A whole run: read, fan out, write, quarantine, resume, report."""

import hashlib
import os
import platform
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

import cleaner
from cleaner.config import Config
from cleaner.document import RawDocument, Rejected
from cleaner.engines.local import LocalEngine
from cleaner.engines.worker import Batch
from cleaner.errors import CleanerError, InputError, OutputError
from cleaner.ids import UniqueIds
from cleaner.io.inputs import Inputs
from cleaner.io.output import (
    STDOUT,
    FileOutput,
    OutputFiles,
    Progress,
    StreamOutput,
)
from cleaner.io.sinks import find_writer
from cleaner.io.sources import read_source
from cleaner.pipeline import Pipeline
from cleaner.tally import Counts, Tally

_BATCH_DOCUMENTS = 64
_BATCH_BYTES = 1 << 19

_LIBRARIES = ("chardet", "ftfy", "great-expectations", "msgspec", "pluggy", "trafilatura")


class Manifest(msgspec.Struct):
    """What `<out>.run.json` holds: the account of a run.

    `read` = `written` + `quarantined`, always. `seconds` is the wall time, `seconds_by_step` the
    time of all workers together. `skipped` counts files in folders that no reader takes, by
    suffix. `verdict` is the gate's, or null where nothing was checked.
    """

    cleaner: str
    started: str
    seconds: float
    inputs: list[str]
    output: str
    read: int
    written: int
    quarantined: int
    duplicate_ids: int
    characters: int
    edits: dict[str, dict[str, int]]
    findings: dict[str, dict[str, int]]
    media: dict[str, int]
    embedded: int
    seconds_by_step: dict[str, float]
    skipped: dict[str, int]
    versions: dict[str, str]
    plugins: dict[str, str]
    config: Config
    config_hash: str
    verdict: Any = None


class InterruptedRunError(CleanerError):
    """The run was stopped, or its output can't be written any further; the message tells what
    is kept. `exit_code` is 130 for Ctrl-C, 2 for the output.
    """

    def __init__(self, message: str, *, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Run:
    """One run from inputs to an output. Building it checks everything that can be checked before.

    `output` is a path, or "-" for stdout. Raises `CleanerError`s for settings, inputs and outputs
    that can't be used.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        output: str,
        config: Config,
        *,
        overwrite: bool = False,
        resume: bool = False,
        copy_stdout: bool = False,
    ) -> None:
        self.config = config
        self._names = list(inputs)
        self._output_name = output
        self.files = None if output == STDOUT else OutputFiles(Path(output))
        self.inputs = Inputs(inputs, config.input, self.files.all() if self.files else ())
        if self.files:
            self.files.vet(overwrite=overwrite, resume=resume)
        elif resume:
            raise OutputError("--resume needs an output file: -o FILE")
        self._resume = resume
        self._copy_stdout = copy_stdout
        workers = config.run.workers or _cores()
        pipeline = Pipeline(config)
        self.plugins = pipeline.plugins
        self._stage_names = [stage.name for stage in pipeline.stages]
        self._writer = find_writer(output, pipeline.plugins)
        self._engine = LocalEngine(pipeline, self._writer, output, workers)
        self.stream: StreamOutput | None = None
        self._state = Progress(config.digest, "", 0, 0, 0, 0, 0.0, Tally())
        self._done = self._read_progress() if resume else 0
        self.quarantine_head: list[Rejected] = []
        self._marks: deque[tuple[str, int]] = deque()

    def _read_progress(self) -> int:
        if self.files is None:
            return 0
        state = self.files.read_progress()
        if state.settings != self.config.digest:
            raise OutputError(
                "the interrupted run had other settings; resume it with those, "
                "or begin anew with --overwrite"
            )
        self._state = state
        return state.read

    @property
    def read(self) -> int:
        """How many documents are finished (written or quarantined)."""
        return self._state.read

    def execute(self, advance: Callable[[int], None] = lambda documents: None) -> Manifest:
        """Do it, and leave the output and the manifest (without a verdict).

        `advance` is called with the number of documents finished, batch by batch. Raises
        `InterruptedRunError` on Ctrl-C and on a full disk.
        """
        started, clock = datetime.now(UTC), perf_counter()
        ids = UniqueIds()
        output = self._open()
        before = self._state.seconds
        try:
            batches = self._batches(self._documents(ids))
            for result in self._engine.results(batches):
                output.append(result.payloads, result.rejected)
                state = self._state
                state.read += result.written + len(result.rejected)
                state.inputs, state.duplicate_ids = self._marks.popleft()
                state.written += result.written
                state.quarantined += len(result.rejected)
                state.tally.merge(result.tally)
                state.seconds = before + perf_counter() - clock
                room = 5 - len(self.quarantine_head)
                self.quarantine_head.extend(result.rejected[: max(0, room)])
                advance(state.read)
            output.finish()
        except KeyboardInterrupt:
            raise InterruptedRunError(self._kept(output, "interrupted"), exit_code=130) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            place = self._output_name if self.files else "stdout"
            reason = f"{place} can't be written: {error.strerror or error}"
            raise InterruptedRunError(self._kept(output, reason), exit_code=2) from None
        finally:
            ids.close()
        manifest = self._manifest(started)
        if self.files:
            write_manifest(self.files.manifest, manifest)
        return manifest

    def _open(self) -> FileOutput | StreamOutput:
        if self.files is None:
            self.stream = StreamOutput(self._writer, copy=self._copy_stdout)
            return self.stream
        try:
            if not self._resume:
                self.files.progress.unlink(missing_ok=True)
                self.files.quarantine_part.unlink(missing_ok=True)
            return FileOutput(self._writer, self.files, resume=self._resume)
        except OSError as error:
            raise OutputError(f"{error.filename} can't be written: {error.strerror}") from None

    def _documents(self, ids: UniqueIds) -> Iterator[RawDocument | Rejected]:
        """Give what the inputs hold, from where an interrupted run stopped; mark how far it is."""
        seen = hashlib.blake2b(digest_size=16)
        duplicates = 0
        for number, one in enumerate(self._read_sources(), 1):
            if isinstance(one, RawDocument):
                duplicates += not ids.settle(one)
                seen.update(f"{one.id}\n".encode("utf-8", "surrogatepass"))
            else:
                seen.update(f"{one.source}#{one.row}\n".encode("utf-8", "surrogatepass"))
            self._mark = (seen.hexdigest(), duplicates)
            if number > self._done:
                yield one
            elif number == self._done and self._mark[0] != self._state.inputs:
                raise InputError(
                    "the inputs have changed since the interrupted run; begin anew with --overwrite"
                )

    def _read_sources(self) -> Iterator[RawDocument | Rejected]:
        for source in self.inputs.sources():
            given = read_source(source, self.plugins)
            if given is None:
                self.inputs.skipped[Path(source.name).suffix or source.name] += 1
            else:
                yield from given

    def _batches(self, documents: Iterator[RawDocument | Rejected]) -> Iterator[Batch]:
        """Group documents by number and size, the same way whatever works on them."""
        batch: list[RawDocument | Rejected] = []
        size = 0
        for one in documents:
            batch.append(one)
            size += len(one.data or b"")
            if len(batch) == _BATCH_DOCUMENTS or size >= _BATCH_BYTES:
                self._marks.append(self._mark)
                yield batch
                batch, size = [], 0
        if batch:
            self._marks.append(self._mark)
            yield batch

    def _kept(self, output: FileOutput | StreamOutput, reason: str) -> str:
        """Keep what is finished of a run that stops; say what that is and how to go on."""
        count = self._state.read
        if self.files is None:
            return f"{reason}: {count} documents were written to stdout, which can't be resumed."
        try:
            output.keep(self._state)
        except OSError as error:
            return (
                f"{reason}. What was finished could not be kept ({error.strerror or error}); "
                "the inputs are untouched: run again with --overwrite."
            )
        return (
            f"{reason}: {count} finished documents are kept in {self.files.part}. "
            "The same command with --resume goes on from there, with --overwrite begins anew."
        )

    def _by_stage(self, counts: Counts) -> Counts:
        return {name: counts[name] for name in self._stage_names if name in counts}

    def _manifest(self, started: datetime) -> Manifest:
        state, tally = self._state, self._state.tally
        return Manifest(
            cleaner=cleaner.__version__,
            started=started.isoformat(timespec="seconds"),
            seconds=round(state.seconds, 3),
            inputs=self._names,
            output=self._output_name,
            read=state.read,
            written=state.written,
            quarantined=state.quarantined,
            duplicate_ids=state.duplicate_ids,
            characters=tally.characters,
            edits=self._by_stage(tally.edits),
            findings=self._by_stage(tally.findings),
            media=tally.media,
            embedded=tally.embedded,
            seconds_by_step={step: round(spent, 3) for step, spent in tally.seconds.items()},
            skipped=dict(self.inputs.skipped),
            versions={"python": platform.python_version()}
            | {library: version(library) for library in _LIBRARIES},
            plugins={info.name: info.version for info in self.plugins.infos if not info.error},
            config=self.config,
            config_hash=self.config.digest,
        )


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest, whole or not at all. Raises `OutputError`."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path} can't be written: {error.strerror}") from None


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
