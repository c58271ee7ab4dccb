"""serialize: what PHP writes is read back, damaged or cut off too, and nothing else is taken."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump.dialects import serialize
from tests.plugins.cleaner_phpdump.dialects.trees import Tree, cut, finding, integer, string

find, only = finding(serialize.DIALECT)


def array(items: dict[Any, Tree]) -> Tree:
    return {"t": "array", "items": [[key, node] for key, node in items.items()]}


def php_object(name: str, *props: list[Any]) -> Tree:
    return {"t": "object", "class": name, "id": None, "props": list(props)}


def quoted(text: str) -> str:
    return f'{len(text.encode())}:"{text}"'


def render(node: Tree) -> str:
    """Write a tree as PHP 8's serialize does (ext/standard/var.c, php_var_serialize_intern)."""
    match node["t"]:
        case "null":
            return "N;"
        case "bool":
            return f"b:{node['v']:d};"
        case "int":
            return f"i:{node['v']};"
        case "float":
            return f"d:{node['v']};"
        case "str":
            return f"s:{quoted(node['v'])};"
        case "enum":
            return f"E:{quoted(node['class'] + ':' + node['case'])};"
        case "array":
            entries = [(key, item) for key, item in node["items"]]
            head = f"a:{len(entries)}"
        case _:
            marks = {"public": "", "protected": "\0*\0", "private": f"\0{node['class']}\0"}
            entries = [(marks[seen] + name, item) for name, seen, _, item in node["props"]]
            head = f"O:{quoted(node['class'])}:{len(entries)}"
    keys = [f"i:{key};" if isinstance(key, int) else f"s:{quoted(key)};" for key, _ in entries]
    inner = "".join(key + render(item) for key, (_, item) in zip(keys, entries, strict=True))
    return f"{head}:{{{inner}}}"


PIECES = ['"', "{", "}", ";", "é", "😀", "\n", "'", "abc", "a:1:{", " ", "…"]
LIKE_ENDS = ['";', '";}', '";i:0;s:1:"a";']


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=6).map("".join)


