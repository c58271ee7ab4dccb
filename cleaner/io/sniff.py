"""Telling formats by name and by content."""

import codecs
import re

COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".php": "html",
    ".asp": "html",
    ".aspx": "html",
    ".jsp": "html",
    ".cfm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jl": "jsonl",
    ".warc": "warc",
    ".wet": "warc",
}

HEAD = 8192
"""How many of the first bytes tell what a document is."""

_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"wOFF", "a web font"),
    (b"wOF2", "a web font"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
)
_MAGICS = tuple(magic for magic, _ in _MAGIC)
_MP4_BRAND = re.compile(rb"....ftyp", re.S)

# bytes that no text in any supported encoding is full of; ESC is left out for ISO-2022
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b\x00")

_HTML_START = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


def compression(head: bytes) -> str | None:
    """Name the compression that the first bytes of a file tell: "gzip", "zstd" or None."""
    if head.startswith(_GZIP):
        return "gzip"
    return "zstd" if head.startswith(_ZSTD) else None


def is_html(text: str) -> bool:
    """Tell whether a text begins as an HTML page does."""
    return _HTML_START.match(text) is not None


def binary_kind(head: bytes) -> str | None:
    """Say what a file is whose first bytes are not text in any encoding, or None for text."""
    if head.startswith(_MAGICS):
        return next(kind for magic, kind in _MAGIC if head.startswith(magic))
    if _MP4_BRAND.match(head):
        return "an MP4 video"
    sample = head[:4096]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 20 > len(sample) and not _reads_as_wide(sample):
        return "binary data"
    if b"\0" in sample and not (_may_be_wide(sample) or _has_few_nulls(sample)):
        return "binary data"
    return None


def _has_few_nulls(sample: bytes) -> bool:
    """Tell whether a sample is UTF-8 with a NUL here and there, as serialized PHP objects have."""
    if sample.count(0) * 20 > len(sample):
        return False
    try:
        sample[: max(len(sample) - 3, 1)].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(sample) - 6  # the sample ends inside a character
    return True


def _reads_as_wide(sample: bytes) -> bool:
    """Tell UTF-16 of other scripts: the high bytes of Cyrillic, Greek or Arabic are controls."""
    even, odd = (
        len(half) - len(half.translate(None, _CONTROLS)) for half in (sample[::2], sample[1::2])
    )
    codec = "utf-16-be" if even > odd else "utf-16-le"
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        codec = "utf-32"
    text = sample.decode(codec, "replace")
    readable = sum(char.isprintable() or char in "\t\n\r\ufeff" for char in text)
    return readable * 20 > len(text) * 19


def _may_be_wide(sample: bytes) -> bool:
    """Tell whether NULs stand as in UTF-16 or UTF-32: after a BOM, or many and in one phase."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    nulls = sample.count(0)
    by_phase = [sample[phase::2].count(0) for phase in (0, 1)]
    return nulls * 20 > len(sample) and max(by_phase) * 10 > nulls * 6


def content_format(head: bytes) -> str:
    """Tell "warc", "jsonl", "html" or "text" by the first bytes of a document."""
    if re.match(rb"WARC/[01]\.\d+\r?\n", head):
        return "warc"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    if re.match(rb'\{\s*("|\})', start):
        return "jsonl"
    return "html" if is_html(start.decode("latin-1").replace("\0", "")) else "text"
