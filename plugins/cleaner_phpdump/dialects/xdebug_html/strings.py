"""Where the strings end: `string 'raw' (length=BYTES)`, of which nothing is escaped."""

import re
from bisect import bisect_left
from typing import NamedTuple

from cleaner_phpdump.dialects.var_dump.string_ends import opens_json
from cleaner_phpdump.dialects.xdebug_html import grammar
from cleaner_phpdump.views import View

_CLOSING_QUOTE = re.compile(r"'(?!\w)")
_LOOKS = 24  # how many possible ends of one string are looked at


class End(NamedTuple):
    """Where a string ends: its closing quote, what stands behind its length, and that length."""

    quote: int
    stop: int
    declared: int
    truncated: bool


def string_end(view: View, start: int) -> End | None:
    """Give the end of the string that begins at `start`: the first one whose length fits."""
    table = view.positions(grammar.STRING_END)
    index = bisect_left(table, start)
    first: End | None = None
    fitting: End | None = None
    for quote in table[index : index + _LOOKS]:
        match = grammar.LENGTH.match(view.text, quote)
        if match is None:
            continue
        end = End(quote, match.end(), int(match["length"]), match["more"] is not None)
        actual = view.bytes.between(start, quote)
        fits = actual == end.declared or (end.truncated and actual < end.declared)
        if fits and not _goes_on(view.text, end.stop):
            return end
        first = first or end
        fitting = fitting or (end if fits else None)
    return fitting or first


def _goes_on(text: str, stop: int) -> bool:
    """Tell whether a string goes on behind what looks like its end: no key begins there."""
    return text.startswith("'", stop) and grammar.JOINED_KEY.match(text, stop) is None


def is_quotation(view: View, content: str, end: End) -> bool:
    """Tell whether what a lone word "string" stands before is prose, and so is the length."""
    if end.truncated:
        return False
    if view.bytes.between(end.quote - len(content), end.quote) == end.declared:
        return False
    return "\n" in content or _CLOSING_QUOTE.search(content) is not None


def is_cut_off(text: str, start: int, stop: int) -> bool:
    """Tell whether an unclosed string that stands alone is the cut end of the text.

    The word "string" before a quotation is not: the content is JSON, or it is the last line and
    nothing in it closes the quote.
    """
    if text[stop : stop + 1000].strip():
        return False
    if opens_json(text, start):
        return True
    line = text.rfind("\n", max(0, start - 40), start) + 1
    is_first = not text[line:start].removesuffix("string '").strip()
    return is_first and _CLOSING_QUOTE.search(text, start, stop) is None