def scalars_of(content: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    return st.one_of(
        st.just({"t": "null"}),
        st.booleans().map(lambda value: {"t": "bool", "v": value}),
        st.integers(-(2**63), 2**63 - 1).map(integer),
        st.sampled_from(["0.1", "-0", "1.0E+25", "INF", "-INF", "NAN"]).map(
            lambda digits: {"t": "float", "v": digits}
        ),
        content.map(string),
        st.just({"t": "enum", "class": "App\\Suit", "case": "Hearts"}),
    )


PROPERTY = st.tuples(
    st.from_regex("[a-z][a-z_0-9é]{0,8}", fullmatch=True),
    st.sampled_from(["public", "protected", "private"]),
)


def branches_of(
    content: st.SearchStrategy[str], inner: st.SearchStrategy[Tree]
) -> st.SearchStrategy[Tree]:
    arrays = st.dictionaries(st.integers(-5, 50) | content, inner, max_size=4).map(array)
    objects = st.lists(st.tuples(PROPERTY, inner), max_size=4).map(
        lambda pairs: php_object(
            "Post",
            *(
                [name, seen, "Post" if seen == "private" else None, node]
                for (name, seen), node in pairs
            ),
        )
    )
    return arrays | objects


def trees(pieces: list[str]) -> st.SearchStrategy[Tree]:
    content = texts(pieces)
    inner = st.recursive(
        scalars_of(content), lambda inner: branches_of(content, inner), max_leaves=10
    )
    return branches_of(content, inner)


surroundings = st.sampled_from(
    [("", ""), ("It rained.\n\n", "\n\nIt stopped."), ("It rained. ", ' He said "no"; it ended.')]
)


@given(trees(PIECES + LIKE_ENDS), surroundings)
def test_reads_back_what_php_writes(tree: Tree, around: tuple[str, str]) -> None:
    before, after = around
    text = render(tree)
    found = only(before + text + after)
    assert (found.start, found.end) == (len(before), len(before) + len(text))
    assert (found.tree, found.complete, found.dialect) == (tree, True, "serialize")
    assert found.misfits == 0


@given(texts(PIECES + LIKE_ENDS))
def test_lone_string(value: str) -> None:
    found = only(f"It rained. {render(string(value))} It stopped.")
    assert found.tree == string(value)
    assert found.declared_bytes == found.actual_bytes == len(value.encode())


@given(trees(["é", "'", "abc", " "]), st.data())
def test_cut_off(tree: Tree, data: st.DataObject) -> None:
    """What is left of a dump is not taken for a whole one."""
    text = render(tree)
    left = text[: data.draw(st.integers(0, len(text) - 1))]
    found = find(f"It rained. {left}")
    assert all(dump.start >= 11 and not dump.complete for dump in found[:1])


TREES = {
    "empty": ("a:0:{}", array({})),
    "double-serialized": (
        's:30:"a:1:{s:2:"id";s:1:"7";}";',
        string('a:1:{s:2:"id";s:1:"7";}', 30),
    ),
    "escaped-string": ('a:1:{i:0;S:3:"\\c3\\a9x";}', array({0: string("éx")})),
    "custom": (
        'C:3:"Set":5:{1,2,3}',
        php_object("Set", ["serialized", "public", None, string("1,2,3")]),
    ),
    "integer-property": (
        'O:11:"ArrayObject":1:{i:0;i:7;}',
        php_object("ArrayObject", [0, "public", None, integer(7)]),
    ),
    "same-reference": (
        "a:3:{i:0;i:7;i:1;R:2;i:2;i:8;}",
        array({0: integer(7) | {"ref": True}, 1: integer(7) | {"ref": True}, 2: integer(8)}),
    ),
    "same-object": (
        'a:2:{i:0;O:1:"A":0:{}i:1;r:2;}',
        array({0: php_object("A"), 1: php_object("A")}),
    ),
    "inside-itself": (
        'O:1:"A":1:{s:1:"x";r:1;}',
        php_object("A", ["x", "public", None, {"t": "recursion"}]),
    ),
    "protected-nul-lost": (
        'O:1:"A":1:{s:7:"*meta";N;}',
        php_object("A", ["meta", "protected", None, {"t": "null"}]),
    ),
    "private-nul-lost": (
        'O:4:"Post":1:{s:12:"Postsecret";N;}',
        php_object("Post", ["secret", "private", "Post", {"t": "null"}]),
    ),
    "private-nul-replaced": (
        'O:4:"Post":1:{s:12:"\ufffdBase\ufffdsecret";N;}',
        php_object("Post", ["secret", "private", "Base", {"t": "null"}]),
    ),
    "not-utf-8": ('a:1:{i:0;s:1:"\udce9";}', array({0: {"t": "str", "b64": "6Q=="}})),
}


@pytest.mark.parametrize(("text", "tree"), TREES.values(), ids=TREES)
def test_trees(text: str, tree: Tree) -> None:
    assert only(f"It rained. {text} It stopped.").tree == tree


DAMAGED = {
    "redacted": ('a:2:{i:0;s:30:"removed";i:1;b:1;}', ["removed"]),
    "emptied": ('a:2:{i:0;s:30:"";i:1;s:3:"abc";}', ["", "abc"]),
    "mojibake": ('a:2:{i:0;s:5:"cafÃ©";i:1;s:3:"abc";}', ["cafÃ©", "abc"]),
    "latin-1": ('a:1:{i:0;s:4:"café";}', ["café"]),
    "lossy": ('a:1:{i:0;s:5:"caf?";}', ["caf?"]),
    "last-of-inner": ('a:2:{i:0;a:1:{i:0;s:9:"x"y";}i:1;s:1:"z";}', ['x"y', "z"]),
    "quotes": ('a:2:{i:0;s:50:"<a href="x">y</a>";i:1;s:1:"z";}', ['<a href="x">y</a>', "z"]),
    "by-chance-at-an-end": (
        'a:2:{i:0;s:19:"x";i:1;s:9:"abcdefghi";}',
        ["x", "abcdefghi"],
    ),
    "by-chance-at-a-redacted-end": (
        'a:2:{s:1:"a";s:27:"***";s:5:"title";s:20:"xxx";}',
        ["***", "xxx"],
    ),
}


@pytest.mark.parametrize(("text", "strings"), DAMAGED.values(), ids=DAMAGED)
def test_wrong_lengths(text: str, strings: list[str]) -> None:
    found = only(f'It rained. {text} He said "no"; it stopped.')
    assert (found.start, found.end, found.complete) == (11, 11 + len(text), True)
    assert found.misfits > 0
    got: list[str] = []
    stack = [found.tree]
    while stack:
        node = stack.pop()
        stack += (entry[-1] for entry in reversed(node.get("items", [])))
        got += [node["v"]] if node["t"] == "str" else []
    assert got == strings


def test_a_string_keeps_its_declared_length() -> None:
    found = only('s:12:"removed";')
    assert found.tree == string("removed", 12)
    assert (found.declared_bytes, found.actual_bytes, found.misfits) == (12, 7, 1)


CUT = {
    "in-a-string": ('a:2:{i:0;s:40:"It rained and', array({0: cut("It rained and", 40)})),
    "mark": ('a:2:{i:0;s:40:"It rained [...]', array({0: cut("It rained", 40)})),
    "in-a-key": ('a:2:{i:0;b:1;s:4:"ti', array({0: {"t": "bool", "v": True}})),
    "in-a-number": ("a:2:{i:0;b:1;i:1;i:77", array({0: {"t": "bool", "v": True}})),
    "in-a-head": ('a:2:{i:0;b:1;i:1;O:8:"std', array({0: {"t": "bool", "v": True}})),
    "alone": ('s:40:"It rained and', cut("It rained and", 40)),
}


@pytest.mark.parametrize("after", ["", "\n\nIt stopped at noon.", "\nIt stopped at noon."])
@pytest.mark.parametrize(("text", "tree"), CUT.values(), ids=CUT)
def test_what_is_cut_off_ends_with_its_line(text: str, tree: Tree, after: str) -> None:
    found = only(f"News: {text}{after}")
    assert (found.start, found.end, found.complete) == (6, 6 + len(text), False)
    assert found.tree == tree


def test_headings_between_dumps() -> None:
    dumps = find('a:1:{i:0;N;}s:5:"hello";\nSport\nE:11:"Suit:Spades";')
    assert [dump.tree["t"] for dump in dumps] == ["array", "str", "enum"]


def test_passages() -> None:
    story = "It rained all day. " * 6
    text = f'a:1:{{s:4:"body";s:{len(story)}:"{story}";}}'
    found = only(text)
    (passage,) = found.passages
    assert (passage.name, passage.content) == ("body", story)
    assert text[passage.start : passage.end] == story


CODE = {
    "number": "i:5;",
    "null": "N;",
    "bool": "b:0;",
    "php": "$x = unserialize('a:1:{s:1:\"a\";i:1;}');",
    "php-double": 'f("a:0:{}")',
    "session": "$data = 'user|s:3:\"Bar\";';",
    "json": '{"a":{"b":1},"s:3":"x","c":"d"}',
    "minified-js": 'var e={a:1,b:{c:"d"},s:"5"};function f(a){return a?{a:1}:{}}',
    "css": "a:hover{color:red}a:1:{x}",
    "kotlin": "fun f(a: Int): Map<String, Int> { return mapOf() }",
    "url": "https://example.org/a:1:2/s:5:x?q=a:1",
    "talk": "What does s:5 mean? The s stands for string; a:2 is an array of two, N null.",
    "yaml": "a:\n  s: 5\n  i: {x: 1}",
    "time": 'At 5:12:"Go", he said; at 6:01:{"x"}.',
    "scrap": 'a:1:{foo} and s:5:"hello world" there.',
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_leaves_alone(text: str) -> None:
    assert find(text) == []


@given(st.text(st.sampled_from('aiOs:{};"0123RrN \n'), max_size=80))
def test_any_text(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def depth(tree: Tree) -> int:
    deepest, layers = 0, [(tree, 1)]
    while layers:
        node, level = layers.pop()
        deepest = max(deepest, level)
        entries = node.get("items") or node.get("props") or []
        layers += [(entry[-1], level + 1) for entry in entries]
    return deepest


def test_any_depth() -> None:
    count = 100_000
    found = only("a:1:{i:0;" * count + "N;" + "}" * count)
    assert found.complete
    assert depth(found.tree) == count + 1


def test_references_do_not_unfold_without_end() -> None:
    levels = 60
    tail = "".join(f"i:1;R:{number};}}" for number in range(levels + 1, 1, -1))
    found = only("a:2:{i:0;" * levels + 's:3:"lol";' + tail)
    nodes, stack = 0, [found.tree]
    while stack and nodes < 3_000_000:
        node = stack.pop()
        nodes += 1
        stack += [entry[-1] for entry in node.get("items", [])]
    assert nodes < 3_000_000


HOSTILE = {
    "lone": 's:9:" ' * 20_000,
    "lone-lines": 's:9:"x\n' * 20_000,
    "lengths": "a:9:{" + 's:99999:"ab";' * 20_000,
    "open": 'a:9:{i:0;s:99:"x ' * 10_000,
    "ends": 's:500000:"' + '";' * 100_000,
    "shortened": 'a:9:{s:500000:"x";s:3:"abc";;; ' * 10_000,
    "references": "a:9:{" + "".join(f"i:{n};r:1;" for n in range(20_000)),
    "escaped": 'S:5:"\\' * 40_000,
    "custom": 'a:1:{C:1:"A":9:{ ' * 20_000,
    "braces": 'a:1:{i:0;s:9:"a' + '";}}}}}}}}}' * 20_000,
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile(text: str) -> None:
    assert all(found.end <= len(text) for found in find(text))
