"""One request: the headers of an answer and the first bytes of its body, both bounded."""

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
import msgspec
from yarl import URL

HEAD_BYTES = 2048
"""How much of a file is asked for. Signatures need up to 1,445 (WHATWG MIME Sniffing, 5.1)."""

_DRAINED = 16 * 1024  # a rest of this size is read, so that the connection can be used again
_MAX_HEADER = 300
_RANGE = {"Range": f"bytes=0-{HEAD_BYTES - 1}"}
_NO_CODING = ("", "identity", "none", "utf-8", "binary")  # by what some servers call it
_WBITS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


class Reply(msgspec.Struct, frozen=True):
    """What a server answered to one request.

    `size` is that of the whole file in bytes, None where it is not told. `head` are its first
    bytes, None where those that came are others or can't be read; `is_whole` tells whether they are
    all. `retry_after` is in seconds.
    """

    status: int
    location: str | None
    content_type: str | None
    size: int | None
    head: bytes | None
    is_whole: bool
    retry_after: float | None


async def get(session: aiohttp.ClientSession, url: str, *, ranged: bool) -> Reply:
    """Ask for the first bytes of a file. Raises what aiohttp raises.

    Where a server sends more than was asked for, the rest is not read.
    """
    headers = _RANGE if ranged else {}
    async with session.get(
        URL(url, encoded=True), headers=headers, allow_redirects=False
    ) as response:
        head = bytearray()
        content = response.content
        while len(head) < HEAD_BYTES and (part := await content.read(HEAD_BYTES - len(head))):
            head += part
        size = _size(response.status, response.headers)
        is_whole = content.at_eof() or len(head) < HEAD_BYTES
        if not is_whole:
            await _leave(response)
        is_start = response.status != 206 or _begins(response.headers)
        decoded = _decoded(bytes(head), response.headers) if is_start else None
        return _reply(response, decoded, size, is_whole)


async def head(session: aiohttp.ClientSession, url: str) -> Reply:
    """Ask for the headers of a file alone. Raises what aiohttp raises."""
    async with session.head(URL(url, encoded=True), allow_redirects=False) as response:
        return _reply(response, b"", _size(response.status, response.headers), is_whole=False)


def _reply(
    response: aiohttp.ClientResponse, head: bytes | None, size: int | None, is_whole: bool
) -> Reply:
    headers = response.headers
    return Reply(
        status=response.status,
        location=headers.get("Location"),
        content_type=_printable(headers.get("Content-Type")),
        size=size,
        head=head,
        is_whole=is_whole,
        retry_after=_seconds(headers.get("Retry-After")),
    )


async def _leave(response: aiohttp.ClientResponse) -> None:
    """Read a short rest of a body, and cut the connection before a long one."""
    left = _length(response.headers.get("Content-Length"))
    if left is None or left > HEAD_BYTES + _DRAINED:
        response.close()
        return
    while await response.content.readany():
        continue


def _size(status: int, headers: Mapping[str, str]) -> int | None:
    """Give the size of the whole file (RFC 9110, 14.4 and 8.6)."""
    part = headers.get("Content-Range")
    if status == 206 or (status == 200 and part):
        # some servers give a part and call it the whole
        return _length((part or "").rpartition("/")[2])
    if headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        return None
    return _length(headers.get("Content-Length"))


def _begins(headers: Mapping[str, str]) -> bool:
    """Tell whether a part is the first of a file; one that does not say so is what was asked for.

    Several parts in one body come without that header (RFC 9110, 14.6).
    """
    part = headers.get("Content-Range")
    if part is None:
        return not headers.get("Content-Type", "").lower().startswith("multipart/byteranges")
    return part.strip().lower().removeprefix("bytes").lstrip(" =:").startswith("0-")


def _length(text: str | None) -> int | None:
    text = (text or "").strip()
    # a size beyond 2**63 is no size
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _decoded(head: bytes, headers: Mapping[str, str]) -> bytes | None:
    """Undo a compression that was not asked for, as far as the head goes; None if it is unknown."""
    coding = headers.get("Content-Encoding", "").strip().lower()
    if coding in _NO_CODING or not head:
        return head
    bits = _WBITS.get(coding)
    if bits is None:
        return None
    try:
        return zlib.decompressobj(bits).decompress(head, HEAD_BYTES)
    except zlib.error:
        return head


def _printable(value: str | None) -> str | None:
    if value is None:
        return None
    plain = value[:_MAX_HEADER].encode("ascii", "replace").decode()
    return "".join(one if one.isprintable() else "?" for one in plain).strip() or None


def _seconds(value: str | None) -> float | None:
    """Read a `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).

    >>> _seconds("120"), _seconds("soon")
    (120.0, None)
    """
    if value is None:
        return None
    seconds = _length(value)
    if seconds is not None:
        return float(seconds)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
