"""print_r: what PHP writes is read back, on lines or run together, and nothing else is taken."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump.dialects import print_r
from cleaner_phpdump.dialects.print_r.tree import array_key
from tests.plugins.cleaner_phpdump.dialects.trees import Tree, cut, finding, string

find, only = finding(print_r.DIALECT)


def array(items: dict[Any, Any]) -> Tree:
    pairs = items.items()
    return {
        "t": "array",
        "items": [[k, string(v) if isinstance(v, str) else v] for k, v in pairs],
    }


def php_object(name: str, *props: list[Any]) -> Tree:
    return {"t": "object", "class": name, "id": None, "props": list(props)}


def render(node: Tree, indent: int = 0) -> str:
    """Write a tree as PHP 8's print_r does (Zend/zend.c, zend_print_zval_r_to_buf)."""
    pad = " " * indent
    match node["t"]:
        case "str":
            return str(node["v"])
        case "recursion":
            return "stdClass Object\n *RECURSION*"
        case "array":
            head, entries = "Array", [(key, item) for key, item in node["items"]]
        case "enum":
            backing = node.get("backing")
            kind = "" if not backing else ":string" if backing["t"] == "str" else ":int"
            head = f"{node['class']} Enum{kind}"
            entries = [("name", string(node["case"]))]
            if backing:
                entries.append(("value", string(str(backing["v"]))))
        case _:
            head, entries = f"{node['class']} Object", []
            for name, visibility, owner, item in node["props"]:
                mark = {"public": "", "protected": ":protected"}.get(
                    visibility, f":{owner}:private"
                )
                entries.append((name + mark, item))
    lines = "".join(f"{pad}    [{key}] => {render(item, indent + 8)}\n" for key, item in entries)
    return f"{head}\n{pad}(\n{lines}{pad})\n"


SHAPES = [
    ("empty", "Array\n(\n)\n", array({})),
    ("flat", "Array\n(\n    [0] => a\n    [k] => \n)\n", array({0: "a", "k": ""})),
    (
        "nested",
        "Array\n(\n    [a] => Array\n        (\n            [0] => x\n        )\n\n    [b] => y\n)\n",
        array({"a": array({0: "x"}), "b": "y"}),
    ),
    (
        "object",
        "App\\User Object\n(\n    [id] => 5\n    [mail:protected] => m\n    [s:App\\Base:private] => t\n)\n",
        php_object(
            "App\\User",
            ["id", "public", None, string("5")],
            ["mail", "protected", None, string("m")],
            ["s", "private", "App\\Base", string("t")],
        ),
    ),
    (
        "PHP 5.2",
        "A Object\n(\n    [s:private] => t\n)\n",
        php_object("A", ["s", "private", None, string("t")]),
    ),
    (
        "anonymous class",
        "class@anonymous Object\n(\n    [a] => b\n)\n",
        php_object("class@anonymous", ["a", "public", None, string("b")]),
    ),
    (
        "class that is called like an array",
        "Array\n(\n    [0] => ArrayObject Object\n        (\n        )\n\n)\n",
        array({0: php_object("ArrayObject")}),
    ),
    (
        "recursion",
        "A Object\n(\n    [me] => A Object\n *RECURSION*\n    [z] => 1\n)\n",
        php_object(
            "A", ["me", "public", None, {"t": "recursion"}], ["z", "public", None, string("1")]
        ),
    ),
    (
        "enum",
        "Suit Enum:string\n(\n    [name] => Hearts\n    [value] => H\n)\n",
        {"t": "enum", "class": "Suit", "case": "Hearts", "backing": string("H")},
    ),
    (
        "enum of integers",
        "Array\n(\n    [0] => N Enum:int\n        (\n            [name] => One\n            [value] => -1\n        )\n\n)\n",
        array({0: {"t": "enum", "class": "N", "case": "One", "backing": {"t": "int", "v": -1}}}),
    ),
    (
        "pure enum",
        "Suit Enum\n(\n    [name] => Hearts\n)\n",
        {"t": "enum", "class": "Suit", "case": "Hearts"},
    ),
    (
        "resource",
        "Array\n(\n    [0] => Resource id #5\n)\n",
        array({0: "Resource id #5"}),
    ),
    (
        "words of the format in texts",
        "Array\n(\n    [0] => Array()\n    [1] => A Object\n    [2] => see [1] => x\n    [3] => )\n)\n",
        array({0: "Array()", 1: "A Object", 2: "see [1] => x", 3: ")"}),
    ),
]


