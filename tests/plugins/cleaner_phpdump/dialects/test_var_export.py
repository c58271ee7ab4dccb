"""var_export: what PHP writes is read back, on lines or run together, and code is left alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump.dialects import var_export
from tests.plugins.cleaner_phpdump.dialects.trees import Tree, cut, finding, integer, string

find, only = finding(var_export.DIALECT)


def array(items: dict[Any, Tree]) -> Tree:
    return {"t": "array", "items": [[key, node] for key, node in items.items()]}


def php_object(name: str, props: dict[Any, Tree]) -> Tree:
    entries = [[key, "public", None, node] for key, node in props.items()]
    return {"t": "object", "class": name, "id": None, "props": entries}


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + escaped.replace("\0", "' . \"\\0\" . '") + "'"


def render(node: Tree, level: int = 1) -> str:
    """Write a tree as PHP 8's var_export does (ext/standard/var.c, php_var_export_ex)."""
    pad = "\n" + " " * (level - 1) if level > 1 else ""
    match node["t"]:
        case "null":
            return "NULL"
        case "bool":
            return str(node["v"]).lower()
        case "int":
            return "-9223372036854775807-1" if node["v"] == -(2**63) else str(node["v"])
        case "float":
            return str(node["v"])
        case "str":
            return quoted(node["v"])
        case "enum":
            return f"{pad}\\{node['class']}::{node['case']}"
        case "array":
            head, close, indent, entries = "array (", ")", level + 1, node["items"]
        case _:
            plain = node["class"] == "stdClass"
            head = "(object) array(" if plain else f"\\{node['class']}::__set_state(array("
            close, indent = ")" if plain else "))", level + 2
            entries = [[key, item] for key, _, _, item in node["props"]]
    lines = "".join(
        f"{' ' * indent}{key if isinstance(key, int) else quoted(key)} => {render(item, level + 2)},\n"
        for key, item in entries
    )
    return f"{pad}{head}\n{lines}{' ' * (level - 1)}{close}"


PIECES = [
    "'",
    "\\",
    "\\'",
    "\0",
    "',\n",
    " => ",
    "array (\n",
    ")",
    "é",
    "😀",
    "\n",
    "abc",
    "0 => 1,",
]
content = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
scalars = st.one_of(
    st.just({"t": "null"}),
    st.booleans().map(lambda value: {"t": "bool", "v": value}),
    st.integers(-(2**63), 2**63 - 1).map(integer),
    st.sampled_from(["0.1", "-0.0", "1.0E+25", "INF", "-INF", "NAN"]).map(
        lambda digits: {"t": "float", "v": digits}
    ),
    content.map(string),
    st.just({"t": "enum", "class": "App\\Suit", "case": "Hearts"}),
)
keys = st.integers(-5, 50) | content


