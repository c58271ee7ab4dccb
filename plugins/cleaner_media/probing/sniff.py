"""What a file is by its first bytes, whatever its name and its server say."""

from collections.abc import Callable, Iterator

from cleaner import MediaKind
from cleaner_media.probing.frames import begins_with_frames
from cleaner_media.probing.tables import (
    ASF_AUDIO,
    ASF_VIDEO,
    BRANDS,
    DOCUMENT_TYPES,
    IMAGE_BRANDS,
    KIND_BY_TYPE,
    OFFICE_FOLDERS,
    OGG_CODECS,
    PACKAGES,
    ROOTS,
    SIGNATURES,
)

_MAX_HEAD = 4096
_SPACE = b"\t\n\x0c\r "
_NAME_ENDS = _SPACE + b"/>"
_SPACES = frozenset(bytes((byte,)) for byte in _SPACE)
_MAX_NAME = 20
_BINARY = bytes({*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})
_HALVES: dict[str, MediaKind] = {"image": "image", "video": "video", "audio": "audio"}


def sniff(head: bytes) -> str | None:
    """Give the media type that the first bytes of a file show; None where they show none.

    No more than 4096 bytes are looked at, and fewer will do for most types. Text is told as the
    WHATWG MIME Sniffing standard does it (7.1): no byte in it is a control that text never has.

    >>> sniff(b"GIF89a..."), sniff(b"<!-- ad --><svg width='1'>"), sniff(b"<html>"), sniff(b"")
    ('image/gif', 'image/svg+xml', 'text/html', None)
    """
    head = head[:_MAX_HEAD]
    for media_type, parts in SIGNATURES:
        if all(head.startswith(part, offset) for offset, part in parts):
            look = _CLOSER_LOOKS.get(media_type)
            return look(head) if look else media_type
    return begins_with_frames(head) or _text(head)


def essence(content_type: str | None) -> str:
    """Give a media type without its parameters, in lower case; of several the first.

    >>> essence("Image/JPEG; charset=x"), essence("image/png,image/png"), essence(None)
    ('image/jpeg', 'image/png', '')
    """
    return (content_type or "").partition(";")[0].partition(",")[0].strip().lower()


def kind_of_type(media_type: str) -> MediaKind | None:
    """Give the kind of file that a media type means, as it may stand in a `Content-Type`.

    None for text, markup, archives, types of any content and what is no type.

    >>> kind_of_type("IMAGE/JPEG; charset=x"), kind_of_type("text/html")
    ('image', None)
    """
    plain = essence(media_type)
    if plain.startswith(DOCUMENT_TYPES):
        return "document"
    half, slash, _ = plain.partition("/")
    return KIND_BY_TYPE.get(plain) or (_HALVES.get(half) if slash else None)


def _iso(head: bytes) -> str:
    """Tell by the brands of an ISO media file, the major one first (WHATWG, 6.2.1)."""
    size = int.from_bytes(head[:4])
    brands = [
        head[8:12],
        *(head[place : place + 4] for place in range(16, min(size, len(head)), 4)),
    ]
    for brand in brands:
        found = BRANDS.get(brand) or BRANDS.get(brand[:3])
        if found:
            return found
    return "image/heif" if any(brand in IMAGE_BRANDS for brand in brands) else "video/mp4"


def _matroska(head: bytes) -> str:
    """Tell WebM by its DocType, whose length is a number of variable width (RFC 8794, 4)."""
    place = head.find(b"\x42\x82", 4, 128) + 2
    if place < 2 or place >= len(head):
        return "video/matroska"
    width = 9 - head[place].bit_length()
    return "video/webm" if head.startswith(b"webm", place + width) else "video/matroska"


def _ogg(head: bytes) -> str:
    """Tell by the first packets of the streams: that of a film is a video with a sound."""
    found = {_ogg_codec(head, page) for page in _places(head, b"OggS\0")}
    return next((kind for kind in ("video/ogg", "audio/ogg") if kind in found), "application/ogg")


