"""PHP values of every kind, as nodes that `server.php` builds and the readers must give back."""

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cleaner_phpdump import nodes
from cleaner_phpdump.nodes import Node


class Property(NamedTuple):
    """A property that a class of `server.php` declares; `kind` names what it may hold."""

    name: str
    visibility: str
    declaring: str | None
    kind: str
    unset: str | None = None  # the type that is printed while it has no value


CLASSES = {
    "Ferry": [
        Property("name", "public", None, "any"),
        Property("crew", "protected", None, "any"),
        Property("log", "private", "Ferry", "any"),
    ],
    "CarFerry": [
        Property("name", "public", None, "any"),
        Property("crew", "protected", None, "any"),
        Property("log", "private", "Ferry", "any"),
        Property("log", "private", "CarFerry", "any"),
        Property("cars", "public", None, "any"),
    ],
    "Harbour\\Piers\\Pier": [
        Property("name", "public", None, "any"),
        Property("owner", "protected", None, "any"),
        Property("depth", "private", "Harbour\\Piers\\Pier", "any"),
    ],
    "Ticket": [
        Property("number", "public", None, "int", "int"),
        Property("holder", "public", None, "string", "?string"),
        Property("price", "protected", None, "float", "float"),
        Property("stops", "private", "Ticket", "array", "array"),
        Property("code", "public", None, "string", "string"),
        Property("seat", "public", None, "int", "string|int|null"),
    ],
}
BACKINGS: dict[tuple[str, str], Node | None] = {
    ("Tide", "High"): nodes.string("H"),
    ("Tide", "Low"): nodes.string('it\'s "low"'),
    ("Deck", "Lower"): {"t": "int", "v": -1},
    ("Deck", "Upper"): {"t": "int", "v": 10},
    ("Signal", "Stop"): None,
    ("Signal", "Go"): None,
    ("Harbour\\Piers\\Berth", "Taken"): None,
    ("Harbour\\Piers\\Berth", "Free"): None,
}

LONG = (
    "The ferry left the pier at noon with forty passengers, two horses and a piano; nobody had "
    "asked about the piano, and nobody could say later where it had gone ashore."
)
PLAIN_TEXTS = [
    *("a", "0", "7", "-3", "1.5", "Fähre", "渡し船", "the 9 o'clock boat", "20 °C, wind from the west"),
    *("harbour/pier-4.jpg", "https://ferries.example/a?b=1#c", LONG, "ferry 🚢 at sea"),
]  # fmt: skip
HOSTILE_TEXTS = [
    *("", " ", "  two  blanks  ", "\n", "a\nb", "a\r\nb\tc", "line\n\nline", " \u2028\u00a0\ufeff", "\0", "a\0b"),
    *('"', "'", "\\", "\\'", '\\"', "it's", 'say "aye"', '"]=>', '";', "';", '";}', '"}', "',", "' . \"\\0\" . '"),
    *("}", "}\n", ")", "(", ")\n", "\n)\n", "\n\n)\n\n", "[x] => y", "\n    [x] => y\n", "a\n    [1] => b\n)\n", "=>", "=> "),
    *('"]=>\n  int(1)\n', '"\n}\n', '"\n  ["b"]=>\n  string(1) "c', 'string(3) "abc"', "NULL", "*RECURSION*", "..."),
    *('a:1:{i:0;s:1:"a";}', 's:5:"hello";', '";s:1:"b";i:2;}', "array (\n  0 => 1,\n)", "array(1) {\n  [0]=>\n  int(1)\n}"),
    *("Array\n(\n    [0] => 1\n)\n", "stdClass Object\n(\n)\n", "Array ( [0] => 1 )", "' (length=3)", "string 'x' (length=1)"),
    *("<b>bold</b>", "</font> <i>(length=3)</i>", "&lt;b&gt;", "&amp;quot;", "&nbsp;", "<br />", "</pre>", "{$x}", "${x}"),
    *('[{"id": "7", "pier": "4 \\"north\\""}]', '{"a": [1, 2, {"b": null}]}', '[{"id":1},', "\udcff", "a\udce9b", "\udce2\udc82"),
    *("[…]", "…", " ...", "text [&hellip;]", "\x1b[1mbold\x1b[0m", "\x7f\x01"),
]  # fmt: skip

_any_bytes = st.binary(max_size=12).map(lambda data: data.decode("utf-8", "surrogateescape"))
_any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
texts: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(PLAIN_TEXTS),
    st.sampled_from(HOSTILE_TEXTS),
    st.lists(st.sampled_from(HOSTILE_TEXTS + PLAIN_TEXTS), min_size=2, max_size=4).map("".join),
    _any_text,
    _any_bytes,
)
"""Strings of every kind; bytes that are not UTF-8 are surrogate escapes."""

keys: st.SearchStrategy[int | str] = st.one_of(
    st.integers(0, 5),
    st.sampled_from([-1, -(2**63), 2**63 - 1, 1000]),
    st.sampled_from(["id", "name", "post title", "a-b", "x.y", "ключ", "", "-0", "01", "1.5", "9223372036854775808"]),
    st.sampled_from(["k'q", 'k"q', "k]", "[k", "k=>", "k:protected", 'k":protected', "a\0b", "a\nb", "back\\slash", "<k>", "k&amp;", " k "]),
    st.sampled_from(["\udcff", "Array", "(", ")", "}", "{"]),
)  # fmt: skip
"""Keys of arrays, as PHP normalises them."""

