"""Signals come through where they may, wait elsewhere, and are never lost."""

import os
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from cleaner.signals import HeldSignals


@pytest.fixture
def handler() -> Iterator[list[int]]:
    """Collect what comes of SIGTERM, and leave SIGINT to Python."""
    came: list[int] = []

    def take(number: int, _: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGTERM, take)
    yield came
    assert signal.getsignal(signal.SIGTERM) is take
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    signal.signal(signal.SIGTERM, before)


def send(number: int) -> None:
    os.kill(os.getpid(), number)


def test_a_signal_waits_for_its_place(handler: list[int]) -> None:
    with HeldSignals() as signals:
        send(signal.SIGTERM)
        assert handler == []
        with signals.let_through():
            assert handler == [signal.SIGTERM]
            send(signal.SIGTERM)
            assert handler == [signal.SIGTERM] * 2
        with signals.let_through():
            assert handler == [signal.SIGTERM] * 2


def test_a_signal_waits_for_the_end(handler: list[int]) -> None:
    with HeldSignals():
        send(signal.SIGTERM)
        assert handler == []
    assert handler == [signal.SIGTERM]


def interrupted(signals: HeldSignals) -> None:
    with signals.let_through():
        send(signal.SIGINT)


def stopped(done: list[str]) -> None:
    with HeldSignals() as signals:
        with pytest.raises(KeyboardInterrupt):
            interrupted(signals)
        send(signal.SIGINT)
        done.append("kept")
        raise ValueError("the message")


def test_an_interrupt_closes_the_place_behind_it(handler: list[int]) -> None:
    done: list[str] = []
    with pytest.raises(ValueError, match="the message"):
        stopped(done)
    assert done == ["kept"]
    assert handler == []


def test_a_signal_without_a_handler_is_left_alone() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with HeldSignals():
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    signal.signal(signal.SIGTERM, before)
