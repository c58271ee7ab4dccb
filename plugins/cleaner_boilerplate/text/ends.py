"""The level `safe`: what stands on lines of its own or at the two ends and is not the author's.

Lines that are furniture wherever they stand go from the middle of a text too. From the head go
kickers, title and date lines, datelines and share bars as well, and from the tail sign-offs, source
and copyright lines and lists of links. A text that would be nothing but furniture is left whole.
Each rule looks at one line and at the lines that stay beside it, so that a second pass stops where
the first one did.
"""

from collections.abc import Iterator

from cleaner import Document, Edit, Finding
from cleaner_boilerplate.dates import (
    AmbiguousDateError,
    HijriDateError,
    certain_date,
    read_date_line,
)
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text import rules
from cleaner_boilerplate.text.furniture import Line, classify, lines_of
from cleaner_boilerplate.text.tail import Taken, peel_tail


def peel_ends(document: Document, options: BoilerplateOptions) -> list[Edit]:
    """Take what is furniture beyond doubt out of a text, and what stands at its two ends.

    What is a fact goes into `document.facts`, a date into `published`, a title into `title`; where
    day and month of a date may be exchanged, a finding says so.
    """
    text = document.text
    lines = list(lines_of(text, options.phrases))
    head = _Head(document, options, lines)
    edits = list(head.peel())
    tail = list(peel_tail(text, lines, head.index, head.position, options.phrases))
    text_end = tail[-1][0].start if tail else len(text)
    middle = list(_furniture(lines, head.index, text_end))
    stays = any(line.start < text_end and not line.is_furniture for line in lines[head.index :])
    if not stays or head.position >= text_end:
        return []
    head.keep_facts()
    for edit, facts in (*middle, *reversed(tail)):
        edits.append(edit)
        for name, value in facts.items():
            document.facts.setdefault(name, value)
    return edits


def _furniture(lines: list[Line], first: int, end: int) -> Iterator[Taken]:
    """Give the edits between head and tail: whole lines, each with the gap behind it."""
    for index in range(first, len(lines)):
        line = lines[index]
        if line.start >= end:
            return
        if line.is_furniture and line.found is not None:
            following = lines[index + 1].begin if index + 1 < len(lines) else end
            fact = line.found.fact
            edit = Edit(line.begin, min(following, end), "", rule=line.found.kind)
            yield edit, {fact[0]: fact[1]} if fact else {}


class _Head:
    """Peels the head of a text, line by line, and gathers the facts in it."""

    def __init__(self, document: Document, options: BoilerplateOptions, lines: list[Line]) -> None:
        self._document = document
        self._text = document.text
        self._options = options
        self._lines = lines
        self._title = document.title
        self._published = document.published
        self._facts: dict[str, str] = {}
        self._findings: list[Finding] = []
        self._after_kicker = -1
        self.index = 0
        self.position = lines[0].start if lines else 0

    def peel(self) -> Iterator[Edit]:
        """Give the edits at the head; afterwards the text begins at `position`, in line `index`."""
        while self.index < len(self._lines):
            edit = self._peel_one()
            if edit is None:
                return
            yield edit
            self.position = edit.end
            if self.position > self._lines[self.index].end or edit.end == len(self._text):
                self.index += 1
                if self.index < len(self._lines):
                    self.position = self._lines[self.index].start

    def keep_facts(self) -> None:
        """Write what was gathered to the document."""
        self._document.title = self._title
        self._document.published = self._published
        for name, value in self._facts.items():
            self._document.facts.setdefault(name, value)
        self._document.findings.extend(self._findings)

    def _peel_one(self) -> Edit | None:
        start, end = self.position, self._lines[self.index].end
        line = self._text[start : min(end, start + rules.LONGEST_LINE)]
        if end - start > rules.LONGEST_LINE:
            # a paragraph: only what may stand before its first sentence
            return self._dateline(start, line)
        found = self._lines[self.index].found
        if found is not None and found.kind == "credit":
            return self._phrase(start, line)  # "PHOTO: Jane Doe/Getty Images" has no kicker
        return (
            self._kicker(start, line)
            or self._date_line(start, end, line)
            or self._byline(start, line)
            or self._phrase(start, line)
            or self._title_line(start, line)
            or self._dateline(start, line)
        )

    def _kicker(self, start: int, line: str) -> Edit | None:
        kicker = rules.kicker(line, self._options.kickers)
        if kicker is None:
            return None
        word, length = kicker
        self._facts.setdefault("kicker", word)
        self._after_kicker = start + length
        return Edit(start, start + length, "", rule="kicker")

    def _date_line(self, start: int, end: int, line: str) -> Edit | None:
        try:
            found = read_date_line(line, self._document.language)
        except AmbiguousDateError as error:
            self._findings.append(
                Finding(start, end, "ambiguous-date", str(error), suggestion=error.candidates[0])
            )
            return None
        except HijriDateError as error:
            self._findings.append(Finding(start, end, "hijri-date", str(error)))
            return None
        if found is None:
            return None
        if found.updated is not None:
            self._facts.setdefault("updated", found.updated)
        if found.is_update:
            self._facts.setdefault("updated", found.iso)
        elif self._published is None:
            self._published = found.iso
        elif not self._published.startswith(found.iso[:10]):
            self._facts.setdefault("date", found.iso)
        elif len(found.iso) > len(self._published):
            self._published = found.iso
        return self._whole_line(start, "date-line")

    def _title_line(self, start: int, line: str) -> Edit | None:
        """Tell a title by what is known: itself, a kicker before it, a date or byline after it."""
        following = self._following()
        if following is None or not rules.may_be_title(line):
            return None
        title = line.strip()
        known = self._title is not None and rules.same_words(title, self._title)
        if not known:
            if self._is_date_or_byline(following):
                if self._title is None:
                    self._title = title
                else:
                    self._facts.setdefault("subtitle", title)
            elif start == self._after_kicker and self._title is None:
                self._title = title
            else:
                return None
        return self._whole_line(start, "title-line")

    def _following(self) -> Line | None:
        """Give the next line that stays in the text."""
        for index in range(self.index + 1, len(self._lines)):
            if not self._lines[index].is_furniture:
                return self._lines[index]
        return None

    def _is_date_or_byline(self, line: Line) -> bool:
        text = self._text[line.start : line.end]
        found = certain_date(text, self._document.language)
        return found is not None or rules.byline(text) is not None

    def _byline(self, start: int, line: str) -> Edit | None:
        author = rules.byline(line)
        if author is None:
            return None
        self._facts.setdefault("author", author)
        return self._whole_line(start, "byline")

    def _phrase(self, start: int, line: str) -> Edit | None:
        whole = self._lines[self.index]
        found = whole.found
        if start != whole.start:
            found = classify(line.strip(), self._options.phrases)
        if found is None:
            return None
        if found.fact is not None:
            self._facts.setdefault(*found.fact)
        return self._whole_line(start, found.kind)

    def _dateline(self, start: int, line: str) -> Edit | None:
        found = rules.dateline(line)
        if found is None:
            return None
        for name, value in found.facts.items():
            self._facts.setdefault(name, value)
        return Edit(start, start + found.length, "", rule="dateline")

    def _whole_line(self, start: int, rule: str) -> Edit:
        line = self._lines[self.index]
        begin = line.begin if start == line.start else start
        is_last = self.index + 1 == len(self._lines)
        end = len(self._text) if is_last else self._lines[self.index + 1].begin
        return Edit(begin, end, "", rule=rule)
