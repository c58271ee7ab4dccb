"""Holding Ctrl-C back where it would tear something apart."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class HeldSignals:
    """A `with` block in which SIGINT and SIGTERM come through at the places made for them only.

    One that comes elsewhere waits for the next such place, or for the end of the block. What they
    do is left to the handlers that are there; where there is none, as for SIGTERM by default,
    nothing is held back. In other threads than the main one, where no signal arrives, nothing
    needs to be done and nothing is.
    """

    def __init__(self) -> None:
        self._handlers: dict[int, Callable[[int, FrameType | None], Any]] = {}
        self._open = False
        self._waiting: int | None = None

    def __enter__(self) -> "HeldSignals":
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                handler = signal.getsignal(number)
                if callable(handler):
                    self._handlers[number] = handler
                    signal.signal(number, self._take)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if kind is None:
            self._deliver()

    @contextmanager
    def let_through(self) -> Iterator[None]:
        """Let signals come through in a `with` block, first one that waits."""
        try:
            self._open = True
            self._deliver()
            yield
        finally:
            self._open = False

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._open:
            self._handlers[number](number, frame)
        else:
            self._waiting = number

    def _deliver(self) -> None:
        number, self._waiting = self._waiting, None
        if number is not None:
            self._handlers[number](number, None)


def treat_term_as_interrupt() -> None:
    """Let a stop from outside (SIGTERM) be as Ctrl-C is: what is finished is kept."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
