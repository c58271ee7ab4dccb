"""Lines of a text as sites see them: where they are, and what of them counts when compared."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner import Document, Edit
from cleaner.sites import rules_for

if TYPE_CHECKING:
    from cleaner_boilerplate.options import BoilerplateOptions

# marks are part of their word; in many scripts they are its vowels
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0711-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u085b\u08d3-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd"
    r"\u0f18-\u0fbc\u102b-\u109d\u1712-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
)
_NO_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")

_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(
    256
)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each line that is not blank, without the line end.

    >>> list(lines_of("a\\n\\n  b\\n"))
    [(0, 1), (3, 6)]
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace() and end > start:
            yield start, end
        start = end + 1


def folded(line: str) -> str:
    """Give a line's words in lower case, without punctuation.

    >>> folded("— Read more: SPORT!")
    'read more sport'
    """
    if line.isascii():
        # most lines of most sites, at a third of the price
        return b" ".join(line.encode().translate(_ASCII).split()).decode()
    return _NO_WORD.sub(" ", line.casefold()).strip()


def cut(text: str, lines: list[tuple[int, int]], rules: list[str | None]) -> list[Edit]:
    """Take lines out of a text, those with a rule, with the gap behind them.

    Neighbours of one rule are one edit. At the end of a text the gap before goes instead.

    >>> made = cut("a\\n\\nb\\nc", [(0, 1), (3, 4), (5, 6)], [None, "rule", "rule"])
    >>> [(edit.start, edit.end) for edit in made]
    [(1, 6)]
    """
    edits = []
    number = 0
    while number < len(lines):
        first, rule = number, rules[number]
        while number < len(lines) and rules[number] == rule:
            number += 1
        if rule is None:
            continue
        start, end = lines[first][0], len(text)
        if number < len(lines):
            end = lines[number][0]
        elif first and rules[first - 1] is None:
            start = lines[first - 1][1]
        edits.append(Edit(start, end, "", rule))
    return edits


def phrases_for(document: Document, options: "BoilerplateOptions") -> tuple[str, ...]:
    """Give the phrases that the rules for a document's site drop."""
    rules = rules_for(document, options.sites)
    return rules.phrases if rules else ()


def phrase_flags(text: str, lines: list[tuple[int, int]], phrases: tuple[str, ...]) -> list[bool]:
    """Tell for each line whether it is one of these phrases, case and punctuation aside."""
    wanted = {folded(phrase) for phrase in phrases} - {""}
    if not wanted:
        return [False] * len(lines)
    # punctuation may make a line longer, but not without end
    longest = 2 * max(map(len, wanted)) + 100
    return [end - start <= longest and folded(text[start:end]) in wanted for start, end in lines]