@pytest.mark.parametrize(("name", "text", "tree"), SHAPES)
def test_reads_what_php_lays_out(name: str, text: str, tree: Tree) -> None:
    found = only(text)
    assert found.tree == tree
    assert (found.start, found.end) == (0, len(text) - 1)
    assert found.complete
    assert found.dialect == "print_r"


@pytest.mark.parametrize(("name", "text", "tree"), SHAPES[:-1])
def test_reads_the_same_on_one_line(name: str, text: str, tree: Tree) -> None:
    line = " ".join(text.split())
    found = only(f"Rain (heavy). {line} Sun (some).")
    assert found.tree == tree
    assert (found.start, found.end) == (14, 14 + len(line))


@pytest.mark.parametrize(("name", "text", "tree"), SHAPES[:-1])
def test_reads_the_same_without_indents(name: str, text: str, tree: Tree) -> None:
    assert only("\n".join(line.strip() for line in text.split("\n"))).tree == tree


@pytest.mark.parametrize(("name", "text", "tree"), SHAPES)
def test_reads_the_same_indented_as_a_whole(name: str, text: str, tree: Tree) -> None:
    assert only("".join(f"   {line}" for line in text.splitlines(keepends=True))).tree == tree


@pytest.mark.parametrize(
    "value",
    [
        "one\ntwo",
        "one\n\ntwo",
        '[\n    {\n        "a": 1\n    }\n]',
        "if (x) {\n  y();\n}",
        "\n}\n",
        "\ta",
    ],
)
def test_keeps_the_lines_of_a_text(value: str) -> None:
    text = f"Array\n(\n    [0] => {value}\n    [b] => c\n)\n"
    assert only(text).tree == array({0: value, "b": "c"})


def test_keeps_a_dump_in_a_text() -> None:
    inner = "Array\n(\n    [0] => x\n)\n"
    text = f"Array\n(\n    [a] => {inner}\n    [b] => c\n)\n"
    assert only(text).tree == array({"a": inner, "b": "c"})


def test_line_ends_of_windows() -> None:
    text = "Array\r\n(\r\n    [a] => Array\r\n        (\r\n            [0] => x\r\n        )\r\n\r\n)\r\n"
    assert only(text).tree == array({"a": array({0: "x"})})


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Array ( [0] => (b) [1] => f(x) )", {0: "(b)", 1: "f(x)"}),
        ("Array ( [0] => well :) [1] => oh :-( yes )", {0: "well :)", 1: "oh :-( yes"}),
        ("Array ( [0] => a ( b ) c [1] => d )", {0: "a ( b ) c", 1: "d"}),
        ("Array ( [0] => 1) one 2) two [1] => d )", {0: "1) one 2) two", 1: "d"}),
        ("Array ( [0] => } ) [k] => d )", {0: "} )", "k": "d"}),
        ("Array ( [0] => see [2] and [x] [k] => => )", {0: "see [2] and [x]", "k": "=>"}),
        ("Array ( [0] => [] => [a b] => )", {0: "", "": "", "a b": ""}),
        ("Array ( [k[0]] => x )", {"k[0]": "x"}),
        ("Array ( [0] => Array() [1] => Object )", {0: "Array()", 1: "Object"}),
    ],
)
def test_parentheses_and_brackets_in_texts(text: str, items: dict[Any, str]) -> None:
    found = only(text)
    assert found.tree == array(items)
    assert found.end == len(text)


def test_reads_a_dump_without_any_blanks() -> None:
    text = "Array([0] => a[1] => Array([x] =>[y] => (b))[2] => c)"
    assert only(text).tree == array({0: "a", 1: array({"x": "", "y": "(b)"}), 2: "c"})


def test_reads_other_indents() -> None:
    text = "Array\n(\n\t[0] => a\n\t[1] => Array\n\t\t(\n\t\t\t[x] => y\n\t\t)\n\n)\nRain."
    assert only(text).tree == array({0: "a", 1: array({"x": "y"})})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It rained.\n", "\nIt stopped."),
        ("It rained.", "It stopped."),
        ("A list (of two): ", " and so on (etc.)."),
        ("News // Weather // ", ""),
        ("<pre>", "</pre>"),
        ("'Rain,' he said.'", " It stopped."),
    ],
)
@pytest.mark.parametrize("dump", ["Array\n(\n    [0] => a\n)", "A\\B Object ( [x] => y )"])
def test_spans_nothing_but_the_dump(before: str, dump: str, after: str) -> None:
    found = only(before + dump + after)
    assert (found.start, found.end) == (len(before), len(before + dump))


