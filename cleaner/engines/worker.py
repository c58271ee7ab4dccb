"""What one worker does with one batch of documents."""

import traceback
from collections.abc import Sequence
from typing import Literal

import msgspec

from cleaner.document import Document, RawDocument, Rejected
from cleaner.engines.time_limit import TimeLimit, TimeLimitError, alarm
from cleaner.errors import PLUGIN_FAILURES, StageError
from cleaner.io.formats import Writer
from cleaner.pipeline import Pipeline
from cleaner.survey import Noted, encode
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
    """Cleans and encodes batches, and surveys them before."""

    def __init__(self, pipeline: Pipeline, writer: Writer) -> None:
        self.pipeline = pipeline
        self._writer = writer

    def do(self, task: Literal["clean", "survey"], batch: Batch) -> BatchResult:
        """Clean a batch or survey it."""
        return self.process(batch) if task == "clean" else self.survey(batch)

    def process(self, batch: Batch) -> BatchResult:
        """Clean a batch. A document that fails is among `rejected`, with its raw input."""
        self.pipeline.tally = Tally()
        cleaned: list[tuple[RawDocument, Document]] = []
        rejected: list[Rejected] = []
        with alarm(self.pipeline.config.run.timeout) as limit:
            for raw in batch:
                outcome = raw if isinstance(raw, Rejected) else self._clean(raw, limit)
                if isinstance(outcome, Rejected):
                    rejected.append(outcome)
                elif isinstance(raw, RawDocument):
                    cleaned.append((raw, outcome))
        payloads, failed = self._encode(cleaned)
        rejected.extend(failed)
        written = len(cleaned) - len(failed)
        return BatchResult(payloads, written, rejected, self.pipeline.tally)

    def survey(self, batch: Batch) -> BatchResult:
        """Note what the stages count in a survey: the one payload.

        A document that fails is left out of it: it is set aside where it is cleaned.
        """
        self.pipeline.tally = Tally()
        noted: list[tuple[str, Noted]] = []
        with alarm(self.pipeline.config.run.timeout) as limit:
            for raw in batch:
                if isinstance(raw, RawDocument):
                    try:
                        with limit:
                            noted.extend(self.pipeline.note(raw))
                    except (StageError, TimeLimitError):
                        continue
        return BatchResult([encode(noted)], len(batch), [], self.pipeline.tally)

    def _clean(self, raw: RawDocument, limit: TimeLimit) -> Document | Rejected:
        try:
            with limit:
                return self.pipeline.clean(raw)
        except StageError as error:
            cause = "".join(traceback.format_exception(error.__cause__))
            return reject(raw, error.stage, error.reason, cause)
        except TimeLimitError as error:
            return reject(raw, "run", str(error))

    def _encode(
        self, cleaned: list[tuple[RawDocument, Document]]
    ) -> tuple[list[bytes], list[Rejected]]:
        """Encode a batch; where one document can't be, find it out and leave it aside."""
        if not cleaned:
            return [], []
        try:
            return [self._writer.encode([document for _, document in cleaned])], []
        except PLUGIN_FAILURES:
            # a stage may have put anything into a record; try each alone to name the one at fault
            payloads: list[bytes] = []
            failed: list[Rejected] = []
            for raw, document in cleaned:
                try:
                    payloads.append(self._writer.encode([document]))
                except PLUGIN_FAILURES as error:
                    failed.append(reject(raw, "write", f"{type(error).__name__}: {error}"))
            return payloads, failed


def reject(raw: RawDocument, stage: str, reason: str, trace: str | None = None) -> Rejected:
    """Set a document aside with its raw input and the reason."""
    data = raw.data.encode("utf-8", "surrogatepass") if isinstance(raw.data, str) else raw.data
    return Rejected(raw.source, reason, raw.row, data, stage, trace)
