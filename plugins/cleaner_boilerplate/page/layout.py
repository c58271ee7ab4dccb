"""The kept blocks of a page as text: headings, lists, tables, quotes and code stay what they are.

As plain text a block is a line, a list item begins with "- ", the cells of a table's row stand
between " | ". As Markdown all of it is marked as CommonMark and GitHub's tables have it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

import msgspec

from cleaner_boilerplate.page.blocks import Blocks

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset(("td", "th"))
# what would begin a list, a heading, a quote or a rule in Markdown where only text is meant
_MARKUP_LIKE = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|=++$|-++$)")
_NUMBER_LIKE = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=\s|$)")

# what would be emphasis, code, a link, a tag or an entity within a line; an underscore within a
# word and a star between spaces are none
_INLINE_LIKE = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~])|`|\*(?!\s)|(?<!\s)\*|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~
    |\](?=[(\[:])|<(?=[A-Za-z/!?])|&(?=\#?\w{1,32};)""",
    re.VERBOSE,
)
_CLOSING_MARKS = re.compile(r"(?<=\s)(?=#+$)")

_Kind = Literal["heading", "item", "row", "code", "text"]


class _Unit(msgspec.Struct, frozen=True):
    """A block, or a row of a table; `group` is what is written together with its neighbours."""

    kind: _Kind
    group: tuple[str, int]
    texts: list[str]
    level: int = 0
    ordered: bool = False
    first: bool = True
    quotes: int = 0


class _Place(msgspec.Struct):
    """The elements that a block stands in: their numbers, -1 for none, and how many."""

    item: int = -1
    cell: int = -1
    row: int = -1
    table: int = -1
    heading: int = 0
    lists: int = 0
    quotes: int = 0
    ordered: bool = False


def render(blocks: Blocks, kept: Iterable[int], *, markdown: bool = False) -> str:
    """Write the kept blocks, given by their numbers in order, as plain text or Markdown."""
    groups = (list(group) for _, group in groupby(_units(blocks, kept), lambda unit: unit.group))
    if markdown:
        return "\n\n".join(map(_markdown, groups))
    return "\n".join(line for group in groups for line in _plain(group))


def _plain(units: list[_Unit]) -> Iterator[str]:
    if units[0].kind == "row":
        for row in _columns(units):
            yield " | ".join(row).replace("|  |", "| |").replace("|  |", "| |").strip().rstrip("| ")
        return
    for unit in units:
        yield ("- " if unit.kind == "item" and unit.first else "") + unit.texts[0]


def _columns(rows: list[_Unit]) -> list[list[str]]:
    """Give the rows of a table without the columns that are empty, all of one width."""
    width = max(len(row.texts) for row in rows)
    table = [row.texts + [""] * (width - len(row.texts)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in table)]
    return [[row[column] for column in used] for row in table]


def _markdown(units: list[_Unit]) -> str:
    kind = units[0].kind
    if kind == "row":
        return _markdown_table(_columns(units))
    if kind == "code":
        code = "\n".join(unit.texts[0] for unit in units)
        fence = "`" * (1 + max((len(run) for run in re.findall("`{3,}", code)), default=2))
        return f"{fence}\n{code}\n{fence}"
    return "\n".join(_markdown_block(unit) for unit in units)


def _markdown_table(rows: list[list[str]]) -> str:
    lines = []
    for row in rows:
        cells = [_escaped(cell).replace("|", "\\|").replace("\n", " ") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _markdown_block(unit: _Unit) -> str:
    text = _escaped(unit.texts[0])
    if unit.kind == "heading":
        text = "#" * unit.level + " " + _CLOSING_MARKS.sub(r"\\", text.replace("\n", " "))
    else:
        text = _NUMBER_LIKE.sub(r"\1\\\2", _MARKUP_LIKE.sub(r"\1\\\2", text))
        # two spaces at the end of a line keep its break
        text = text.replace("\n", "  \n")
    if unit.kind == "item":
        indent = "    " * (unit.level - 1)
        mark = ("1. " if unit.ordered else "- ") if unit.first else "   "
        text = indent + mark + text.replace("\n", "\n" + indent + "   ")
    if unit.quotes:
        quote = "> " * unit.quotes
        text = quote + text.replace("\n", "\n" + quote)
    return text


def _escaped(text: str) -> str:
    return _INLINE_LIKE.sub(r"\\\g<0>", text)


def _units(blocks: Blocks, kept: Iterable[int]) -> Iterator[_Unit]:
    items: set[int] = set()
    rows = _cells(blocks)
    placed = ((number, _place(blocks, number)) for number in kept)
    for row, group in groupby(placed, key=lambda one: one[1].row):
        members = list(group)
        cells = [place.cell for _, place in members]
        # a cell of several blocks is part of a page's layout, or holds an article
        if 1 < len(cells) == len(set(cells)) and set(cells).issubset(rows.get(row, ())):
            texts = {place.cell: blocks.texts[number] for number, place in members}
            row_texts = [texts.get(cell, "") for cell in rows.pop(row)]
            yield _Unit("row", ("table", members[0][1].table), row_texts)
            continue
        for number, place in members:
            first = place.item not in items
            items.add(place.item)
            yield _block_unit(blocks, number, place, first)


def _cells(blocks: Blocks) -> dict[int, list[int]]:
    """Give the cells of every row; an empty one has its place too."""
    elements = blocks.elements
    cells: dict[int, list[int]] = {}
    for element, tag in enumerate(elements.tags):
        if tag in _CELLS:
            cells.setdefault(elements.parents[element], []).append(element)
    return cells


def _block_unit(blocks: Blocks, number: int, place: _Place, first: bool) -> _Unit:
    owner = blocks.owners[number]
    text = [blocks.lines.get(number) or blocks.texts[number]]
    quotes = place.quotes
    if place.heading:
        return _Unit("heading", ("block", number), text, place.heading, quotes=quotes)
    if blocks.elements.tags[owner] == "pre":
        return _Unit("code", ("code", owner), text)
    if place.item >= 0:
        group = ("list", quotes)
        return _Unit("item", group, text, max(1, place.lists), place.ordered, first, quotes)
    return _Unit("text", ("block", number), text, quotes=quotes)


def _place(blocks: Blocks, number: int) -> _Place:
    elements = blocks.elements
    place = _Place()
    element = blocks.owners[number]
    while element >= 0:
        tag = elements.tags[element]
        if tag in _HEADINGS:
            place.heading = place.heading or _HEADINGS[tag]
        elif tag == "li":
            place.item = element if place.item < 0 else place.item
        elif tag in ("ul", "ol"):
            place.ordered = place.ordered or (place.lists == 0 and tag == "ol")
            place.lists += 1
        elif tag in _CELLS:
            place.cell = element if place.cell < 0 else place.cell
        elif tag == "tr":
            place.row = element if place.row < 0 else place.row
        elif tag == "table":
            place.table = element if place.table < 0 else place.table
        elif tag == "blockquote":
            place.quotes += 1
        element = elements.parents[element]
    return place
