"""What is guessed from the content alone, and what a declaration is held against."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding.decoding.detect import (
    contradicts,
    detect,
    detect_escaped,
    mixes_scripts,
    name_of_detected,
    sample,
)

GERMAN = (
    "Die Brücke wird im März eröffnet, größer und schöner als früher, sagte Bürgermeister Müller. "
)
ESTONIAN = "Sild avatakse märtsis, ütles linnapea. Šokk tuli žanris: kõik läks hästi, öö oli külm. "
FRENCH = (
    "Le pont ouvrira en mars, a déclaré le maire à sa sœur. L’œuvre a été achevée après un été. "
)
POLISH = "Most zostanie otwarty w marcu, powiedział burmistrz: „Budowa trwała cztery lata”, dłużej niż sądzono. "
ROMANIAN = "Podul se deschide în martie, a spus primarul. Construcţia a durat patru ani şi încă două luni; 5 µm. "
UKRAINIAN = "Міст відкриють у березні, сказав мер. Його будували чотири роки, і її діти це бачили. "
LITHUANIAN = (
    "Tiltas bus atidarytas kovą, sakė meras. Jį statė ketverius metus, žmonės jau pavargo. "
)
ENGLISH = (
    "“It’s open,” the mayor said. “We didn’t think it’d take four years…” It hasn’t – not quite. "
)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (GERMAN, "mac_roman"),
        (GERMAN, "cp1252"),
        (ESTONIAN, "iso8859_15"),
        (ESTONIAN, "cp1257"),
        (FRENCH, "iso8859_15"),
        (POLISH, "cp1250"),
        (ROMANIAN, "cp1250"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (LITHUANIAN, "iso8859_13"),
        (ENGLISH, "mac_roman"),
        (ENGLISH, "cp1252"),
    ],
)
def test_the_text_comes_back(text, codec):
    held = text.encode(codec, "ignore").decode(codec)
    data = held.encode(codec)
    name, confidence = detect(data)
    assert data.decode(name_to_codec(name)) == held
    assert 0 < confidence <= 1


def name_to_codec(name):
    return {"macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic"}.get(name, name)


@pytest.mark.parametrize(
    ("text", "codec", "contradicted"),
    [
        (GERMAN, "mac_roman", True),
        (ENGLISH, "mac_roman", True),
        (ROMANIAN[:66], "cp1250", True),
        (POLISH, "iso8859_2", True),
        (LITHUANIAN, "iso8859_13", True),
        (UKRAINIAN, "cp1251", True),
        (FRENCH, "iso8859_15", True),
        (GERMAN, "latin-1", False),
        (GERMAN[:40], "latin-1", False),
        (FRENCH.replace("œ", "oe"), "latin-1", False),
        (ENGLISH, "cp1252", False),
        (ESTONIAN.replace("Š", "s").replace("ž", "z"), "latin-1", False),
        ("año", "latin-1", False),
        ("plain", "latin-1", False),
    ],
)
def test_a_declared_latin_1_is_held_against_the_content(text, codec, contradicted):
    data = text.encode(codec, "ignore")
    found = contradicts(data, "windows-1252")
    assert (found is not None) == contradicted
    if found:
        assert data.decode(name_to_codec(found[0])) == data.decode(codec)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("橋は三月に".encode("iso2022_jp"), "iso-2022-jp"),
        ("다리".encode("iso2022_kr"), "iso-2022-kr"),
        ("桥将于三月".encode("hz"), "hz-gb-2312"),
        (b"~{ a", None),
        (b"\x1b[1mbold\x1b[0m", None),
        (b"", None),
    ],
)
def test_escapes_are_told(data, name):
    found = detect_escaped(data)
    assert (found and found[0]) == name


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("text nodes", b"<p>one</p><p>\xe9t\xe9</p>", b"\xe9t\xe9"),
        ("lines", b"a\r\n\xe9\r\nb\n\xe8", b"\xe9\n\xe8"),
        ("attributes are left out", b"<img alt='\xe9\n' src=a>x \xe8 y", b"x \xe8 y"),
        ("an open bracket is text", b"1 < \xe9 <p>\xe8", b"1 < \xe9 \n\xe8"),
        ("ASCII", b"<meta charset=gbk>", b"<meta xxxxxxx=gbk>"),
        ("empty", b"", b""),
    ],
)
def test_the_sample_is_what_can_tell(name, data, part):
    assert sample(data) == part


def test_the_sample_is_bounded():
    assert len(sample(b"\xe9\n" * 100_000)) < 40_000


@pytest.mark.parametrize(
    ("text", "mixed"), [("dйjа vu", True), ("Мост и метро Python", False), ("", False)]
)
def test_scripts_are_not_mixed_in_a_word(text, mixed):
    assert mixes_scripts(text) == mixed


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


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        name, confidence = detect(data)
        contradicts(data, "windows-1252")
        detect_escaped(data)
    assert not name.startswith("utf")
    assert 0 <= confidence <= 1