def branches_of(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    items = st.dictionaries(keys, inner, max_size=4)
    names = st.sampled_from(["stdClass", "Post", "App\\Post"])
    return items.map(array) | st.builds(php_object, names, items)


branches = branches_of(st.recursive(scalars, branches_of, max_leaves=10))
surroundings = st.sampled_from(
    [
        ("", ""),
        ("It rained.\n\n", "\n\nIt stopped."),
        ("It rained. ", " It's over."),
        ("“No.”", ' "No." (No.)'),
    ]
)


@given(branches, surroundings)
def test_reads_back_what_php_writes(tree: Tree, around: tuple[str, str]) -> None:
    before, after = around
    text = render(tree)
    found = only(before + text + after)
    assert (found.start, found.end) == (len(before), len(before) + len(text))
    assert (found.tree, found.complete, found.dialect) == (tree, True, "var_export")


LAYOUTS = {
    "lines": "array (\n  'a' => \n  array (\n    0 => 1,\n  ),\n  'b' => NULL,\n)",
    "unindented": "array (\n'a' =>\narray (\n0 => 1,\n),\n'b' => NULL,\n)",
    "windows": "array (\r\n  'a' => \r\n  array (\r\n    0 => 1,\r\n  ),\r\n  'b' => NULL,\r\n)",
    "blank": "array ( 'a' => array ( 0 => 1, ), 'b' => NULL, )",
    "joined": "array ('a' =>array (0 => 1,),'b' => NULL,)",
    "no-break": "array (\n\xa0 'a' => \n\xa0 array (\n\xa0 \xa0 0 => 1,\n\xa0 ),\n\xa0 'b' => NULL,\n)",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(text: str) -> None:
    assert only(f"It rained. {text} It stopped.").tree == array(
        {"a": array({0: integer(1)}), "b": {"t": "null"}}
    )


TREES = {
    "php-7": (
        "Foo::__set_state(array(\n   'a' => 1,\n))",
        php_object("Foo", {"a": integer(1)}),
    ),
    "php-7.2": (
        "stdClass::__set_state(array(\n   'a' => 1,\n))",
        php_object("stdClass", {"a": integer(1)}),
    ),
    "php-5.1-nul": ("array (\n  0 => 'a\\0b',\n)", array({0: string("a\0b")})),
    "php-4": (
        "class foo {\n  var $a = 1;\n  var $b = \n  array (\n    0 => 'x',\n  );\n}",
        php_object("foo", {"a": integer(1), "b": array({0: string("x")})}),
    ),
    "php-4-inside": (
        "array (\n  0 => \n  class foo {\n    var $a = true;\n  },\n)",
        array({0: php_object("foo", {"a": {"t": "bool", "v": True}})}),
    ),
    "anonymous": (
        "\\class@anonymous\0/in/X:3$0::__set_state(array(\n   'a' => 1,\n))",
        php_object("class@anonymous\0/in/X:3$0", {"a": integer(1)}),
    ),
    "empty": ("array (\n)", array({})),
    "lower-case-null": (
        "array ( 0 => null, 1 => TRUE, )",
        array({0: {"t": "null"}, 1: {"t": "bool", "v": True}}),
    ),
    "enum-on-one-line": (
        "array ( 0 => \\Suit::Hearts, )",
        array({0: {"t": "enum", "class": "Suit", "case": "Hearts"}}),
    ),
    "not-utf-8": ("array (\n  0 => '\udce9',\n)", array({0: {"t": "str", "b64": "6Q=="}})),
}


@pytest.mark.parametrize(("text", "tree"), TREES.values(), ids=TREES)
def test_trees(text: str, tree: Tree) -> None:
    assert only(f"It rained.\n\n{text}\n\nIt stopped.").tree == tree


CUT = {
    "in-a-string": ("array (\n  0 => true,\n  1 => 'It rain", {1: cut("It rain")}),
    "in-a-first-string": ("array (\n  0 => true,\n  1 => 'It rain", {1: cut("It rain")}),
    "mark": ("array (\n  0 => true,\n  1 => 'It rain [...]", {1: cut("It rain")}),
    "behind-a-string": ("array (\n  0 => true,\n  1 => 'It rained'", {1: string("It rained")}),
    "in-a-key": ("array (\n  0 => true,\n  'tit", {}),
    "in-an-arrow": ("array (\n  0 => true,\n  'title' =", {}),
    "in-a-number": ("array (\n  0 => true,\n  1 => 77", {}),
    "in-a-class": ("array (\n  0 => true,\n  1 => \n  \\Foo::__set_sta", {1: None}),
    "on-one-line": ("array ( 0 => true, 1 => 'It rain", {1: cut("It rain")}),
    "behind-a-comma": ("array (\n  0 => true,", {}),
}


@pytest.mark.parametrize(
    "after", ["", "\n\nIt stopped at noon, and it's over.", "\nIt stopped at noon, they said."]
)
@pytest.mark.parametrize(("text", "rest"), CUT.values(), ids=CUT)
def test_what_is_cut_off_ends_with_its_line(
    text: str, rest: dict[int, Tree | None], after: str
) -> None:
    found = only(f"News. {text}{after}")
    assert (found.start, found.end, found.complete) == (6, 6 + len(text), False)
    whole = {0: {"t": "bool", "v": True}}
    assert found.tree == array(whole | {key: node for key, node in rest.items() if node})


@given(branches, st.data())
def test_cut_off(tree: Tree, data: st.DataObject) -> None:
    """Whatever is left of a dump is its own, and nothing before it is."""
    text = render(tree)
    left = text[: data.draw(st.integers(0, len(text) - 1))]
    assert all(found.start >= 11 for found in find(f"It rained. {left}"))


JSON = '[{"id":"7","title":"It rained all day","on":true},{"id":"8","title":"It\\\\u2019s"}]'


@pytest.mark.parametrize(
    "text",
    [
        f"'{JSON}'",
        f"It rained.\n'{JSON}'\nIt stopped.",
        f"It rained. '{JSON}' It stopped.",
        '\'{\n    "status": "ok",\n    "data": [\n        1,\n        2\n    ],\n    "text": "It rained"\n}\'',
    ],
)
def test_lone_string_of_json(text: str) -> None:
    found = only(text)
    assert text[found.start] + text[found.end - 1] == "''"
    assert found.tree["v"][0] in "[{"


def test_lone_string_of_json_cut_off() -> None:
    text = f"It rained.\n'{JSON[:70]}"
    found = only(text)
    assert (found.start, found.end, found.complete) == (11, len(text), False)
    assert found.tree == cut(JSON[:70])


def test_passages() -> None:
    story = "It rained all day; it's wet. " * 5
    text = f"array (\n  'body' => {quoted(story)},\n)"
    found = only(text)
    (passage,) = found.passages
    assert (passage.name, passage.content) == ("body", story)
    assert text[passage.start : passage.end] == quoted(story)[1:-1]


def test_one_behind_the_other() -> None:
    text = "array (\n  0 => 1,\n)array (\n  0 => 2,\n)\narray (\n)"
    assert [found.tree["t"] for found in find(text)] == ["array"] * 3


PLAIN = "array (\n  'a' => 1,\n)"
CODE = {
    "assigned": f"$a = {PLAIN};",
    "assigned-on-a-new-line": f"$a =\n  {PLAIN};",
    "returned": f"<?php return {PLAIN};",
    "argument": f"foo({PLAIN})",
    "second-argument": f"foo($a, {PLAIN})",
    "element": f"[\n  'x' => {PLAIN},\n]",
    "ends-in-semicolon": f"It rained.\n{PLAIN};",
    "heredoc": f"$x = <<<EOT\n{PLAIN}\nEOT;",
    "expected-in-a-test": f"assertSame('{PLAIN}', $x)",
    "comment": "/* {{{\n * array (\n *   'a' => 1,\n * )\n */",
    "line-comment": "// array ( 'a' => 1, )",
    "variable": "array (\n  'a' => $a,\n)",
    "constant": "array (\n  'a' => E_ALL,\n)",
    "class-constant": "array (\n  'a' => Foo::BAR,\n)",
    "call": "array (\n  'a' => time(),\n)",
    "concatenation": "array (\n  'a' => 'b' . 'c',\n)",
    "no-comma": "array (\n  'a' => 1\n)",
    "no-keys": "array ( 1, 2, )",
    "nested-on-the-line": "array (\n  'a' => array (\n    'b' => 1,\n  ),\n)",
    "mixed-layout": "array (\n  'a' => 1, 'b' => 2,\n)",
    "no-blank": "array( 'a' => 1, )",
    "cast-assigned": "$o = (object) array( 'b' => 2, );",
    "in-a-sentence": "Write array () for an empty one, or array ( ).",
    "type": "function f(array $a, array ($b)) {}",
    "php-4-class": "class Foo {\n  var $a = 1;\n  function b() {}\n}",
    "php-4-without-values": "class Foo {\n  var $a;\n}",
    "python": ">>> json.dumps(x)\n'{\"4\": 5}'",
    "javascript": f"const x = '{JSON}';",
    "javascript-array": f"[\n  '{JSON}'\n]",
    "shell": f"curl -d '{JSON}' https://example.org",
    "kotlin": "val b = IntArray(3) { 0 }",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_leaves_code_alone(text: str) -> None:
    assert find(text) == []


@given(st.text(st.sampled_from("ary (\n'\\=>01,)\"$ v"), max_size=80))
def test_any_text(text: str) -> None:
    end = 0
    for found in find(f"array (\n{text}"):
        assert end <= found.start < found.end <= len(text) + 8
        end = found.end


def test_any_depth() -> None:
    count = 40_000
    found = only("array ( 0 => " * count + "1, " + "), " * (count - 1) + ")")
    deepest, node = 0, found.tree
    while node.get("items"):
        deepest, node = deepest + 1, node["items"][0][-1]
    assert found.complete
    assert deepest == count


HOSTILE = {
    "nested": "array (\n  0 => \n  " * 10_000,
    "flat": "array ( 0 => " * 20_000,
    "quote": "array (\n  0 => '" + "\\'" * 100_000,
    "quotes": "array (\n  0 => '\n" * 20_000,
    "cut": "array (\n 0 => 1,\n  0 => '\\'\n" * 10_000,
    "heads": "array (" * 30_000,
    "states": "\\Foo::__set_state(array(" * 10_000,
    "names": ("\\A" * 100 + "::__set_state(array(\n") * 1_000,
    "class": "class a {\n  var $" * 20_000,
    "concatenated": "array ( 0 => ''" + " . \"\\0\" . ''" * 30_000,
    "blanks": ("array (\n 0 => " + " " * 1000) * 300,
    "json": '\n\'[{"a":1' * 20_000,
    "json-quotes": '\n\'[{"a":' + "\\'" * 100_000,
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile(text: str) -> None:
    assert all(found.end <= len(text) for found in find(text))
