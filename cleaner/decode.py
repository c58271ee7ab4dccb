"""What the core decodes itself: what is forced, what came as text, and what no plugin decodes."""

import codecs

from cleaner.charsets import known_name
from cleaner.document import Decoded, Encoding, RawDocument
from cleaner.hookspecs import hookimpl
from cleaner.undecoded import decode_noting


@hookimpl(trylast=True)
def cleaner_decode(raw: RawDocument, data: bytes) -> Decoded:
    """Decode by the encoding that is forced, else as UTF-8, and note what is not of it."""
    if raw.encoding:
        return _as_given(data, known_name(raw.encoding, raw.source))
    try:
        return Decoded(data.decode("utf-8"), Encoding("utf-8", "utf-8"))
    except UnicodeDecodeError:
        return decode_noting(data, "utf-8", "utf-8-dirty", 0.5)


_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
_UTF_32 = ((codecs.BOM_UTF32_LE, "utf-32le"), (codecs.BOM_UTF32_BE, "utf-32be"))
_BOMS = {
    "utf-8": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16le": _UTF_16,
    "utf-16be": _UTF_16,
    "utf-32le": _UTF_32,
    "utf-32be": _UTF_32,
    "gb18030": (("\ufeff".encode("gb18030"), "gb18030"),),
}


def _as_given(data: bytes, name: str) -> Decoded:
    """Decode as told, whatever the bytes look like.

    A byte order mark of the same encoding is taken off, and in UTF-16 and UTF-32 decides the order.
    """
    for bom, order in _BOMS.get(name, ()):
        if data.startswith(bom):
            return decode_noting(data, order, "given", start=len(bom))
    return decode_noting(data, name, "given")


def decode_text(text: str) -> Decoded:
    """Take over text that came as text, with halves of surrogate pairs joined or replaced.

    JSON can carry a lone half (`"\\ud83d"`); no UTF-8 output can.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        replaced = sum("\ud800" <= char <= "\udfff" for char in joined)
        text = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Decoded(text, Encoding("utf-8", "given", 1.0, replaced))
    return Decoded(text, Encoding("utf-8", "given"))
