"""Running a command as a whole process and measuring it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CLEANER = str(Path(sys.executable).parent / "cleaner")


class Measured(NamedTuple):
    """One run of a command: seconds on the clock, seconds of CPU, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str]) -> Measured:
    """Run a command with its output thrown away. Raises `SystemExit` where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    error = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{error.decode()}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: Sequence[Measured]) -> Measured:
    """Give the median of each figure."""
    return Measured(*(statistics.median(column) for column in zip(*runs, strict=True)))


def in_turn(
    first: Sequence[str], second: Sequence[str], runs: int = 5
) -> tuple[Measured, Measured]:
    """Measure two commands in turn, after one run of each that is not counted."""
    pairs = [(measure(first), measure(second)) for _ in range(runs + 1)][1:]
    return median([one for one, _ in pairs]), median([other for _, other in pairs])
