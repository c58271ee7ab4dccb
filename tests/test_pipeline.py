"""The pipeline and library use: one document from bytes to record."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.config import Config
from cleaner.document import RawDocument
from cleaner.errors import ConfigError, EditError, PluginError, StageError
from cleaner.pipeline import Pipeline, pack_raw, unpack_raw
from cleaner.testing import dumps, mojibake, prose, scraped_pages

PLUGIN = """
from cleaner import Edit, Finding, hookimpl, stage
import msgspec

class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mark: str = "!"

@stage(after="media", options=Options)
def probe(document, options):
    '''Behave as the text says.'''
    text = document.text
    if "raise" in text:
        raise RuntimeError("as asked")
    if "assign" in text:
        document.text = "other"
    if "beyond" in text:
        yield Edit(0, 10**6, "", rule="beyond")
    if "string" in text:
        yield "not an edit"
    if "lost" in text:
        document.findings.append(Finding(0, 10**6, "lost", "beyond the end"))
    for match in __import__("re").finditer("seen", text):
        document.findings.append(Finding(match.start(), match.end(), "seen", "a finding"))
    if "mark" in text:
        yield Edit(0, 0, options.mark, rule="mark")

@hookimpl
def cleaner_stages():
    return [probe]
"""


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Pipeline]:
    plugin = tmp_path_factory.mktemp("pipeline") / "probe_plugin.py"
    plugin.write_text(PLUGIN, "utf-8")

    def pipeline(**tables: object) -> Pipeline:
        settings = {"pipeline": {"plugins": [str(plugin)]}, **tables}
        return Pipeline(cleaner.config.typed(settings, Config, "test"))

    return pipeline


def test_edits_are_logged_and_undone(make: Callable[..., Pipeline]) -> None:
    document = make().clean(RawDocument("a", "mark this"))
    assert document.text == "!mark this"
    assert [(one.stage, one.rule, one.before) for one in document.edits] == [("probe", "mark", "")]
    assert document.metrics["probe.edits"] == 1
    assert document.restore() == "mark this"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raise", "RuntimeError: as asked"),
        ("assign", "it assigned document.text"),
        ("beyond", "outside the text of 6 characters"),
        ("string", "which is not an Edit"),
        ("lost", "lies outside the text"),
    ],
)
def test_a_stage_that_misbehaves_is_named(
    make: Callable[..., Pipeline], text: str, said: str
) -> None:
    with pytest.raises(StageError, match=re.escape(said)) as error:
        make().clean(RawDocument("a", text))
    assert error.value.stage == "probe"


def test_findings_move_along_with_later_edits(make: Callable[..., Pipeline]) -> None:
    document = make(stages={"probe": {"mark": "»»"}}).clean(RawDocument("a", "mark what is seen"))
    (finding,) = [one for one in document.findings if one.rule == "seen"]
    assert (finding.stage, document.text[finding.start : finding.end]) == ("probe", "seen")


def test_options_are_checked_before_anything_is_read(make: Callable[..., Pipeline]) -> None:
    with pytest.raises(ConfigError, match=r'\[stages.probe\].*"marks"; did you mean "mark"'):
        make(stages={"probe": {"marks": "!"}})
    with pytest.raises(ConfigError, match="mark: Expected `str`, got `int`"):
        make(stages={"probe": {"mark": 1}})
    with pytest.raises(ConfigError, match='there is no such stage; did you mean "typos"'):
        make(stages={"typoss": {}})


@pytest.mark.parametrize(("level", "kept"), [("summary", 1.0), ("none", None)])
def test_edits_can_be_given_up(
    make: Callable[..., Pipeline], level: str, kept: float | None
) -> None:
    document = make(run={"edits": level}).clean(RawDocument("a", "mark this"))
    assert document.edits == []
    assert document.metrics.get("probe.edits.mark") == kept
    with pytest.raises(EditError, match="--edits all"):
        document.restore()


def test_a_text_without_edits_is_restored_at_any_level(make: Callable[..., Pipeline]) -> None:
    assert make(run={"edits": "none"}).clean(RawDocument("a", "this")).restore() == "this"


@pytest.mark.parametrize("data", [b"\xff\x00raw\n", "text é", b""])
def test_the_raw_input_can_be_kept(make: Callable[..., Pipeline], data: bytes | str) -> None:
    document = make(run={"keep_raw": True}).clean(RawDocument("a", data))
    assert unpack_raw(document.raw or "") == (data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize("packed", ["", "not base64!", "aGVsbG8="])
def test_what_was_not_packed_is_refused(packed: str) -> None:
    with pytest.raises(ValueError, match=r"base64|zstd"):
        unpack_raw(packed)


@given(st.binary(max_size=500))
def test_packing_is_exact(data: bytes) -> None:
    assert unpack_raw(pack_raw(data)) == data


def test_the_tally_counts(make: Callable[..., Pipeline]) -> None:
    pipeline = make()
    for text in ("mark", "mark and seen", "nothing"):
        pipeline.clean(RawDocument("a", text))
    assert pipeline.tally.documents == 3
    assert pipeline.tally.edits == {"probe": {"mark": 2}}
    assert pipeline.tally.findings == {"probe": {"seen": 1}}
    assert set(pipeline.tally.seconds) >= {"decode", "probe"}


def test_html_is_told_by_content_and_by_name() -> None:
    page = "<!DOCTYPE html><html><body><p>The council met on Friday.</p></body></html>"
    assert "<p>" not in cleaner.clean(page).text
    assert "<p>" not in cleaner.clean(page, media_type="text/html").text
    assert cleaner.clean("In <html> the tag comes first.").text.startswith("In <html>")


def test_lone_surrogates_are_replaced_and_counted() -> None:
    document = cleaner.clean("a \ud83d b \ud83d\ude00")
    assert document.restore() == "a \ufffd b 😀"
    assert document.encoding is not None
    assert document.encoding.replaced == 1


def test_config_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_text('[pipeline]\nstages = []\nskip = ["nix"]\n')
    with pytest.raises(PluginError, match='no stage "nix"'):
        cleaner.clean("", config=path)


@settings(max_examples=200, deadline=None)
@given(scraped_pages())
def test_the_whole_pipeline_keeps_its_promises(text: str) -> None:
    document = cleaner.clean(text, media_type="text/plain")
    assert document.restore() == text


def damaged_articles() -> st.SearchStrategy[str]:
    """Articles with the damage of a scrape at the places where scrapes have it."""
    title = st.sampled_from(["VID: Rain in May\n\nFri Sep 30, 2016 18:18\n\n", ""])
    dump = dumps().filter(lambda text: text.startswith(("array", "string")))
    return st.builds(
        lambda head, body, tail: f"{head}{body}\n\n{tail}", title, prose | mojibake(), dump
    )


@settings(max_examples=200, deadline=None)
@given(damaged_articles())
def test_a_second_pass_changes_nothing(text: str) -> None:
    document = cleaner.clean(text)
    assert document.restore() == text
    again = cleaner.clean(document.text)
    assert not again.edits, (document.text, again.edits)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_that_can_be_undone(data: bytes) -> None:
    document = cleaner.clean(data, media_type="text/plain")
    assert isinstance(document.restore(), str)
