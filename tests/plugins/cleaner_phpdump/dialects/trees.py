"""What the tests of the dialects share: nodes, and finding with one dialect alone."""

from collections.abc import Callable
from typing import Any

from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.scan import Scanner
from cleaner_phpdump.views import View

Tree = dict[str, Any]


def string(content: str, length: int | None = None) -> Tree:
    return {"t": "str", "v": content} | ({} if length is None else {"len": length})


def cut(content: str, length: int | None = None) -> Tree:
    return string(content, length) | {"truncated": True}


def integer(value: int) -> Tree:
    return {"t": "int", "v": value}


def finding(dialect: Dialect) -> tuple[Callable[[str], list[Found]], Callable[[str], Found]]:
    """Make what gives the dumps of one dialect in a text, and what gives its only one."""
    scanner = Scanner([dialect])

    def find(text: str) -> list[Found]:
        return scanner.scan(View(text))

    def only(text: str) -> Found:
        (found,) = find(text)
        return found

    return find, only