integers = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.sampled_from([0, -1, 1, -(2**63), 2**63 - 1])
)


def _is_no_tie(number: float) -> bool:
    """Tell whether a float lies halfway between two of 14 digits: PHP may print a zero too many."""
    return not format(number, ".16e").partition("e")[0][:18].rstrip("0").endswith("5")


floats = st.one_of(    st.sampled_from(["INF", "-INF", "NAN", "-0.0", "0.1", "1.0", "-1.5", "1e+25", "1e-10", "1e+15", "123456789012345.0"]),
    st.floats(allow_nan=False, allow_infinity=False).filter(_is_no_tie).map(repr),
)  # fmt: skip

Wanted = Callable[[str], bool]


def _everything(_: str) -> bool:
    return True


class Values:
    """Strategies for nodes whose strings and keys are all `wanted`.

    `tops` are those that a dump can be told by: arrays and objects.
    """

    def __init__(self, *, text: Wanted = _everything, key: Wanted = _everything) -> None:
        self.strings = _short(texts.filter(text).map(nodes.string))
        self.keys = _short(keys.filter(lambda name: key(str(name))))
        values = st.recursive(_short(self._leaves()), self._branches, max_leaves=8)
        self.tops = _short(self._branches(values))

    def _leaves(self) -> st.SearchStrategy[Node]:
        return st.one_of(
            self.strings,
            st.sampled_from([{"t": "null"}, {"t": "bool", "v": True}, {"t": "bool", "v": False}]),
            integers.map(_node("int")),
            floats.map(_node("float")),
            st.sampled_from(sorted(BACKINGS)).map(_case),
            st.sampled_from(["stream", "Unknown"]).map(lambda kind: {"t": "resource", "rtype": kind}),
        )  # fmt: skip

    def _branches(self, inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        inner = _short(inner)
        element = st.one_of(inner, inner, inner, inner.map(lambda node: node | {"ref": True}))
        arrays = st.lists(
            st.tuples(self.keys, element), max_size=4, unique_by=lambda item: item[0]
        ).map(lambda items: nodes.array([[_name(key), node] for key, node in items]))
        lists = st.lists(element, max_size=4).map(lambda made: nodes.array(list(map(list, enumerate(made)))))  # fmt: skip
        return st.one_of(arrays, lists, self._loose(element), self._declared(inner))

    def _loose(self, inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        """Give objects without a declared property."""

        def made(class_name: str, items: list[tuple[int | str, Node]]) -> Node:
            props = [[_name(str(key)), "public", None, node] for key, node in items]
            return nodes.php_object(class_name, None, props)

        names = self.keys.filter(lambda name: "\0" not in str(name))  # PHP's mark of visibility
        return st.builds(
            made,
            st.sampled_from(["stdClass", "stdClass", "Loose"]),
            st.lists(
                st.tuples(names, st.one_of(inner, inner, st.just({"t": "recursion"}))),
                max_size=3,
                unique_by=lambda item: str(item[0]),
            ),
        )

    def _declared(self, inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        kinds = {
            "any": inner,
            "int": integers.map(_node("int")),
            "float": floats.map(_node("float")),
            "string": self.strings,
            "array": st.lists(inner, max_size=2).map(lambda made: nodes.array(list(map(list, enumerate(made))))),
        }  # fmt: skip

        @st.composite
        def made(draw: st.DrawFn) -> Node:
            class_name = draw(st.sampled_from(sorted(CLASSES)))
            props: list[list[Any]] = []
            for prop in CLASSES[class_name]:
                unset = prop.unset is not None and draw(st.integers(0, 3)) == 0
                node = {"t": "uninit", "type": prop.unset} if unset else draw(kinds[prop.kind])
                props.append([prop.name, prop.visibility, prop.declaring, node])
            return nodes.php_object(class_name, None, props)

        return made()


def numbered(node: Node, ids: list[int]) -> Node:
    """Give the node with the numbers that PHP gave its objects and resources, in their order."""
    left = iter(ids)

    def walk(node: Node) -> Node:
        match node["t"]:
            case "array":
                return node | {"items": [[key, walk(item)] for key, item in node["items"]]}
            case "object":
                number = next(left)
                props = [[*prop[:3], walk(prop[3])] for prop in node["props"]]
                return node | {"id": number, "props": props}
            case "resource":
                return node | {"id": next(left)}
        return node

    return walk(node)


def _short(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give the same strategy; but what Hypothesis writes of it does not grow with the depth."""

    @st.composite
    def value(draw: st.DrawFn) -> Any:
        return draw(strategy)

    return value()


def _node(kind: str) -> Callable[[Any], Node]:
    return lambda value: {"t": kind, "v": value}


def _case(names: tuple[str, str]) -> Node:
    node: Node = {"t": "enum", "class": names[0], "case": names[1]}
    backing = BACKINGS[names]
    return node if backing is None else node | {"backing": backing}


def _name(key: int | str) -> Any:
    return key if isinstance(key, int) else nodes.name(key)
