"""The decoding of last resort, for when no plugin decodes: UTF-8, with what is bad replaced."""

from cleaner.document import Decoded, Encoding, RawDocument
from cleaner.hookspecs import hookimpl
from cleaner.undecoded import decode_noting


@hookimpl(trylast=True)
def cleaner_decode(raw: RawDocument, data: bytes) -> Decoded:
    """Decode as UTF-8 and note the bytes that are not."""
    try:
        return Decoded(data.decode("utf-8"), Encoding("utf-8", "utf-8"))
    except UnicodeDecodeError:
        return decode_noting(data, "utf-8", "utf-8-dirty", 0.5)


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
