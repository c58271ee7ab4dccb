"""Labels of encodings and what they mean."""

import pytest

from cleaner.charsets import LABELS, decode, known_name, name_of
from cleaner.errors import ConfigError


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
        ("latin-1", "windows-1252"),
        ("cp-1252", "windows-1252"),
        ("windows1251", "windows-1251"),
        ("win1251", "windows-1251"),
        ("UTF_8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-32", "utf-32le"),
        ("hz", "hz-gb-2312"),
        ("ISO-2022-KR", "iso-2022-kr"),
        ("cp437", "ibm437"),
        ("mac-centraleurope", "x-mac-ce"),
        ("utf-7", None),
        ("latin1" * 99, None),
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


def test_unassigned_bytes_of_windows_code_pages_are_controls():
    assert decode(b"\x80\x81\x8d", "windows-1252") == "€\x81\x8d"


def test_unassigned_bytes_above_9f_are_errors():
    with pytest.raises(UnicodeDecodeError):
        decode(b"\xaa", "windows-1253")
    assert decode(b"\xaa", "windows-1253", "replace") == "\ufffd"


def test_letters_and_digits_alone_tell_labels_apart():
    for label, name in LABELS.items():
        assert name_of(label.replace("-", "").replace("_", ":")) == name


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("windows-1259", 'here: there is no encoding "windows-1259"; did you mean "windows-125'),
        ("klingon", 'here: there is no encoding "klingon"; known are: big5, euc-jp,'),
        ("x" * 999, 'here: there is no encoding "xxx'),
    ],
)
def test_a_label_that_a_person_asks_for_must_be_known(label, said):
    with pytest.raises(ConfigError) as caught:
        known_name(label, "here")
    assert str(caught.value).startswith(said)
    assert len(str(caught.value)) < 1000
