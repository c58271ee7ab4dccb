"""Texts made to break the finder: it returns, in range, and its work grows as the text does."""

import sys
from collections import Counter
from types import FrameType
from typing import Any

import pytest

from cleaner_phpdump import find_dumps
from tests.plugins.cleaner_phpdump.hostile import HOSTILE

MOST = 25
"""Calls for a character; the costliest text takes about ten."""


@pytest.mark.parametrize("name", HOSTILE)
def test_the_spans_lie_apart_and_in_the_text(name: str) -> None:
    text = HOSTILE[name](20_000)
    position = 0
    for dump in find_dumps(text):
        assert position <= dump.start < dump.end <= len(text)
        position = dump.end


def _calls(text: str) -> int:
    """Give the number of calls that finding takes: a measure of work that is always the same."""
    count: Counter[str] = Counter()

    def on_event(_frame: FrameType, event: str, _argument: Any) -> None:
        count[event] += 1

    sys.setprofile(on_event)
    try:
        find_dumps(text)
    finally:
        sys.setprofile(None)
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_is_linear(name: str) -> None:
    find_dumps(HOSTILE[name](100))  # what is made once
    few, many = (_calls(HOSTILE[name](size)) for size in (3_000, 12_000))
    assert few < 3_000 * MOST
    assert many < 6 * few + 200
