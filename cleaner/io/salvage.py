"""Reading on behind the damage in a gzip file of many members, as web archives are."""

import io
import zlib
from typing import Any, BinaryIO

DAMAGE = b"\r\n\r\n<damaged gzip data>\r\n"
"""What stands in the stream for bytes that could not be decompressed."""

_MAGIC = b"\x1f\x8b\x08"  # with the only method there is: RFC 1952, section 2.3.1
_PIECE = 1 << 16
_MOST_TRIES = 1000


class SalvagedGzip(io.RawIOBase):
    """Decompresses members one behind the other; where one is damaged, goes on at the next one.

    Raises `EOFError` where the last member is cut off, and `zlib.error` for a file that is damaged
    in more than a thousand places.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = b""
        self._member: Any = None
        self._begun = False
        self._tries = 0

    def readable(self) -> bool:
        """It is to be read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, at least in part; 0 at the end."""
        while (piece := self._next(len(buffer))) == b"":
            pass
        data = piece or b""
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes | None:
        """Give what the next step brings, which may be nothing; None at the end."""
        if not self._waiting:
            self._waiting = self._stream.read(_PIECE)
        if not self._waiting:
            if self._member is None:
                return None
            raise EOFError("the gzip data are cut off")
        if self._member is None:
            self._waiting = self._waiting.lstrip(b"\0")  # padding
            self._member, self._begun = zlib.decompressobj(31), False
            return b""
        try:
            data: bytes = self._member.decompress(self._waiting, size)
        except zlib.error:
            return self._go_to_next_member()[:size]
        self._begun = True
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member = None
        return data

    def _go_to_next_member(self) -> bytes:
        self._tries += 1
        if self._tries > _MOST_TRIES:
            raise zlib.error("the gzip data are damaged in too many places")
        start = 0 if self._begun else 1
        self._member = None
        while (found := self._waiting.find(_MAGIC, start)) < 0:
            more = self._stream.read(_PIECE)
            if not more:
                self._waiting = b""
                return DAMAGE
            self._waiting = self._waiting[-2:] + more
            start = 0
        self._waiting = self._waiting[found:]
        return DAMAGE
