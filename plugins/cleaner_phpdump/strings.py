"""Finding where the string of a dump ends.

PHP writes the content raw, so that only the declared length tells the end. Where the text was
changed since (collapsed blanks, mojibake, an entity, a redaction) the length does not fit any
more; then the end is looked for by other means, from the surest to the weakest.
"""

import re
from bisect import bisect_left

from cleaner_phpdump.lengths import ByteIndex

_KEY = r'\[(?:-?\d{1,20}|"[^"\n]{0,200}"(?::protected|:"[^"\n]{1,200}":private)?)\]\s{0,8}=>'
_CUT_KEY = r'\["[^"\n]{0,200}"?\]?=?\s{0,64}\Z'
_BRACE = r'\}(?!\s{0,64}[,:"\]])'

# the closing quote of a string, told by what follows it ...
_MARKS = {
    # ... in an array or object that goes on
    "key": re.compile(rf'"(?=\s*(?:{_KEY}|{_CUT_KEY}))'),
    # ... at the end of one. A quote, comma or bracket behind the brace would be JSON's.
    "brace": re.compile(rf'"(?=\s*{_BRACE})'),
    # ... in either
    "element": re.compile(rf'"(?=\s*(?:{_BRACE}|{_KEY}|{_CUT_KEY}))'),
    # ... that stands alone and ends its line
    "line": re.compile(r'"(?=[ \t]*(?:[\r\n<]|\Z))'),
    # ... that stands alone and holds JSON
    "json": re.compile(r'(?:(?<=[\]}])|(?<=[\]}]\s))"(?!\s{0,64}[,:}\]"])'),
    "newline": re.compile(r"\n"),
    "gap": re.compile(r"\n[ \t\r]*\n"),
}
_INNER_FOLLOWS = re.compile(r'\s*(?:\}|\[(?:["\d-]|\Z)|\Z)')
_JSON_OPENS = re.compile(r'\s{0,8}(?:\[\s{0,40}[\[{"\d-]|\{\s{0,40}")')
_LINE_ENDS = re.compile(r"[\r\n<]|\Z")
_JSON_FOLLOWS = re.compile(r"\s{0,64}[,:}\]]")
_JSON_PRETTY = re.compile(r"\s{0,8}[\[{][ \t\r]{0,8}\n")
_OPENING_QUOTE = re.compile(r'\s"\w')
_JSON_LINE = re.compile(
    r'\s{0,200}(?:[\[\]{}]|"[^"\n]{1,80}"\s{0,8}[:,]|"[^"\n]{0,200}",?\s{0,8}$)'
)
_ELLIPSIS = re.compile(r"\s{0,8}(?:…|\.\.\.|&hellip;|\[(?:…|\.\.\.|&hellip;)\])\Z")
_LOOKS = 64  # how many possible ends of a string that holds JSON are looked at


def opens_json(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a JSON array or object that is not empty seems to begin at a position.

    >>> opens_json('[{"id":1'), opens_json("[sic]")
    (True, False)
    """
    return _JSON_OPENS.match(text, start, len(text) if end is None else end) is not None


class StringEnds:
    """Finds the ends of the strings of one text.

    Every table is made once for the text, when it is first needed, so that a text full of wrong
    lengths costs linear time.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = ByteIndex(text)
        self._tables: dict[str, list[int]] = {}

    def find(self, start: int, declared: int, inner: str | None) -> tuple[int, bool] | None:
        """Give the position of the closing quote, and whether the declared bytes led to it.

        `start` is where the content begins, `declared` its length in bytes. `inner` is None for a
        string that stands alone; for an element it names what must follow it: "key", "brace" or
        "element" (either). None where no end is plausible.
        """
        by_bytes = self._quote_at(self._bytes.advance(start, declared))
        if by_bytes is not None and self._fits(start, by_bytes, inner):
            return by_bytes, True
        by_chars = self._quote_at(start + declared)
        if by_chars is not None and self._fits(start, by_chars, inner):
            return by_chars, False
        by_structure = self._by_structure(start, declared, inner)
        if by_structure is not None:
            return by_structure, False
        return None

    def certain(self, start: int, declared: int) -> int:
        """Give where an unclosed string surely still goes on to: an end behind `start`, or `start`.

        That is the end of its line, or of the lines that read as JSON where it holds JSON. A line
        longer than the declared length proves nothing.
        """
        limit = self._bytes.advance(start, declared)
        limit = len(self._text) if limit is None else limit
        end = self._next("newline", start)
        if end > limit:
            # an excerpt's mark of omission is not counted
            mark = _ELLIPSIS.search(self._text, max(start, end - 20), end)
            return end if mark and mark.start() <= limit else start
        if opens_json(self._text, start):
            while end < limit and _JSON_LINE.match(
                self._text, end + 1, self._next("newline", end + 1)
            ):
                end = min(self._next("newline", end + 1), limit)
        return end

    def _quote_at(self, position: int | None) -> int | None:
        if position is None or position >= len(self._text) or self._text[position] != '"':
            return None
        return position

    def _fits(self, start: int, end: int, inner: str | None) -> bool:
        """Tell whether a quote at the declared length can be the closing one."""
        if inner is not None:
            return _INNER_FOLLOWS.match(self._text, end + 1) is not None
        if not opens_json(self._text, start, end):
            return not _OPENING_QUOTE.match(self._text, max(start, end - 1))
        if _JSON_FOLLOWS.match(self._text, end + 1):
            return False
        # JSON that was cut before it was dumped ends anywhere, but then its line ends too
        return self._ends_json(end) or _LINE_ENDS.match(self._text, end + 1) is not None

    def _ends_json(self, end: int) -> bool:
        return self._text[max(0, end - 8) : end].rstrip()[-1:] in ("]", "}")

    def _by_structure(self, start: int, declared: int, inner: str | None) -> int | None:
        farthest = start + 4 * declared + 64
        holds_json = opens_json(self._text, start)
        if inner is not None:
            found = self._closer(inner, start, farthest)
            if found is None:
                found = self._closer("element", start, farthest)
        else:
            found = self._closer("json" if holds_json else "line", start, farthest)
        if found is None:
            return None
        # an article must not be taken for the content of a string that was cut off before it
        if holds_json:
            return found if self._laid_out_as_json(start, found) else None
        return found if inner is not None or found <= self._next("newline", start) else None

    def _laid_out_as_json(self, start: int, end: int) -> bool:
        """Tell whether content stands on one line, or on many without a gap as pretty JSON does."""
        if self._next("newline", start) >= end:
            return True
        last = self._text.rfind("\n", start, end)
        return (
            _JSON_PRETTY.match(self._text, start) is not None
            and self._text[last:end].strip() in ("]", "}")
            and self._next("gap", start) >= end
        )

    def _closer(self, kind: str, start: int, farthest: int) -> int | None:
        table = self._table(kind)
        index = bisect_left(table, start)
        ends = [end for end in table[index : index + _LOOKS] if end <= farthest]
        if ends and opens_json(self._text, start):
            # a quote inside the JSON may look like the closing one
            return next(filter(self._ends_json, ends), ends[0])
        return ends[0] if ends else None

    def _next(self, kind: str, start: int) -> int:
        table = self._table(kind)
        index = bisect_left(table, start)
        return table[index] if index < len(table) else len(self._text)

    def _table(self, kind: str) -> list[int]:
        table = self._tables.get(kind)
        if table is None:
            table = [match.start() for match in _MARKS[kind].finditer(self._text)]
            self._tables[kind] = table
        return table
