"""Escaped dumps: lengths hold for the unescaped text, positions for the text as given."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import dumps
from cleaner_phpdump import find_dumps

RAW = 'array(2) {\n  ["t"]=>\n  string(9) "<b>é</b>"\n  ["n"]=>\n  int(1)\n}'

ESCAPED = [
    ("all entities", html.escape(RAW)),
    ("without quotes", html.escape(RAW, quote=False)),
    ("line breaks as markup", html.escape(RAW).replace("\n", "<br />\n")),
    ("blanks as entities", html.escape(RAW).replace("  ", "&nbsp; ")),
    ("numeric", RAW.replace("<", "&#60;").replace(">", "&#x3E;")),
]


@pytest.mark.parametrize(("name", "text"), ESCAPED, ids=[row[0] for row in ESCAPED])
def test_escaped_once(name: str, text: str) -> None:
    page = f"<p>A &amp; B</p>{text}<p>It stopped.</p>"
    (dump,) = find_dumps(page)
    assert page[dump.start : dump.end] == text
    assert (dump.value, dump.complete) == ({"t": "<b>é</b>", "n": 1}, True)


def test_entities_inside_a_raw_dump_are_its_own() -> None:
    (dump,) = find_dumps('array(1) {\n  [0]=>\n  string(5) "&amp;"\n}')
    assert (dump.value, dump.misfits) == (["&amp;"], 0)


def test_an_escaped_dump_ends_at_markup() -> None:
    text = "string(90) &quot;The rain &amp; the</p><p>mayor&quot;\n</p>"
    assert find_dumps(text) == []


@given(dumps().filter(lambda text: text.startswith(("array", "string"))))
def test_escaping_changes_no_value(text: str) -> None:
    plain = find_dumps(f"It rained.\n\n{text}\n")
    escaped = html.escape(f"It rained.\n\n{text}\n")
    found = find_dumps(escaped)
    assert [dump.value for dump in found] == [dump.value for dump in plain]
    assert [html.unescape(escaped[dump.start : dump.end]) for dump in found] == [text] * len(plain)


@given(st.text("&;<>br/gtq#u0x \n", max_size=40))
def test_positions_lie_in_the_text(noise: str) -> None:
    text = f"array(1) {{[0]=&gt;{noise}string(1) &quot;a&quot;{noise}}}"
    for dump in find_dumps(text):
        assert 0 <= dump.start < dump.end <= len(text)
