"""The lines of a text, and which of them are furniture wherever they stand."""

from collections.abc import Iterator

import msgspec

from cleaner_boilerplate.phrasebook import Found, find_phrase
from cleaner_boilerplate.text import rules


class Line(msgspec.Struct):
    """A line that is not blank: where it begins, where its words begin and end, and what it is."""

    begin: int
    start: int
    end: int
    found: Found | None

    @property
    def is_furniture(self) -> bool:
        """Tell whether the line goes from the middle of a text too."""
        return self.found is not None and self.found.is_anywhere


def lines_of(text: str, phrases: tuple[str, ...]) -> Iterator[Line]:
    """Give the lines that are not blank, in time that long lines don't add to."""
    begin = 0
    for raw in text.split("\n"):
        stripped = raw.rstrip()
        if stripped:
            line = stripped.lstrip()
            end = begin + len(stripped)
            found = classify(line, phrases) if len(line) <= rules.LONGEST_LINE else None
            yield Line(begin, end - len(line), end, found)
        begin += len(raw) + 1


def classify(line: str, phrases: tuple[str, ...]) -> Found | None:
    """Tell what a line is by itself, wherever it stands."""
    found = find_phrase(line, phrases)
    if found is not None:
        return found
    if rules.is_credits(line):
        return Found("sign-off", "anywhere", ("credits", line.strip("()[].")))
    if rules.is_copyright(line):
        return Found("copyright", "anywhere", ("copyright", line))
    return None
