"""Values that nodes don't describe: what PHP's own classes print, and what points at itself."""

from typing import Any

import pytest

from cleaner_phpdump import find_dumps, nodes
from tests.php.checks import only
from tests.php.conftest import PrinterOf
from tests.php.damage import ESCAPES
from tests.php.printers import DIALECTS, Printer
from tests.php.projection import project

ODD = {
    "closure": "return [function () {}];",
    "closure with parameters": "$x = 5; return (object) ['f' => function (int $a, &$b = null) use ($x) {}];",
    "anonymous class": "return [new class { public $a = 1; private $b = 'b'; }];",
    "generator": "return [(function () { yield 1; })()];",
    "weak map": "return [new WeakMap];",
    "date": "return ['when' => new DateTimeImmutable('2024-02-29 12:30:00', new DateTimeZone('Europe/Oslo'))];",
    "interval": "return (new DateTime('2024-01-01'))->diff(new DateTime('2024-03-01'));",
    "array object": "return new ArrayObject(['a' => [1], 2]);",
    "array iterator": "return [new ArrayIterator([1, 2])];",
    "fixed array": "return SplFixedArray::fromArray([1, 'two', null]);",
    "object storage": "$s = new SplObjectStorage; $s[new stdClass] = 'data'; return $s;",
    "queue": "$q = new SplQueue; $q[] = 'a'; $q[] = 'b'; return $q;",
    "heap": "$h = new SplMinHeap; $h->insert(3); $h->insert(1); return $h;",
    "exception": "return new LogicException('It rained.', 7, new Exception('before'));",
    "the same object twice": "$o = (object) ['a' => 1]; return [$o, 'again' => $o];",
    "the same array twice by reference": "$a = [1]; return [&$a, &$a];",
    "an array in itself": "$a = ['x' => 1]; $a['self'] = &$a; return $a;",
    "an object in an array in itself": "$o = new stdClass; $o->list = [$o, [$o]]; return $o;",
    "two objects in each other": "$a = new stdClass; $a->b = new stdClass; $a->b->a = $a; return $a;",
    "numbers as names": "return (object) ['a', 'b', -1 => 'c'];",
    "deep": "$a = 'core'; for ($i = 0; $i < 60; $i++) { $a = [$a]; } return $a;",
    "wide": "return range(0, 999);",
    "a long string": "return [str_repeat('ferry ', 5000)];",
    "nothing but empty things": "return [[], new stdClass, '', null, false, [[]]];",
    "numbers at the edge": "return [PHP_INT_MAX, PHP_INT_MIN, PHP_FLOAT_MAX, PHP_FLOAT_MIN, PHP_FLOAT_EPSILON, -0.0];",
    "dumps in dumps": "ob_start(); var_dump(['a' => \"x\\n}\"]); $s = ob_get_clean(); return [$s, serialize([$s]), var_export([$s], true)];",
}  # fmt: skip
UNPRINTED = {
    # what PHP refuses to serialize
    "serialize": {
        "closure", "closure with parameters", "anonymous class", "generator", "weak map",
    },
    # a string whose lines can't be told from print_r's own
    "print_r": {"dumps in dumps"},
}  # fmt: skip
PRINTED = [
    (dialect, name)
    for dialect in DIALECTS
    for name in ODD
    if name not in UNPRINTED.get(dialect, ())
]


@pytest.mark.parametrize(("dialect", "name"), PRINTED)
def test_an_odd_value_is_found_whole(printer_of: PrinterOf, dialect: str, name: str) -> None:
    printed = printer_of(dialect).run(ODD[name])
    assert only(printed, printed).complete


def _same(tree: Any) -> Any:
    """Give a tree without the numbers of its objects."""
    if isinstance(tree, dict):
        return {key: _same(item) for key, item in tree.items() if key != "id"}
    return [_same(item) for item in tree] if isinstance(tree, list) else tree


def _text(content: str) -> nodes.Node:
    return nodes.string(content)


def _object(class_name: str, *props: list[Any]) -> nodes.Node:
    return nodes.php_object(class_name, None, list(props))


ONE = {"t": "int", "v": 1}
SHARED = _object("stdClass", ["a", "public", None, ONE])
SELF = {"t": "recursion"}
KNOWN = {
    "the same object twice": nodes.array([[0, SHARED], ["again", SHARED]]),
    "an object in an array in itself": _object(
        "stdClass",
        ["list", "public", None, nodes.array([[0, SELF], [1, nodes.array([[0, SELF]])]])],
    ),
    "two objects in each other": _object(
        "stdClass", ["b", "public", None, _object("stdClass", ["a", "public", None, SELF])]
    ),
    "numbers as names": _object(
        "stdClass",
        ["0", "public", None, _text("a")],
        ["1", "public", None, _text("b")],
        ["-1", "public", None, _text("c")],
    ),
    "nothing but empty things": nodes.array(
        [
            [0, nodes.array([])],
            [1, _object("stdClass")],
            [2, _text("")],
            [3, {"t": "null"}],
            [4, {"t": "bool", "v": False}],
            [5, nodes.array([[0, nodes.array([])]])],
        ]
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_an_odd_value_is_read_back(printer: Printer, name: str) -> None:
    printed = printer.run(ODD[name])
    tree = _same(only(printed, printed).tree)
    assert project(tree, printer.dialect) == project(KNOWN[name], printer.dialect)


KEYS = [
    ("var_dump", ["k:protected", "a\0b"]),
    ("xdebug_html", ["<k>", "a & b", "k&amp;"]),
    ("xdebug_text", ["it's", "<k>"]),
    ("var_export", ["it's", "a\0b", "back\\slash"]),
]


@pytest.mark.parametrize(("dialect", "keys"), KEYS)
def test_odd_keys_of_arrays(printer_of: PrinterOf, dialect: str, keys: list[str]) -> None:
    printed, node = printer_of(dialect).show(nodes.array([[nodes.name(key), ONE] for key in keys]))
    assert project(only(printed, printed).tree, dialect) == project(node, dialect)


@pytest.mark.parametrize("times", ESCAPES)
def test_a_length_that_xdebug_got_wrong(printer_of: PrinterOf, times: str) -> None:
    # bytes of an emoji are dropped, yet counted
    printed, _ = printer_of("xdebug_html_text").show(
        nodes.array([[0, _text("ferry 🚢 at sea")], [1, ONE]])
    )
    text = ESCAPES[times](printed)
    (dump,) = find_dumps(text)
    assert (text[dump.end :].strip(), len(dump.tree["items"])) == ("", 2)
