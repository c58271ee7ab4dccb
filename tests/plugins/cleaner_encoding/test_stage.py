"""The stage, and what it does beside the text."""

import subprocess
import sys

import pytest

import cleaner
from cleaner import Document, Embedded, RawDocument
from cleaner.config import typed
from cleaner.errors import ConfigError
from cleaner.testing import conformance, run_stage
from cleaner_encoding import cleaner_decode
from cleaner_encoding.stage import EncodingOptions, encoding


def test_the_stage_keeps_the_promises():
    conformance(encoding)


def test_edits_name_their_rules():
    document = run_stage(encoding, "caf\u00c3\u00a9\xa0bar &amp; more")
    assert document.text == "café bar & more"
    assert [edit.rule for edit in document.edits] == ["mojibake", "space", "entity"]


def test_the_title_and_embedded_strings_are_repaired():
    value = {"a": ["caf\u00c3\u00a9", 1, None, {"b": "x\xa0y"}], "c": True}
    document = Document(id="1", source="s", text="", title="Rain &amp; sun")
    document.embedded = [Embedded("var_dump", 0, 0, True, value=value)]
    document.embedded.append(Embedded("print_r", 0, 0, True, value="d\xadump"))
    list(encoding(document))
    assert document.title == "Rain & sun"
    assert document.embedded[0].value == {"a": ["café", 1, None, {"b": "x y"}], "c": True}
    assert document.embedded[1].value == "dump"


def test_deep_data_needs_no_deep_stack():
    value = leaf = []
    for _ in range(100_000):
        leaf.append([])
        leaf = leaf[0]
    leaf.append("x\xady")
    document = Document(id="1", source="s", embedded=[Embedded("json", 0, 0, True, value=value)])
    list(encoding(document))
    assert leaf == ["xy"]


def test_lost_characters_become_findings():
    document = Document(id="1", source="s", text="\xada\xad \ufffd &amp; \ufffd")
    list(encoding(document))
    assert [(found.start, found.rule) for found in document.findings] == [
        (4, "replacement-character"),
        (12, "replacement-character"),
    ]
    assert document.metrics["encoding.replacement_characters"] == 2


def test_findings_are_bounded():
    document = Document(id="1", source="s", text="\ufffd " * 100)
    list(encoding(document))
    assert len(document.findings) == 20
    assert document.metrics["encoding.replacement_characters"] == 100


def test_a_character_lost_to_the_repair_lies_in_the_text_before():
    document = Document(id="1", source="s", text="x\xad\ud83d")
    list(encoding(document))
    assert [(found.start, found.end) for found in document.findings] == [(2, 3)]


def test_badness_is_measured():
    clean = Document(id="1", source="s", text="clean")
    dirty = Document(id="1", source="s", text="¤¦¤¦¤¦")
    list(encoding(clean))
    list(encoding(dirty))
    assert clean.metrics["encoding.badness"] == 0
    assert dirty.metrics["encoding.badness"] > 0


def test_rules_can_be_switched_off():
    text = "a\xa0b &amp; c"
    assert run_stage(encoding, text, EncodingOptions(skip=("space",))).text == "a\xa0b & c"


def test_an_unknown_rule_is_an_error():
    with pytest.raises(ConfigError, match=r'stages.encoding.*no rule "spaces"'):
        typed({"skip": ["spaces"]}, EncodingOptions, "cleaner.toml", "stages.encoding.")
    with pytest.raises(ValueError, match="known are: control-character"):
        EncodingOptions(skip=("spaces",))


def test_bytes_are_decoded_by_the_hook():
    raw = RawDocument(source="s", data=b"caf\xe9", charset="latin1")
    assert cleaner_decode(raw, b"caf\xe9").text == "café"


def test_clean_text_loads_neither_chardet_nor_ftfy():
    program = """
import sys
from cleaner import Document
from cleaner_encoding import decode_bytes, encoding
text = decode_bytes("Clean text, naïve – “yes”.".encode()).text
assert not list(encoding(Document(id="1", source="s", text=text)))
assert not {"chardet", "ftfy", "html.entities"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_document_is_decoded_and_repaired():
    only = {"pipeline": {"stages": ["encoding"]}}
    document = cleaner.clean("Déjà vu &amp; fini.".encode("latin-1"), charset="latin1", config=only)
    assert document.text == "Déjà vu & fini."
    assert document.encoding.name == "windows-1252"
    assert document.restore() == "Déjà vu &amp; fini."
