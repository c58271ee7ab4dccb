"""Reading JSON Lines: one document a line, whatever its fields are called."""

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from cleaner.document import RawDocument, Rejected
from cleaner.io import sniff
from cleaner.io.headers import declared_in
from cleaner.io.inputs import Source

# fields that become fields of the record; the first one present counts
_META = {
    "id": ("id", "_id"),
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "published": ("published", "date_published", "datePublished"),
    "language": ("language", "lang"),
    "charset": ("charset",),
}
_FOR_URLS = bytes.maketrans(b"-_", b"+/")
_decode = msgspec.json.Decoder().decode


def read_rows(source: Source, stream: BinaryIO) -> Iterator[RawDocument | Rejected]:
    """Give the documents of a JSON Lines stream; a row that is none is given as rejected."""
    limit = source.config.max_bytes
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            _skip_line(stream, line, limit)
            reason = f"row {number} is longer than [input] max_bytes = {limit}"
            yield Rejected(source.name, reason, row=number)
        elif stripped := line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _row(source, number, stripped)


def _skip_line(stream: BinaryIO, line: bytes, limit: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)


def _row(source: Source, number: int, line: bytes) -> RawDocument | Rejected:
    try:
        fields = _parse(line)
    except ValueError as error:
        return Rejected(source.name, f"row {number} is not valid JSON: {error}", number, line)
    if not isinstance(fields, dict):
        kind = type(fields).__name__
        return Rejected(source.name, f"row {number} is a JSON {kind}, not an object", number, line)
    config = source.config
    taken = _take(fields, config.text_fields)
    media_type = None  # told by content: a field "content" may hold a page
    if taken is None:
        taken = _take(fields, config.html_fields)
        media_type = "text/html"
    if taken is None:
        return _bytes_row(source, number, line, fields)
    return _document(source, number, taken, media_type, fields)


def _bytes_row(
    source: Source, number: int, line: bytes, fields: dict[str, Any]
) -> RawDocument | Rejected:
    """Read a row that carries its document as base64, with what it says of it."""
    for name in source.config.bytes_fields:
        if isinstance(fields.get(name), str):
            break
    else:
        return Rejected(source.name, _no_text(number, fields), number, line)
    try:
        data = _unpacked(fields.pop(name))
    except ValueError as error:
        return Rejected(source.name, f'row {number}: "{name}" is not base64: {error}', number, line)
    if kind := sniff.binary_kind(data[: sniff.HEAD]):
        reason = f'row {number}: "{name}" is not text: it looks like {kind}'
        return Rejected(source.name, reason, number, line)
    declared = declared_in(fields)
    document = _document(source, number, data, declared.media_type, fields)
    document.charset = declared.charset
    return document


def _unpacked(text: str) -> bytes:
    """Decode base64, standard or for URLs (RFC 4648), with or without line breaks in it."""
    try:
        packed = "".join(text.split()).encode("ascii")
    except UnicodeEncodeError:
        raise ValueError("it holds other characters") from None
    try:
        return base64.b64decode(packed.translate(_FOR_URLS), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)[:1].lower() + str(error)[1:]) from None


def _parse(line: bytes) -> Any:
    try:
        return _decode(line)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except msgspec.DecodeError as error:
        # the standard parser takes lone surrogates, which scrapes do hold; it is slower
        try:
            return json.loads(line)
        except (ValueError, RecursionError):
            raise ValueError(str(error)) from None


def _take(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """Take the first field that holds a text out of a row."""
    for name in names:
        if isinstance(fields.get(name), str):
            text: str = fields.pop(name)
            return text
    return None


def _no_text(number: int, fields: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}"' for name in list(fields)[:12]) or "none"
    return (
        f"row {number} has no field with the document's text (its fields: {names}); "
        "name the right one: [input] text_fields, html_fields or bytes_fields in cleaner.toml"
    )


def _document(
    source: Source, number: int, data: str | bytes, media_type: str | None, fields: dict[str, Any]
) -> RawDocument:
    known: dict[str, str] = {}
    for target, names in _META.items():
        for name in names:
            value = fields.get(name)
            if isinstance(value, int) and not isinstance(value, bool) and target == "id":
                value = str(value)
            if isinstance(value, str) and value:
                known[target] = value
                del fields[name]
                break
    return RawDocument(source.name, data, row=number, media_type=media_type, extra=fields, **known)
