"""How PHP is made to print each dialect, and the strings that a dialect leaves unclear."""

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from cleaner_phpdump.nodes import Node
from tests.php.process import UNLIMITED, Php
from tests.php.values import Values, Wanted, numbered

HTML = UNLIMITED | {"html_errors": "1"}
TEXT = UNLIMITED | {"html_errors": "0"}


class Dialect(NamedTuple):
    """One dialect: the function that prints it, its settings and what it leaves unclear."""

    printer: str
    ini: Mapping[str, str] | None = None  # of Xdebug; None for a PHP without it
    strings: bool = True  # whether a string alone is a dump
    unclear_text: str | None = None  # a pattern of strings no reader could get back
    unclear_key: str | None = None


# a line of a string that looks like print_r's own lines, or a break that joins those around it
_PRINT_R_LINES = (
    r"(?m)^[ \t]*(?:\[.*\] =>|[()]|\*RECURSION\*)|(?:\bArray|\bObject|\bEnum\S*)\s*$"
    r"|\A[\n\r]|[\n\r]\Z"
)

# Xdebug 3.2 drops the bytes from 0xF0 on, or prints what stood in memory (xdebug pull request 997)
_FOUR_BYTES = "[\U00010000-\U0010ffff\udcf0-\udcff]"
# PHP before 5.3 wrote the visibility of a property into the quotes of its name
_OLD_VISIBILITY = ":protected"

DIALECTS = {
    "var_dump": Dialect("var_dump", unclear_key=_OLD_VISIBILITY),
    "debug_zval_dump": Dialect("debug_zval_dump", unclear_key=_OLD_VISIBILITY),
    "print_r": Dialect(
        "print_r", strings=False, unclear_text=_PRINT_R_LINES, unclear_key=r"[\[\]:\n]|=>"
    ),
    "var_export": Dialect("var_export", strings=False),
    "serialize": Dialect("serialize"),
    # a NUL is printed as \000, and as \0 in keys: like the backslash and zeros that they are; the
    # names of properties have no quotes, and so no end where they end in a blank
    "xdebug_text": Dialect("var_dump", TEXT, unclear_text=r"\0", unclear_key=r"[\\\0]|\s\Z"),
    # names of properties are printed without escapes
    "xdebug_html": Dialect(
        "var_dump", HTML, unclear_text=_FOUR_BYTES, unclear_key=rf"[<&]|{_FOUR_BYTES}"
    ),
    # without the tags and escapes nothing but the length tells the quotes of a string from its end
    "xdebug_html_text": Dialect(
        "var_dump",
        HTML,
        unclear_text=rf"\(length=|{_FOUR_BYTES}",
        unclear_key=rf"[<&']|=>|{_FOUR_BYTES}",
    ),
}


def _clear(pattern: str | None) -> Wanted:
    unclear = re.compile(pattern or r"\Z(?!\Z)")
    return lambda text: unclear.search(text) is None


def values(dialect: str, text: Wanted = lambda text: True) -> Values:
    """Give the values that a dialect shows clearly, with strings and keys that are also `text`."""
    clear_text = _clear(DIALECTS[dialect].unclear_text)
    clear_key = _clear(DIALECTS[dialect].unclear_key)
    return Values(
        text=lambda content: clear_text(content) and text(content),
        key=lambda name: clear_key(name) and text(name),
    )


class Printer:
    """Prints nodes in one dialect."""

    def __init__(self, php: Php, dialect: str) -> None:
        self._php = php
        self.dialect = dialect

    def show(self, node: Node, ini: Mapping[str, str] | None = None) -> tuple[str, Node]:
        """Give what PHP prints of a node, and the node with its objects numbered."""
        printer, settings = DIALECTS[self.dialect][:2]
        printed = self._php.show(printer, node, {**(settings or {}), **(ini or {})})
        return self._finished(printed.text), numbered(node, printed.ids)

    def run(self, code: str) -> str:
        """Give what PHP prints of the value of some code."""
        printer, settings = DIALECTS[self.dialect][:2]
        return self._finished(self._php.run(printer, code, settings))

    def _finished(self, text: str) -> str:
        return without_tags(text) if self.dialect == "xdebug_html_text" else text


def without_tags(markup: str) -> str:
    """Give the text of HTML, as one who scrapes it gets it.

    >>> without_tags("<b>array</b> <i>(size=1)</i>&#0;")
    'array (size=1)\\x00'
    """
    return html.unescape(re.sub(r"<[^>]*>", "", markup).replace("&#0;", "\0"))
