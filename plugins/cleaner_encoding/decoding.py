"""From bytes to text: the declared, the provable and the probable encoding, in layers.

A detector alone is right on 94 of 100 documents of the web's encodings. Valid UTF-8 of any length
is hardly ever anything else, a declaration is mostly right, and only what is left needs a guess.
"""

import codecs
import re

from cleaner import Decoded, Encoding
from cleaner.document import Evidence
from cleaner_encoding.labels import decode, name_of

_BOMS = (
    # the longer one first: UTF-32's begins as UTF-16's does
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
_HIGH_BYTES = bytes(range(0x80, 0x100))
_PRESCAN = 4096
_DECLARATION = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,30})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,30})""",
    re.IGNORECASE,
)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\f\r\x1b"})
_PLAIN_AND_NUL = bytes([0, *b"\t\n\r", *range(0x20, 0x7F)])
_WESTERN = ("windows-1252", "iso-8859-15")


def decode_bytes(data: bytes, charset: str | None = None) -> Decoded:
    """Decode the bytes of a document; never raises.

    `charset` is what the transport declared. `replaced` of the result counts the characters that
    became U+FFFD and the bytes of a character cut off at the end.

    >>> decode_bytes(b"caf\\xc3\\xa9").encoding.evidence
    'utf-8'
    >>> decode_bytes(b"caf\\xe9", charset="latin1").text
    'café'
    """
    return (
        _by_bom(data)
        or _by_controls(data)
        or _as_utf8(data)
        or _as_damaged_utf8(data, charset)
        or _as_declared(data, charset)
        or _as_detected(data)
    )


def declared_in_markup(data: bytes) -> str | None:
    """Give the label in the `<meta>` or XML declaration near the start of a page, None without.

    >>> declared_in_markup(b'<meta charset="koi8-r">')
    'koi8-r'
    """
    found = _DECLARATION.search(data, 0, _PRESCAN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _by_bom(data: bytes) -> Decoded | None:
    if data.startswith(codecs.BOM_UTF8):
        found = _as_utf8(data[3:]) or _stray_as_windows_1252(data[3:])
        return Decoded(found.text, Encoding("utf-8", "bom", 1.0, found.encoding.replaced))
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], name, "bom", 1.0)
    return None


def _by_controls(data: bytes) -> Decoded | None:
    """Read UTF-16 and UTF-32 without a byte order mark.

    They give themselves away by bytes that other text hardly holds: a character below U+2000 has
    a high byte below 20, and that of ASCII is NUL.
    """
    head = data[:_PRESCAN]
    if len(head.translate(None, _CONTROLS)) * 20 > len(head) * 19:
        return None
    if not head.translate(None, _PLAIN_AND_NUL) and head.count(0) * 4 < len(head):
        return None  # plain text with NULs in it, such as those of serialized PHP objects
    name = _wide_encoding(head)
    seen = decode(head, name, "replace")
    readable = sum(char.isprintable() or char in "\t\n\r" for char in seen)
    return _replacing(data, name, "detected", 0.95) if readable * 20 > len(seen) * 19 else None


def _wide_encoding(head: bytes) -> str:
    for name, top, second in (
        ("utf-32be", head[::4], head[1::4]),
        ("utf-32le", head[3::4], head[2::4]),
    ):
        if top.count(0) == len(top) and second.count(0) * 2 > len(second):
            return name
    even, odd = head[::2], head[1::2]
    # the high bytes hold the NULs of spaces, and fewer different values than the low ones
    big_endian = (even.count(0), -len(set(even))) > (odd.count(0), -len(set(odd)))
    return "utf-16be" if big_endian else "utf-16le"


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _as_cut_utf8(data, error)
    if b"\x1b" in data or b"~{" in data:
        return _as_seven_bit(data, text) or Decoded(text, Encoding("utf-8", "utf-8"))
    return Decoded(text, Encoding("utf-8", "utf-8"))


def _as_cut_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Read UTF-8 of whose last character only the beginning is there.

    A single byte after nothing but ASCII is no beginning: it is the é of "café" in Latin 1.
    """
    if error.end < len(data) or not error.reason.startswith("unexpected end"):
        return None
    whole = data[: error.start]
    cut = len(data) - len(whole)
    if cut == 1 and whole.isascii():
        return None
    return Decoded(whole.decode("utf-8"), Encoding("utf-8", "utf-8-cut", 0.99, cut))


def _as_seven_bit(data: bytes, text: str) -> Decoded | None:
    """Read ISO-2022 and HZ, which write East Asian text in ASCII bytes between escapes."""
    if not text.isascii():
        return None
    from cleaner_encoding.detect import detect

    name, confidence = detect(data[: 1 << 16])
    if confidence <= 0.5 or not name.startswith(("iso-2022-", "hz-")):
        return None
    return _replacing(data, name, "detected", confidence)


def _as_damaged_utf8(data: bytes, charset: str | None) -> Decoded | None:
    """Read UTF-8 in which some bytes are not.

    Surrogates encoded one by one (CESU-8), or stray bytes of something else: at most one for each
    good sequence where the page declares UTF-8, one for two of them where it does not. In text of
    other encodings one sequence in ten is good, by chance.
    """
    high = len(data) - len(data.translate(None, _HIGH_BYTES))
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = len(text) - (len(data) - high) - bad
    if b"\xed" in data and (joined := _joined_surrogates(data)) is not None:
        return joined
    declares_utf8 = (name_of(charset) or name_of(declared_in_markup(data))) == "utf-8"
    likely = good >= (max(bad, 1) if declares_utf8 else max(2 * bad, 2))
    return _stray_as_windows_1252(data, 1 - bad / high) if likely else None


def _joined_surrogates(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    replaced = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return Decoded(text, Encoding("utf-8", "utf-8-dirty", 0.95, replaced))


def _stray_as_windows_1252(data: bytes, confidence: float = 1.0) -> Decoded:
    text = data.decode("utf-8", "cleaner-windows-1252")
    return Decoded(text, Encoding("utf-8", "utf-8-dirty", confidence))


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return decode(error.object[error.start : error.end], "windows-1252"), error.end


codecs.register_error("cleaner-windows-1252", _windows_1252)


def _as_declared(data: bytes, charset: str | None) -> Decoded | None:
    """Read by what the transport declares, else the markup, where the bytes allow it.

    A page in any encoding may call itself Latin 1, since editors and servers do so by default:
    that declaration must not be contradicted by the content.
    """
    for label in (charset, declared_in_markup(data)):
        name = name_of(label)
        if name is None or name.startswith("utf-"):
            # the standard reads a UTF-16 that is declared in ASCII as UTF-8, which failed already
            continue
        if name == _WESTERN[0] and (better := _contradicted(data)):
            return better
        decoded = _replacing(data, name, "declared", 0.95)
        high = len(data) - len(data.translate(None, _HIGH_BYTES))
        if decoded.encoding.replaced * 50 <= high:
            return decoded
    return None


def _contradicted(data: bytes) -> Decoded | None:
    from cleaner_encoding.detect import contradicts

    found = contradicts(data, _WESTERN)
    if found is None:
        return None
    decoded = _replacing(data, found[0], "overridden", found[1])
    return None if decoded.encoding.replaced else decoded


def _as_detected(data: bytes) -> Decoded:
    from cleaner_encoding.detect import detect

    name, confidence = detect(data)
    return _replacing(data, name, "detected", confidence)


def _replacing(data: bytes, name: str, evidence: Evidence, confidence: float) -> Decoded:
    text = decode(data, name, "replace")
    replaced = text.count("\ufffd")
    return Decoded(text, Encoding(name, evidence, confidence, replaced))
