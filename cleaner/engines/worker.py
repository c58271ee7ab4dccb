"""What one worker does with one batch of documents."""

import signal
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import msgspec

from cleaner.document import Document, RawDocument, Rejected
from cleaner.errors import StageError
from cleaner.io.sinks import Writer
from cleaner.pipeline import Pipeline
from cleaner.tally import Tally

Batch = Sequence[RawDocument | Rejected]


class BatchResult(msgspec.Struct):
    """One cleaned batch: the encoded documents and how many, what was set aside, the counts.

    There is one payload, or several where the batch was cleaned piece by piece.
    """

    payloads: list[bytes]
    written: int
    rejected: list[Rejected]
    tally: Tally


class Worker:
    """Cleans and encodes batches."""

    def __init__(self, pipeline: Pipeline, writer: Writer) -> None:
        self.pipeline = pipeline
        self._writer = writer

    def process(self, batch: Batch) -> BatchResult:
        """Clean a batch. A document that fails is among `rejected`, with its raw input."""
        self.pipeline.tally = Tally()
        documents: list[Document] = []
        rejected: list[Rejected] = []
        for raw in batch:
            outcome = raw if isinstance(raw, Rejected) else self._clean(raw)
            if isinstance(outcome, Rejected):
                rejected.append(outcome)
            else:
                documents.append(outcome)
        payloads, failed = self._encode(documents, batch)
        rejected.extend(failed)
        written = len(documents) - len(failed)
        return BatchResult(payloads, written, rejected, self.pipeline.tally)

    def _clean(self, raw: RawDocument) -> Document | Rejected:
        try:
            with _time_limit(self.pipeline.config.run.timeout):
                return self.pipeline.clean(raw)
        except StageError as error:
            cause = "".join(traceback.format_exception(error.__cause__))
            return reject(raw, error.stage, error.reason, cause)
        except TimeLimitError as error:
            return reject(raw, "run", str(error))

    def _encode(
        self, documents: list[Document], batch: Batch
    ) -> tuple[list[bytes], list[Rejected]]:
        """Encode a batch; where one document can't be, find it out and leave it aside."""
        if not documents:
            return [], []
        try:
            return [self._writer.encode(documents)], []
        except Exception:
            # a stage may have put anything into a record; try each alone to name the one at fault
            raws = {raw.id: raw for raw in batch if isinstance(raw, RawDocument)}
            good: list[Document] = []
            failed: list[Rejected] = []
            for document in documents:
                try:
                    self._writer.encode([document])
                except Exception as error:
                    reason = f"{type(error).__name__}: {error}"
                    failed.append(reject(raws[document.id], "write", reason))
                else:
                    good.append(document)
            return ([self._writer.encode(good)] if good else []), failed


def reject(raw: RawDocument, stage: str, reason: str, trace: str | None = None) -> Rejected:
    """Set a document aside with its raw input and the reason."""
    data = raw.data.encode("utf-8", "surrogatepass") if isinstance(raw.data, str) else raw.data
    return Rejected(raw.source, reason, raw.row, data, stage, trace)


class TimeLimitError(BaseException):
    """A document took too long. Not an `Exception`, so that no stage catches it by accident."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeLimitError` in the block after so many seconds, where the system can do that."""
    usable = hasattr(signal, "setitimer") and seconds > 0
    if not usable or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeLimitError(f"took longer than [run] timeout = {seconds:g} seconds")

    previous = signal.signal(signal.SIGALRM, stop)
    # whoever called us may have a timer running, as test runners do
    outer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        if outer[0]:
            signal.setitimer(signal.ITIMER_REAL, *outer)
