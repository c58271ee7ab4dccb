r"""The pieces of var_export's output (ext/standard/var.c, php_var_export_ex).

Only `'` and `\` are escaped in a string, a NUL is `' . "\0" . '` (`\0` in PHP 5.1). Every element
ends in a comma, the last one too. What is nested begins on a line of its own.
"""

import re
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.nodes import Node

CONTENT = r"(?:[^'\\]++|\\[\\'0])*+"
STRING = rf"'{CONTENT}'(?: \. \"\\0\" \. '{CONTENT}')*+"
NAME = r"\\?[^\W\d][\w\\]{0,200}+(?:@anonymous\0[^\n]{1,300}?)?"
OPENER = (
    rf"(?P<array>array ?\()|(?P<cast>\(object\) array\()|(?P<class>{NAME})::__set_state\(array\("
)
OPENER_4 = r"class (?P<class4>[^\W\d]\w{0,100}) \{"
_KEY = rf"(?:(?P<index>-?\d{{1,20}})|(?P<key>{STRING}))[ \xa0]?=>"
_VAR = r"var \$(?P<var>\w{1,200}) ="
_SCALAR = (
    rf"(?:(?P<int>-9223372036854775807-1|-?\d{{1,20}})|(?P<string>{STRING})|(?P<null>NULL|null)"
    r"|(?P<bool>true|false|TRUE|FALSE)"
    r"|(?P<float>-?(?:\d{1,400}(?:\.\d{1,400})?(?:E[-+]?\d{1,4})?|INF|NAN)))"
)
_CASE = r"(?P<enum>[^\W\d][\w\\]{0,200}+)::(?P<case>[^\W\d]\w{0,100}+)"
_ESCAPE = re.compile(r"\\([\\'0])|' \. \"\\0\" \. '")


class Layout:
    """How the pieces are set: each on its line as PHP prints them, or all on one line.

    `item` is an element whose value is no branch, `opening` the start of one whose value is; in
    `item4` and `opening4` they are those of a PHP 4 object.
    """

    def __init__(self, before: str, nested: str, case: str) -> None:
        scalar = rf"(?:[ \xa0]?{_SCALAR}|{nested}{case}{_CASE})"
        opener = rf"{nested}(?:{OPENER}|{OPENER_4})"
        self.item = re.compile(rf"{before}{_KEY}{scalar},")
        self.opening = re.compile(rf"{before}{_KEY}{opener}")
        self.item4 = re.compile(rf"{before}{_VAR}{scalar};")
        self.opening4 = re.compile(rf"{before}{_VAR}{opener}")
        self.unclosed = re.compile(rf"{before}{_KEY}[ \xa0]?'")
        self.unclosed4 = re.compile(rf"{before}{_VAR}[ \xa0]?'")
        self.closing = re.compile(rf"{before}(?P<closer>\)\)?|\}})")


LINES = Layout(r"[ \t\xa0]*+\r?\n\s*+", r"[ \t\xa0]*+\r?\n\s*+", r"\\?")
FLAT = Layout(r"[ \xa0]?", r"[ \xa0]?", r"\\")
"""A class constant in code looks like an enum's case, but never stands alone on a line, and seldom
begins with a backslash."""


def scalar(match: re.Match[str]) -> Node:
    """Give the node of an item's value."""
    kind = match.lastgroup
    if kind == "string":
        return nodes.string(unquoted(match["string"]))
    if kind == "int":
        return {"t": "int", "v": integer(match["int"])}
    if kind == "null":
        return {"t": "null"}
    if kind == "bool":
        return {"t": "bool", "v": match["bool"] in ("true", "TRUE")}
    if kind == "float":
        return {"t": "float", "v": match["float"]}
    return {
        "t": "enum",
        "class": nodes.name(match["enum"].lstrip("\\")),
        "case": nodes.name(match["case"]),
    }


def integer(digits: str) -> int:
    """Give an integer; the lowest is written as a sum, which PHP code can't do without."""
    return -(2**63) if digits.endswith("7-1") else int(digits)


def key(match: re.Match[str], *, is_var: bool) -> Any:
    """Give the key of an element as a node holds it; `is_var` in a PHP 4 object."""
    if is_var:
        return nodes.name(match["var"])
    index: str | None = match["index"]
    return int(index) if index else nodes.name(unquoted(match["key"]))


def unquoted(literal: str) -> str:
    r"""Give the string that a literal stands for.

    >>> unquoted(r"'it\'s' . " + '"\\0"' + " . 'x'")
    "it's\x00x"
    """
    return unescaped(literal[1:-1])


def unescaped(body: str) -> str:
    r"""Give the string that is written between quotes.

    >>> unescaped(r"C:\\it\'s")
    "C:\\it's"
    """
    return _ESCAPE.sub(_plain, body) if "\\" in body else body


def unescaped_cut(body: str) -> str:
    r"""Give what is left of a string that was cut off, without the half of an escape at its end.

    >>> unescaped_cut("it\\'s a \\")
    "it's a "
    """
    backslashes = len(body) - len(body.rstrip("\\"))
    return unescaped(body[:-1] if backslashes % 2 else body)


def _plain(escape: re.Match[str]) -> str:
    return "\0" if escape[1] in (None, "0") else escape[1]
