"""From bytes to text, layer by layer."""

import codecs
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import charsets
from cleaner_encoding.decoding import declared_in_markup, decode_bytes

RUSSIAN = "Мост через реку откроют в марте, сообщил мэр города. Строили его четыре года."
GREEK = "Η γέφυρα ανοίγει τον Μάρτιο, είπε ο δήμαρχος. Χτίστηκε μέσα σε τέσσερα χρόνια."
GERMAN = (
    "Die Brücke wird im März eröffnet, größer und schöner als früher, sagte Bürgermeister Müller."
)
JAPANESE = "橋は三月に開通する予定だと市長は述べた。工事には四年かかった。"
POLISH = "Most zostanie otwarty w marcu, powiedział burmistrz. Budowa trwała cztery lata, dłużej niż sądzono."
HINDI = "पुल मार्च में खुलेगा, महापौर ने कहा। इसे बनाने में चार साल लगे।"
THAI = "สะพานจะเปิดในเดือนมีนาคมนายกเทศมนตรีกล่าวใช้เวลาสร้างสี่ปี"


def page(body, charset=None):
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}</head><body><p>{body}</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "text", "encoding", "evidence"),
    [
        ("ASCII", b"plain", "plain", "utf-8", "utf-8"),
        ("empty", b"", "", "utf-8", "utf-8"),
        ("UTF-8", GERMAN.encode(), GERMAN, "utf-8", "utf-8"),
        ("UTF-8 BOM", codecs.BOM_UTF8 + GERMAN.encode(), GERMAN, "utf-8", "bom"),
        (
            "UTF-16 BOM",
            codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le"),
            RUSSIAN,
            "utf-16le",
            "bom",
        ),
        (
            "UTF-16 BE BOM",
            codecs.BOM_UTF16_BE + GREEK.encode("utf-16-be"),
            GREEK,
            "utf-16be",
            "bom",
        ),
        ("UTF-32 BOM", codecs.BOM_UTF32_LE + GREEK.encode("utf-32-le"), GREEK, "utf-32le", "bom"),
        ("UTF-16", GERMAN.encode("utf-16-le"), GERMAN, "utf-16le", "detected"),
        ("UTF-16 BE", RUSSIAN.encode("utf-16-be"), RUSSIAN, "utf-16be", "detected"),
        ("UTF-16 Hindi", HINDI.encode("utf-16-le"), HINDI, "utf-16le", "detected"),
        ("UTF-16 no spaces", THAI.encode("utf-16-be"), THAI, "utf-16be", "detected"),
        ("UTF-32", GREEK.encode("utf-32-be"), GREEK, "utf-32be", "detected"),
        ("cut", (RUSSIAN + "ю").encode()[:-1], RUSSIAN, "utf-8", "utf-8-cut"),
        ("stray", GERMAN.encode() + b" \x93x\x94", GERMAN + " “x”", "utf-8", "utf-8-dirty"),
        ("CESU-8", "é ".encode() + b"\xed\xa0\xbd\xed\xb8\x80", "é 😀", "utf-8", "utf-8-dirty"),
        ("JIS", JAPANESE.encode("iso2022_jp"), JAPANESE, "iso-2022-jp", "detected"),
        ("Cyrillic", RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8-r", "detected"),
        ("Shift JIS", JAPANESE.encode("cp932"), JAPANESE, "shift_jis", "detected"),
        ("Greek", GREEK.encode("cp1253"), GREEK, "iso-8859-7", "detected"),
    ],
)
def test_bytes_tell_their_encoding(name, data, text, encoding, evidence):
    decoded = decode_bytes(data)
    assert decoded.text == text
    assert (decoded.encoding.name, decoded.encoding.evidence) == (encoding, evidence)


def test_a_declaration_in_the_markup_is_followed():
    decoded = decode_bytes(page(POLISH, "iso-8859-2").encode("iso-8859-2"))
    assert POLISH in decoded.text
    assert (decoded.encoding.name, decoded.encoding.evidence) == ("iso-8859-2", "declared")


def test_the_transport_goes_before_the_markup():
    data = page(RUSSIAN, "windows-1251").encode("koi8-r")
    assert RUSSIAN in decode_bytes(data, "koi8-r").text


def test_valid_utf8_goes_before_any_declaration():
    decoded = decode_bytes(page(GERMAN, "iso-8859-1").encode(), "windows-1252")
    assert GERMAN in decoded.text
    assert decoded.encoding.evidence == "utf-8"


def test_a_western_declaration_is_checked_against_the_content():
    decoded = decode_bytes(page(RUSSIAN, "iso-8859-1").encode("cp1251"))
    assert RUSSIAN in decoded.text
    assert decoded.encoding.evidence == "overridden"


def test_a_right_western_declaration_holds():
    decoded = decode_bytes(page(GERMAN, "iso-8859-1").encode("latin-1"))
    assert GERMAN in decoded.text
    assert (decoded.encoding.name, decoded.encoding.evidence) == ("windows-1252", "declared")


@pytest.mark.parametrize("text", ["Déjà vu, fini.", "Ça va déjà.", "Müller & Söhne", "año"])
def test_a_few_accents_are_not_taken_for_another_script(text):
    assert decode_bytes(text.encode("latin-1"), "latin1").text == text
    assert max(decode_bytes(text.encode("latin-1")).text) < "\u0370"


def test_a_lonely_last_byte_is_no_cut_character():
    assert decode_bytes(b"caf\xe9").text == "café"
    assert decode_bytes(b"it\xe2\x80").text == "it"


def test_a_declaration_that_the_bytes_refute_is_not_followed():
    assert RUSSIAN in decode_bytes(page(RUSSIAN, "gbk").encode("cp1251"), "shift_jis").text


