"""Where the strings of a brace-and-quote dump end.

PHP escapes nothing in them: only the declared length finds the closing quote. Where the text was
changed since (collapsed blanks, mojibake, an entity, a redaction) the length does not fit any
more; then the end is looked for by other means, from the surest to the weakest.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from cleaner_phpdump.dialects.cutting import ELLIPSIS, line_end
from cleaner_phpdump.dialects.var_dump import grammar
from cleaner_phpdump.views import View

LINE_END = re.compile(r'"(?=[ \t]*(?:[\r\n<]|\Z))')
JSON_END = re.compile(r'(?:(?<=[\]}])|(?<=[\]}]\s))"(?!\s{0,64}[,:}\]"])')
GAP = re.compile(r"\n[ \t\r]*\n")

_JSON_OPENS = re.compile(r'\s{0,8}(?:\[\s{0,40}[\[{"\d-]|\{\s{0,40}")')
_JSON_FOLLOWS = re.compile(r"\s{0,64}[,:}\]]")
_JSON_PRETTY = re.compile(r"\s{0,8}[\[{][ \t\r]{0,8}\n")
_JSON_LINE = re.compile(
    r'\s{0,200}(?:[\[\]{}]|"[^"\n]{1,80}"\s{0,8}[:,]|"[^"\n]{0,200}",?\s{0,8}$)'
)
_LINE_ENDS = re.compile(rf"{grammar.COUNTED}(?:[\r\n<]|\Z)")
_OPENING_QUOTE = re.compile(r'\s"\w')
_QUOTE_ENDS = re.compile(r'"(?=[\s<)\]]|\Z)')
_ELLIPSIS = re.compile(rf"\s{{0,8}}{ELLIPSIS}\Z")
_LOOKS = 24  # how many possible ends of one string are looked at
_TAIL = 80  # characters: too few for an article
_XDEBUG_LIMIT = 512  # bytes of a string that Xdebug shows, unless configured otherwise


class Place(NamedTuple):
    """Where a string stands: in an array or object that has `left` elements to come, itself
    included (None where that is not known), and whose keys and closing brace begin behind these
    blanks (None where its layout is not known)."""

    left: int | None
    key_gap: str | None
    brace_gap: str | None


class End(NamedTuple):
    """The position of a closing quote, and whether the declared bytes (or the limit of bytes that
    Xdebug shows) led to it."""

    quote: int
    fits: bool


def opens_json(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a JSON array or object that is not empty seems to begin at a position.

    >>> opens_json('[{"id":1'), opens_json("[sic]")
    (True, False)
    """
    return _JSON_OPENS.match(text, start, len(text) if end is None else end) is not None


def find_inner(view: View, start: int, declared: int, place: Place) -> End | None:
    """Give the end of a string that is an element; None where no end is plausible.

    `start` is where the content begins, `declared` its length in bytes.
    """
    by_bytes = _quote_at(view, view.bytes.advance(start, declared))
    if by_bytes is not None and _closes(view, by_bytes, place, strict=False):
        return End(by_bytes, True)
    by_chars = _quote_at(view, start + declared)
    if by_chars is not None and _closes(view, by_chars, place, strict=False):
        return End(by_chars, False)
    limited = _limited(view, start, declared)
    return limited or _by_structure(view, start, declared, place)


def find_lone(view: View, start: int, declared: int) -> End | None:
    """Give the end of a string that stands alone; None where no end is plausible."""
    by_bytes = _quote_at(view, view.bytes.advance(start, declared))
    if by_bytes is not None and _may_end(view, start, by_bytes):
        return End(by_bytes, True)
    by_chars = _quote_at(view, start + declared)
    if by_chars is not None and _may_end(view, start, by_chars):
        return End(by_chars, False)
    limited = _limited(view, start, declared)
    if limited is not None:
        return limited
    text = view.text
    farthest = start + 4 * declared + 64
    if opens_json(text, start):
        # an article must not be taken for the content of a string that was cut off before it
        ends = _nearest(view, JSON_END, start, farthest)
        end = next((end for end in ends if _ends_json(text, end)), None)
        return End(end, False) if end is not None and _laid_out(view, start, end) else None
    ends = _nearest(view, LINE_END, start, min(farthest, line_end(view, start)))
    return End(ends[0], False) if ends else None


