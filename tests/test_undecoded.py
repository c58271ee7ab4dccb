"""What could not be decoded is noted with its place, so that the bytes can be found again."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.charsets import LABELS, decode
from cleaner.document import Decoded, Undecoded
from cleaner.undecoded import MOST_RUNS, decode_noting
from cleaner_encoding.decoding import decode_bytes

STATEFUL = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")
NAMES = sorted({*LABELS.values()})
RUSSIAN = "Мост через реку откроют в марте, сообщил мэр города. Строили его четыре года."


def spliced(data: bytes, decoded: Decoded, start: int) -> str:
    """Put the text together from the parts that are valid and what was noted between them."""
    text, position = "", start
    for one in decoded.encoding.undecoded:
        held = bytes.fromhex(one.bytes)
        assert data[one.offset : one.offset + len(held)] == held
        text += decode(data[position : one.offset], decoded.encoding.name) + one.read_as
        position = one.offset + len(held)
    return text + decode(data[position:], decoded.encoding.name)


def lost(decoded: Decoded) -> int:
    return sum(
        len(one.bytes) // 2 for one in decoded.encoding.undecoded if not one.read_as.strip("\ufffd")
    )


@pytest.mark.parametrize(
    ("name", "data", "label", "text", "undecoded", "replaced"),
    [
        ("nothing", b"plain", "utf-8", "plain", [], 0),
        ("neighbours", b"a\xff\xffb", "utf-8", "a\ufffd\ufffdb", [(1, "ffff", "\ufffd\ufffd")], 2),
        ("two runs", b"\xffa\xff", "utf-8", "\ufffda\ufffd", [(0, "ff", "\ufffd"), (2, "ff", "\ufffd")], 2),
        ("unassigned", b"a\xaa", "windows-1253", "a\ufffd", [(1, "aa", "\ufffd")], 1),
        ("half a unit", "aé".encode("utf-16-le") + b"\x20", "utf-16le", "aé\ufffd", [(4, "20", "\ufffd")], 1),
        ("half a pair", b"\x3d\xd8a\0", "utf-16le", "\ufffda", [(0, "3dd8", "\ufffd")], 2),
        ("double byte", "橋".encode("euc_jp") + b"\xff" + "は".encode("euc_jp"), "euc-jp", "橋\ufffdは", [(2, "ff", "\ufffd")], 1),
        ("escapes", "橋".encode("iso2022_jp") + b"\xff" + "は".encode("iso2022_jp"), "iso-2022-jp", "橋\ufffdは", [(8, "ff", "\ufffd")], 1),
    ],
)  # fmt: skip
def test_each_codec_tells_the_place(name, data, label, text, undecoded, replaced):
    decoded = decode_noting(data, label, "given")
    assert decoded.text == text
    assert decoded.encoding.undecoded == [Undecoded(*one) for one in undecoded]
    assert decoded.encoding.replaced == replaced


@pytest.mark.parametrize(
    ("name", "data", "undecoded", "replaced"),
    [
        ("cut", "né".encode()[:-1], [(1, "c3", "")], 1),
            ("no cut", b"caf\xe9", [], 0),
            ("no cut in capitals", b"CAF\xc9", [], 0),
        ("cut after more", "été né".encode()[:-1], [(7, "c3", "")], 1),
        ("three missing", "é ".encode() + "😀".encode()[:1], [(3, "f0", "")], 1),
        ("one missing", "é ".encode() + "😀".encode()[:3], [(3, "f09f98", "")], 3),
        ("stray", RUSSIAN.encode() + b" \x93x", [(len(RUSSIAN.encode()) + 1, "93", "“")], 0),
        ("BOM and stray", codecs.BOM_UTF8 + "é".encode() + b"\x93", [(5, "93", "“")], 0),
        ("BOM and cut", codecs.BOM_UTF8 + "é".encode() + b"\xe2\x80", [(5, "e280", "")], 2),
        ("CESU-8", "é ".encode() + b"\xed\xa0\xbd\xed\xb8\x80", [(3, "eda0bdedb880", "😀")], 0),
        ("half of it", "é ".encode() + b"\xed\xa0\xbd.", [(3, "eda0bd", "\ufffd")], 3),
        ("UTF-16 BOM", codecs.BOM_UTF16_LE + b"a\0\xff", [(4, "ff", "\ufffd")], 1),
        ("U+FFFD itself", "\ufffd".encode(), [], 0),
    ],
)  # fmt: skip
def test_each_layer_notes_what_it_could_not_decode(name, data, undecoded, replaced):
    decoded = decode_bytes(data)
    assert decoded.encoding.undecoded == [Undecoded(*one) for one in undecoded]
    assert decoded.encoding.replaced == replaced


def test_the_notes_are_bounded_and_the_count_is_not():
    decoded = decode_noting(b"a\xff" * 5000, "utf-8", "given")
    assert len(decoded.encoding.undecoded) == MOST_RUNS
    assert decoded.encoding.replaced == 5000
    (run, *others) = decode_noting(b"\xff" * 5000, "utf-8", "given").encoding.undecoded
    assert (run.bytes, len(others)) == ("ff" * 64, 5000 // 64)


@given(st.binary(max_size=120), st.sampled_from([name for name in NAMES if name not in STATEFUL]))
def test_text_and_notes_together_are_the_input(data, name):
    decoded = decode_noting(data, name, "given")
    assert spliced(data, decoded, 0) == decoded.text
    assert lost(decoded) == decoded.encoding.replaced


PIECES = st.sampled_from(
    [b"\xef\xbb\xbf", b"\xed\xa0\xbd", b"\xed\xb8\x80", "é".encode(), "Мо".encode(), b"\xe9", b"\xf0\x9f",
     b"word ", b"\x81", b"\xff", b"\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map(b"".join))
def test_the_notes_of_dirty_utf8_are_exact(data):
    decoded = decode_bytes(data)
    if decoded.encoding.name == "utf-8":
        assert spliced(data, decoded, 3 * data.startswith(codecs.BOM_UTF8)) == decoded.text
        assert lost(decoded) == decoded.encoding.replaced


@given(st.binary(max_size=120), st.sampled_from(STATEFUL))
def test_the_notes_of_escaped_encodings_are_of_the_input(data, name):
    decoded = decode_noting(data, name, "given")
    for one in decoded.encoding.undecoded:
        assert data[one.offset :].startswith(bytes.fromhex(one.bytes))
    assert lost(decoded) == decoded.encoding.replaced


@given(st.binary(max_size=120), st.sampled_from(NAMES))
def test_no_encoding_lets_through_what_can_not_be_written(data, name):
    decode_noting(data, name, "given").text.encode("utf-8")


def test_the_record_carries_the_notes():
    document = cleaner.clean("Der Bürgermeister sagte: schön für Köln. ".encode() + b"\x93Gut.\x94")
    assert document.encoding is not None
    assert [one.read_as for one in document.encoding.undecoded] == ["“", "”"]
    assert document.encoding.undecoded[0].offset == 45


def test_without_the_plugin_the_core_notes_too():
    decoded = cleaner.decode.cleaner_decode(cleaner.RawDocument("a", b""), b"caf\xe9")
    assert decoded.encoding.undecoded == [Undecoded(3, "e9", "\ufffd")]
