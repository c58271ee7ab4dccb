"""Find out how bytes were encoded, and repair what was encoded wrongly before they came."""

from cleaner import Decoded, RawDocument, Stage, hookimpl
from cleaner_encoding.decoding import decode_bytes
from cleaner_encoding.stage import EncodingOptions, encoding

__all__ = ["EncodingOptions", "encoding"]


@hookimpl(trylast=True)
def cleaner_decode(raw: RawDocument, data: bytes) -> Decoded | None:
    """Decode by byte order mark, by proof, by declaration or by content, in this order.

    Leave it to the core where the user says what the encoding is.
    """
    return None if raw.encoding else decode_bytes(data, raw.charset)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [encoding]
