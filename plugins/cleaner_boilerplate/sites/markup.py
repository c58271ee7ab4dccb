"""The rules for a site, applied to its pages."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner_boilerplate.page.timestamps import read_timestamp
from cleaner_boilerplate.sites.rules import SiteRules

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
    optgroup option p pre search section summary table tbody tfoot thead tr ul
    """.split()
)
_UNSEEN = frozenset("head iframe noscript object script style svg template textarea title".split())
_SPACE = re.compile(r"\s+")
_METADATA_LENGTH = 500


class Applied(msgspec.Struct, frozen=True):
    """What the rules for a site made of a page.

    `html` is the page without what was dropped, `kept` the markup of what `keep` matched, None
    where that was no text. `title`, `published` (ISO 8601) and `author` are None where their
    selector found nothing.
    """

    html: str
    kept: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None


def apply(html: str, rules: SiteRules) -> Applied:
    """Take a page apart by the rules for its site.

    >>> apply("<nav>Home</nav><main>It rained.</main>", SiteRules(keep=("main",))).kept
    '<main>It rained.</main>'
    """
    if not rules.on_pages:
        return Applied(html)
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(html)
    # read before anything is dropped, which may be the very line of author and date
    title, author = (_metadata(page, selector) for selector in (rules.title, rules.author))
    published = _published(page, rules.date)
    dropped = list(_outermost(page, rules.drop))
    for node in dropped:
        node.decompose()
    kept = list(_outermost(page, rules.keep))
    return Applied(
        html=(page.html or "") if dropped else html,
        kept="\n".join(node.html or "" for node in kept) if any(map(_text, kept)) else None,
        title=title,
        published=published,
        author=author,
    )


def _outermost(page: Any, selectors: tuple[str, ...]) -> Iterator["LexborNode"]:
    """Give what selectors match, in the order of the page, without what lies in another match."""
    matched = {node.mem_id for selector in selectors for node in page.css(selector)}
    if not matched or page.root is None:
        return
    # the next node is known before a match is given away, and perhaps destroyed
    node = page.root
    while node is not None:
        is_match = node.mem_id in matched
        following = (None if is_match else node.first_child) or _behind(node)
        if is_match:
            yield node
        node = following


def _behind(node: "LexborNode") -> "LexborNode | None":
    """Give the node behind one and all that is in it."""
    here: LexborNode | None = node
    while here is not None:
        if here.next is not None:
            return here.next
        here = here.parent
    return None


def _text(root: "LexborNode") -> str:
    """Give the visible text of a node, one line a block."""
    lines: list[str] = []
    words: list[str] = []

    def end_line() -> None:
        line = _SPACE.sub(" ", "".join(words)).strip()
        words.clear()
        if line:
            lines.append(line)

    def pass_by(tag: str | None) -> None:
        if tag in _BLOCKS:
            end_line()
        elif tag in ("td", "th"):
            words.append(" ")

    node = root
    is_root = True
    while True:
        tag = node.tag
        if tag == "-text":
            words.append(node.text_content or "")
        pass_by(tag)
        child = node.first_child if is_root or tag not in _UNSEEN else None
        is_root = False
        if child is not None:
            node = child
            continue
        while node.mem_id != root.mem_id and node.next is None:
            parent = node.parent
            if parent is None:
                break
            node = parent
            pass_by(node.tag)
        if node.mem_id == root.mem_id or node.next is None:
            end_line()
            return "\n".join(lines)
        pass_by(tag)
        node = node.next


def _first(page: Any, selector: str | None) -> "LexborNode | None":
    found: LexborNode | None = page.css_first(selector) if selector else None
    return found


def _metadata(page: Any, selector: str | None) -> str | None:
    node = _first(page, selector)
    if node is None:
        return None
    value = node.attributes.get("content") or _text(node)
    return _SPACE.sub(" ", value).strip()[:_METADATA_LENGTH] or None


def _published(page: Any, selector: str | None) -> str | None:
    """Read the date in a node: its attribute `datetime` or `content`, else its text."""
    node = _first(page, selector)
    if node is None:
        return None
    given = (node.attributes.get("datetime"), node.attributes.get("content"), _text(node))
    return next((iso for value in given if value and (iso := read_timestamp(value))), None)
