"""What stands at the two ends of a text and is not its author's.

From the head it peels kickers, title and date lines, datelines and share bars; from the tail
sign-offs, source and copyright lines and invitations. Nothing inside the text is touched, and a
text that would be nothing but furniture is left whole. Each rule looks at the line at its end of
the text alone, so that a second pass stops where the first one did.
"""

from collections.abc import Iterator

from cleaner import Document, Edit, Finding
from cleaner_boilerplate.dates import AmbiguousDateError, read_date_line
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.phrasebook import is_phrase
from cleaner_boilerplate.text import rules


def peel_ends(document: Document, options: BoilerplateOptions) -> list[Edit]:
    """Take kickers, title and date lines, sign-offs and share bars off the ends of a text."""
    head = _Head(document, options)
    edits = list(head.peel())
    tail = list(_peel_tail(document.text, head.position, options.phrases))
    edits.extend(edit for edit, _ in tail)
    text_end = tail[-1][0].start if tail else len(document.text)
    if edits and not document.text[head.position : text_end].strip():
        return []
    head.keep_facts()
    for _, facts in reversed(tail):
        for name, value in facts.items():
            document.facts.setdefault(name, value)
    return edits


class _Head:
    """Peels the head of a text, line by line, and gathers the facts in it."""

    def __init__(self, document: Document, options: BoilerplateOptions) -> None:
        self._document = document
        self._text = document.text
        self._options = options
        self._title = document.title
        self._published = document.published
        self._facts: dict[str, str] = {}
        self._findings: list[Finding] = []
        self._after_kicker = -1
        self.position = _next_line(self._text, 0)

    def peel(self) -> Iterator[Edit]:
        """Give the edits at the head; afterwards `position` is where the text begins."""
        while self.position < len(self._text):
            edit = self._peel_one()
            if edit is None:
                return
            yield edit
            self.position = edit.end

    def keep_facts(self) -> None:
        """Write what was gathered to the document."""
        self._document.title = self._title
        self._document.published = self._published
        for name, value in self._facts.items():
            self._document.facts.setdefault(name, value)
        self._document.findings.extend(self._findings)

    def _peel_one(self) -> Edit | None:
        start = self.position
        end = _line_end(self._text, start)
        line = self._text[start:end]
        if len(line) > rules.LONGEST_LINE:
            # a paragraph: only what may stand before its first sentence
            return self._dateline(start, line[: rules.LONGEST_LINE])
        return (
            self._kicker(start, line)
            or self._date_line(start, end, line)
            or self._byline(start, end, line)
            or self._phrase(start, end, line)
            or self._title_line(start, end, line)
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
            found = read_date_line(line)
        except AmbiguousDateError as error:
            self._findings.append(
                Finding(start, end, "ambiguous-date", str(error), suggestion=error.candidates[0])
            )
            return None
        if found is None:
            return None
        if found.is_update:
            self._facts.setdefault("updated", found.iso)
        elif self._published is None:
            self._published = found.iso
        elif not self._published.startswith(found.iso[:10]):
            self._facts.setdefault("date", found.iso)
        elif len(found.iso) > len(self._published):
            self._published = found.iso
        return self._whole_line(start, end, "date-line")

    def _title_line(self, start: int, end: int, line: str) -> Edit | None:
        """Tell a title by what is known: the title itself, a kicker before it, a date after it."""
        following = _next_line(self._text, end)
        if following == len(self._text) or not rules.may_be_title(line):
            return None
        title = line.strip()
        known = self._title is not None and rules.same_words(title, self._title)
        if not known:
            if self._date_follows(following):
                if self._title is None:
                    self._title = title
                else:
                    self._facts.setdefault("subtitle", title)
            elif start == self._after_kicker and self._title is None:
                self._title = title
            else:
                return None
        return self._whole_line(start, end, "title-line")

    def _date_follows(self, start: int) -> bool:
        line = self._text[start : _line_end(self._text, start)]
        try:
            return read_date_line(line) is not None
        except AmbiguousDateError:
            return False

    def _byline(self, start: int, end: int, line: str) -> Edit | None:
        author = rules.byline(line)
        if author is None:
            return None
        self._facts.setdefault("author", author)
        return self._whole_line(start, end, "byline")

    def _phrase(self, start: int, end: int, line: str) -> Edit | None:
        if is_phrase(line, self._options.phrases):
            return self._whole_line(start, end, "phrase")
        return None

    def _dateline(self, start: int, line: str) -> Edit | None:
        found = rules.dateline(line)
        if found is None:
            return None
        for name, value in found.facts.items():
            self._facts.setdefault(name, value)
        return Edit(start, start + found.length, "", rule="dateline")

    def _whole_line(self, start: int, end: int, rule: str) -> Edit:
        return Edit(start, _next_line(self._text, end), "", rule=rule)


def _peel_tail(
    text: str, stop: int, phrases: tuple[str, ...]
) -> Iterator[tuple[Edit, dict[str, str]]]:
    """Give the edits at the tail, from the end backwards, each with the facts in it.

    Nothing before `stop` is looked at. A line goes with the gap before it.
    """
    end = _text_end(text, len(text), stop)
    while end > stop:
        start = max(text.rfind("\n", stop, end) + 1, stop)
        line = text[start:end] if end - start <= rules.LONGEST_LINE else ""
        found = rules.sign_off(line)
        if found is not None:
            rule, facts, length = found
            cut = end - length
        elif line and is_phrase(line, phrases):
            rule, facts, cut = "phrase", {}, start
        else:
            # a long last paragraph may still carry a sign-off behind its last sentence
            found = rules.sign_off_behind(text[max(start, end - rules.LONGEST_LINE) : end])
            if found is None:
                return
            rule, facts, length = found
            cut = end - length
        cut = _text_end(text, cut, stop)
        yield Edit(cut, end, "", rule=rule), facts
        end = cut


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _next_line(text: str, position: int) -> int:
    """Give the start of the next line that is not blank, or the end of the text."""
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _text_end(text: str, end: int, stop: int) -> int:
    while end > stop and text[end - 1].isspace():
        end -= 1
    return end
