"""The labels of encodings, and the Python codecs that decode what they name.

Labels are those of the WHATWG Encoding Standard, and of encodings that it leaves out and that
scrapes hold nevertheless. Part of the core, because a setting names an encoding and must be checked
before anything is read; plugins that decode use the same table.
"""

import codecs
import re
from functools import lru_cache

from cleaner.errors import ConfigError, nearest

# https://encoding.spec.whatwg.org/#names-and-labels: each name, then its labels. The names
# "replacement" and "x-user-defined" are left out: no text was ever written in them.
_NAMES_AND_LABELS = """
utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
ibm866: 866 cp866 csibm866 ibm866
iso-8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987
iso-8859-2: l2 latin2
iso-8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988
iso-8859-3: l3 latin3
iso-8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988
iso-8859-4: l4 latin4
iso-8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5
iso-8859-5: iso_8859-5:1988
iso-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6
iso-8859-6: iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7
iso-8859-7: iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8
iso-8859-8: iso88598 iso_8859-8 iso_8859-8:1988 visual
iso-8859-8-i: csiso88598i iso-8859-8-i logical
iso-8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13: iso-8859-13 iso8859-13 iso885913
iso-8859-14: iso-8859-14 iso8859-14 iso885914
iso-8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16: iso-8859-16
koi8-r: cskoi8r koi koi8 koi8-r koi8_r
koi8-u: koi8-ru koi8-u
macintosh: csmacintosh mac macintosh x-mac-roman
windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
windows-1250: cp1250 windows-1250 x-cp1250
windows-1251: cp1251 windows-1251 x-cp1251
windows-1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100
windows-1252: iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
windows-1253: cp1253 windows-1253 x-cp1253
windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9
windows-1254: iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
windows-1255: cp1255 windows-1255 x-cp1255
windows-1256: cp1256 windows-1256 x-cp1256
windows-1257: cp1257 windows-1257 x-cp1257
windows-1258: cp1258 windows-1258 x-cp1258
x-mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
gbk: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
gb18030: gb18030
big5: big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp
iso-2022-jp: csiso2022jp iso-2022-jp
shift_jis: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
euc-kr: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601
euc-kr: ksc_5601 windows-949
utf-16be: unicodefffe utf-16be
utf-16le: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
"""

# What browsers refuse or never knew, by the names of the IANA (https://www.iana.org/assignments/
# character-sets) and labels that pages and programs use. UTF-7 stays out, as in the standard:
# markup can be hidden in it, and Python's codec lets halves of surrogate pairs through.
_OTHERS = """
utf-8: utf-8-sig
windows-1251: win-1251
windows-1252: win-1252
utf-32le: utf-32 utf-32le ucs-4
utf-32be: utf-32be
hz-gb-2312: hz-gb-2312 hz
iso-2022-kr: iso-2022-kr csiso2022kr
ibm437: 437 cp437 ibm437
ibm850: 850 cp850 ibm850
ibm852: 852 cp852 ibm852
ibm855: 855 cp855 ibm855
ibm857: 857 cp857 ibm857
ibm775: 775 cp775 ibm775
x-mac-ce: mac-ce mac-centraleurope mac-latin2 x-mac-ce x-mac-centraleurroman
x-mac-greek: mac-greek x-mac-greek
x-mac-turkish: mac-turkish x-mac-turkish
"""


def _table(lines: str) -> dict[str, str]:
    return {
        label: name
        for name, _, labels in (line.partition(": ") for line in lines.strip().split("\n"))
        for label in labels.split()
    }


LABELS = _table(_OTHERS) | _table(_NAMES_AND_LABELS)
"""Each label with the name of its encoding."""

_LONGEST = 60
_PUNCTUATION = re.compile("[^a-z0-9]")
# https://www.unicode.org/reports/tr22/#Charset_Alias_Matching: only letters and digits count
_LOOSE = {_PUNCTUATION.sub("", label): name for label, name in LABELS.items()}

# Where Python calls it otherwise, or has a codec that reads the same bytes and some more.
_CODECS = {
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "hz-gb-2312": "hz",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-8-i": "iso8859_8",
    "macintosh": "mac_roman",
    "shift_jis": "cp932",
    "windows-874": "cp874",
    "x-mac-ce": "mac_latin2",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
}


def name_of(label: str | None) -> str | None:
    """Give the name of the encoding that a declaration means, or None where it means none.

    A label that is not known as it is written is compared by its letters and digits alone.

    >>> name_of(" ISO-8859-1"), name_of("cp-1252")
    ('windows-1252', 'windows-1252')
    >>> name_of("utf8mb4") is None
    True
    """
    if not label or len(label) > _LONGEST:
        return None
    label = label.strip(" \t\r\n\f\"'").lower()
    return LABELS.get(label) or _LOOSE.get(_PUNCTUATION.sub("", label))


def known_name(label: str, where: str) -> str:
    """Give the name of the encoding that a person asks for.

    Raises `ConfigError` for a label that is not known; `where` says which setting it was.

    >>> known_name("Latin1", "[input] encoding")
    'windows-1252'
    """
    name = name_of(label)
    if name is None:
        raise ConfigError(f'{where}: there is no encoding "{label:.60}"; {_advice(label)}')
    return name


def _advice(label: str) -> str:
    advice = nearest(label.lower()[:_LONGEST], LABELS)
    # without a label near to it, the names are enough: there are hundreds of labels
    return advice if advice.startswith("did") else nearest("", set(LABELS.values()))


def decode(data: bytes, name: str, errors: str = "strict") -> str:
    """Decode bytes by the encoding's name.

    In the Windows code pages an unassigned byte of 80 to 9F gives the control character of its
    number, as the standard's index says; Python refuses it.

    Raises `UnicodeDecodeError` where `errors` is "strict" and bytes can't be decoded.

    >>> decode(b"\\x93a\\x81", "windows-1252")
    '“a\\x81'
    """
    if name.startswith("windows-"):
        return codecs.charmap_decode(data, errors, _code_page(name))[0]
    return data.decode(_CODECS.get(name, name), errors)


@lru_cache(maxsize=16)
def _code_page(name: str) -> str:
    read = bytes(range(256)).decode(_CODECS.get(name, name), "replace")
    return "".join(
        (chr(byte) if 0x80 <= byte <= 0x9F else "\ufffe") if char == "\ufffd" else char
        for byte, char in enumerate(read)
    )
