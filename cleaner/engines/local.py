"""Spreading batches over the cores of this machine, results in the order of the input."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Literal

from cleaner.config import Config
from cleaner.document import RawDocument, Rejected
from cleaner.engines.worker import Batch, BatchResult, Worker, reject
from cleaner.errors import CleanerError, PluginError
from cleaner.io.formats import Writer, find_writer
from cleaner.pipeline import Pipeline
from cleaner.survey import load
from cleaner.tally import Tally

# batches under way for each worker: enough that none waits, few enough that memory stays flat
_AHEAD = 3

_STOP_SECONDS = 10

_Settings = tuple[Config, str, Path | None]
_Task = Literal["clean", "survey"]

_DIED = "the worker process died on it: out of memory, or a crash in native code"


class LocalEngine:
    """Cleans batches in `workers` processes, or in this one where that is enough.

    Before that it may survey them in the same way.
    """

    def __init__(self, pipeline: Pipeline, writer: Writer, output: str, workers: int) -> None:
        # a worker process finds the plugins and the writer anew: none of them need be pickled
        self._settings: _Settings = (pipeline.config, output, None)
        self._workers = workers
        self._worker = Worker(pipeline, writer)

    def use_survey(self, folder: Path) -> None:
        """Hand what `SurveyCounter.finish` left to the stages, in this process and in workers."""
        config, output, _ = self._settings
        self._settings = (config, output, folder)
        self._worker.pipeline.surveyed = load(folder)

    def results(
        self, batches: Iterable[Batch], task: _Task = "clean"
    ) -> Generator[BatchResult, None, None]:
        """Give the result of each batch, in their order."""
        given = iter(batches)
        first = list(islice(given, 2))
        if self._workers == 1 or len(first) < 2:
            for batch in chain(first, given):
                yield self._worker.do(task, batch)
        else:
            yield from self._spread(chain(first, given), task)

    def _spread(self, batches: Iterator[Batch], task: _Task) -> Iterator[BatchResult]:
        pool = _Pool(self._settings, self._workers, task)
        waiting: deque[tuple[Batch, Future[BatchResult]]] = deque()
        try:
            while True:
                for batch in islice(batches, self._workers * _AHEAD - len(waiting)):
                    waiting.append((batch, pool.submit(batch)))
                if not waiting:
                    return
                try:
                    result = waiting[0][1].result()
                except BrokenProcessPool:
                    # which batch did it is not known: go through those under way one by one
                    pool.restart()
                    for batch, _ in waiting:
                        yield _isolated(self._settings, batch, task)
                    waiting.clear()
                except CleanerError:
                    raise
                except Exception:
                    # the batch could not be sent, or its result not be sent back
                    yield _isolated(self._settings, waiting.popleft()[0], task)
                else:
                    waiting.popleft()
                    yield result
        finally:
            pool.stop()


class _Pool:
    """A process pool that can be begun anew and that ends at once."""

    def __init__(self, settings: _Settings, workers: int, task: _Task) -> None:
        self._settings = settings
        self._task = task
        self._workers = workers
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=_context(), initializer=_begin, initargs=self._settings
        )

    def submit(self, batch: Batch) -> Future[BatchResult]:
        try:
            return self._executor.submit(_do, self._task, batch)
        except BrokenProcessPool as error:
            failed: Future[BatchResult] = Future()
            failed.set_exception(error)
            return failed

    def restart(self) -> None:
        self.stop()
        self._executor = self._start()

    def stop(self) -> None:
        executor = self._executor
        processes = list((executor._processes or {}).values())
        # typeshed knows no private names; all supported Pythons have these
        manager: threading.Thread | None = getattr(executor, "_executor_manager_thread", None)
        results = getattr(executor, "_result_queue", None)
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        # A worker may have been ended in the middle of a result. The pool's own thread waits for
        # the rest of it, and the interpreter for that thread, until nobody could write it any more.
        if results is not None:
            results._writer.close()
        if manager is not None:
            manager.join(_STOP_SECONDS)


def _context() -> BaseContext:
    # never a plain fork: a thread may be importing Great Expectations in this process
    if sys.platform == "win32" or sys.platform == "darwin":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["cleaner.engines.worker", "cleaner.io.readers"])
    return context


_worker: Worker | CleanerError = PluginError("the worker process was not set up")


def _begin(config: Config, output: str, survey: Path | None) -> None:
    global _worker  # noqa: PLW0603 - the one thing that a worker process keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what a plugin prints must not wait in a buffer: a worker may be ended at any time
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        pipeline = Pipeline(config)
        if survey:
            pipeline.surveyed = load(survey)
        _worker = Worker(pipeline, find_writer(output, pipeline.plugins))
    except CleanerError as error:
        # told with the first batch: an error raised here would only break the pool
        _worker = PluginError(f"in a worker process: {error}")


def _end_with_parent() -> None:
    """Wait for the main process; one that was killed could not tell its workers to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: _Task, batch: Batch) -> BatchResult:
    if isinstance(_worker, CleanerError):
        raise _worker
    return _worker.do(task, batch)


def _nothing_but(raw: RawDocument | Rejected, reason: str) -> BatchResult:
    rejected = raw if isinstance(raw, Rejected) else reject(raw, "run", reason)
    return BatchResult([], 0, [rejected], Tally())


def _isolated(settings: _Settings, batch: Batch, task: _Task) -> BatchResult:
    """Do a batch of which one document kills its process: each document in a pool of its own."""
    whole = BatchResult([], 0, [], Tally())
    pool = _Pool(settings, 1, task)
    try:
        for raw in batch:
            try:
                result = pool.submit([raw]).result()
            except BrokenProcessPool:
                pool.restart()
                result = _nothing_but(raw, _DIED)
            except CleanerError:
                raise
            except Exception as error:
                # it can't be pickled: nested too deeply, or changed by a plugin
                result = _nothing_but(raw, f"failed in a worker: {type(error).__name__}: {error}")
            whole.payloads.extend(result.payloads)
            whole.written += result.written
            whole.rejected.extend(result.rejected)
            whole.tally.merge(result.tally)
    finally:
        pool.stop()
    return whole