@pytest.mark.parametrize(
    ("name", "text", "codec", "declared", "encoding", "evidence"),
    [
        ("Polish", "„Długo” śpi", "cp1250", "iso-8859-2", "windows-1250", "overridden"),
        ("Greek", "“Η γέφυρα” ανοίγει", "cp1253", "iso-8859-7", "windows-1253", "overridden"),
        ("French", "“L’été” à Nîmes", "cp1252", "iso-8859-15", "windows-1252", "overridden"),
        ("Polish, right", "Długo śpi", "iso-8859-2", "iso-8859-2", "iso-8859-2", "declared"),
        ("HZ label, not HZ", "Długo śpi", "iso-8859-2", "hz-gb-2312", "iso-8859-2", "detected"),
        ("a DOS page", "Größe: 5", "cp850", "ibm850", "ibm850", "declared"),
        ("loosely", "Größe: 5", "cp1252", "cp-1252", "windows-1252", "declared"),
    ],
)  # fmt: skip
def test_declarations(name, text, codec, declared, encoding, evidence):
    decoded = decode_bytes(page(text, declared).encode(codec))
    assert text in decoded.text
    assert (decoded.encoding.name, decoded.encoding.evidence) == (encoding, evidence)


def test_utf16_is_declared_by_the_transport_only():
    data = "橋は三月に開通する予定だと市長は述べた".encode("utf-16-be")
    decoded = decode_bytes(data, "utf-16be")
    assert decoded.text == "橋は三月に開通する予定だと市長は述べた"
    assert decoded.encoding.name == "utf-16be"
    assert RUSSIAN in decode_bytes(page(RUSSIAN, "utf-16").encode()).text
    assert RUSSIAN in decode_bytes(page(RUSSIAN, "utf-16").encode("cp1251")).text


def test_an_unknown_label_is_passed_over():
    decoded = decode_bytes("Ça va déjà très bien, merci à vous.".encode("latin-1"), "utf8mb4")
    assert decoded.text == "Ça va déjà très bien, merci à vous."


def test_a_page_that_declares_utf8_may_have_a_stray_byte():
    assert (
        "é … \x93".replace("\x93", "“")
        in decode_bytes(page("é … ", "utf-8").encode().replace(b"</p>", b"\x93</p>")).text
    )


def test_what_is_lost_is_counted():
    decoded = decode_bytes(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\xff")
    assert (decoded.text, decoded.encoding.replaced) == ("ab\ufffd", 1)
    assert decode_bytes("né".encode()[:-1]).encoding.replaced == 1


def test_bytes_of_no_text_are_decoded_somehow():
    assert isinstance(decode_bytes(bytes(range(256)) * 8).text, str)


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (
            b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>",
            "windows-1251",
        ),
        (b"<?xml version='1.0' encoding='gbk'?>", "gbk"),
        (b"<meta charset=''>", None),
        (b"charset=utf-8", None),
        (b"<!-- <meta charset=gbk> --><meta charset=big5>", "big5"),
        (b"<!-- <meta charset=gbk>", None),
        (b"<meta charset=none><meta charset=big5>", "big5"),
        (b'<meta content="text/html; charset=koi8-r" http-equiv="content-type">', "koi8-r"),
        (b'<script charset="gbk"><meta charset = "Windows-1251" >', "Windows-1251"),
        (b" " * 5000 + b'<meta charset="utf-8">', None),
    ],
)
def test_a_declaration_is_found_near_the_start(markup, label):
    assert declared_in_markup(markup) == label


LABELS = st.sampled_from([None, "", "?", *charsets.LABELS])
PIECES = st.sampled_from(
    [b"<meta charset=gbk>", b"<meta charset=iso-8859-2>", b"<meta charset=latin1>", b"<!--", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\x1b$B", b"~{", b"\xed\xa0\xbd",
     "é".encode(), b"\xe9", b"word ", b"\x81\x30", b"\n"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=80), st.lists(PIECES, max_size=12).map(b"".join)), LABELS)
@example(b"\xff\xfe\0\0\xff", None)
def test_no_bytes_make_it_fail(data, charset):
    decoded = decode_bytes(data, charset)
    assert decoded.text.encode("utf-8") is not None
    assert 0 <= decoded.encoding.confidence <= 1
    assert 0 <= decoded.encoding.replaced <= len(data)


@pytest.mark.parametrize(
    "pattern",
    [b"\xff", b"<meta charset ", b"<\xe9", b"\xed\xa0\xbd", b"\x1b$B\xff", b"~{\xff", b"\0\0a", b"\xe9\n",
     b"<!--<meta charset=latin1>\xe9", b"d\xe9j\xe0 vu ", bytes(range(256))]
)  # fmt: skip
@pytest.mark.parametrize("charset", [None, "latin1", "iso-8859-2", "utf-16"])
def test_hostile_bytes_end(pattern, charset):
    data = pattern * (300_000 // len(pattern))
    start = perf_counter()
    decode_bytes(data, charset)
    assert perf_counter() - start < 10


@given(st.text(max_size=300))
def test_utf8_always_comes_back_unless_it_looks_like_something_else(text):
    marks = text.startswith("\ufeff") or "\x1b" in text or "~{" in text
    if not marks and sum(char < " " for char in text) == 0:
        assert decode_bytes(text.encode()).text == text


def test_nuls_of_a_serialized_object_are_no_utf_16() -> None:
    data = b'O:4:"Post":2:{s:5:"\0*\0id";i:17;s:8:"\0*\0title";s:11:"Rain in May";}'
    assert decode_bytes(data).encoding.name == "utf-8"
