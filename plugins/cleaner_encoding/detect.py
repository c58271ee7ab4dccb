"""What chardet makes of bytes, asked about the part of a page that can tell.

Imported where a guess is needed only: chardet takes longer to import than most pages to clean.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

import chardet

from cleaner.charsets import LABELS, decode

# The encodings of the web, by chardet's names. The others that it knows (EBCDIC, DOS code pages)
# only ever win by mistake.
_OF_THE_WEB = (
    "ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le",
    "utf-32-be", "big5hkscs", "cp866", "cp874", "cp932", "cp949", "cp1250", "cp1251", "cp1252",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "euc_jis_2004", "euc_kr", "gb18030",
    "hz", "iso2022_jp_2", "iso2022_kr", "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-6",
    "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-13", "iso8859-15", "koi8-r", "koi8-u",
    "mac-cyrillic", "mac-roman", "shift_jis_2004", "tis-620",
)  # fmt: skip
# prefer_superset is left off: it would call ISO-8859-2 windows-1250, which reads other letters
_SETTINGS: dict[str, Any] = {
    "prefer_superset": False,
    "compat_names": False,
    "include_encodings": _OF_THE_WEB,
}
# What chardet calls it, where that is neither a label of the standard nor that with other hyphens.
_DETECTED = {
    "ascii": "utf-8",
    "big5hkscs": "big5",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "euc_jis_2004": "euc-jp",
    "hz": "hz-gb-2312",
    "iso2022_jp_2": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
    "mac-cyrillic": "x-mac-cyrillic",
    "mac-roman": "macintosh",
    "shift_jis_2004": "shift_jis",
    "utf-16-be": "utf-16be",
    "utf-16-le": "utf-16le",
    "utf-32-be": "utf-32be",
    "utf-32-le": "utf-32le",
    "utf-8-sig": "utf-8",
}
_BREAK = re.compile(rb"[\r\n]|<[^<>]*>")
_LABEL = re.compile(rb"(?i)(charset|encoding)(?=\s{0,9}=)")
_OTHERS = "[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]"
_OTHER_SCRIPTS = re.compile(_OTHERS)
_TOUCHING_ASCII = re.compile(f"(?<=[A-Za-z]){_OTHERS}|{_OTHERS}(?=[A-Za-z])")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_FEWEST = 6  # fewer bytes beyond ASCII tell nothing against a declaration
_HEAD = 1 << 18
_SAMPLE = 1 << 14


def detect(data: bytes) -> tuple[str, float]:
    """Give the name of the likeliest encoding and how sure that is, from 0 to 1.

    >>> detect("Привет, как дела? Всё хорошо.".encode("koi8-r"))[0]
    'koi8-r'
    """
    part = sample(data)
    found = chardet.detect(part, **_SETTINGS)
    name = name_of_detected(found["encoding"] or "cp1252")
    if not mixes_scripts(decode(part, name, "replace")):
        return name, found["confidence"]
    for name, confidence in _ranking(part):
        if not mixes_scripts(decode(part, name, "replace")):
            return name, confidence
    return "windows-1252", 0.0


def contradicts(data: bytes, claimed: Collection[str]) -> tuple[str, float] | None:
    """Give an encoding that fits the content clearly better than all that are claimed, or None."""
    part = sample(data, _SAMPLE // 4)
    if len(part) - len(part.translate(None, _HIGH_BYTES)) < _FEWEST:
        return None
    ranked = _ranking(part)
    if not ranked or ranked[0][0] in (*claimed, "utf-8"):
        return None
    name, confidence = ranked[0]
    best_claimed = max((score for other, score in ranked if other in claimed), default=0.0)
    if confidence < 1.05 * best_claimed or mixes_scripts(decode(part, name, "replace")):
        return None
    return name, confidence


def _ranking(part: bytes) -> list[tuple[str, float]]:
    found = chardet.detect_all(part, ignore_threshold=True, **_SETTINGS)
    return [
        (name_of_detected(one["encoding"]), one["confidence"]) for one in found if one["encoding"]
    ]


def name_of_detected(codec: str) -> str:
    """Give the name for what chardet calls an encoding.

    Encodings that the standard has no name for (HZ, ISO-2022-KR, UTF-32) keep their IANA name.

    >>> name_of_detected("cp949")
    'euc-kr'
    """
    codec = codec.lower()
    known = _DETECTED.get(codec) or LABELS.get(codec) or LABELS.get(codec.replace("_", "-"))
    return known or codec.replace("_", "-")


def mixes_scripts(text: str) -> bool:
    """Tell whether a third of the letters of other scripts touch an ASCII letter.

    No language writes so; it is what accents turn into where Western text is read as something
    else.

    >>> mixes_scripts("dйjа vu"), mixes_scripts("Мост и метро Python")
    (True, False)
    """
    return len(_TOUCHING_ASCII.findall(text)) * 3 > len(_OTHER_SCRIPTS.findall(text))


def sample(data: bytes, size: int = _SAMPLE) -> bytes:
    """Give the lines and text nodes that hold more than ASCII, up to about `size` bytes.

    Without such, the beginning, with any declaration made unreadable: chardet would believe it.

    >>> sample(b"<p>one</p><p>\\xe9t\\xe9</p>")
    b'\\xe9t\\xe9'
    """
    parts: list[bytes] = []
    room = size
    for part in _text_nodes(data[:_HEAD]):
        if not part.isascii():
            parts.append(part[:room])
            room -= len(part)
            if room <= 0:
                break
    return b"\n".join(parts) or _LABEL.sub(b"xxxxxxx", data[:size])


def _text_nodes(data: bytes) -> Iterator[bytes]:
    start = 0
    for found in _BREAK.finditer(data):
        yield data[start : found.start()]
        start = found.end()
    yield data[start:]
