"""Inputs: what a person names on the command line, turned into sources to read."""

import glob
import gzip
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from cleaner.config import InputConfig
from cleaner.errors import InputError
from cleaner.io import sniff, zstd
from cleaner.io.salvage import SalvagedGzip

STDIN = "-"
_PIECE = 1 << 16


class Meter(msgspec.Struct):
    """Counts the bytes read from files, before decompression, for a progress bar."""

    bytes: int = 0


class _MeteredFile(io.FileIO):
    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path)
        self._meter = meter

    def readinto(self, buffer: Any) -> int | None:
        count = super().readinto(buffer)
        self._meter.bytes += count or 0
        return count

    def readall(self) -> bytes:
        data = super().readall()
        self._meter.bytes += len(data)
        return data


class Source(msgspec.Struct, frozen=True):
    """One file or stream to read documents from.

    `name` is the source as given ("stdin" for standard input, bytes that are not UTF-8 escaped),
    `path` None for standard input. `format` is told by the name: "text", "html", "jsonl", "warc",
    for a name of another suffix that suffix without its dot, "" where only the content can tell.
    `chosen` tells a source that was named itself from one met in a folder. In `skipped` a reader
    counts what it leaves out of a source, by kind.
    """

    name: str
    path: Path | None
    format: str
    config: InputConfig = InputConfig()
    chosen: bool = True
    meter: Meter = msgspec.field(default_factory=Meter)
    skipped: Counter[str] = msgspec.field(default_factory=Counter)

    @contextmanager
    def open(self, *, salvage: bool = False) -> Iterator[BinaryIO]:
        """Open the bytes, decompressed, for a `with` block.

        With `salvage`, what is damaged in a gzip file is left out, and a line says so in its place.
        Raises `OSError` and, for compressed data that is damaged or cut off, `READ_ERRORS`.
        """
        if self.path is None:
            yield _decompressed(sys.stdin.buffer, salvage)
            return
        with io.BufferedReader(_MeteredFile(self.path, self.meter), _PIECE) as stream:
            yield _decompressed(cast(BinaryIO, stream), salvage)


READ_ERRORS = (OSError, EOFError, zlib.error, zstd.ZstdError)
"""What reading a source may raise."""


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """Read a stream to its end, or one byte more than `limit`.

    Piece by piece: a single read of many megabytes would make room for all of them at once.
    """
    pieces = []
    room = limit + 1
    while room > 0 and (piece := stream.read(min(room, _PIECE))):
        pieces.append(piece)
        room -= len(piece)
    return b"".join(pieces)


def with_head(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Read the first bytes of a stream, and give them with a stream that still begins with them.

    As many bytes as asked for, unless the stream ends before: a pipe may hand over a few at first.
    """
    head = b""
    while len(head) < size and (more := stream.read(size - len(head))):
        head += more
    return head, cast(BinaryIO, io.BufferedReader(_Chained(head, stream), 1 << 17))


class _Chained(io.RawIOBase):
    """Bytes, and then a stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data: bytes | memoryview = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _decompressed(stream: BinaryIO, salvage: bool) -> BinaryIO:
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        head = stream.peek(4)[:4]
    else:
        head, stream = with_head(stream, 4)
    kind = sniff.compression(head)
    if kind == "gzip" and salvage:
        return cast(BinaryIO, io.BufferedReader(SalvagedGzip(stream), _PIECE))
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if kind == "zstd":
        return cast(BinaryIO, zstd.ZstdFile(stream))
    return stream


class Inputs:
    """All inputs of a run, as sources in a fixed order: as named, folders by name.

    Raises `InputError` at once for a path that does not exist, a glob that matches nothing and a
    folder without files. `exclude` are files that are never inputs (the run's own output).
    `skipped` counts, after all sources have been read, the files in folders that no reader takes,
    by suffix, and what readers leave out of archives, by kind.
    """

    def __init__(
        self, names: Sequence[str], config: InputConfig, exclude: Iterable[Path] = ()
    ) -> None:
        self._config = config
        self._exclude = {path.resolve() for path in exclude}
        self._excluded_names = {path.name for path in self._exclude}
        self.skipped: Counter[str] = Counter()
        self.meter = Meter()
        self._given = [place for name in names for place in self._places(name)]
        for place in self._given:
            if place != STDIN and not os.path.isdir(place) and self._is_excluded(place):
                raise InputError(f"{place} is the output of this run and can't be its input too")
        if not self._given:
            raise InputError("no input was named; give files, folders, globs, or - for stdin")
        if self._given.count(STDIN) > 1:
            raise InputError("stdin (-) can be read once only")

    def _places(self, name: str) -> Iterator[str]:
        if not name:
            raise InputError('an input is named ""; is a variable empty that should name it?')
        if name == STDIN:
            yield name
            return
        if os.path.isdir(name):
            if next(self._walk(name), None) is None:
                raise InputError(f"the folder {name} holds no files to read")
            yield name
        elif os.path.lexists(name):
            yield name
        elif glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True))
            if not matches:
                raise InputError(f'the pattern "{name}" matches no file')
            for match in matches:
                if not os.path.isdir(match):
                    yield match
        else:
            raise InputError(f"there is no file or folder {name}")

    def sources(self) -> Iterator[Source]:
        """Give the sources, one by one."""
        for name in self._given:
            if name == STDIN:
                yield Source(
                    "stdin", None, self._config.format or "", self._config, skipped=self.skipped
                )
            elif os.path.isdir(name):
                for path in self._walk(name):
                    yield self._file(path, chosen=False)
            else:
                yield self._file(name, chosen=True)

    def read_once(self) -> str | None:
        """Give the name of an input that can't be read a second time: stdin, a pipe."""
        for name in self._given:
            if name == STDIN:
                return "stdin (-)"
            if os.path.exists(name) and not (os.path.isfile(name) or os.path.isdir(name)):
                return name
        return None

    def total_bytes(self) -> int:
        """Sum up the sizes of all files, for a progress bar; 0 for standard input."""
        total = 0
        for name in self._given:
            if name != STDIN:
                paths = self._walk(name) if os.path.isdir(name) else (name,)
                total += sum(os.stat(path).st_size for path in paths if os.path.isfile(path))
        return total

    def _walk(self, folder: str) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            # given on as a file: reading it fails, and the run puts it into the quarantine
            yield folder
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                yield from self._walk(entry.path)
            elif not _may_be_read(entry):
                self.skipped["not a file"] += 1
            elif not self._is_excluded(entry.path):
                yield entry.path

    def _is_excluded(self, path: str) -> bool:
        # resolving costs as much as reading a small file, so only where the name agrees
        name = os.path.basename(path)
        return name in self._excluded_names and Path(path).resolve() in self._exclude

    def _file(self, name: str, *, chosen: bool) -> Source:
        path = Path(name)
        return Source(
            name=os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace"),
            path=path,
            format=self._config.format or _named_format(path.name),
            config=self._config,
            chosen=chosen,
            meter=self.meter,
            skipped=self.skipped,
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    # a link to a folder may lead round in a circle
    return entry.is_dir(follow_symlinks=False)


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Tell a file from a pipe, which may wait for ever; what can't be told is tried."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _named_format(name: str) -> str:
    stem, suffix = os.path.splitext(name.lower())
    if suffix in sniff.COMPRESSIONS:
        suffix = os.path.splitext(stem)[1]
    return sniff.FORMATS.get(suffix, suffix[1:])
