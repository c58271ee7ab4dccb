"""What files are by their first bytes: each type by example, and as promises."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner_media.probing.sniff import kind_of_type, sniff
from cleaner_media.probing.tables import SIGNATURES
from tests.plugins.cleaner_media.probing import samples
from tests.plugins.cleaner_media.probing.samples import aac, ebml, ftyp, mp3, ogg, riff, zipped

ASF = b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel" + bytes(40)
ASF_SOUND = b"@\x9ei\xf8M[\xcf\x11\xa8\xfd\0\x80_\\D+"
ASF_FILM = b"\xc0\xef\x19\xbcM[\xcf\x11\xa8\xfd\0\x80_\\D+"
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES_FIRST = ("[Content_Types].xml", b"<Types/>")
RELS = ("_rels/.rels", b"<Relationships/>")
LONG = b" " * 5000

FILES = [
    ("PNG", samples.PNG, "image/png"),
    ("JPEG", samples.JPEG, "image/jpeg"),
    ("JPEG, three bytes", b"\xff\xd8\xff", "image/jpeg"),
    ("GIF", samples.GIF, "image/gif"),
    ("the older GIF", b"GIF87a" + samples.GIF[6:], "image/gif"),
    ("WebP", samples.WEBP, "image/webp"),
    ("AVIF", samples.AVIF, "image/avif"),
    ("AVIF, moving", ftyp(b"avis", b"msf1"), "image/avif"),
    ("AVIF that is any picture first", ftyp(b"mif1", b"miaf", b"avif"), "image/avif"),
    ("HEIC", ftyp(b"heic", b"mif1"), "image/heic"),
    ("HEIC that is any picture first", ftyp(b"mif1", b"heic"), "image/heic"),
    ("a picture in a box", ftyp(b"mif1"), "image/heif"),
    ("BMP", b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(20), "image/bmp"),
    ("TIFF", b"II*\0\x08\0\0\0", "image/tiff"),
    ("TIFF, big-endian", b"MM\0*\0\0\0\x08", "image/tiff"),
    ("TIFF, big", b"II+\0\x08\0\0\0", "image/tiff"),
    ("ICO", b"\0\0\x01\0\x01\0\x10\x10", "image/x-icon"),
    ("a cursor", b"\0\0\x02\0\x01\0\x10\x10", "image/x-icon"),
    ("JPEG XL, bare", b"\xff\x0a\xfa\x1f", "image/jxl"),
    ("JPEG XL", b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    ("JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    ("Photoshop", b"8BPS\0\x01", "image/vnd.adobe.photoshop"),
    ("SVG", samples.SVG, "image/svg+xml"),
    ("SVG, bare", b"<svg>", "image/svg+xml"),
    ("SVG, bare, across lines", b"<svg\nwidth='1'>", "image/svg+xml"),
    ("SVG behind a comment", b"<!-- <html> --> \n<svg/>", "image/svg+xml"),
    ("SVG behind a mark and space", b"\xef\xbb\xbf \n<svg />", "image/svg+xml"),
    ("SVG with a prefix", b"<?xml version='1.0'?><svg:svg >", "image/svg+xml"),
    ("SVG by its doctype", b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x'", "image/svg+xml"),
    ("SVG behind a doctype", b"<!DOCTYPE x [<!ENTITY a '>'> ] ><svg >", "image/svg+xml"),
    ("SVG in UTF-16", "\ufeff<svg >ä".encode("utf-16-le"), "image/svg+xml"),
    ("MP4", samples.MP4, "video/mp4"),
    ("MP4 of later brands", ftyp(b"iso6", b"dash"), "video/mp4"),
    ("MP4 with a box that claims too much", b"\xff\xff\xff\xffftypmp42", "video/mp4"),
    ("MP4 with a box that claims nothing", b"\0\0\0\0ftypmp42", "video/mp4"),
    ("M4V", ftyp(b"M4V ", b"M4A ", b"mp42"), "video/mp4"),
    ("M4A", ftyp(b"M4A ", b"mp42", b"isom"), "audio/mp4"),
    ("M4A that is MP4 first", ftyp(b"mp42", b"M4A "), "audio/mp4"),
    ("an audio book", ftyp(b"M4B "), "audio/mp4"),
    ("MOV", ftyp(b"qt  "), "video/quicktime"),
    ("MOV without brands", b"\0\0\0\x6cmoov" + bytes(9), "video/quicktime"),
    ("MOV, its data first", b"\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"),
    ("3GP", ftyp(b"3gp4"), "video/3gpp"),
    ("3G2", ftyp(b"3g2a"), "video/3gpp2"),
    ("WebM", samples.WEBM, "video/webm"),
    ("WebM, cut off", samples.WEBM[:12], "video/matroska"),
    ("Matroska", ebml(b"matroska"), "video/matroska"),
    ("FLV", b"FLV\x01\x05\0\0\0\x09", "video/x-flv"),
    ("AVI", riff(b"AVI ", b"LIST"), "video/x-msvideo"),
    ("WMV", ASF + ASF_SOUND + ASF_FILM, "video/x-ms-wmv"),
    ("WMA", ASF + ASF_SOUND, "audio/x-ms-wma"),
    ("ASF that does not tell", ASF, "application/vnd.ms-asf"),
    ("MPEG program", b"\0\0\x01\xba\x44\0", "video/mpeg"),
    ("MPEG video", b"\0\0\x01\xb3\x14\0", "video/mpeg"),
    ("MPEG transport", (b"G" + bytes(187)) * 3, "video/mp2t"),
    ("MPEG transport with times", (bytes(4) + b"G" + bytes(187)) * 3, "video/mp2t"),
    ("MP3", b"ID3\x04\0\0\0\0\0\0" + mp3(1), "audio/mpeg"),
    ("MP3 without tags", samples.MP3, "audio/mpeg"),
    ("MP3 at a low rate", (b"\xff\xf3\x40\xc0" + bytes(100)) * 2, "audio/mpeg"),
    ("a single frame", mp3(1), None),
    ("frames of a reserved rate", (b"\xff\xfb\xf0\x00" + bytes(413)) * 3, None),
    ("AAC", aac(), "audio/aac"),
    ("AAC, a single frame", aac(1), None),
    ("Vorbis", samples.OGG, "audio/ogg"),
    ("Opus", ogg(b"OpusHead\x01\x02"), "audio/ogg"),
    ("FLAC in Ogg", ogg(b"\x7fFLAC\x01"), "audio/ogg"),
    ("Theora", ogg(b"\x80theora\x03"), "video/ogg"),
    ("Theora behind its sound", ogg(b"\x01vorbis", b"\x80theora"), "video/ogg"),
    ("Ogg of something else", ogg(b"fishead\0"), "application/ogg"),
    ("Ogg, cut off", b"OggS\0\x02", "application/ogg"),
    ("WAV", riff(b"WAVE", b"fmt "), "audio/wav"),
    ("FLAC", b"fLaC\0\0\0\x22", "audio/flac"),
    ("AIFF", b"FORM\0\0\0\x2eAIFFCOMM", "audio/aiff"),
    ("AIFF, compressed", b"FORM\0\0\0\x2eAIFCFVER", "audio/aiff"),
    ("AMR", b"#!AMR\n\x3c", "audio/amr"),
    ("AMR, wide", b"#!AMR-WB\n\x3c", "audio/amr-wb"),
    ("MIDI", b"MThd\0\0\0\x06\0\x01", "audio/midi"),
    ("AU", b".snd\0\0\0\x18", "audio/basic"),
    ("HLS", samples.HLS, "application/vnd.apple.mpegurl"),
    ("HLS behind a mark", b"\xef\xbb\xbf#EXTM3U", "application/vnd.apple.mpegurl"),
    ("DASH", b"<?xml version='1.0'?>\n<MPD xmlns='urn:mpeg:dash'", "application/dash+xml"),
    ("DASH, bare", b"<MPD>", "application/dash+xml"),
    ("PDF", samples.PDF, "application/pdf"),
    ("PDF behind space", b"\r\n%PDF-1.7\n%\x00", "application/pdf"),
    ("RTF", b"{\\rtf1\\ansi", "application/rtf"),
    ("PostScript", b"%!PS-Adobe-3.0", "application/postscript"),
    ("DjVu", b"AT&TFORM\0\0\0\x64DJVU", "image/vnd.djvu"),
    ("EPUB", zipped(("mimetype", b"application/epub+zip")), "application/epub+zip"),
    (
        "ODT",
        zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("a", b"")),
        "application/vnd.oasis.opendocument.text",
    ),
    ("ZIP that says nonsense", zipped(("mimetype", b"<script>")), "application/zip"),
    ("DOCX", zipped(TYPES_FIRST, RELS, ("word/document.xml", b"")), f"{OFFICE}.wordprocessingml.document"),
    ("XLSX", zipped(("xl/workbook.xml", b"")), f"{OFFICE}.spreadsheetml.sheet"),
    ("PPTX", zipped(RELS, ("ppt/a.xml", b"")), f"{OFFICE}.presentationml.presentation"),
    ("DOCX that does not tell", zipped(TYPES_FIRST), "application/zip"),
    ("ZIP", zipped(("a.txt", b"word/")), "application/zip"),
    ("ZIP with a file `word`", zipped(("word", b"")), "application/zip"),
    ("ZIP, empty", b"PK\x05\x06" + bytes(18), "application/zip"),
    ("ZIP, cut off", b"PK\x03\x04", "application/zip"),
    ("DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    ("gzip", b"\x1f\x8b\x08\0", "application/gzip"),
    ("RAR", b"Rar!\x1a\x07\x01\0", "application/x-rar-compressed"),
    ("HTML", samples.HTML, "text/html"),
    ("HTML, loud", b"<!DOCTYPE HTML PUBLIC '-//W3C//DTD'>", "text/html"),
    ("HTML without doctype", b"<HTML>", "text/html"),
    ("HTML in UTF-16", "\ufeff<html>".encode("utf-16-be"), "text/html"),
    ("HTML behind space", b"\n\n \t<head >", "text/html"),
    ("HTML behind a comment", b"<!-- x --><!-- y --><body>", "text/html"),
    ("a comment", b"<!-- x -->", "text/html"),
    ("a comment without end", b"<!-- x", "text/html"),
    ("XHTML", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "text/html"),
    ("XHTML without doctype", b"<?xml version='1.0'?><html xmlns='x'>", "text/html"),
    ("a paragraph", b"<p>Gone</p>", "text/html"),
    ("a link", b"<a href='x'>", "text/html"),
    ("a line of a server", b"<br />\n<b>Warning</b>", "text/html"),
    ("a script", b"<script\n>location='/'</script>", "text/html"),
    ("XML", b"<?xml version='1.0'?><Error><Code>AccessDenied", "text/xml"),
    ("XML behind a comment", b"<?xml version='1.0'?><!-- svg --><rss>", "text/xml"),
    ("XML without end", b"<?xml version='1.0'", "text/xml"),
    ("XML of a doctype without end", b"<!DOCTYPE x [ <!ENTITY", "text/xml"),
    ("XML of a doctype cut off", b"<!DOCTYPE x [ ] ", "text/xml"),
    ("no tag", b"<appendix> is what", "text/plain"),
    ("less than", b"< 3", "text/plain"),
    ("JSON", samples.JSON, "application/json"),
    ("JSON, a list", b'[\n  {"a": 1}', "application/json"),
    ("JSON, empty", b"{}", "application/json"),
    ("braces", b"{{ image }}", "text/plain"),
    ("a footnote", b"[1] See below", "text/plain"),
    ("text", samples.TEXT, "text/plain"),
    ("text of other letters", "Wo ist das Bild? Где?".encode(), "text/plain"),
    ("text of a code page", "Où est-il passé".encode("latin-1"), "text/plain"),
    ("text in UTF-16", "\ufeffnothing".encode("utf-16-le"), "text/plain"),
    ("text with an escape", b"\x1b[1mgone", "text/plain"),
    ("space", b" \n", "text/plain"),
    ("a great deal of space", LONG + samples.HTML, "text/plain"),
    ("text that begins like a picture", b"BMW builds cars, and others build them too", "text/plain"),
    ("text that begins like a film", b"Greetings" + b" from G" * 100, "text/plain"),
    ("nothing", b"", None),
    ("a mark alone", b"\xff\xfe", None),
    ("binary", b"ab\0\x01\x02", None),
    ("a control behind text", b"some text \x07", None),
    ("random", bytes(range(128, 256)) + bytes(range(32)), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "head", "media_type"), FILES, ids=[row[0].replace(" ", "-") for row in FILES]
)
def test_sniff(name: str, head: bytes, media_type: str | None) -> None:
    assert sniff(head) == media_type


KINDS = [
    ("image/jpeg", "image"),
    ("IMAGE/JPEG; charset=x", "image"),
    (" image/svg+xml ", "image"),
    ("image/vnd.djvu", "document"),
    ("video/mp4;codecs=avc1", "video"),
    ("application/vnd.apple.mpegurl", "video"),
    ("application/x-mpegURL", "video"),
    ("audio/x-mpegurl", "video"),
    ("application/dash+xml", "video"),
    ("audio/mpeg", "audio"),
    ("application/pdf", "document"),
    ("application/epub+zip", "document"),
    ("application/msword", "document"),
    ("application/vnd.ms-excel.sheet.macroEnabled.12", "document"),
    (f"{OFFICE}.wordprocessingml.document", "document"),
    ("application/vnd.oasis.opendocument.text", "document"),
    ("text/csv", "document"),
    ("text/html", None),
    ("text/plain; charset=utf-8", None),
    ("application/json", None),
    ("application/octet-stream", None),
    ("application/zip", None),
    ("application/ogg", None),
    ("image", None),
    ("", None),
    (";", None),
]


@pytest.mark.parametrize(("media_type", "kind"), KINDS)
def test_kind_of_type(media_type: str, kind: str | None) -> None:
    assert kind_of_type(media_type) == kind


HEADS = st.builds(
    bytes.__add__,
    st.sampled_from([head for _, head, _ in FILES])
    | st.sampled_from([part.rjust(offset + len(part)) for _, parts in SIGNATURES for offset, part in parts]),
    st.binary(max_size=200),
)  # fmt: skip


@given(
    st.binary(max_size=5000)
    | HEADS
    | st.text(alphabet="<!-[]>?xml svg/", max_size=200).map(str.encode)
)
@example(b"<!---->" * 700)
@example(b"<!doctype x>" * 400)
@example(b"<!doctype x[]>" * 400)
@example(b"<?x?>" * 1000)
@example(b"OggS\0" * 900)
@example(b"PK\x03\x04" * 1100)
@example(b"<!doctype " * 500)
@example(b"\0\0\xff\xffftyp" + b"mif1" * 1100)
@example(b"<?" * 500_000)
@example(b" " * 1_000_000)
def test_any_bytes_have_one_type_or_none(head: bytes) -> None:
    media_type = sniff(head)
    assert media_type is None or media_type.isprintable()
    assert media_type == sniff(head[:4096])
    kind_of_type(media_type or "")


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1))
def test_text_is_never_a_file(text: str) -> None:
    """No picture, film, sound or document is told from what has no bytes that text has not."""
    beginnings = ("#EXTM3U", "%PDF-", "%!PS", "<svg", "<MPD", "GIF8", "fLaC", "{\\rtf")
    if not text.strip().lower().startswith(tuple(map(str.lower, beginnings))):
        assert sniff(text.encode()) in ("text/plain", "text/html", "text/xml", "application/json")


@given(st.sampled_from(FILES), st.integers(0, 100))
def test_a_cut_head_raises_nothing(row: tuple[str, bytes, str | None], size: int) -> None:
    found = sniff(row[1][:size])
    assert found is None or "/" in found
