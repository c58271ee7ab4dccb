"""From an HTML page to its blocks: runs of text between the borders of block elements.

The page is parsed as browsers do it (lexbor), stripped of what is never text, and written out
again. That makes it well-formed, so that one regular expression reads it token by token, which
takes half the time of a walk over the tree.
"""

import html as _html
import re
from collections.abc import Iterable
from functools import cache

import msgspec
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.hints import ANCESTORS, NAMES

_NO_TEXT = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "select", "option", "textarea", "button", "input", "audio", "video", "map", "link", "meta",
    "img", "source", "picture", "head", "noembed", "noframes", "plaintext", "xmp", "frameset",
    "rt", "rp",
]  # fmt: skip
_INLINE = [
    "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "rb", "ruby", "s", "samp", "small", "span",
    "strike", "sub", "sup", "time", "tt", "u", "var",
]  # fmt: skip
_VOID = frozenset(("hr", "area", "base", "col", "param", "track", "keygen", "basefont"))
# within a line, what no reader sees ("opens in a new tab"), and the handles of headings
_UNSEEN = (
    "span[hidden], span[style*=display], span.sr-only, span.visually-hidden, span.visuallyhidden, "
    "span.screen-reader-text, span.mw-editsection, a.headerlink"
)
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LONGEST_UNSEEN = 60
_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚「」『』")
# these are lines of code where they stand in preformatted text
_LINES = frozenset(("div", "li", "ol", "p"))
_STRONG = frozenset(("b", "strong"))

_TOKEN = re.compile(r'<(/?)([a-z][^\s/>]*)((?:[^>"]++|"[^"]*+")*+)>([^<]*)')
_NAMED = re.compile(r' (?:class|id|itemprop)="([^"]+)"')
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"caption|credits?\b|legende|bildunterschrift")
_HINT_BITS = {name: 1 << bit for bit, (name, _) in enumerate(NAMES)}
_ANCESTOR_BITS = {name: 1 << bit for bit, name in enumerate(ANCESTORS)}
_MOST_ELEMENTS = 500_000
_MOST_KNOWN = 100_000
_LONGEST_ATTRIBUTES, _MOST_NAMES, _LONGEST_NAME = 2000, 20, 100
_known_names: dict[str, int] = {}
# elements deeper than this count as part of the one that they are in
_DEEPEST = 400
# stands for <br>; the parser leaves no NUL in a page
_BREAK = "\0"
HIDDEN_BIT = 1 << len(NAMES)
# no part of what the model sees: its own hint of captions holds for all of a gallery
CAPTION_BIT = 2 << len(NAMES)


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


@cache
def _hint_pattern() -> tuple[re.Pattern[str], list[int]]:
    """Give a pattern of all hints, and the bits of its groups.

    Branches are sorted by their first two letters, so that few are tried at a place. A line break
    is matched too, and is in no group.
    """
    pairs = [(one, _HINT_BITS[name]) for name, patterns in NAMES for one in patterns.split()]
    bits = [0]
    branches: dict[str, dict[str, list[str]]] = {}
    # stable: of two patterns that begin alike, that of the earlier kind is tried first
    for pattern, bit in sorted(pairs, key=lambda pair: pair[0][:2]):
        by_second = branches.setdefault(pattern[0], {})
        by_second.setdefault(pattern[1], []).append(f"({pattern[2:]})")
        bits.append(bit)
    either = _either(
        first + _either(second + _either(rest) for second, rest in by_second.items())
        for first, by_second in branches.items()
    )
    return re.compile(f"\\n|{either}"), bits


