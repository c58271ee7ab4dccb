"""Views of a text: as it is, with its entities unescaped, or with its tags taken out."""

import html
import re
from bisect import bisect_left, bisect_right

from cleaner_phpdump.lengths import ByteIndex

_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|<br ?/?>\n?"
    r"|&#?[a-zA-Z0-9]{0,8}\Z"  # what is left of an entity where the text was cut off
)
_COMMON = {"&quot;": '"', "&gt;": ">", "&lt;": "<", "&amp;": "&", "&#039;": "'", "&#39;": "'"}
_TAG_OR_ENTITY = re.compile(
    rf"</?[a-zA-Z][^<>\n]{{0,500}}>|</?(?:[a-zA-Z][^<>\n]*)?\Z|</?(?=\s)|{_ENTITY.pattern}"
)


class View:
    """A text to look for dumps in, and what is worked out about it once.

    Readers match patterns on `text`; every position is one in it. A view of another view leads
    back to it by `origins`, pairs of tables: where something was rewritten here, and there.
    """

    def __init__(
        self,
        text: str,
        parent: "View | None" = None,
        origins: tuple[list[int], list[int]] = ([0], [0]),
    ) -> None:
        self.text = text
        self.bytes = ByteIndex(text)
        self._parent = parent
        self._here, self._there = origins
        self._tables: dict[re.Pattern[str], list[int]] = {}

    def behind(self, text: str) -> "View":
        """Give a view of this one with a text before it, whose positions are that of the start."""
        return View(text + self.text, self, ([0, len(text)], [0, 0]))

    def positions(self, pattern: re.Pattern[str]) -> list[int]:
        """Give where a pattern matches, for a search with `bisect`.

        The table is made once, when it is first asked for, so that a question asked at every
        place of a text still takes linear time. The pattern must be one of few.
        """
        table = self._tables.get(pattern)
        if table is None:
            table = [match.start() for match in pattern.finditer(self.text)]
            self._tables[pattern] = table
        return table

    def next(self, pattern: re.Pattern[str], start: int) -> int | None:
        """Give where a pattern matches next, at `start` or behind it; None where nowhere."""
        table = self.positions(pattern)
        index = bisect_left(table, start)
        return table[index] if index < len(table) else None

    def outer(self, position: int) -> int:
        """Give the position, in the view that this one was made from, of one here."""
        index = bisect_right(self._here, position) - 1
        there = self._there[index] + position - self._here[index]
        return there if index + 1 == len(self._there) else min(there, self._there[index + 1])

    def origin(self, position: int) -> int:
        """Give the position in the first text of a position here."""
        return position if self._parent is None else self._parent.origin(self.outer(position))


def unescaped(view: View) -> View:
    """Give a view whose entities are unescaped once and whose `<br>` are line breaks.

    Beside `<br>`, `&nbsp;` stands for a blank that would not have been shown.

    >>> below = unescaped(View("a &lt;b&gt;"))
    >>> below.text, below.origin(3)
    ('a <b>', 6)
    """
    return _rewritten(view, 0, len(view.text), _ENTITY)


def stripped(view: View, start: int, end: int) -> View:
    """Give a view of a stretch of HTML without its tags, with its entities unescaped.

    >>> stripped(View("<b>array</b> <i>(size=1)</i>"), 0, 28).text
    'array (size=1)'
    """
    return _rewritten(view, start, end, _TAG_OR_ENTITY)


def _rewritten(parent: View, start: int, end: int, pattern: re.Pattern[str]) -> View:
    text = parent.text
    blank = " " if text.find("<br", start, end) >= 0 else "\xa0"
    parts: list[str] = []
    here, there = [0], [start]
    length = 0
    position = start
    for match in pattern.finditer(text, start, end):
        markup = match[0]
        plain = _COMMON.get(markup) or _plain(markup, blank)
        first, last = match.span()
        parts += (text[position:first], plain)
        length += first - position + len(plain)
        position = last
        here.append(length)
        there.append(position)
    parts.append(text[position:end])
    return View("".join(parts), parent, (here, there))


def _plain(markup: str, blank: str) -> str:
    if markup.startswith("<"):
        return "\n" if markup.startswith("<br") else ""
    if markup == "&nbsp;":
        return blank
    if not markup.endswith(";"):
        return ""
    if markup.startswith("&#") and markup.strip("&#xX0;") == "":
        return "\0"  # as Xdebug writes a NUL; html.unescape makes U+FFFD of it
    return html.unescape(markup)
