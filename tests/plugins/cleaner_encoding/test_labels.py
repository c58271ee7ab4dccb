"""Labels of the WHATWG Encoding Standard."""

import pytest

from cleaner_encoding.labels import LABELS, decode, name_of, name_of_detected


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("utf8", "utf-8"),
        ("Latin1", "windows-1252"),
        (" ISO-8859-9 ", "windows-1254"),
        ('"koi8"', "koi8-r"),
        ("ks_c_5601-1987", "euc-kr"),
        ("gb2312", "gbk"),
        ("sjis", "shift_jis"),
        ("tis-620", "windows-874"),
        ("rot13", None),
        ("x-user-defined", None),
        ("", None),
        (None, None),
    ],
)
def test_a_label_means_what_the_standard_says(label, name):
    assert name_of(label) == name


def test_every_name_is_a_label_of_itself():
    assert {name_of(name) for name in set(LABELS.values())} == set(LABELS.values())


@pytest.mark.parametrize("name", sorted(set(LABELS.values())))
def test_every_name_can_be_decoded(name):
    assert decode(b"", name) == ""
    assert isinstance(decode(bytes(range(256)), name, "replace"), str)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("ascii", "utf-8"),
        ("iso8859-1", "windows-1252"),
        ("iso8859-2", "iso-8859-2"),
        ("cp949", "euc-kr"),
        ("mac-roman", "macintosh"),
        ("utf-16-le", "utf-16le"),
        ("utf-32-be", "utf-32be"),
        ("hz", "hz-gb-2312"),
        ("KOI8-R", "koi8-r"),
    ],
)
def test_names_that_chardet_gives_are_mapped_back(codec, name):
    assert name_of_detected(codec) == name


def test_unassigned_bytes_of_windows_code_pages_are_controls():
    assert decode(b"\x80\x81\x8d", "windows-1252") == "€\x81\x8d"


def test_unassigned_bytes_above_9f_are_errors():
    with pytest.raises(UnicodeDecodeError):
        decode(b"\xaa", "windows-1253")
    assert decode(b"\xaa", "windows-1253", "replace") == "\ufffd"
