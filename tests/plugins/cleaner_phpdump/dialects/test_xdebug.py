"""Xdebug's own var_dump: its text, its HTML, and what is left of that when the tags are gone."""

import html
import re
from typing import Any

import pytest

from cleaner_phpdump import find_dumps

TEXT = [
    ("list", "array(2) {\n  [0] =>\n  int(1)\n  [1] =>\n  double(1.5)\n}", [1, 1.5]),
    (
        "keys",
        "array(2) {\n  'k\\'q' =>\n  NULL\n  'e-mail' =>\n  bool(true)\n}",
        {"k'q": None, "e-mail": True},
    ),
    (
        "object",
        "class A#3 (2) {\n  public $n =>\n  int(1)\n  private readonly ?int $d =>\n  *uninitialized*\n}",
        {"__class__": "A", "n": 1},
    ),
    ("enum", 'array(1) {\n  [0] =>\n  enum Suit::Hearts : string("H");\n}', ["Suit::Hearts"]),
    (
        "recursion",
        "class A#3 (1) {\n  public $me =>\n      ...\n\n}",
        {"__class__": "A", "me": "*RECURSION*"},
    ),
    ("array in itself", "array(1) {\n  'me' =>\n  &array\n}", {"me": "*RECURSION*"}),
    (
        "names of any kind",
        "class A#3 (2) {\n  public $post title =>\n  int(1)\n  public $k=> =>\n  int(2)\n}",
        {"__class__": "A", "post title": 1, "k=>": 2},
    ),
    ("depth", "array(1) {\n  'deep' =>\n  array(4) {\n    ...\n  }\n}", {"deep": []}),
    ("children", "array(3) {\n  [0] =>\n  int(1)\n\n  (more elements)...\n}", [1]),
]
LINE = "/var/www/site/single.php:109:\n"


@pytest.mark.parametrize(("name", "text", "value"), TEXT, ids=[row[0] for row in TEXT])
@pytest.mark.parametrize("line", ["", LINE], ids=["alone", "with its line"])
def test_text(name: str, text: str, value: Any, line: str) -> None:
    (dump,) = find_dumps(f"It rained.\n{line}{text}\nIt stopped.")
    assert (dump.start, dump.end) == (11, 11 + len(line + text))
    assert (dump.value, dump.complete) == (value, True)
    assert dump.dialect == "xdebug_text" or not (line or "'" in text)


def test_the_type_of_an_uninitialized_property_is_kept() -> None:
    (dump,) = find_dumps("class A#3 (0) {\n  protected ?int $d =>\n  *uninitialized*\n}")
    assert dump.tree["props"] == [["d", "protected", None, {"t": "uninit", "type": "?int"}]]


def test_a_string_over_the_limit() -> None:
    shown = 'x"' * 256
    text = f'array(1) {{\n  [0] =>\n  string(1388) "{shown}"...\n}}'
    (dump,) = find_dumps(text)
    assert (dump.end, dump.complete, dump.misfits) == (len(text), True, 0)
    assert dump.tree["items"][0][1] == {"t": "str", "v": shown, "len": 1388, "truncated": True}
    (alone,) = find_dumps(f'It rained.\nstring(1388) "{shown}"...\nIt stopped.')
    assert (alone.declared_bytes, alone.actual_bytes) == (1388, 512)


HTML = """<pre class='xdebug-var-dump' dir='ltr'>
<small>/var/www/site/single.php:109:</small>
<b>array</b> <i>(size=4)</i>
  0 <font color='#888a85'>=&gt;</font> <small>string</small> <font color='#cc0000'>'it's &lt;b&gt;'</font> <i>(length=8)</i>
  'k' <font color='#888a85'>=&gt;</font>\x20
    <b>object</b>(<i>Child</i>)[<i>3</i>]
      <i>private</i> 's' <small>(Base)</small> <font color='#888a85'>=&gt;</font> <small>boolean</small> <font color='#75507b'>true</font>
      <i>public</i> <i>?int</i> 'd' <font color='#888a85'>=&gt;</font> <font color='#3465a4'>*uninitialized*</font>
      <i>public</i> 'me' <font color='#888a85'>=&gt;</font>\x20
        <i>&amp;</i><b>object</b>(<i>Child</i>)[<i>3</i>]
  'none' <font color='#888a85'>=&gt;</font>\x20
    <b>array</b> <i>(size=0)</i>
      <i><font color='#888a85'>empty</font></i>
  'last' <font color='#888a85'>=&gt;</font> <small>float</small> <font color='#f57900'>1.5</font>
</pre>"""
VALUE = {
    "0": "it's <b>",
    "k": {"__class__": "Child", "s": True, "me": "*RECURSION*"},
    "none": [],
    "last": 1.5,
}
STRIPPED = html.unescape(re.sub("<[^>]*>", "", HTML)).strip()


