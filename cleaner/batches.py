"""From the inputs to batches of documents, and how far into the inputs each batch comes."""

import hashlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from cleaner.document import RawDocument, Rejected
from cleaner.engines.worker import Batch
from cleaner.errors import InputError
from cleaner.ids import UniqueIds
from cleaner.io.inputs import Inputs
from cleaner.io.sources import read_source
from cleaner.plugins import Plugins

_BATCH_DOCUMENTS = 64
_BATCH_BYTES = 1 << 19


class Batches:
    """The documents of the inputs, in batches, behind the first `done` ones.

    `digest` is the hash of the ids of those, as `mark` gave it: iterating raises `InputError` where
    they are not the same any more.
    """

    def __init__(
        self, inputs: Inputs, plugins: Plugins, ids: UniqueIds, done: int, digest: str
    ) -> None:
        self._inputs = inputs
        self._plugins = plugins
        self._ids = ids
        self._done = done
        self._digest = digest
        self._mark = ("", 0)
        self._marks: deque[tuple[str, int]] = deque()

    def mark(self) -> tuple[str, int]:
        """Give, for each batch once and in their order, what was read up to its end.

        That is the hash of all ids, and how many of them gave way to the default one.
        """
        return self._marks.popleft()

    def __iter__(self) -> Iterator[Batch]:
        """Group documents by number and size, the same way whatever works on them."""
        batch: list[RawDocument | Rejected] = []
        size = 0
        for one in self._documents():
            batch.append(one)
            size += len(one.data or b"")
            if len(batch) == _BATCH_DOCUMENTS or size >= _BATCH_BYTES:
                self._marks.append(self._mark)
                yield batch
                batch, size = [], 0
        if batch:
            self._marks.append(self._mark)
            yield batch

    def _documents(self) -> Iterator[RawDocument | Rejected]:
        seen = hashlib.blake2b(digest_size=16)
        duplicates = number = 0
        for number, one in enumerate(self._read_sources(), 1):
            if isinstance(one, RawDocument):
                duplicates += not self._ids.settle(one)
                seen.update(f"{one.id}\n".encode("utf-8", "surrogatepass"))
            else:
                seen.update(f"{one.source}#{one.row}\n".encode("utf-8", "surrogatepass"))
            self._mark = (seen.hexdigest(), duplicates)
            if number > self._done:
                yield one
            elif number == self._done and self._mark[0] != self._digest:
                raise changed()
        if number < self._done:
            raise changed()

    def _read_sources(self) -> Iterator[RawDocument | Rejected]:
        for source in self._inputs.sources():
            given = read_source(source, self._plugins)
            if given is None:
                self._inputs.skipped[Path(source.name).suffix or source.name] += 1
            else:
                yield from given


def changed() -> InputError:
    """Give the error for an interrupted run that can't be resumed on other inputs."""
    return InputError(
        "the inputs have changed since the interrupted run; begin anew with --overwrite"
    )
