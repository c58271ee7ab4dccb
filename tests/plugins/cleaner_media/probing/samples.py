"""The smallest files that show their types: by name, so that servers can give them away."""

import struct
import zlib
from itertools import chain


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png() -> bytes:
    """A grey pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = (
        _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0\x80")) + _chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + data


def ftyp(major: bytes, *compatible: bytes, rest: bytes = b"") -> bytes:
    """An ISO media file of nothing but its brands."""
    box = b"ftyp" + major + bytes(4) + b"".join(compatible)
    return struct.pack(">I", len(box) + 4) + box + struct.pack(">I", 8 + len(rest)) + b"mdat" + rest


def ebml(doctype: bytes) -> bytes:
    """The head of a Matroska file."""
    inner = b"\x42\x86\x81\x01\x42\x82" + bytes((0x80 | len(doctype),)) + doctype
    return b"\x1aE\xdf\xa3" + bytes((0x80 | len(inner),)) + inner + b"\x18S\x80g\x80"


def ogg(*packets: bytes) -> bytes:
    """An Ogg file with a page for each of the packets, the first ones of their streams."""
    pages = (
        b"OggS\0\x02" + struct.pack("<QIIIBB", 0, serial, 0, 0, 1, len(packet)) + packet
        for serial, packet in enumerate(packets)
    )
    return b"".join(pages)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """The entries of a ZIP file as they are stored, without the list of them at the end."""
    heads = (
        (
            struct.pack(
                "<4sHHHHHIIIHH",
                *(b"PK\x03\x04", 20, 0, 0, 0, 0, zlib.crc32(data), len(data), len(data)),
                *(len(name), 0),
            ),
            name.encode(),
            data,
        )
        for name, data in entries
    )
    return b"".join(chain.from_iterable(heads))


def mp3(frames: int = 3) -> bytes:
    """Frames of layer III: 128 kbit/s at 44.1 kHz are 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def aac(frames: int = 3, size: int = 200) -> bytes:
    """ADTS frames."""
    head = (0xFF, 0xF1, 0x50, 0x80 | size >> 11, size >> 3 & 255, (size & 7) << 5 | 0x1F, 0xFC)
    return (bytes(head) + bytes(size - 7)) * frames


def riff(kind: bytes, rest: bytes = b"") -> bytes:
    """A RIFF file: WebP, WAV, AVI."""
    return b"RIFF" + struct.pack("<I", 4 + len(rest)) + kind + rest


PNG = _png()
GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    + b"\xff\xdb\0\x43\0" + bytes([16] * 64) + b"\xff\xd9"
)  # fmt: skip
WEBP = riff(b"WEBP", b"VP8 \x0c\0\0\0" + bytes(12))
AVIF = ftyp(b"avif", b"mif1", b"miaf")
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'
MP4 = ftyp(b"isom", b"iso2", b"avc1", b"mp41", rest=bytes(64))
WEBM = ebml(b"webm")
MP3 = mp3()
OGG = ogg(b"\x01vorbis" + bytes(23))
HLS = b"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = b"<!DOCTYPE html>\n<html><head><title>Not here</title></head><body>Not here</body></html>\n"
JSON = b'{"error": {"code": 404, "message": "no such picture"}}\n'
TEXT = b"There is no such picture.\n"