def _either(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _hints(attributes: list[str]) -> list[int]:
    """Give the hints in the attributes of each element, as they are written."""
    masks: dict[str, int] = {"": 0}
    names = {
        written: [
            name[:_LONGEST_NAME]
            for value in _NAMED.findall(written[:_LONGEST_ATTRIBUTES])
            for name in value.lower().split()[:_MOST_NAMES]
        ]
        for written in dict.fromkeys(attributes)
    }
    _learn({name for own in names.values() for name in own})
    for written, own in names.items():
        mask = HIDDEN_BIT if _is_hidden(written) else 0
        for name in own:
            mask |= _known_names[name]
        masks[written] = mask
    return [masks[written] for written in attributes]


def _learn(names: set[str]) -> None:
    """Search names for hints; all new ones at once, for a search of each would cost far more."""
    if len(_known_names) > _MOST_KNOWN:
        _known_names.clear()
    new = list(names.difference(_known_names))
    masks = [0] * len(new)
    pattern, bits = _hint_pattern()
    number = 0
    for match in pattern.finditer("\n".join(new)):
        if match.lastindex is None:
            number += 1
        else:
            masks[number] |= bits[match.lastindex]
    for name, mask in zip(new, masks, strict=True):
        if mask & _HINT_BITS["body"]:
            mask |= _HINT_BITS["article"]  # noqa: PLW2901 - the mask, completed
        if mask & _HINT_BITS["caption"] and _CAPTION.search(name):
            mask |= CAPTION_BIT  # noqa: PLW2901
        _known_names[name] = mask


def _is_hidden(attributes: str) -> bool:
    if "none" in attributes or "hidden" in attributes:
        return (
            ' hidden=""' in attributes
            or 'aria-hidden="true"' in attributes
            or _HIDDEN.search(attributes) is not None
        )
    return False


def read_blocks(tree: LexborHTMLParser) -> Blocks | None:
    """Take the blocks out of a parsed page, which is used up by it; None for a page without body.

    >>> page = LexborHTMLParser("<p>One <b>bold</b> line.<p>Another <a href=/>with a link</a>.")
    >>> blocks = read_blocks(page)
    >>> blocks.texts, blocks.linked, blocks.strong
    (['One bold line.', 'Another with a link.'], [0, 11], [4, 0])
    """
    if tree.body is None:
        return None
    for node in tree.css(_UNSEEN):
        style = node.attributes.get("style") or ""
        # a longer one is the rest of a text, behind "Read more"
        if len(node.text()) <= _LONGEST_UNSEEN and (
            "display" not in style or _DISPLAY_NONE.search(style)
        ):
            node.decompose()
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

    def read(self, markup: str) -> Blocks:  # noqa: PLR0912, PLR0915 - see below
        # One loop over local names: it takes a third of the time that methods for its branches do,
        # and it is half of what a page costs.
        elements = self._elements
        tags, parents, depths = elements.tags, elements.parents, elements.depths
        ancestors, first, last = elements.ancestors, elements.first, elements.last
        written: list[str] = []
        texts, flush = self._blocks.texts, self._flush
        parts: list[str] = []
        stack: list[int] = []
        owner = -1
        links = bold = linked = strong = too_deep = 0
        preformatted = quoted = False
        for slash, tag, attributes, text in _TOKEN.findall(markup):
            if tag == "a":
                links += -1 if slash else 1
            elif tag in _STRONG:
                bold += -1 if slash else 1
            elif tag == "br":
                if _ends_block(parts):
                    flush(parts, linked, strong, owner)
                    parts, linked, strong = [], 0, 0
                elif parts:
                    parts.append(_BREAK)
            elif tag == "q":
                if not slash:
                    quoted = not (text[:1] in _QUOTES or "".join(parts[-1:])[-1:] in _QUOTES)
                if quoted:
                    parts.append('"')
            elif tag == "wbr":
                pass
            elif preformatted and tag in _LINES:
                if parts and not parts[-1].endswith("\n"):
                    parts.append("\n")
            else:
                if parts:
                    flush(parts, linked, strong, owner)
                    parts, linked, strong = [], 0, 0
                if tag in ("pre", "table"):
                    preformatted = tag == "pre" and not slash
                if slash:
                    if too_deep:
                        too_deep -= 1
                    elif len(stack) > 1:
                        last[stack.pop()] = len(texts)
                        owner = stack[-1]
                elif tag in _VOID:
                    pass
                elif len(stack) >= _DEEPEST or len(tags) >= _MOST_ELEMENTS:
                    too_deep += 1
                else:
                    bit = _ANCESTOR_BITS.get(tag, 0)
                    parents.append(owner)
                    depths.append(len(stack))
                    written.append(attributes)
                    ancestors.append(bit | ancestors[owner] if stack else bit)
                    first.append(len(texts))
                    last.append(-1)
                    owner = len(tags)
                    tags.append(tag)
                    stack.append(owner)
            if text and (parts or not text.isspace()):
                if "&" in text:
                    text = _html.unescape(text)  # noqa: PLW2901 - the token's text, read
                parts.append(text)
                if links > 0:
                    linked += len(text)
                if bold > 0:
                    strong += len(text)
        if parts and stack:
            flush(parts, linked, strong, owner)
        for element in stack:
            last[element] = len(texts)
        elements.hints = _hints(written)
        for own, parent in zip(elements.hints, parents, strict=True):
            elements.all_hints.append(own | elements.all_hints[parent] if parent >= 0 else own)
        return self._blocks

    def _flush(self, parts: list[str], linked: int, strong: int, owner: int) -> None:
        """End a block."""
        text = "".join(parts)
        folded = " ".join(text.replace(_BREAK, " ").split())
        if not folded:
            return
        blocks = self._blocks
        if self._elements.tags[owner] == "pre":
            blocks.lines[len(blocks.texts)] = text.replace(_BREAK, "\n").strip("\n")
        elif _BREAK in text:
            lines = (" ".join(line.split()) for line in text.split(_BREAK))
            blocks.lines[len(blocks.texts)] = "\n".join(lines).strip("\n")
        blocks.texts.append(folded)
        blocks.linked.append(min(linked, len(folded)))
        blocks.strong.append(min(strong, len(folded)))
        blocks.owners.append(owner)


def _ends_block(parts: list[str]) -> bool:
    """Tell whether a line break comes after an empty line."""
    for part in reversed(parts):
        if part == _BREAK:
            return True
        if not part.isspace():
            return False
    return False
