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
