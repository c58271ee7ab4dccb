"""What the pages of the documentation hold: fenced blocks, sections, tables, links."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_BLOCK = re.compile(
    r"(?:`(?P<file>[\w./-]+\.\w+)`:\n\n)?^```(?P<language>\w*)\n(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\((?!\w+:)([^)\s]+)\)")


class Block(NamedTuple):
    """A fenced block. `file` is the name that the line before it ends with, as in "`a.py`:"."""

    language: str
    content: str
    file: str | None


def read(page: str) -> str:
    """Give the text of a page, named from the folder of the docs."""
    return (DOCS / page).read_text("utf-8")


def blocks(text: str) -> Iterator[Block]:
    """Give the fenced blocks of a page in their order."""
    for found in _BLOCK.finditer(text):
        yield Block(found["language"], found["content"], found["file"])


def section(text: str, heading: str) -> str:
    """Give what stands below a heading of the second level, up to the next one."""
    _, found, rest = text.partition(f"\n## {heading}\n")
    assert found, f"there is no section {heading}"
    return rest.partition("\n## ")[0]


def headings(text: str) -> list[str]:
    """Give the headings of the second level."""
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    """Give the rows of all tables in a text, as cells, without heads and rules."""
    lines = [line.strip() for line in text.splitlines()]
    kept = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("| ") and not line.startswith("| ---") and "| ---" not in following[:5]
    ]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in kept]


def codes(text: str) -> list[str]:
    """Give what stands in backticks.

    >>> codes("`-o`, `--output`")
    ['-o', '--output']
    """
    return _CODE.findall(text)


def code(cell: str) -> str:
    """Give the one thing in backticks in a cell of a table."""
    (found,) = codes(cell)
    return found


def links(text: str) -> list[str]:
    """Give the targets of the relative links."""
    outside = _BLOCK.sub("", text)
    return _LINK.findall(outside)
