"""Reading WARC and WET archives: a document for each response, resource and conversion of text.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/ says how a record is
framed. Archives are large and get damaged, so that what is broken costs its record and reading goes
on at the next one.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from cleaner.document import RawDocument, Rejected
from cleaner.io import sniff
from cleaner.io.headers import content_type
from cleaner.io.http import BodyError, Response, content_of, header_fields, parse_response
from cleaner.io.inputs import Source

_TYPES = ("response", "resource", "conversion")
_OTHER_TYPES = ("warcinfo", "request", "metadata", "revisit", "continuation")
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_LONGEST_LINE = 1 << 13
_MOST_LINES = 1000
_PIECE = 1 << 16
_NEXT = re.compile(rb"(?<=\n)WARC/[01]\.\d+\r?\n")


class BrokenRecordError(ValueError):
    """A record that can't be read; the message says why."""


class Record(msgspec.Struct, frozen=True):
    """One record: its headers by small names, and its content or, of a large one, the beginning."""

    headers: dict[str, str]
    content: bytes
    whole: bool


def read_records(source: Source, stream: BinaryIO) -> Iterator[RawDocument | Rejected]:
    """Give the documents of an archive; a record that is broken is given as rejected.

    Records of other types and of no text are left out, and counted in `source.skipped`.
    """
    for number, record in enumerate(_records(stream, source.config.max_bytes), 1):
        if isinstance(record, BrokenRecordError):
            yield Rejected(source.name, f"record {number} {record}", row=number)
            continue
        try:
            document = _document(source, number, record)
        except (BodyError, BrokenRecordError) as error:
            content = record.content if record.whole else None
            yield Rejected(source.name, f"record {number} {error}", number, content)
            continue
        if isinstance(document, str):
            source.skipped[f"WARC {document}"] += 1
        else:
            yield document


class _Rewindable:
    """A stream that lines and bytes are read from, and that takes back what was too much."""

    def __init__(self, stream: BinaryIO) -> None:
        # one large read of a damaged compressed stream would lose what stands before the damage
        self._more: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._held = b""
        self._position = 0
        self._read = self._returned = 0

    def line(self) -> bytes:
        """Give the next line with its end, at most 8 KiB of it."""
        while (end := self._held.find(b"\n", self._position)) < 0:
            if len(self._held) - self._position >= _LONGEST_LINE or not self._fill():
                return self._take(_LONGEST_LINE)
        return self._take(min(end + 1 - self._position, _LONGEST_LINE))

    def pieces(self, count: int) -> Iterator[bytes]:
        """Give so many bytes, or all up to the end of the stream, in pieces."""
        while count > 0 and (self._position < len(self._held) or self._fill()):
            piece = self._take(min(count, _PIECE))
            count -= len(piece)
            yield piece

    def give_back(self, data: bytes) -> None:
        """Put bytes back; not where more was put back than read, so that time stays linear."""
        self._returned += len(data)
        if self._returned <= 2 * self._read:
            self._held = data + self._held[self._position :]
            self._position = 0

    def _fill(self) -> bool:
        more = self._more(_PIECE)
        self._read += len(more)
        self._held = self._held[self._position :] + more
        self._position = 0
        return bool(more)

    def _take(self, count: int) -> bytes:
        taken = self._held[self._position : self._position + count]
        self._position += len(taken)
        return taken


def _records(stream: BinaryIO, limit: int) -> Iterator[Record | BrokenRecordError]:
    rest = _Rewindable(stream)
    while line := rest.line():
        if not line.strip():
            continue
        try:
            record = _record(line, rest, limit)
        except BrokenRecordError as error:
            yield error
            _go_to_next(rest)
            continue
        yield record


def _record(line: bytes, rest: _Rewindable, limit: int) -> Record:
    """Read the record that begins with a line. Raises `BrokenRecordError`."""
    if not _NEXT.match(b"\n" + line, 1):
        raise BrokenRecordError(f"does not begin as a WARC record: {line[:40]!r}")
    headers = _headers(rest)
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 18):
        raise BrokenRecordError(f'has the Content-Length "{length:.40}", which is no number')
    size = int(length)
    # beside the document there are its HTTP headers in the content
    whole = headers.get("warc-type", "").lower() in _TYPES and size <= limit + _PIECE
    kept: list[bytes] = []
    seen = 0
    for piece in rest.pieces(size):
        seen += len(piece)
        if whole or not kept:
            kept.append(piece)
    content = b"".join(kept)
    if seen < size:
        _give_back_from_next(rest, content)
        raise BrokenRecordError(f"is cut off: {seen:,} of {size:,} bytes are there")
    if (line := rest.line()).strip():
        _give_back_from_next(rest, content + line)
        raise BrokenRecordError("has a wrong Content-Length: another record does not follow it")
    return Record(headers, content, whole)


def _headers(rest: _Rewindable) -> dict[str, str]:
    lines: list[str] = []
    while line := rest.line():
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return header_fields(lines)
        lines.append(text)
        if len(lines) > _MOST_LINES:
            break
    raise BrokenRecordError("has a head without an end")


def _give_back_from_next(rest: _Rewindable, content: bytes) -> None:
    """Go back to a record that a wrong length swallowed."""
    if found := _NEXT.search(content):
        rest.give_back(content[found.start() :])


def _go_to_next(rest: _Rewindable) -> None:
    while line := rest.line():
        if _NEXT.match(b"\n" + line, 1):
            rest.give_back(line)
            return


def _document(source: Source, number: int, record: Record) -> RawDocument | str:
    """Give the document of a record, or in a word or two what it is instead.

    Raises `BrokenRecordError` and `BodyError` for one that can't be had.
    """
    kind = record.headers.get("warc-type", "").lower()
    if kind not in _TYPES:
        return kind if kind in _OTHER_TYPES else "other"
    said = record.headers.get("content-type", "")
    response = None
    if kind == "response":
        if not said.lower().startswith("application/http"):
            return "response of another protocol"
        response = parse_response(record.content)
        said = response.headers.get("content-type", "")
        if not 200 <= response.status < 300:
            return f"status {response.status // 100}xx"
    declared = content_type(said)
    if (other := _no_text(declared.media_type)) is not None:
        return other
    data = _data(record, response, source.config.max_bytes)
    if sniff.binary_kind(data[: sniff.HEAD]):
        return "binary"
    extra: dict[str, Any] = {"warc_type": kind, "warc_date": record.headers.get("warc-date")}
    if response:
        extra["http_status"] = response.status
    return RawDocument(
        source.name,
        data,
        id=record.headers.get("warc-record-id", "").strip("<>") or None,
        row=number,
        media_type=declared.media_type,
        charset=declared.charset,
        url=record.headers.get("warc-target-uri", "").strip("<>") or None,
        extra=extra,
    )


def _no_text(media_type: str | None) -> str | None:
    """Name the kind of what is neither a page nor plain text."""
    if media_type is None or media_type in _TEXTS:
        return None
    main = media_type.partition("/")[0]
    return main if main in ("image", "video", "audio", "font", "application") else "other text"


def _data(record: Record, response: Response | None, limit: int) -> bytes:
    data = b""
    if record.whole:
        data = content_of(response, limit) if response else record.content
    if not record.whole or len(data) > limit:
        raise BrokenRecordError(f"is larger than [input] max_bytes = {limit}")
    return data