def test_dumps_in_a_row() -> None:
    text = "Array ( [0] => a ) Array ( [0] => b )\nArray\n(\n    [0] => c\n)\nA Object\n(\n)\n"
    assert [found.tree for found in find(text)] == [
        array({0: "a"}),
        array({0: "b"}),
        array({0: "c"}),
        php_object("A"),
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Array\n(\n    [0] => rai", array({0: cut("rai")})),
        ("Array\n(\n    [0] => rai...", array({0: cut("rai")})),
        ("Array ( [0] => rain [1] => su […]", array({0: "rain", 1: cut("su")})),
        ("Array ( [0] => rain [ti [&hellip;]", array({0: "rain"})),
        ("Array\n(\n    [0] => rain\n    [ti", array({0: "rain"})),
        ("Array\n(\n    [0] => rain\n        ", array({0: cut("rain")})),
        ("Array\n(\n    [0] => one\ntwo\nthr", array({0: cut("one\ntwo\nthr")})),
        ("Array\n(\n    [0] => rain\n    [1] =>...", array({0: "rain"})),
        ("Array\n(\n    [0] => Array\n        (…", array({0: array({})})),
        ("Array ( [0] => stdClass Obj", array({0: php_object("stdClass")})),
        (
            "Array\n(\n    [0] => Array\n        (\n            [a] => b\n        )\n\n    [k",
            array({0: array({"a": "b"})}),
        ),
    ],
)
def test_a_dump_cut_off_with_the_text(text: str, tree: Tree) -> None:
    found = only(text)
    assert found.tree == tree
    assert not found.complete
    assert text[found.end :].strip() == ""


@pytest.mark.parametrize(
    "dump",
    [
        "Array\n(\n    [0] => rain\n    [1] => su",
        "Array ( [0] => rain [1] => su",
        "Array ( [0] => rain [1] => Array ( [x] => y )",
        "Array ( [0] => rain [ti",
        "Array\n(\n    [0] => Array\n        (\n            [a] => b\n        )",
        "Array ( [0] =>",
    ],
)
def test_a_dump_that_never_closes_swallows_no_article(dump: str) -> None:
    article = "The river rose (again), and the bridge was closed.\n\nNobody was hurt :)"
    for rest in (
        article,
        f"{article}\n\nArray ( [0] => a )",
        f"{article}\n\nArray\n(\n    [0] => a\n)",
    ):
        found = find(f"{dump}\n\n{rest}")[0]
        assert found.end == len(dump)
        assert not found.complete


ARTICLE = (
    "The river rose (again).\n\nThe bridge was closed, and nobody knew for how long it would be."
)


@pytest.mark.parametrize(
    ("end", "complete"), [("\n\n[video] => [rows] => Array ( [1] => a ) )", True), ("", False)]
)
def test_an_article_in_a_dump_is_a_passage(end: str, complete: bool) -> None:
    text = f"stdClass Object ( [id] => 7 [fulltext] =>\n\n {ARTICLE}{end}"
    found = only(text)
    assert (found.start, found.end, found.complete) == (0, len(text), complete)
    (passage,) = found.passages
    assert text[passage.start : passage.end] == passage.content == ARTICLE
    assert passage.name == "fulltext"


def test_only_long_texts_are_passages() -> None:
    text = f"Array\n(\n    [a] => {'x' * 79}\n    [b] => {'y' * 80}\n)\n"
    (passage,) = only(text).passages
    assert (passage.name, passage.content) == ("b", "y" * 80)
    assert text[passage.start : passage.end] == passage.content


@pytest.mark.parametrize(
    "text",
    [
        "An Array of lights, an Object lesson and an Enum.",
        "On show: Object (sculpture), Array (installation), Object ([untitled]) and more.",
        "let a = new Array(3); let b = new Array(); x = Array(3); y = Object();",
        "var o = new Object ( ); var a = new Array ( ); x.Array ( );",
        "$a = array('a' => 1, 'b' => array(2)); return Array([1, 2]);",
        "array ( [0] => a )",
        "Array [0] => a",
        "Array ( 'a' => 1, [2, 3] )",
        "// Array ( [0] => a )",
        "print_r($list); // Array ( [0] => a )",
        "    /* returns Array ( [0] => a ) */",
        " * Array ( [0] => a )",
        "# Array ( [0] => a )",
        'expect("Array ( [0] => a )")',
        "Array\n\nThe list (long) has [1] => one.",
        "Object ( [0] => a )",
    ],
)
def test_leaves_prose_and_code_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("0", 0),
        ("-5", -5),
        ("-0", "-0"),
        ("01", "01"),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", "9223372036854775808"),
        ("٣", "٣"),
        ("", ""),
    ],
)
def test_keys_are_those_of_php(key: str, value: Any) -> None:
    assert array_key(key) == value


