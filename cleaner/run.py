"""A whole run: read, fan out, write, quarantine, resume, report."""

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, nullcontext
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

import cleaner
from cleaner.batches import Batches, changed
from cleaner.config import Config
from cleaner.document import Rejected
from cleaner.engines.local import LocalEngine
from cleaner.engines.worker import BatchResult
from cleaner.errors import CleanerError, InputError, OutputError
from cleaner.ids import UniqueIds
from cleaner.io.formats import Assembler, find_writer
from cleaner.io.inputs import Inputs
from cleaner.io.output import STDOUT, FileOutput, OutputFiles, Progress
from cleaner.io.stdout import StreamOutput, stdout_aside
from cleaner.io.whole import encodable, write_whole, writing
from cleaner.pipeline import Pipeline
from cleaner.probe.account import ProbeAccount
from cleaner.profile import Counts
from cleaner.signals import HeldSignals
from cleaner.survey import SurveyCounter, load
from cleaner.survey_pass import survey

_NOTE_SECONDS = 5.0

_LIBRARIES = (
    "aiohttp",
    "chardet",
    "ftfy",
    "great-expectations",
    "msgspec",
    "pluggy",
    "trafilatura",
)


class Manifest(msgspec.Struct):
    """What `<out>.run.json` holds: the account of a run.

    `read` = `written` + `quarantined`, always. `seconds` is the wall time, `seconds_by_step` the
    time of all workers together. `skipped` counts files in folders that no reader takes, by
    suffix, and records of archives, by kind. `recurring` counts the keys that a survey met in more
    than one document. `lengths`, `languages` and `spread` are those of a `Profile`. `probe` tells
    of asking for media links over the network, null where that was not done. `verdict` is the
    gate's, or null where nothing was checked.
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
    lengths: dict[str, int]
    languages: dict[str, int]
    edits: dict[str, dict[str, int]]
    findings: dict[str, dict[str, int]]
    media: dict[str, int]
    embedded: int
    spread: dict[str, int]
    recurring: int
    seconds_by_step: dict[str, float]
    skipped: dict[str, int]
    versions: dict[str, str]
    plugins: dict[str, str]
    config: Config
    config_hash: str
    probe: ProbeAccount | None = None
    verdict: Any = None


class InterruptedRunError(CleanerError):
    """The run was stopped, or can't read or write any further; the message tells what is kept.

    `exit_code` is 130 for Ctrl-C, else 2.
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
        self.inputs = self._new_inputs()
        if config.run.survey and (once := self.inputs.read_once()):
            raise InputError(
                f"[run] survey (--site-boilerplate) reads the inputs twice, and {once} can be read "
                "once only; save it to a file and name that"
            )
        if self.files:
            self.files.vet(overwrite=overwrite, resume=resume)
        elif resume:
            raise OutputError("--resume needs an output file: -o FILE")
        self._copy_stdout = copy_stdout
        # whatever a plugin prints while it is loaded, stdout is for rows
        with nullcontext() if self.files else stdout_aside():
            pipeline = Pipeline(config)
            self._writer = find_writer(output, pipeline.plugins)
        if not self.files and isinstance(self._writer, Assembler):
            raise OutputError("this format can't be written to stdout; name a file: -o FILE")
        self.plugins = pipeline.plugins
        self._stage_names = [stage.name for stage in pipeline.stages]
        self._engine = LocalEngine(pipeline, self._writer, output, config.run.workers or _cores())
        self.stream: StreamOutput | None = None
        self._state = Progress(config.digest, overwrite)
        if self.files and resume:
            self._state = self._earlier(self.files)
        self.quarantine_head: list[Rejected] = []
        self.step = "surveying" if config.run.survey else "cleaning"
        self._recurring = 0

    def _new_inputs(self) -> Inputs:
        exclude = self.files.all() if self.files else ()
        return Inputs(self._names, self.config.input, exclude)

    def _earlier(self, files: OutputFiles) -> Progress:
        state = files.read_progress()
        if state.settings != self.config.digest:
            raise OutputError(
                "the interrupted run had other settings; resume it with those, "
                "or begin anew with --overwrite"
            )
        return state

    @property
    def read(self) -> int:
        """How many documents are finished (written or quarantined)."""
        return self._state.read

    def execute(self, advance: Callable[[int], None] = lambda documents: None) -> Manifest:
        """Do it, and leave the output and the manifest (without a verdict).

        `advance` is called with the number of documents finished, batch by batch; in a survey, and
        `step` is "surveying" then, with the number of those seen. Raises
        `InterruptedRunError` on Ctrl-C and on a full disk, `InputError` where the inputs are not
        those of the interrupted run, `PluginError` where a plugin fails in a worker only.
        """
        started = datetime.now(UTC)
        with ExitStack() as stack:
            if self.config.run.survey:
                self._survey(stack, advance)
            signals = stack.enter_context(HeldSignals())
            output = self._open(stack)
            try:
                self._clean(output, signals, advance)
                output.note(self._state)
                with signals.let_through():
                    output.assemble()
                output.finish()
            except KeyboardInterrupt:
                raise self._stopped(output, "interrupted", exit_code=130) from None
            except OutputError as error:
                raise self._stopped(output, str(error), exit_code=2) from error
            except OSError as error:
                if self.files is None and isinstance(error, BrokenPipeError):
                    raise
                # writing gives an OutputError: this is about reading, or starting a process
                reason = f"the run can't go on: {error}"
                raise self._stopped(output, reason, exit_code=2) from error
            manifest = self._manifest(started)
            if self.files:
                write_manifest(self.files.manifest, manifest)
        return manifest

    def _survey(self, stack: ExitStack, advance: Callable[[int], None]) -> None:
        """Go over the inputs a first time, and hand the stages what recurs in them."""
        begun = perf_counter()
        try:
            counter = stack.enter_context(SurveyCounter())
            with nullcontext() if self.files else stdout_aside():
                seconds = survey(self.inputs, self.plugins, self._engine, counter, advance)
            surveyed = load(counter.finish())
        except KeyboardInterrupt:
            reason = "interrupted in the survey, before anything was cleaned"
            raise InterruptedRunError(reason + self._kept_before(), exit_code=130) from None
        except OSError as error:
            reason = f"the run can't go on: {error}"
            raise InterruptedRunError(reason + self._kept_before(), exit_code=2) from error
        if self._state.read and self._state.survey != surveyed.digest:
            raise changed()
        self._engine.use_survey(counter.folder)
        self._recurring = len(surveyed)
        self._state.survey = surveyed.digest
        self._state.seconds += perf_counter() - begun
        spent = self._state.tally.seconds
        spent["survey"] = spent.get("survey", 0.0) + seconds
        self.inputs = self._new_inputs()
        self.step = "cleaning"

    def _kept_before(self) -> str:
        if not self._state.read:
            return "; nothing is left behind"
        return f"; the {self._state.read} documents finished before are kept for --resume"

    def _open(self, stack: ExitStack) -> FileOutput | StreamOutput:
        if self.files:
            output = FileOutput(self._writer, self.files, self._state)
            stack.callback(output.close)
            return output
        stdout = stack.enter_context(stdout_aside())
        self.stream = StreamOutput(stdout, copy=self._copy_stdout)
        return self.stream

    def _clean(
        self,
        output: FileOutput | StreamOutput,
        signals: HeldSignals,
        advance: Callable[[int], None],
    ) -> None:
        """Clean and write everything, with a note of how far it came every few seconds."""
        begun = noted = perf_counter()
        before = self._state.seconds
        state = self._state
        with ExitStack() as stack:
            ids = stack.enter_context(closing(UniqueIds()))
            batches = Batches(self.inputs, self.plugins, ids, state.read, state.inputs)
            # closed, it ends the workers at once, whatever happens here
            results = stack.enter_context(closing(self._engine.results(batches)))
            while result := _next(results, signals):
                output.append(result.payloads, result.rejected)
                now = perf_counter()
                self._count(result, batches.mark(), before + now - begun)
                if now - noted >= _NOTE_SECONDS:
                    output.note(state)
                    noted = now
                advance(state.read)

    def _count(self, result: BatchResult, mark: tuple[str, int], seconds: float) -> None:
        state = self._state
        state.inputs, state.duplicate_ids = mark
        state.read += result.written + len(result.rejected)
        state.written += result.written
        state.quarantined += len(result.rejected)
        state.tally.merge(result.tally)
        state.seconds = seconds
        room = 5 - len(self.quarantine_head)
        self.quarantine_head.extend(result.rejected[: max(0, room)])

    def _stopped(
        self, output: FileOutput | StreamOutput, reason: str, *, exit_code: int
    ) -> InterruptedRunError:
        """Keep what is finished of a run that stops; say what that is and how to go on."""
        count = self._state.read
        if isinstance(output, StreamOutput):
            kept = f": {count} documents were written to stdout, which can't be resumed."
        else:
            part = output.part
            try:
                output.keep(self._state)
                kept = f": {count} finished documents are kept in {part}."
            except OutputError as error:
                kept = f". What is kept in {part} is what was noted last, for {error}."
            kept += (
                " The same command with --resume goes on from there, with --overwrite begins anew."
            )
        return InterruptedRunError(reason + kept, exit_code=exit_code)

    def _by_stage(self, counts: Counts) -> Counts:
        return {name: counts[name] for name in self._stage_names if name in counts}

    def _manifest(self, started: datetime) -> Manifest:
        state, tally = self._state, self._state.tally
        return Manifest(
            cleaner=cleaner.__version__,
            started=started.isoformat(timespec="seconds"),
            seconds=round(state.seconds, 3),
            inputs=[encodable(name) for name in self._names],
            output=encodable(self._output_name),
            read=state.read,
            written=state.written,
            quarantined=state.quarantined,
            duplicate_ids=state.duplicate_ids,
            characters=tally.characters,
            lengths=dict(sorted(tally.lengths.items(), key=lambda item: int(item[0]))),
            languages=dict(sorted(tally.languages.items())),
            edits=self._by_stage(tally.edits),
            findings=self._by_stage(tally.findings),
            media=tally.media,
            embedded=tally.embedded,
            spread=dict(sorted(tally.spread.items())),
            recurring=self._recurring,
            seconds_by_step={step: round(spent, 3) for step, spent in tally.seconds.items()},
            skipped={encodable(name): count for name, count in self.inputs.skipped.items()},
            versions={"python": platform.python_version()}
            | {library: version(library) for library in _LIBRARIES},
            plugins={info.name: info.version for info in self.plugins.infos if not info.error},
            config=self.config,
            config_hash=self.config.digest,
        )


def write_manifest(path: Path, manifest: Manifest | dict[str, Any]) -> None:
    """Write a manifest, made or read back, whole or not at all. Raises `OutputError`."""
    with writing(path):
        write_whole(path, msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")


def _next(results: Iterator[BatchResult], signals: HeldSignals) -> BatchResult | None:
    with signals.let_through():
        return next(results, None)


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
