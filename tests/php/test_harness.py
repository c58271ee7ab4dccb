"""The harness itself: what PHP builds is what was asked for."""

import re

import pytest
from hypothesis import given, settings

from cleaner_phpdump import nodes
from cleaner_phpdump.nodes import Node
from tests.php.process import Php, PhpError
from tests.php.projection import begins, limited, php_float, project
from tests.php.values import Values

_NUMBER = re.compile(r"#\d+ |&")


def test_php_prints_what_it_is_told(plain_php: Php) -> None:
    assert plain_php.run("var_dump", "return [1, 'é'];").startswith("array(2) {")
    assert plain_php.show("serialize", {"t": "str", "b64": "/w=="}).text == 's:1:"\udcff";'


def test_an_error_is_told_and_the_next_request_answered(plain_php: Php) -> None:
    with pytest.raises(PhpError, match="Undefined constant"):
        plain_php.run("var_dump", "return NOTHING;")
    assert plain_php.run("var_dump", "return 1;") == "int(1)\n"


def test_a_dead_process_is_started_again(plain_php: Php) -> None:
    with pytest.raises(PhpError, match="died"):
        plain_php.run("var_dump", "exit;")
    assert plain_php.run("var_dump", "return 2;") == "int(2)\n"


def _without_numbers(text: str) -> str:
    return _NUMBER.sub("", text)


@settings(max_examples=40)
@given(Values().tops)
def test_php_restores_what_it_serialized(plain_php: Php, node: Node) -> None:
    first = plain_php.show("var_dump", node).text
    if "resource(" not in first:  # a resource is serialized as 0
        assert _without_numbers(plain_php.show("restored", node).text) == _without_numbers(first)


@pytest.mark.parametrize(
    ("number", "digits", "printed"),
    [
        (0.1, 14, "0.1"),
        (1 / 3, 14, "0.33333333333333"),
        (1e14, 14, "1.0E+14"),
        (123456789012345.0, 14, "1.2345678901234E+14"),
        (1e-5, 14, "1.0E-5"),
        (0.0001, 14, "0.0001"),
        (-0.0, 14, "-0"),
    ],
)
def test_floats_are_printed_as_php_prints_them(
    plain_php: Php, number: float, digits: int, printed: str
) -> None:
    assert php_float(number, digits) == printed
    assert plain_php.run("print_r", f"return {number!r};") == printed


def _array(*items: Node) -> Node:
    return nodes.array([[index, item] for index, item in enumerate(items)])


ONE: Node = {"t": "int", "v": 1}
TEXT = nodes.string("harbour")


@pytest.mark.parametrize(
    ("shown", "whole", "expected"),
    [
        (_array(ONE), _array(ONE, TEXT), True),
        (_array(ONE, {"t": "str", "v": "harb"}), _array(ONE, TEXT), True),
        (_array(), _array(ONE), True),
        (_array(TEXT), _array(ONE, TEXT), False),
        (_array(ONE, TEXT), _array(ONE), False),
        (_array(_array(ONE), TEXT), _array(_array(ONE, ONE), TEXT), False),
    ],
)
def test_a_cut_value_is_a_beginning(shown: Node, whole: Node, expected: bool) -> None:
    assert begins(project(shown, "var_dump"), project(whole, "var_dump")) is expected


def test_a_dialect_without_types_shows_text() -> None:
    node = _array({"t": "bool", "v": True}, {"t": "null"}, {"t": "float", "v": "1e25"}, ONE)
    texts = [item for _, (_, item, _) in project(node, "print_r")[1]]
    assert texts == ["1", "", "1.0E+25", "1"]


def test_limits_leave_out_what_is_deep() -> None:
    assert limited(_array(_array(ONE)), depth=1)["items"][0][1]["elided"]
    assert limited(TEXT, size=3) == {"t": "str", "v": "har", "len": 7, "truncated": True}
