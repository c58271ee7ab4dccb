"""Dumps that were collapsed, escaped or cut off on their way."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaner_phpdump import find_dumps
from cleaner_phpdump.nodes import Node
from tests.php.checks import only
from tests.php.conftest import EXAMPLES, PrinterOf
from tests.php.damage import AFTER, BEFORE, ESCAPES, LAYOUTS, collapsed, in_one_line
from tests.php.printers import DIALECTS, Printer, values
from tests.php.projection import begins, has_nested_objects, project
from tests.php.values import Values

WITHOUT_LENGTHS = {"print_r", "var_export", "xdebug_html", "xdebug_html_text"}
TEXTUAL = [dialect for dialect in DIALECTS if dialect != "xdebug_html"]
"""Those whose blanks count; what is escaped in the other is HTML itself."""

_CLOSER = re.compile(r'"(?:;|\s*[\[}])')


def _brackets_balance(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def _in_one_line(dialect: str, text: str) -> bool:
    if dialect == "print_r" and not (_brackets_balance(text) and "[" not in text):
        return False  # brackets are all the structure that a print_r in one line has
    return in_one_line(text)


def _escapable(dialect: str, text: str) -> bool:
    # where no length tells, an ampersand of the string's own may be one of an escape
    return dialect not in WITHOUT_LENGTHS or "&" not in text


def _cuttable(dialect: str, text: str) -> bool:
    # a string that is cut behind such a closer may as well be one whose length is wrong
    return dialect in WITHOUT_LENGTHS or not _CLOSER.search(text)


def _wanted(rule: Callable[[str, str], bool]) -> dict[str, Values]:
    return {dialect: values(dialect, partial(rule, dialect)) for dialect in DIALECTS}


ONE_LINE = _wanted(_in_one_line)
PLAIN = _wanted(lambda dialect, text: _in_one_line(dialect, text) and _escapable(dialect, text))
ESCAPABLE = _wanted(_escapable)
CUTTABLE = _wanted(_cuttable)
SHARES = st.integers(0, 1000).map(lambda share: share / 1000)


def _draw_flat(data: st.DataObject, made: Values, dialect: str) -> Node:
    node: Node = data.draw(made.tops)
    # this dialect doesn't say how many properties an object has; only the indentation does
    assume(dialect != "xdebug_html_text" or not has_nested_objects(node))
    return node


@pytest.mark.parametrize("dialect", TEXTUAL)
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_collapsed_blanks(printer_of: PrinterOf, dialect: str, data: st.DataObject) -> None:
    node = _draw_flat(data, ONE_LINE[dialect], dialect)
    printed, node = printer_of(dialect).show(node)
    text = collapsed(printed)
    dump = only(text, text)
    assert dump.complete
    assert project(dump.tree, dialect) == project(node, dialect)


@pytest.mark.parametrize("times", ESCAPES)
@pytest.mark.parametrize("dialect", TEXTUAL)
@settings(max_examples=EXAMPLES // 2)
@given(st.data())
def test_escaped(times: str, printer_of: PrinterOf, dialect: str, data: st.DataObject) -> None:
    printed, node = printer_of(dialect).show(data.draw(ESCAPABLE[dialect].tops))
    escape = ESCAPES[times]
    text = escape(f"{BEFORE}\n\n{printed.strip()}\n\n{AFTER}")
    dump = only(text, escape(printed.strip()))
    assert project(dump.tree, dialect) == project(node, dialect)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dialect", TEXTUAL)
@settings(max_examples=EXAMPLES // 4)
@given(st.data())
def test_laid_out_otherwise(
    layout: str, printer_of: PrinterOf, dialect: str, data: st.DataObject
) -> None:
    node = _draw_flat(data, PLAIN[dialect], dialect)
    printed, node = printer_of(dialect).show(node)
    text = LAYOUTS[layout](printed.strip())
    (dump,) = find_dumps(f"{BEFORE}\n\n{text}\n\n{AFTER}")
    assert project(dump.tree, dialect) == project(node, dialect)
    assert dump.complete


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_cut_off(printer: Printer, data: st.DataObject) -> None:
    printed, node = printer.show(data.draw(CUTTABLE[printer.dialect].tops))
    text = printed[: int(data.draw(SHARES) * len(printed))]
    dumps = find_dumps(text)
    for dump in dumps[:1]:
        assert not printed[: dump.start].strip() or printed[: dump.start].endswith(":\n")
        shown = project(dump.tree, printer.dialect)
        assert begins(shown, project(node, printer.dialect))
    assert all(0 <= dump.start < dump.end <= len(text) for dump in dumps)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_prose_behind_a_cut_dump_is_not_lost(printer: Printer, data: st.DataObject) -> None:
    printed, _ = printer.show(data.draw(CUTTABLE[printer.dialect].tops))
    cut = printed[: int(data.draw(SHARES) * len(printed))]
    text = f"{BEFORE}\n\n{cut}\n\n{AFTER}"
    first, last = len(BEFORE), len(text) - len(AFTER)
    for dump in find_dumps(text):
        kept = [range(passage.start, passage.end) for passage in dump.passages]
        lost = [
            place
            for place in range(dump.start, dump.end)
            if not first <= place < last and not any(place in passage for passage in kept)
        ]
        assert not lost, text[lost[0] : lost[-1] + 1]