def _ogg_codec(head: bytes, page: int) -> str | None:
    segments = head[page + 26 : page + 27]
    packet = page + 27 + (segments[0] if segments else 0)  # RFC 3533, 6
    return next((kind for mark, kind in OGG_CODECS if head.startswith(mark, packet)), None)


def _asf(head: bytes) -> str:
    if ASF_VIDEO in head:
        return "video/x-ms-wmv"
    return "audio/x-ms-wma" if ASF_AUDIO in head else "application/vnd.ms-asf"


def _zip(head: bytes) -> str:
    """Tell a document by the names of the first entries, or by what the first one says."""
    for place in _places(head, b"PK\x03\x04"):
        name_size = int.from_bytes(head[place + 26 : place + 28], "little")
        name = head[place + 30 : place + 30 + name_size]
        if place == 0 and name == b"mimetype":
            start = 38 + int.from_bytes(head[28:30], "little")
            named = (kind for mark, kind in PACKAGES.items() if head.startswith(mark, start))
            return next(named, "application/zip")
        folder, slash, _ = name.partition(b"/")
        if slash and folder in OFFICE_FOLDERS:
            return OFFICE_FOLDERS[folder]
    return "application/zip"


_CLOSER_LOOKS: dict[str, Callable[[bytes], str]] = {
    "video/mp4": _iso,
    "video/matroska": _matroska,
    "application/ogg": _ogg,
    "application/vnd.ms-asf": _asf,
    "application/zip": _zip,
}


def _places(head: bytes, mark: bytes) -> Iterator[int]:
    place = head.find(mark)
    while place >= 0:
        yield place
        place = head.find(mark, place + len(mark))


def _text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)
    if text.startswith(b"%PDF-"):
        return "application/pdf"
    if not head or len(head.translate(None, _BINARY)) < len(head):
        return None
    if text.startswith(b"#EXTM3U"):
        return "application/vnd.apple.mpegurl"
    if text.startswith(b"<"):
        return _markup(text)
    return "application/json" if _is_json(text) else "text/plain"


def _markup(text: bytes) -> str:
    """Tell by the first tag, or a doctype; comments and instructions before them are passed.

    A comment without a tag that says more is HTML (WHATWG, 7.1).
    """
    otherwise = "text/plain"
    place = 0
    while True:
        while text[place : place + 1] in _SPACES:
            place += 1
        if text.startswith(b"<!--", place):
            otherwise = "text/html" if otherwise == "text/plain" else otherwise
            behind = _behind(text, b"-->", place)
        elif text.startswith(b"<?", place):
            otherwise = "text/xml" if text.startswith(b"<?xml", place) else otherwise
            behind = _behind(text, b"?>", place)
        elif text[place : place + 9].lower() == b"<!doctype":
            found = ROOTS.get(_name(text[place + 9 :].lstrip(_SPACE)))
            if found:
                return found
            otherwise = "text/xml"
            behind = _behind_doctype(text, place)
        else:
            found = ROOTS.get(_name(text[place + 1 :])) if text[place : place + 1] == b"<" else None
            return found or otherwise
        if behind is None:
            return otherwise
        place = behind


def _behind(text: bytes, mark: bytes, place: int) -> int | None:
    found = text.find(mark, place)
    return found + len(mark) if found >= 0 else None


def _behind_doctype(text: bytes, place: int) -> int | None:
    """Give the place behind a doctype, which may declare entities in square brackets."""
    end = _behind(text, b">", place)
    subset = text.find(b"[", place, end)
    if subset < 0:
        return end
    inner = _behind(text, b"]", subset)
    return _behind(text, b">", inner) if inner else None


def _name(text: bytes) -> bytes:
    """Give the name that a text begins with, in lower case; nothing where it has no end."""
    for place, byte in enumerate(text[:_MAX_NAME]):
        if byte in _NAME_ENDS:
            return text[:place].lower()
    return b""


def _is_json(text: bytes) -> bool:
    inner = text[1:].lstrip(_SPACE)[:1]
    if text.startswith(b"{"):
        return inner in (b'"', b"}")
    return text.startswith(b"[") and inner in (b'"', b"{", b"[", b"]")