def certain(view: View, start: int, declared: int) -> int:
    """Give where an unclosed string surely still goes on to: an end behind `start`, or `start`.

    That is the end of its line, or of the lines that read as JSON where it holds JSON, or the end
    of the text where little is left of it. A line longer than the declared length proves nothing.
    """
    text = view.text
    limit = view.bytes.reach(start, declared)
    end = line_end(view, start)
    if end > limit:
        # an excerpt's mark of omission is not counted
        mark = _ELLIPSIS.search(text, max(start, end - 20), end)
        return end if mark and mark.start() <= limit else start
    if limit >= len(text) - 2 and limit - end <= _TAIL and not GAP.search(text, end, limit):
        return limit
    if opens_json(text, start):
        while end < limit and _JSON_LINE.match(text, end + 1, line_end(view, end + 1)):
            end = min(line_end(view, end + 1), limit)
    return end


def _limited(view: View, start: int, declared: int) -> End | None:
    """Give the end of a string of which Xdebug shows the beginning."""
    if declared <= _XDEBUG_LIMIT:
        return None
    quote = _quote_at(view, view.bytes.advance(start, _XDEBUG_LIMIT))
    return End(quote, True) if quote and view.text.startswith('"...', quote) else None


def _quote_at(view: View, position: int | None) -> int | None:
    if position is None or not view.text.startswith('"', position):
        return None
    return position


def _closes(view: View, quote: int, place: Place, *, strict: bool) -> bool:
    """Tell whether a quote can be the closing one of an element.

    The declared length is evidence by itself; without it (`strict`) the layout of the dump and the
    number of elements to come must agree.
    """
    text = view.text
    match = grammar.BEHIND.match(text, quote)
    if match is None:
        return False
    if match["end"] is not None:
        return True
    if match["brace"] is not None:
        if not strict:
            return True
        if grammar.JSON_BRACE.match(text, match.start("brace")):
            return False
        return place.left in (None, 0, 1) and place.brace_gap in (None, match["gap"])
    if grammar.CUT_BEHIND.match(text, match.start("key")):
        return True
    key = grammar.KEY.match(text, match.start("key"))
    if key is None:
        return False
    if not strict:
        return True
    if place.left == 1 or place.key_gap not in (None, match["gap"]):
        return False
    if key["index"] is not None:
        return True
    end = grammar.KEY_ENDS[key.lastgroup or ""]
    return end.search(text, key.end(), key.end() + grammar.KEY_MAX) is not None


def _by_structure(view: View, start: int, declared: int, place: Place) -> End | None:
    farthest = start + 4 * declared + 64
    ends = _nearest(view, grammar.CLOSER, start, farthest)
    # the stricter the reading the surer; an edited dump may break the rules of its own layout
    for reading in (place, place._replace(key_gap=None, brace_gap=None), Place(None, None, None)):
        end = next((end for end in ends if _closes(view, end, reading, strict=True)), None)
        if end is not None:
            # an article must not be taken for the content of a string that was cut off before it
            if opens_json(view.text, start) and not _laid_out(view, start, end):
                return None
            return End(end, False)
    return None


def _may_end(view: View, start: int, end: int) -> bool:
    """Tell whether a quote at the declared length can close a string that stands alone."""
    text = view.text
    if not opens_json(text, start, end):
        return not _OPENING_QUOTE.match(text, max(start, end - 1))
    if _JSON_FOLLOWS.match(text, end + 1):
        return False
    # JSON that was cut before it was dumped ends anywhere, but then its line ends too
    return _ends_json(text, end) or _LINE_ENDS.match(text, end + 1) is not None


def _ends_json(text: str, end: int) -> bool:
    return text[max(0, end - 8) : end].rstrip()[-1:] in ("]", "}")


def _laid_out(view: View, start: int, end: int) -> bool:
    """Tell whether content stands on one line, or on many without a gap as pretty JSON does."""
    if line_end(view, start) >= end:
        return True
    text = view.text
    last = text.rfind("\n", start, end)
    gap = view.next(GAP, start)
    return (
        _JSON_PRETTY.match(text, start) is not None
        and text[last:end].strip() in ("]", "}")
        and (gap is None or gap >= end)
    )


def _nearest(view: View, pattern: re.Pattern[str], start: int, farthest: int) -> list[int]:
    table = view.positions(pattern)
    index = bisect_left(table, start)
    return [end for end in table[index : index + _LOOKS] if end <= farthest]
