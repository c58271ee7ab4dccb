"""What PHP prints is found whole and read back exactly, alone and in the midst of prose."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaner.testing import run_stage
from cleaner_phpdump import find_dumps, nodes, phpdump
from cleaner_phpdump.found import PASSAGE_MIN
from cleaner_phpdump.nodes import Node
from tests.php.checks import only
from tests.php.conftest import EXAMPLES, PrinterOf
from tests.php.damage import AFTER, BEFORE
from tests.php.printers import DIALECTS, Printer, values
from tests.php.projection import contents, limited, project
from tests.php.values import LONG

VALUES = {dialect: values(dialect) for dialect in DIALECTS}
SHORT = {dialect: values(dialect, lambda text: LONG not in text) for dialect in DIALECTS}
DEFAULT_LIMITS = {
    "xdebug.var_display_max_depth": "3",
    "xdebug.var_display_max_children": "128",
    "xdebug.var_display_max_data": "512",
}
WITH_LENGTHS = {"var_dump", "debug_zval_dump", "serialize"}
ROW = re.compile(r"\n    \[[x1]\] => [yb]\n")
XDEBUG = {"xdebug_text", "xdebug_html", "xdebug_html_text"}


def tops(dialect: str) -> st.SearchStrategy[Node]:
    made = VALUES[dialect]
    if not DIALECTS[dialect].strings:
        return made.tops
    return st.one_of(made.tops, made.tops, made.tops, made.strings)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_a_dump_is_read_back(printer: Printer, data: st.DataObject) -> None:
    printed, node = printer.show(data.draw(tops(printer.dialect)))
    dump = only(printed, printed)
    assert dump.complete
    assert dump.dialect == printer.dialect
    assert project(dump.tree, printer.dialect) == project(node, printer.dialect)
    if printer.dialect in WITH_LENGTHS:
        assert dump.misfits == 0


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_prose_around_a_dump_is_untouched(printer: Printer, data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from([" ", "\n", "\n\n"]))
    printed, node = printer.show(data.draw(SHORT[printer.dialect].tops))
    text = f"{BEFORE}{gap}{printed.strip()}{gap}{AFTER}"
    document = run_stage(phpdump, text)
    dump = only(text, printed)
    assert project(dump.tree, printer.dialect) == project(node, printer.dialect)
    assert document.text.split() == f"{BEFORE} {AFTER}".split()
    assert len(document.embedded) == 1


@settings(max_examples=EXAMPLES * 2)
@given(st.data())
def test_dumps_of_several_dialects(printer_of: PrinterOf, data: st.DataObject) -> None:
    text, expected = BEFORE, []
    for dialect in data.draw(st.lists(st.sampled_from(sorted(DIALECTS)), min_size=2, max_size=4)):
        printed, node = printer_of(dialect).show(data.draw(VALUES[dialect].tops))
        # print_r marks no end of a string: what looks like its next row is one
        assume(not ROW.search(printed) or "print_r" not in (name for name, _ in expected))
        gap = data.draw(st.sampled_from(["\n", "\n\n", f"\n\n{AFTER}\n\n"]))
        text += f"{gap}{printed.strip()}"
        expected.append((dialect, project(node, dialect)))
    found = [(dump.dialect, project(dump.tree, dump.dialect)) for dump in find_dumps(text)]
    assert found == expected


@settings(max_examples=EXAMPLES // 2)
@given(st.data())
def test_long_strings_are_passages(printer: Printer, data: st.DataObject) -> None:
    inner = data.draw(VALUES[printer.dialect].tops)
    node = nodes.array([[0, nodes.string(LONG)], ["b", inner], ["c", nodes.string(LONG)]])
    printed, _ = printer.show(node)
    passages = only(printed, printed).passages
    expected = [text for text in contents(node) if len(text) >= PASSAGE_MIN]
    assert [passage.content for passage in passages] == expected
    for passage in passages:
        if passage.content == LONG:
            assert printed[passage.start : passage.end].replace("\\'", "'") == LONG


@pytest.mark.parametrize("dialect", sorted(XDEBUG))
def test_what_xdebug_leaves_out_is_marked(printer_of: PrinterOf, dialect: str) -> None:
    printer = printer_of(dialect)

    @settings(max_examples=EXAMPLES // 2)
    @given(VALUES[dialect].tops)
    def check(node: Node) -> None:
        node = nodes.array([[0, node], ["long", nodes.string("é" * 300)]])
        printed, node = printer.show(node, DEFAULT_LIMITS)
        assert project(only(printed, printed).tree, dialect) == project(limited(node), dialect)

    check()


@pytest.mark.parametrize("dialect", sorted(XDEBUG))
def test_more_children_than_xdebug_shows(printer_of: PrinterOf, dialect: str) -> None:
    many = nodes.array([[index, {"t": "int", "v": index}] for index in range(200)])
    printed, node = printer_of(dialect).show(many, DEFAULT_LIMITS)
    assert project(only(printed, printed).tree, dialect) == project(limited(node), dialect)
