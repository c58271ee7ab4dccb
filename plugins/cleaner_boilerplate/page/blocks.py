"""From an HTML page to its blocks: runs of text between the borders of block elements.

The page is parsed as browsers do it (lexbor), stripped of what is never text, and written out
again. That makes it well-formed, so that one regular expression reads it token by token, which
takes half the time of a walk over the tree.
"""

import html as _html
import re
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.hints import ANCESTORS, NAMES

_NO_TEXT = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "select", "option", "textarea", "button", "input", "audio", "video", "map", "link", "meta",
    "img", "source", "picture", "head", "noembed", "noframes", "plaintext", "xmp", "frameset",
]  # fmt: skip
_INLINE = [
    "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
]  # fmt: skip
_VOID = frozenset(("hr", "wbr", "area", "base", "col", "param", "track", "keygen", "basefont"))
_STRONG = frozenset(("b", "strong"))

_TOKEN = re.compile(r'<(/?)([a-z][^\s/>]*)((?:[^>"]++|"[^"]*+")*+)>([^<]*)')
_NAMED = re.compile(r' (?:class|id|itemprop)="([^"]+)"')
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HINT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in NAMES))
_HINT_BITS = {name: 1 << bit for bit, (name, _) in enumerate(NAMES)}
_ANCESTOR_BITS = {name: 1 << bit for bit, name in enumerate(ANCESTORS)}
# elements deeper than this count as part of the one that they are in
_DEEPEST = 400
# stands for <br>; the parser leaves no NUL in a page
_BREAK = "\0"
HIDDEN_BIT = 1 << len(NAMES)


class Elements(msgspec.Struct):
    """The block elements of a page in the order of their start tags; the first is the body.

    `hints` are what an element's own names say, `all_hints` those of the elements around it too,
    `ancestors` the tags of itself and all around it; masks of the tables in `hints`. An element
    holds the blocks from `first` up to `last`.
    """

    tags: list[str]
    parents: list[int]
    depths: list[int]
    hints: list[int]
    all_hints: list[int]
    ancestors: list[int]
    first: list[int]
    last: list[int]


class Blocks(msgspec.Struct):
    """The N blocks of a page: their text, white space folded, and how it is marked up.

    `linked` and `strong` count characters within links and bold type; `owners` are the elements
    that the blocks stand directly in. `lines` holds the text of those blocks that have line breaks
    of their own: preformatted ones as they are written, others broken where `<br>` stands. Two
    `<br>` end a block.
    """

    texts: list[str]
    linked: list[int]
    strong: list[int]
    owners: list[int]
    lines: dict[int, str]
    elements: Elements


@lru_cache(maxsize=50_000)
def _name_hints(name: str) -> int:
    mask = 0
    for match in _HINT.finditer(name):
        mask |= _HINT_BITS[str(match.lastgroup)]
    if mask & _HINT_BITS["body"]:
        mask |= _HINT_BITS["article"]
    return mask


@lru_cache(maxsize=20_000)
def _hints(attributes: str) -> int:
    """Give the hints in an element's attributes, as they are written."""
    mask = 0
    for names in _NAMED.findall(attributes[:2000]):
        for name in names.lower().split()[:20]:
            mask |= _name_hints(name[:100])
    if (
        ("none" in attributes or "hidden" in attributes)
        and (_HIDDEN.search(attributes) or ' hidden=""' in attributes)
    ) or 'aria-hidden="true"' in attributes:
        mask |= HIDDEN_BIT
    return mask


def read_blocks(tree: LexborHTMLParser) -> Blocks | None:
    """Take the blocks out of a parsed page, which is used up by it; None for a page without body.

    >>> page = LexborHTMLParser("<p>One <b>bold</b> line.<p>Another <a href=/>with a link</a>.")
    >>> blocks = read_blocks(page)
    >>> blocks.texts, blocks.linked, blocks.strong
    (['One bold line.', 'Another with a link.'], [0, 11], [4, 0])
    """
    if tree.body is None:
        return None
    tree.strip_tags(_NO_TEXT)
    tree.unwrap_tags(_INLINE)
    body = tree.body
    markup = body.html if body is not None else None
    return _Reader().read(markup) if markup else None


class _Reader:
    """Reads well-formed markup token by token."""

    def __init__(self) -> None:
        self._elements = Elements([], [], [], [], [], [], [], [])
        self._blocks = Blocks([], [], [], [], {}, self._elements)
        self._parts: list[str] = []
        self._linked = self._strong = 0
        self._stack: list[int] = []
        self._too_deep = 0
        self._owner = -1

    def read(self, markup: str) -> Blocks:
        links = bold = 0
        for slash, tag, attributes, text in _TOKEN.findall(markup):
            if tag == "a":
                links += -1 if slash else 1
            elif tag in _STRONG:
                bold += -1 if slash else 1
            else:
                self._border(slash, tag, attributes)
            if text:
                if "&" in text:
                    text = _html.unescape(text)  # noqa: PLW2901 - the token's text, read
                self._parts.append(text)
                if links > 0:
                    self._linked += len(text)
                if bold > 0:
                    self._strong += len(text)
        if self._parts and self._stack:
            self._flush()
        while self._stack:
            self._elements.last[self._stack.pop()] = len(self._blocks.texts)
        return self._blocks

    def _border(self, slash: str, tag: str, attributes: str) -> None:
        if tag == "br":
            self._break()
            return
        if self._parts:
            self._flush()
        if slash:
            self._close()
        elif tag not in _VOID:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: str) -> None:
        stack, elements = self._stack, self._elements
        if len(stack) >= _DEEPEST:
            self._too_deep += 1
            return
        around = self._owner
        mask = _hints(attributes) if attributes else 0
        bit = _ANCESTOR_BITS.get(tag, 0)
        self._owner = len(elements.tags)
        elements.tags.append(tag)
        elements.parents.append(around)
        elements.depths.append(len(stack))
        elements.hints.append(mask)
        elements.all_hints.append(mask | elements.all_hints[around] if stack else mask)
        elements.ancestors.append(bit | elements.ancestors[around] if stack else bit)
        elements.first.append(len(self._blocks.texts))
        elements.last.append(-1)
        stack.append(self._owner)

    def _close(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._stack) > 1:
            self._elements.last[self._stack.pop()] = len(self._blocks.texts)
            self._owner = self._stack[-1]

    def _break(self) -> None:
        """Break a line, or end the block where the line before it is empty."""
        parts = self._parts
        last = len(parts) - 1
        while last >= 0 and parts[last].isspace():
            last -= 1
        if last >= 0 and parts[last] == _BREAK:
            self._flush()
        elif last >= 0:
            parts.append(_BREAK)

    def _flush(self) -> None:
        """End a block."""
        text = "".join(self._parts)
        folded = " ".join(text.replace(_BREAK, " ").split())
        if folded:
            blocks = self._blocks
            if self._elements.tags[self._owner] == "pre":
                blocks.lines[len(blocks.texts)] = text.replace(_BREAK, "\n").strip("\n")
            elif _BREAK in text:
                lines = (" ".join(line.split()) for line in text.split(_BREAK))
                blocks.lines[len(blocks.texts)] = "\n".join(lines).strip("\n")
            blocks.texts.append(folded)
            blocks.linked.append(min(self._linked, len(folded)))
            blocks.strong.append(min(self._strong, len(folded)))
            blocks.owners.append(self._owner)
        self._parts = []
        self._linked = self._strong = 0