words = st.sampled_from(
    [
        "",
        "rain",
        "a (b) c",
        "see [2]",
        "=>",
        "well :)",
        "{}",
        '["x"]',
        "Array",
        "šđ 雨",
        "a => b",
        "...",
    ]
)
keys = st.sampled_from(["a", "post_title", "a b", "0", "17", "-3", "007", "é", "k'q"])
cases = st.sampled_from(
    [
        {"t": "enum", "class": "A\\Suit", "case": "H", "backing": string("h")},
        {"t": "enum", "class": "Suit", "case": "H"},
        {"t": "recursion"},
    ]
)


def arrays(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    items = st.dictionaries(keys, inner, max_size=4)
    return items.map(
        lambda pairs: {"t": "array", "items": [[array_key(k), v] for k, v in pairs.items()]}
    )


def objects(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    visibilities = st.sampled_from([("public", None), ("protected", None), ("private", "B\\C")])
    props = st.dictionaries(keys, st.tuples(visibilities, inner), max_size=4)
    return props.map(
        lambda pairs: php_object("stdClass", *([k, *vis, v] for k, (vis, v) in pairs.items()))
    )


nodes = st.recursive(
    words.map(string) | cases, lambda inner: arrays(inner) | objects(inner), max_leaves=12
)
dumps = arrays(nodes) | objects(nodes)


@given(dumps)
def test_reads_back_any_value(tree: Tree) -> None:
    text = render(tree)
    found = only(f"It rained.\n{text}It stopped (at last).")
    assert found.tree == tree
    assert (found.start, found.end) == (11, 10 + len(text))


@given(dumps)
def test_reads_back_any_value_from_one_line(tree: Tree) -> None:
    text = " ".join(render(tree).split())
    found = only(text)
    assert found.tree == tree
    assert (found.start, found.end) == (0, len(text))


@given(dumps, st.data())
def test_a_cut_dump_ends_with_the_text(tree: Tree, data: st.DataObject) -> None:
    text = render(tree)
    size = data.draw(st.integers(0, len(text)))
    for found in find(text[:size]):
        assert text[found.end : size].strip() == ""


@given(
    st.lists(
        st.sampled_from(
            [
                "Array",
                " Object",
                "A",
                "(",
                ")",
                "[",
                "]",
                "[k]",
                " =>",
                " ",
                "\n",
                "    ",
                "x",
                ":",
                "...",
            ]
        ),
        max_size=60,
    )
)
def test_never_fails_and_stays_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    reach = 0
    for found in find(text):
        assert reach <= found.start < found.end <= len(text)
        assert all(text[p.start : p.end] == p.content for p in found.passages)
        reach = found.end


SIZE = 200_000


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    [
        "Array\n(\n    [0] => " * (SIZE // 20),
        "Array\n(\n[0] => " * (SIZE // 15),
        "Array ( [0] => " * (SIZE // 15),
        "Array([0] => " * (SIZE // 13),
        "Array ( [0] => " * (SIZE // 17) + " )" * (SIZE // 17),
        "A Enum ( [name] => " * (SIZE // 19),
        "Array ( " + "( " * SIZE,
        "Array ( [0] => x " + ") " * SIZE + "[1] => y",
        "Array\n(\n    [0] => x\n" + ")\n" * SIZE,
        "Array ( [0] => " + "[a" * SIZE,
        "Array ( [0] => x" + "\n" * SIZE + "y",
        "Array\n(\n    [0] => x" + " " * SIZE + "y",
        ("Array" + " " * 400) * (SIZE // 400),
        "a" * SIZE + " Object ( [x] => y )",
        "Array ( [0] => x\n\nrain\n" * (SIZE // 24),
        "Array\n(\n    [0] => x\n\nrain\n" * (SIZE // 28),
    ],
    ids=lambda text: repr(text[:30]),
)
def test_hostile_texts_take_linear_time_and_no_stack(text: str) -> None:
    spans = [(found.start, found.end) for found in find(text)]
    assert spans == sorted(spans)
