"""HTTP responses as they are kept in archives: the head read, the body as the server meant it."""

import zlib
from typing import Any, Protocol

import msgspec

from cleaner.io import zstd

_HEAD_END = (b"\r\n\r\n", b"\n\n")
_MOST_CODINGS = 3
_LONGEST_HEAD = 1 << 18
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits: https://zlib.net/manual.html#Advanced


class BodyError(ValueError):
    """A response whose body can't be had; the message says why."""


class Response(msgspec.Struct, frozen=True):
    """A response as it was sent: status, headers by small names (the last of a name), body."""

    status: int
    headers: dict[str, str]
    body: bytes


def parse_response(message: bytes) -> Response:
    """Take a response apart. Raises `BodyError` for what is none.

    >>> parse_response(b"HTTP/1.1 200 OK\\r\\nA: b\\r\\n\\r\\nhello")
    Response(status=200, headers={'a': 'b'}, body=b'hello')
    """
    ends = [(message.find(end, 0, _LONGEST_HEAD), len(end)) for end in _HEAD_END]
    found = min((end for end in ends if end[0] >= 0), default=None)
    if not message.startswith(b"HTTP/") or found is None:
        raise BodyError("holds no HTTP response")
    first, *lines = message[: found[0]].decode("latin-1").split("\n")
    status = first.split(maxsplit=2)[1:2]
    is_number = bool(status) and status[0].isascii() and status[0].isdecimal()
    return Response(
        int(status[0][:3]) if is_number else 0, header_fields(lines), message[sum(found) :]
    )


def content_of(response: Response, limit: int) -> bytes:
    """Give the body with its transfer and content encodings undone, or one byte beyond `limit`.

    Crawlers often store bodies decoded and leave the headers as they were, so that what is not
    chunked or compressed is taken as it is. Raises `BodyError` for what is cut off, damaged, or
    compressed in a way that is not known.
    """
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    codings = response.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed(codings[:_MOST_CODINGS]):
        body = _decompressed(body, coding.strip(), limit)
    return body


def header_fields(lines: list[str]) -> dict[str, str]:
    """Read header lines, folded ones joined (RFC 9112, section 5.2).

    >>> header_fields(["A: b", " c", "junk"])
    {'a': 'b c'}
    """
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return fields


def _dechunked(body: bytes) -> bytes:
    """Put chunks together (RFC 9112, section 7.1); what does not begin as a chunk is none."""
    parts: list[bytes] = []
    position = 0
    while (end := body.find(b"\r\n", position, position + 256)) >= 0:
        size = _chunk_size(body[position:end])
        if size is None:
            break
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        if len(parts[-1]) < size:
            break
        position = end + 2 + size + 2
    if not parts:
        return body
    raise BodyError("has a chunked body that is cut off or broken")


def _chunk_size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


def _decompressed(body: bytes, coding: str, limit: int) -> bytes:
    if not body or coding in ("", "identity"):
        return body
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, _GZIP, limit) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        # RFC 9110 means zlib, and servers that send the bare stream are many
        looks_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        return _inflated(body, _ZLIB if looks_zlib else _RAW, limit)
    if coding == "zstd":
        if not body.startswith(b"\x28\xb5\x2f\xfd"):
            return body
        return _bounded(zstd.ZstdDecompressor(), body, limit, "zstd")
    raise BodyError(f'has a body compressed with "{coding:.20}", which is not known')


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    return _bounded(zlib.decompressobj(window), body, limit, "gzip or deflate")


class _Decompressor(Protocol):
    eof: bool

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _bounded(decompressor: Any, body: bytes, limit: int, name: str) -> bytes:
    one: _Decompressor = decompressor
    try:
        data = one.decompress(body, limit + 1)
    except (zlib.error, zstd.ZstdError) as error:
        raise BodyError(f"has a damaged body ({name}): {error}") from None
    if len(data) <= limit and not one.eof:
        raise BodyError(f"has a body that is cut off ({name})")
    return data
