"""Stopping work on a document that takes too long."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeLimitError(BaseException):
    """A document took too long. Not an `Exception`, so that no stage catches it by accident."""


class TimeLimit:
    """A block of code that is interrupted after so many seconds; 0 for never.

    Used within `alarm`, as often as there are documents: starting and stopping the clock costs a
    microsecond.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        if self._seconds:
            # again every second, for code that catches everything
            signal.setitimer(signal.ITIMER_REAL, self._seconds, 1)

    def __exit__(self, *_: object) -> None:
        if self._seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def alarm(seconds: float) -> Iterator[TimeLimit]:
    """Give a `TimeLimit` that raises `TimeLimitError` in its block after so many seconds.

    It works by an alarm signal: in the main thread only, and not on systems without one (Windows).
    Elsewhere nothing is limited. The handler and a timer that somebody else, such as a test runner,
    has running are put back in the end.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not (hasattr(signal, "setitimer") and in_main_thread and seconds > 0):
        yield TimeLimit(0)
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeLimitError(f"took longer than [run] timeout = {seconds:g} seconds")

    outer = signal.setitimer(signal.ITIMER_REAL, 0)
    handler = signal.signal(signal.SIGALRM, stop)
    try:
        yield TimeLimit(seconds)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *outer)