def test_html() -> None:
    page = f"<p>It rained.</p>{HTML}<p>It stopped.</p>"
    (dump,) = find_dumps(page)
    assert page[dump.start : dump.end] == HTML
    assert (dump.value, dump.dialect, dump.complete) == (VALUE, "xdebug_html", True)


LEFT = [
    ("without its indents", re.sub(r"\n\s+", "\n", STRIPPED)),
    ("as it is", STRIPPED),
    ("in one line", " ".join(STRIPPED.split())),
    ("escaped", html.escape(STRIPPED)),
    ("escaped twice", html.escape(html.escape(STRIPPED))),
    ("without the line", STRIPPED.split("\n", 1)[1]),
]


@pytest.mark.parametrize(("name", "text"), LEFT, ids=[row[0] for row in LEFT])
def test_without_its_tags(name: str, text: str) -> None:
    (dump,) = find_dumps(f"It rained.\n\n{text}\n\nIt stopped.")
    assert (dump.start, dump.end) == (12, 12 + len(text))
    assert (dump.value, dump.dialect, dump.complete) == (VALUE, "xdebug_html_text", True)
    assert dump.tree["items"][1][1]["props"][0] == [
        "s",
        "private",
        "Base",
        {"t": "bool", "v": True},
    ]


LONE = [
    ("string", "string 'it's' (length=4)", "it's"),
    ("length that does not fit", "string 'it is' (length=40)", "it is"),
    ("over the limit", "string 'Rain fell'... (length=1388)", "Rain fell"),
    ("enum", "enum(Suit::Hearts) : string 'H' (length=1)", "Suit::Hearts"),
    ("old array", "array\n  0 => string 'a' (length=1)", ["a"]),
    ("object", "object(A)[1]\n  public 'n' => null", {"__class__": "A", "n": None}),
    (
        "numbers as names",
        "object(A)[1]\n  public 0 => int 1\n  public 1 => null",
        {"__class__": "A", "0": 1, "1": None},
    ),
    ("NUL that HTML lost", "string 'a\ufffdb' (length=3)", "a\0b"),
]


@pytest.mark.parametrize(("name", "text", "value"), LONE, ids=[row[0] for row in LONE])
def test_lone(name: str, text: str, value: Any) -> None:
    (dump,) = find_dumps(f"It rained.\n{text}\nIt stopped.")
    assert (dump.value, dump.end, dump.complete) == (value, 11 + len(text), True)


def test_in_one_line_a_property_seen_before_is_one_of_the_object_around() -> None:
    text = (
        "object(A)[1] public 'x' => object(B)[2] public 'x' => int 1 public 'y' => int 2 "
        "public 'y' => int 3"
    )
    (dump,) = find_dumps(text)
    assert dump.value == {"__class__": "A", "x": {"__class__": "B", "x": 1, "y": 2}, "y": 3}


CUT = [
    ("in a string", "array (size=2)\n  0 => int 1\n  1 => string 'Rain fe", [1, "Rain fe"]),
    ("in a length", "array (size=1)\n  0 => string 'Rain' (leng", ["Rain"]),
    ("in a key", "array (size=2)\n  'a' => int 1\n  'post_ti", {"a": 1}),
    ("in a word", "array (size=2)\n  'a' => int 1\n  'b' => bool", {"a": 1}),
    ("with an ellipsis", "array (size=2)\n  'a' => int 1\n [...]", {"a": 1}),
    ("in its head", f"{LINE}object(stdCl", None),
]


@pytest.mark.parametrize(("name", "text", "value"), CUT, ids=[row[0] for row in CUT])
def test_cut_off(name: str, text: str, value: Any) -> None:
    (dump,) = find_dumps(f"It rained.\n\n{text}")
    assert (dump.value, dump.complete, dump.end) == (value, False, 12 + len(text))


NOT_A_DUMP = [
    "(length=12) and (size=3) are measured in centimetres.",
    "The string 'rain' (length 4) is short.",
    "A string 'rain' is a string.",
    "const a = object(b)[0]; array (size=2)",
    "$x = array (size=1) 0 => int 1",
]


@pytest.mark.parametrize("text", NOT_A_DUMP)
def test_is_no_dump(text: str) -> None:
    assert find_dumps(text) == []


def test_html_cut_off_takes_nothing_of_the_article_behind_it() -> None:
    article = "\n\nThe mayor said that 3 < 4, and left.\n\nThe bridge opens in May."
    for end in range(len(HTML)):
        for dump in find_dumps(HTML[:end] + article):
            assert dump.end <= end
