"""What the core decodes itself: what is forced, what came as text, what no plugin decodes."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.charsets import LABELS
from cleaner.decode import cleaner_decode, decode_text
from cleaner.document import Encoding, RawDocument, Undecoded
from cleaner.errors import ConfigError
from cleaner.pipeline import Pipeline, unpack_raw

GERMAN = "Die Brücke wird im März eröffnet, sagte Bürgermeister Müller."


@pytest.mark.parametrize(
    ("name", "data", "label", "text", "encoding"),
    [
        ("a code page", b"caf\x82", "cp437", "café", "ibm437"),
        ("a wrong one", GERMAN.encode(), "latin1", GERMAN.encode().decode("cp1252", "ignore"), "windows-1252"),
        ("UTF-8 and its mark", codecs.BOM_UTF8 + b"a", "utf8", "a", "utf-8"),
        ("the mark of another one", codecs.BOM_UTF8 + b"a", "latin1", "ï»¿a", "windows-1252"),
        ("UTF-16", "é".encode("utf-16-be"), "utf-16be", "é", "utf-16be"),
        ("UTF-16 and its mark", "é".encode("utf-16"), "utf-16", "é", "utf-16le"),
        ("the other order", codecs.BOM_UTF16_BE + b"\0a", "utf-16", "a", "utf-16be"),
        ("UTF-32, the other order", codecs.BOM_UTF32_BE + b"\0\0\0a", "utf-32", "a", "utf-32be"),
        ("GB 18030 and its mark", "\ufeff桥".encode("gb18030"), "gb18030", "桥", "gb18030"),
        ("no bytes", b"", "koi8-r", "", "koi8-r"),
    ],
)  # fmt: skip
def test_what_is_forced_is_done(name, data, label, text, encoding):
    document = cleaner.clean(data, encoding=label, config={"pipeline": {"stages": ["media"]}})
    assert document.restore() == text
    assert document.encoding == Encoding(encoding, "given")


def test_what_is_not_of_the_forced_encoding_is_noted():
    decoded = cleaner_decode(RawDocument("a", b"", encoding="utf-8"), b"a\xff\xe2\x82")
    assert decoded.text == "a\ufffd\ufffd"
    notes = [Undecoded(1, "ffe282", "\ufffd\ufffd")]
    assert decoded.encoding == Encoding("utf-8", "given", 1.0, 3, notes)


def test_the_setting_forces_too_and_the_document_before_it():
    config = cleaner.config.typed({"input": {"encoding": "koi8-r"}}, cleaner.Config, "test")
    pipeline = Pipeline(config)
    assert pipeline.clean(RawDocument("a", "мост".encode("koi8-r"))).text == "мост"
    own = RawDocument("a", "мост".encode("cp1251"), encoding="windows-1251")
    assert pipeline.clean(own).text == "мост"
    assert pipeline.clean(RawDocument("a", "мост")).text == "мост"


def test_an_unknown_label_is_said_before_anything_is_read():
    with pytest.raises(ConfigError, match=r'^encoding: there is no encoding "latin-l"; did you'):
        cleaner.clean(b"", encoding="latin-l")
    settings = {"input": {"encoding": "latin-l"}}
    with pytest.raises(ConfigError, match=r"^\[input\] encoding: there is no encoding"):
        Pipeline(cleaner.config.typed(settings, cleaner.Config, "test"))


def test_text_is_taken_as_it_is():
    assert decode_text("a \ud83d\ude00").text == "a 😀"
    assert decode_text("a \ud83d").encoding == Encoding("utf-8", "given", 1.0, 1)


PIPELINE = Pipeline(cleaner.Config())
BYTES = st.one_of(
    st.binary(max_size=100),
    st.lists(
        st.sampled_from(
            [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "é".encode(), b"\xe9", b"\xff", b"word ", b"\xed\xa0\xbd",
             "мост ".encode("koi8-r"), "橋".encode("cp932"), b"\x1b$B", b"\n", b"&amp;", "Ã©".encode()]
        ),
        max_size=12,
    ).map(b"".join),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(BYTES, st.sampled_from([None, *LABELS]), st.sampled_from([None, *LABELS]))
def test_any_bytes_can_be_cleaned_and_given_back(data, charset, encoding):
    document = cleaner.clean(
        data,
        media_type="text/plain",
        charset=charset,
        encoding=encoding,
        config={"run": {"keep_raw": True}},
    )
    raw = RawDocument("a", data, charset=charset, encoding=encoding)
    decoded = PIPELINE.plugins.hook.cleaner_decode(raw=raw, data=data)
    assert document.restore() == decoded.text
    assert document.encoding == decoded.encoding
    assert unpack_raw(document.raw) == data
    assert 0 <= decoded.encoding.replaced <= len(data)


@given(st.binary(max_size=100), st.sampled_from(sorted(LABELS)))
def test_any_bytes_can_be_forced(data, label):
    decoded = cleaner_decode(RawDocument("a", b"", encoding=label), data)
    decoded.text.encode("utf-8")
    assert decoded.encoding.evidence == "given"
