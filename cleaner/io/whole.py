"""Writing that is whole or an error with a name."""

import io
import select
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cleaner.errors import CleanerError, OutputError


class WholeWrites(io.FileIO):
    """An unbuffered file that writes all it is given or raises: nothing is held back in memory.

    So after a full disk the file can be cut back to its last whole batch.
    """

    def write(self, data: Any) -> int:
        """Write all of some bytes; wait where a pipe that doesn't block is full."""
        view = memoryview(data).cast("B")
        total = len(view)
        while view:
            count: int | None = super().write(view)
            if count is None:
                select.select([], [self], [])
            else:
                view = view[count:]
        return total


def cut_back(path: Path, size: int) -> WholeWrites:
    """Open a file to append to it behind its first `size` bytes; the rest is cut off.

    Raises `OSError`, and `OutputError` where it is shorter.
    """
    stream = WholeWrites(path, "a")
    if stream.tell() < size:
        stream.close()
        raise OutputError(
            f"{path} is shorter than the interrupted run left it; begin anew with --overwrite"
        )
    stream.truncate(size)
    stream.seek(size)
    return stream


@contextmanager
def writing(place: object) -> Iterator[None]:
    """Turn what goes wrong while something is written into an `OutputError` that names it."""
    try:
        yield
    except (CleanerError, BrokenPipeError):
        raise
    except OSError as error:
        raise OutputError(f"{place} can't be written: {error.strerror or error}") from error
    except Exception as error:
        # a plugin's writer or Arrow; any code may run in a plugin
        reason = f"{type(error).__name__}: {error}"
        raise OutputError(f"{place} can't be written: {reason}") from error


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, whole or not at all, at once or piece by piece. Raises `OSError`."""
    unfinished = beside(path)
    try:
        with unfinished.open("wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def beside(path: Path) -> Path:
    """Give the name under which `write_whole` writes."""
    return path.with_name(f"{path.name}.new")


def encodable(text: str) -> str:
    r"""Give a text that can be written as UTF-8: what stands for other bytes is escaped.

    >>> encodable("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode()
