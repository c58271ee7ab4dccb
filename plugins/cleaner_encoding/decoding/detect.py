"""What chardet makes of bytes, asked about the part of a page that can tell.

Imported where a guess is needed only: chardet takes longer to import than most pages to clean.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import chardet

from cleaner.charsets import decode, name_of
from cleaner_encoding.decoding.plausible import plausibility

# The encodings of the web, by chardet's names. The others that it knows (EBCDIC, DOS code pages)
# only ever win by mistake, and Unicode is told before chardet is asked.
_OF_THE_WEB = (
    "big5hkscs", "cp866", "cp874", "cp932", "cp949", "cp1250", "cp1251", "cp1252", "cp1253",
    "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "euc_jis_2004", "euc_kr", "gb18030",
    "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9",
    "iso8859-13", "iso8859-15", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman",
    "shift_jis_2004", "tis-620",
)  # fmt: skip
# prefer_superset is left off: it would call ISO-8859-2 windows-1250, which reads other letters
_SETTINGS: dict[str, Any] = {"prefer_superset": False, "compat_names": False}
_EIGHT_BITS = _SETTINGS | {"include_encodings": _OF_THE_WEB, "empty_input_encoding": "cp1252"}
_SEVEN_BITS = _SETTINGS | {
    "include_encodings": ("ascii", "hz", "iso2022_jp_2", "iso2022_kr"),
    "empty_input_encoding": "ascii",
    "no_match_encoding": "ascii",
}
# What chardet calls it, where that is no label, or is one of something else.
_DETECTED = {
    "ascii": "utf-8",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "euc_jis_2004": "euc-jp",
    "iso2022_jp_2": "iso-2022-jp",
    "mac-cyrillic": "x-mac-cyrillic",
    "mac-roman": "macintosh",
    "shift_jis_2004": "shift_jis",
}
_HIGH = re.compile(rb"[\x80-\xff]")
_TAG_EDGE = re.compile(rb"[<>]")
_STOP = re.compile(rb"[\r\n<]")
_LABEL = re.compile(rb"(?i)(charset|encoding)(?=\s{0,9}=)")
_OTHERS = "[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]"
_OTHER_SCRIPTS = re.compile(_OTHERS)
_TOUCHING_ASCII = re.compile(f"(?<=[A-Za-z]){_OTHERS}|{_OTHERS}(?=[A-Za-z])")
_HIGH_BYTES = bytes(range(0x80, 0x100))
# How many bytes beyond ASCII tell something against a declaration, and by how much another
# encoding must then be the better one.
_FEWEST, _ENOUGH = 2, 6
_MARGIN, _MARGIN_OF_FEW = 1.05, 1.4
# A candidate with so much less than the best score can't win; behind one that reads without a
# fault, only what chardet finds as likely still can.
_FAR_BEHIND, _CLOSE = 0.5, 0.95
_WESTERN = ("windows-1252", "iso-8859-15")
_SINGLE_BYTE = ("windows-", "iso-8859-", "koi8-", "macintosh", "x-mac-", "ibm")
# where nothing else tells them from windows-1252, which is far more frequent
_RARER = ("iso-8859-15", "macintosh")
_RARITY = 0.95
_ASCII = bytes(range(0x80))
_READ = 3072  # how many bytes of the sample are read for judging candidates
_HEAD = 1 << 18
_SAMPLE = 1 << 14


class Candidate(NamedTuple):
    """An encoding that the content may have: chardet's score, weighed with how the text reads."""

    name: str
    score: float
    plausibility: float


def detect(data: bytes) -> tuple[str, float]:
    """Give the name of the likeliest encoding and how sure that is, from 0 to 1.

    >>> detect("Привет, как дела? Всё хорошо.".encode("koi8-r"))[0]
    'koi8-r'
    """
    part = sample(data)
    candidates = _candidates(part, _ranking(part))
    best = _best(candidates, part) if candidates else None
    return (best.name, best.score) if best else ("windows-1252", 0.0)


def detect_escaped(data: bytes) -> tuple[str, float] | None:
    """Give the encoding of ASCII bytes that escapes make East Asian text of, None without.

    >>> detect_escaped("橋".encode("iso2022_jp"))
    ('iso-2022-jp', 0.95)
    """
    found = chardet.detect(data, **_SEVEN_BITS)
    name = name_of_detected(found["encoding"] or "ascii")
    return None if name == "utf-8" else (name, found["confidence"])


