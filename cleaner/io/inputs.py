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

STDIN = "-"
_HEAD = 8192


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

    `name` is the source as given (with "stdin" for standard input), `path` None for standard
    input. `format` is "text", "html", "jsonl", or for a name of another suffix that suffix without
    its dot. `chosen` tells a source that was named itself from one met in a folder.
    """

    name: str
    path: Path | None
    format: str
    config: InputConfig = InputConfig()
    chosen: bool = True
    meter: Meter = msgspec.field(default_factory=Meter)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the bytes, decompressed, for a `with` block.

        Raises `OSError` and, for compressed data that is damaged or cut off, `READ_ERRORS`.
        """
        if self.path is None:
            yield _decompressed(sys.stdin.buffer)
            return
        with io.BufferedReader(_MeteredFile(self.path, self.meter), 1 << 17) as stream:
            yield _decompressed(stream)


READ_ERRORS = (OSError, EOFError, zlib.error, zstd.ZstdError)
"""What reading a source may raise."""


def _decompressed(stream: BinaryIO) -> BinaryIO:
    if isinstance(stream, io.BufferedReader):
        buffered = stream
    else:
        buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    kind = sniff.compression(buffered.peek(4)[:4])
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=buffered))
    if kind == "zstd":
        return cast(BinaryIO, zstd.ZstdFile(buffered))
    return cast(BinaryIO, buffered)


class Inputs:
    """All inputs of a run, as sources in a fixed order: as named, folders by name.

    Raises `InputError` at once for a path that does not exist, a glob that matches nothing and a
    folder without files. `exclude` are files that are never inputs (the run's own output).
    `skipped` counts, after `sources` has been gone through, the files in folders that no reader
    takes, by suffix.
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

    def _places(self, name: str) -> Iterator[str]:
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
                yield self._stdin()
            elif os.path.isdir(name):
                for path in self._walk(name):
                    yield self._file(path, chosen=False)
            else:
                yield self._file(name, chosen=True)

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
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path)
            elif not entry.is_dir() and not self._is_excluded(entry.path):
                yield entry.path

    def _is_excluded(self, path: str) -> bool:
        # resolving costs as much as reading a small file, so only where the name agrees
        name = os.path.basename(path)
        return name in self._excluded_names and Path(path).resolve() in self._exclude

    def _file(self, name: str, *, chosen: bool) -> Source:
        path = Path(name)
        return Source(
            name=path.as_posix(),
            path=path,
            format=self._config.format or _named_format(path.name) or _read_format(path),
            config=self._config,
            chosen=chosen,
            meter=self.meter,
        )

    def _stdin(self) -> Source:
        stream = sys.stdin.buffer
        head = stream.peek(_HEAD)[:_HEAD] if isinstance(stream, io.BufferedReader) else b""
        if sniff.compression(head):
            head = _peek_decompressed(head)
        detected = self._config.format or sniff.content_format(head)
        return Source("stdin", None, detected, self._config)


def _peek_decompressed(head: bytes) -> bytes:
    """Decompress as much as the first bytes of a compressed stream give."""
    try:
        if sniff.compression(head) == "gzip":
            return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
        return zstd.ZstdDecompressor().decompress(head, _HEAD)
    except (zlib.error, zstd.ZstdError):
        return b""


def _named_format(name: str) -> str | None:
    stem, suffix = os.path.splitext(name.lower())
    if suffix in sniff.COMPRESSIONS:
        suffix = os.path.splitext(stem)[1]
    return sniff.FORMATS.get(suffix, suffix[1:]) if suffix else None


def _read_format(path: Path) -> str:
    """Tell the format of a file without a suffix by its content; "text" where it can't be read."""
    try:
        with path.open("rb") as stream:
            return sniff.content_format(_decompressed(stream).read(_HEAD))
    except READ_ERRORS:
        return "text"
