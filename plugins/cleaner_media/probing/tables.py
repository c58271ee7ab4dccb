"""What is known of files: their first bytes, their types, their kinds."""

from cleaner import MediaKind

SIGNATURES: tuple[tuple[str, tuple[tuple[int, bytes], ...]], ...] = (
    ("image/png", ((0, b"\x89PNG\r\n\x1a\n"),)),
    ("image/jpeg", ((0, b"\xff\xd8\xff"),)),
    ("image/gif", ((0, b"GIF87a"),)),
    ("image/gif", ((0, b"GIF89a"),)),
    ("image/webp", ((0, b"RIFF"), (8, b"WEBPVP"))),
    ("image/bmp", ((0, b"BM"), (15, b"\0\0\0"))),  # the size of its header is below 256
    ("image/tiff", ((0, b"II*\0"),)),
    ("image/tiff", ((0, b"MM\0*"),)),
    ("image/tiff", ((0, b"II+\0\x08\0"),)),  # with addresses of 64 bits
    ("image/tiff", ((0, b"MM\0+\0\x08"),)),
    ("image/x-icon", ((0, b"\0\0\x01\0"),)),
    ("image/x-icon", ((0, b"\0\0\x02\0"),)),
    ("image/jxl", ((0, b"\xff\x0a"),)),
    ("image/jxl", ((0, b"\0\0\0\x0cJXL \r\n\x87\n"),)),
    ("image/jp2", ((0, b"\0\0\0\x0cjP  \r\n\x87\n"),)),
    ("image/vnd.adobe.photoshop", ((0, b"8BPS\0"),)),
    ("image/vnd.djvu", ((0, b"AT&TFORM"), (12, b"DJV"))),
    ("video/mp4", ((4, b"ftyp"),)),
    ("video/quicktime", ((0, b"\0"), (4, b"moov"))),  # from before there were brands
    ("video/quicktime", ((0, b"\0"), (4, b"mdat"))),
    ("video/quicktime", ((0, b"\0"), (4, b"wide"))),
    ("video/quicktime", ((0, b"\0"), (4, b"free"))),
    ("video/quicktime", ((0, b"\0"), (4, b"skip"))),
    ("video/matroska", ((0, b"\x1aE\xdf\xa3"),)),
    ("video/x-flv", ((0, b"FLV\x01"),)),
    ("video/x-msvideo", ((0, b"RIFF"), (8, b"AVI "))),
    ("application/vnd.ms-asf", ((0, b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel"),)),
    ("video/mpeg", ((0, b"\0\0\x01\xba"),)),
    ("video/mpeg", ((0, b"\0\0\x01\xb3"),)),
    ("video/mp2t", ((0, b"G"), (188, b"G"), (376, b"G"))),
    ("video/mp2t", ((4, b"G"), (196, b"G"), (388, b"G"))),  # with a time code before each packet
    ("audio/mpeg", ((0, b"ID3\x02"),)),
    ("audio/mpeg", ((0, b"ID3\x03"),)),
    ("audio/mpeg", ((0, b"ID3\x04"),)),
    ("application/ogg", ((0, b"OggS\0"),)),
    ("audio/wav", ((0, b"RIFF"), (8, b"WAVE"))),
    ("audio/wav", ((0, b"RF64"), (8, b"WAVE"))),
    ("audio/flac", ((0, b"fLaC"),)),
    ("audio/aiff", ((0, b"FORM"), (8, b"AIFF"))),
    ("audio/aiff", ((0, b"FORM"), (8, b"AIFC"))),
    ("audio/amr-wb", ((0, b"#!AMR-WB\n"),)),
    ("audio/amr", ((0, b"#!AMR\n"),)),
    ("audio/midi", ((0, b"MThd\0\0\0\x06"),)),
    ("audio/basic", ((0, b".snd\0\0"),)),
    ("application/rtf", ((0, b"{\\rtf"),)),
    ("application/postscript", ((0, b"%!PS"),)),
    ("application/postscript", ((0, b"\xc5\xd0\xd3\xc6"),)),  # with a preview
    ("application/zip", ((0, b"PK\x03\x04"),)),
    ("application/zip", ((0, b"PK\x05\x06"),)),  # an empty one
    ("application/x-ole-storage", ((0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),)),
    ("application/gzip", ((0, b"\x1f\x8b\x08"),)),
    ("application/x-rar-compressed", ((0, b"Rar!\x1a\x07"),)),
)
"""Media types, and the bytes at the places of a file that show each (WHATWG MIME Sniffing, 6, with
more bytes where text could begin so, and the formats of news pages that it does not list)."""

BRANDS: dict[bytes, str] = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"crx ": "image/x-canon-cr3",
    b"qt  ": "video/quicktime",
    b"3gp": "video/3gpp",
    b"3ge": "video/3gpp",
    b"3gg": "video/3gpp",
    b"3gs": "video/3gpp",
    b"3g2": "video/3gpp2",
    b"M4V": "video/mp4",
    b"F4V": "video/mp4",
    b"avc1": "video/mp4",
    b"MSNV": "video/mp4",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"M4P ": "audio/mp4",
    b"F4A ": "audio/mp4",
    b"F4B ": "audio/mp4",
}
"""What the brands of an ISO media file say (mp4ra.org): whole ones, or their first three bytes."""

IMAGE_BRANDS = (b"mif1", b"msf1")
"""Brands of any still picture, or sequence of them, whatever it is coded with (ISO 23008-12)."""

OGG_CODECS: tuple[tuple[bytes, str], ...] = (
    (b"\x80theora", "video/ogg"),
    (b"OVP80", "video/ogg"),
    (b"BBCD\0", "video/ogg"),
    (b"\x01video\0", "video/ogg"),
    (b"\x01vorbis", "audio/ogg"),
    (b"OpusHead", "audio/ogg"),
    (b"\x7fFLAC", "audio/ogg"),
    (b"Speex   ", "audio/ogg"),
)
"""How the first packet of a stream in an Ogg file begins (RFC 5334, 4; RFC 7845)."""

ASF_VIDEO = b"\xc0\xef\x19\xbcM[\xcf\x11\xa8\xfd\0\x80_\\D+"
ASF_AUDIO = b"@\x9ei\xf8M[\xcf\x11\xa8\xfd\0\x80_\\D+"
"""The ids of kinds of streams in an ASF file."""

_OFFICE = "application/vnd.openxmlformats-officedocument"

OFFICE_FOLDERS: dict[bytes, str] = {
    b"word": f"{_OFFICE}.wordprocessingml.document",
    b"xl": f"{_OFFICE}.spreadsheetml.sheet",
    b"ppt": f"{_OFFICE}.presentationml.presentation",
}
"""The folders in a ZIP file that make it a document (ISO 29500)."""

PACKAGES: dict[bytes, str] = {
    media_type.encode(): media_type
    for media_type in (
        "application/epub+zip",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.graphics",
    )
}
"""What a ZIP file may name as its type in its first entry, `mimetype`."""

ROOTS: dict[bytes, str] = {
    b"svg": "image/svg+xml",
    b"svg:svg": "image/svg+xml",
    b"mpd": "application/dash+xml",
    **dict.fromkeys(
        b"html head script iframe h1 div font table a style title b body br p".split(), "text/html"
    ),
    **dict.fromkeys(b"meta link h2 h3 pre center span form img".split(), "text/html"),
}
"""What the first tag of a text (in lower case) says: those of WHATWG MIME Sniffing, 7.1, and more
that error pages begin with."""

KIND_BY_TYPE: dict[str, MediaKind] = {
    "application/dash+xml": "video",
    "application/mp4": "video",
    "application/vnd.apple.mpegurl": "video",
    "application/x-mpegurl": "video",
    "audio/mpegurl": "video",
    "audio/x-mpegurl": "video",
    "application/epub+zip": "document",
    "application/msword": "document",
    "application/pdf": "document",
    "application/postscript": "document",
    "application/rtf": "document",
    "application/x-ole-storage": "document",
    "application/x-pdf": "document",
    "image/vnd.djvu": "document",
    "image/x-djvu": "document",
    "text/csv": "document",
    "text/rtf": "document",
}
"""The kinds of types whose first half does not tell it."""

DOCUMENT_TYPES = (
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-word",
    "application/vnd.oasis.opendocument.",
    f"{_OFFICE}.",
)
"""Beginnings of the types of documents."""

_FORMATS = {
    "image/jpeg": ("jpg jpeg jpe jfif pjpeg", "image/jpg image/pjpeg image/jpe"),
    "image/png": ("png", "image/x-png"),
    "image/gif": ("gif", ""),
    "image/webp": ("webp", ""),
    "image/avif": ("avif", ""),
    "image/svg+xml": ("svg", "image/svg"),
    "image/bmp": ("bmp", "image/x-bmp image/x-ms-bmp"),
    "image/tiff": ("tif tiff", "image/tif"),
    "audio/mpeg": ("mp3", "audio/mp3 audio/x-mpeg audio/mpeg3 audio/x-mp3"),
    "application/pdf": ("pdf", "application/x-pdf"),
}

FORMAT_BY_EXTENSION = {
    extension: name for name, (words, _) in _FORMATS.items() for extension in words.split()
}
"""The media type that a file name extension promises, of formats that the first bytes tell."""

FORMAT_BY_TYPE = {
    alias: name for name, (_, words) in _FORMATS.items() for alias in (name, *words.split())
}
"""The same for a declared media type, by all the names that servers give it."""

MAY_BE_SOUND = frozenset(
    (
        "video/mp4",
        "video/webm",
        "video/matroska",
        "video/mp2t",
        "video/mpeg",
        "video/3gpp",
        "application/ogg",
        "application/vnd.ms-asf",
        "application/vnd.apple.mpegurl",
        "application/dash+xml",
    )
)
"""Containers of films whose first bytes don't tell that one holds a sound only."""