def contradicts(data: bytes, claimed: str) -> tuple[str, float] | None:
    """Give an encoding that fits the content clearly better than a claimed Western one, or None."""
    part = sample(data, _SAMPLE // 4)
    high = len(part) - len(part.translate(None, _HIGH_BYTES))
    if high < _FEWEST:
        return None
    ranked = _ranking(part)
    candidates = _candidates(part, ranked)
    best = _best(candidates, part) if candidates else None
    if best is None or decode(part, best.name, "replace") == decode(part, claimed, "replace"):
        return None
    margin = _MARGIN if high >= _ENOUGH else _MARGIN_OF_FEW
    if best.name not in _WESTERN:
        western = [one for one in ranked if one[0] in _WESTERN and best.score < margin * one[1]]
        if any(best.score < margin * _weigh(part, *one).score for one in western):
            return None
    return best.name, best.score


def _candidates(part: bytes, ranked: list[tuple[str, float]]) -> list[Candidate]:
    """Give what the bytes may be, best first by chardet, without what can't win any more."""
    candidates: list[Candidate] = []
    top = 0.0
    perfect = False
    for name, confidence in ranked:
        if confidence < top * _FAR_BEHIND or (perfect and confidence < top * _CLOSE):
            break
        one = _weigh(part, name, confidence)
        if one.plausibility > 0:
            candidates.append(one)
            if one.score > top:
                top, perfect = one.score, one.plausibility == 1
    return candidates


def _weigh(part: bytes, name: str, confidence: float) -> Candidate:
    text = decode(part[:_READ], name, "replace")
    fit = 0.0 if mixes_scripts(text) else plausibility(text)
    rarity = _RARITY if name in _RARER else 1.0
    return Candidate(name, min(confidence * fit**2 * rarity, 1.0), fit)


def _best(candidates: list[Candidate], part: bytes) -> Candidate:
    """Choose: the best one, or one that reads most bytes alike and the others more plausibly."""
    best = max(candidates, key=lambda one: one.score)
    if len(candidates) == 1 or not best.name.startswith(_SINGLE_BYTE):
        return best
    counts = Counter(part.translate(None, _ASCII))
    read = {one: decode(bytes(counts), one.name, "replace") for one in candidates}
    near = [one for one in candidates if _is_near(one, read[one], read[best], counts)]
    if len({read[one] for one in near}) == 1:
        return min(near, key=lambda one: (one.name in _RARER, one is not best))
    fits = {one: plausibility(decode(part, one.name, "replace")) for one in near}
    return max(near, key=lambda one: (fits[one], one.name not in _RARER, one is best))


def _is_near(one: Candidate, text: str, other: str, counts: Counter[int]) -> bool:
    """Tell whether two encodings read most of the bytes beyond ASCII alike.

    Then how often such letters follow each other tells little; what the letters are tells more.
    """
    if not one.name.startswith(_SINGLE_BYTE):
        return False
    pairs = zip(counts.values(), text, other, strict=True)
    differing = sum(count for count, char, other_char in pairs if char != other_char)
    return differing * 4 <= counts.total()


def _ranking(part: bytes) -> list[tuple[str, float]]:
    found = chardet.detect_all(part, ignore_threshold=True, **_EIGHT_BITS)
    named = [
        (name_of_detected(one["encoding"]), one["confidence"]) for one in found if one["encoding"]
    ]
    return list({name: (name, confidence) for name, confidence in reversed(named)}.values())[::-1]


def name_of_detected(codec: str) -> str:
    """Give the name for what chardet calls an encoding.

    Encodings that the standard has no name for (HZ, ISO-2022-KR, UTF-32) keep their IANA name.

    >>> name_of_detected("cp949")
    'euc-kr'
    """
    codec = codec.lower()
    return _DETECTED.get(codec) or name_of(codec) or codec


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
        parts.append(part[:room])
        room -= len(part)
        if room <= 0:
            break
    return b"\n".join(parts) or _LABEL.sub(b"xxxxxxx", data[:size])


def _text_nodes(data: bytes) -> Iterator[bytes]:
    """Give the stretches of a line between tags in which a byte beyond ASCII stands."""
    position = 0
    while found := _HIGH.search(data, position):
        start = found.start()
        opened, closed = data.rfind(b"<", position, start), data.rfind(b">", position, start)
        if opened > closed and (edge := _TAG_EDGE.search(data, start)) and edge[0] == b">":
            position = edge.end()  # it stands inside a tag
            continue
        line = max(data.rfind(end, position, start) for end in (b"\n", b"\r"))
        stop = _STOP.search(data, start)
        end = stop.start() if stop else len(data)
        yield data[max(position, closed + 1, line + 1) : end]
        position = end
