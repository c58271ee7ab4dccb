"""Joining the prose around a dump."""

import pytest

from cleaner.testing import run_stage
from cleaner_phpdump import phpdump

DUMP = 'array(1) {\n  [0]=>\n  string(3) "a b"\n}'

JOINS = [
    ("alone", "{}", ""),
    ("at the start", "{}\n\nIt rained.", "It rained."),
    ("at the end", "It rained.\n\n\n{}\n", "It rained."),
    ("between paragraphs", "It rained.\n\n{}\n\nIt stopped.", "It rained.\n\nIt stopped."),
    ("a large gap", "It rained.\n\n\n{}\n \n\nIt stopped.", "It rained.\n\nIt stopped."),
    ("between lines", "It rained.\n{}\nIt stopped.", "It rained.\nIt stopped."),
    ("a line behind", "It rained.\n{} It stopped.", "It rained.\nIt stopped."),
    ("in a line", "It rained. {} It stopped.", "It rained. It stopped."),
    ("glued behind", "It rained. {}It stopped.", "It rained. It stopped."),
    ("glued on both sides", "It rained.{}It stopped.", "It rained. It stopped."),
    ("before a full stop", "It rained {}.", "It rained."),
    ("carriage returns", "It rained.\r\n\r\n{}\r\nIt stopped.", "It rained.\r\n\r\nIt stopped."),
    ("in pre", "It rained.\n<pre>{}</pre>\nIt stopped.", "It rained.\nIt stopped."),
    ("in pre with blanks", "It rained. <pre class='d'>\n{}\n</pre> Now.", "It rained. Now."),
    ("half a pre", "It rained. <pre>{} Now.", "It rained. <pre> Now."),
    ("two", "It rained.\n{0}\n\n{0}\nIt stopped.", "It rained.\nIt stopped."),
    ("two joined", "It rained. {0}{0} Now.", "It rained. Now."),
    ("two in one pre", "It rained. <pre>{0}\n{0}</pre> Now.", "It rained. Now."),
    ("two pre", "It rained. <pre>{0}</pre>\n<pre>{0}</pre> Now.", "It rained. Now."),
    ("two apart", "It rained.\n\n{0}\n\nHard.\n\n{0}", "It rained.\n\nHard."),
]


@pytest.mark.parametrize(("name", "before", "after"), JOINS, ids=[row[0] for row in JOINS])
def test_joins(name: str, before: str, after: str) -> None:
    text = before.format(DUMP)
    document = run_stage(phpdump, text)
    assert document.text == after
    assert len(document.edits) == len(document.embedded) == text.count(DUMP)
    assert {edit.rule for edit in document.edits} == {"php-dump"}


BEHIND = [
    ("a dialogue", 'array(1) {\n  ["t"]=>\n  string(4) "rain"\n}', '"Is it over?" he asked.'),
    (
        "a word of Xdebug",
        "array (size=1)\n  't' => string 'rain' (length=4)",
        "public houses open.",
    ),
    ("an apostrophe", "array (size=1)\n  't' => string 'rain' (length=4)", "'Twas a dark night."),
    (
        "a word, behind a cut",
        'array(2) {\n  ["a"]=>\n  int(1)\n  ["b"]=>',
        "class struggles began.",
    ),
    ("a mark of a cut", 'a:2:{i:0;s:4000:"It rained &hellip;', "and it stopped at noon."),
]


@pytest.mark.parametrize(("name", "dump", "prose"), BEHIND, ids=[row[0] for row in BEHIND])
def test_prose_that_looks_like_more_of_a_dump_stays(name: str, dump: str, prose: str) -> None:
    assert run_stage(phpdump, f"It rained.\n\n{dump}\n\n{prose}").text == f"It rained.\n\n{prose}"


GLUED = [
    ("Chinese", "大雨下了三天", "stdClass Object ( [id] => 7 )"),
    ("Russian", "Это все", "Post Object ( [id] => 7 )"),
    ("English", "It rained", "stdClass Object ( [id] => 7 )"),
    ("a serialized object", "Дождь.", 'O:4:"Post":1:{s:1:"a";i:1;}'),
]


@pytest.mark.parametrize(("name", "prose", "dump"), GLUED, ids=[row[0] for row in GLUED])
def test_prose_glued_to_a_class_stays(name: str, prose: str, dump: str) -> None:
    assert run_stage(phpdump, f"{prose}{dump}").text == prose


def test_a_quotation_with_a_length_that_fits_in_no_way_is_prose() -> None:
    for text in ('It rained.\nstring(2) "雨" 雨停了。', 'i.e. string(255) "as we call it" in it'):
        assert run_stage(phpdump, text).text == text


NO_MORE = [
    ("a caption", "Array\n(\n    [n] => 5\n\n\n[Photo: A. B.]", "[Photo: A. B.]"),
    ("a key of another", "array (\n  'n' =>\n\nfloat on the water", "float on the water"),
]


@pytest.mark.parametrize(("name", "text", "left"), NO_MORE, ids=[row[0] for row in NO_MORE])
def test_a_cut_dump_ends_at_an_empty_line(name: str, text: str, left: str) -> None:
    assert run_stage(phpdump, f"It rained.\n\n{text}").text.endswith(left)
