"""Drawing one document for a person: what was done to it and what was seen."""

from itertools import groupby
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from cleaner.cli.console import change
from cleaner.document import Document, Embedded, Encoding, Finding, LeftOut, MediaLink
from cleaner.edits import Edit, apply, compose, invert
from cleaner.visible import visible

_CONTEXT = 32
_FEW = 4
_STATUS_STYLES = {"broken": "red", "unsafe": "red bold", "suspect": "yellow"}


class DocumentView:
    """Prints one document to a console. `everything` shortens and leaves out nothing."""

    def __init__(self, console: Console, document: Document, *, everything: bool) -> None:
        self._console = console
        self._document = document
        self._few = 1 << 30 if everything else _FEW
        self._limit = None if everything else 160

    def show(self, *, diff: bool, left_out: list[LeftOut] | None = None) -> None:
        """Print everything there is to say, and what was left out of the page, where it is given.

        With `diff` the whole text with its changes too.
        """
        self._head()
        if left_out is not None:
            self._left_out(left_out)
        stages = self._texts_by_stage()
        for stage, text, edits in stages:
            self._edits(stage, text, edits)
        if not self._document.edits:
            self._line("Nothing to repair.", style="green")
        self._findings()
        self._embedded()
        self._media()
        if diff:
            self._diff(stages)
        self._foot(stages)

    def _line(self, *parts: str | Text, style: str | None = None) -> None:
        self._console.print(Text.assemble(*parts, style=style or ""))

    def _title(self, words: str, note: str = "") -> None:
        self._line()
        self._line((Text(words, "bold")), Text(f"  {note}" if note else "", "dim"))

    def _head(self) -> None:
        document = self._document
        self._console.rule(Text(visible(document.id, 100), "bold"), align="left")
        encoding = document.encoding
        fields = {
            "title": document.title,
            "published": document.published,
            "language": document.language,
            "url": document.url,
            "encoding": encoding and _encoding(encoding),
            **document.facts,
        }
        width = max(len(name) for name in fields)
        for name, value in fields.items():
            if value:
                self._line(Text(f"{visible(name):>{width}}  ", "dim"), visible(value, 300))

    def _left_out(self, blocks: list[LeftOut]) -> None:
        self._title("left out of the page", _count(len(blocks), "block"))
        for block in blocks:
            score = "" if block.score is None else f"{block.score:.2f}"
            self._line(
                Text(f"  {visible(block.reason, 40):<16} ", "cyan"),
                Text(f"{score:<5} ", "dim"),
                visible(block.text, self._limit or len(block.text)),
            )

    def _texts_by_stage(self) -> list[tuple[str, str, list[Edit]]]:
        """Give each editing stage with the text that it got and its edits, in order."""
        groups = [
            (stage, list(edits))
            for stage, edits in groupby(self._document.edits, key=lambda edit: edit.stage)
        ]
        text = self._document.text
        result = []
        for stage, edits in reversed(groups):
            text = invert(text, edits)
            result.append((stage, text, edits))
        return result[::-1]

    def _edits(self, stage: str, text: str, edits: list[Edit]) -> None:
        self._title(visible(stage, 40), _count(len(edits), "edit"))
        for rule, of_rule in _by_rule(edits).items():
            for edit in of_rule[: self._few]:
                number = text.count("\n", 0, edit.start) + 1
                before, after = _context(text, edit.start, edit.end)
                self._line(
                    Text(f"  {visible(rule, 40):<16} ", "cyan"),
                    Text(f"line {number:<4} ", "dim"),
                    before,
                    change(self._console, edit.before, edit.after, self._limit),
                    after,
                )
            self._more(len(of_rule), rule)
            for detail in dict.fromkeys(edit.detail for edit in of_rule if edit.detail):
                self._line(f"{'':<19}{visible(detail, 80)}", style="dim")

    def _more(self, count: int, what: str) -> None:
        if count > self._few:
            note = f"  … and {count - self._few:,} more of {what} (--all shows them)"
            self._line(note, style="dim")

    def _findings(self) -> None:
        document = self._document
        if not document.findings:
            return
        self._title("found and left alone", _count(len(document.findings), "finding"))
        for rule, found in _by_rule(document.findings).items():
            for finding in sorted(found, key=_confidence, reverse=True)[: self._few]:
                before, after = _context(document.text, finding.start, finding.end)
                seen = visible(document.text[finding.start : finding.end], self._limit)
                self._line(
                    Text(f"  {visible(rule, 40):<16} ", "cyan"),
                    before,
                    Text(seen if self._console.is_terminal else f"[?{seen}?]", "yellow underline"),
                    after,
                )
                said = visible(finding.message)
                if finding.suggestion:
                    said += f"; perhaps “{visible(finding.suggestion)}”{_chance(finding)}"
                self._line(f"{'':<19}{visible(finding.stage, 40)}: {said}", style="dim")
            self._more(len(found), rule)

    def _embedded(self) -> None:
        if self._document.embedded:
            self._title("embedded data", _count(len(self._document.embedded), "piece"))
        for embedded in self._document.embedded:
            self._line(Text(f"  {visible(embedded.dialect, 40)} ", "magenta"), _lengths(embedded))
            shown = msgspec.json.encode(embedded.value).decode()
            self._line("      ", visible(shown, self._limit))

    def _media(self) -> None:
        links = self._document.media
        best = [link for link in links if link.variant_of is None]
        if links:
            variants = f", {len(links) - len(best):,} of them variants" * (len(best) < len(links))
            self._title("media", _count(len(links), "link") + variants)
        few = max(self._few, 12)
        shown = links if len(links) <= self._few else best[:few]
        for link in shown:
            self._line(*_media_line(link))
        if len(shown) < len(links):
            self._line(f"  … and {len(links) - len(shown):,} more (--all shows them)", style="dim")

    def _diff(self, stages: list[tuple[str, str, list[Edit]]]) -> None:
        self._title("the whole text")
        if not stages:
            self._console.print(_lines(self._document.text))
            return
        original = middle = stages[0][1]
        edits: list[Edit] = []
        for _, _, made in stages:
            edits = compose(edits, made, middle) if edits else list(made)
            middle = apply(middle, made)
        text = Text()
        position = 0
        for edit in edits:
            text.append(_lines(original[position : edit.start]))
            text.append(
                change(self._console, original[edit.start : edit.end], edit.after, self._limit)
            )
            # an unmarked line break keeps what follows a removed one readable
            text.append("\n" if "\n" in original[edit.start : edit.end] else "")
            position = edit.end
        text.append(_lines(original[position:]))
        self._console.print(text)

    def _foot(self, stages: list[tuple[str, str, list[Edit]]]) -> None:
        before = len(stages[0][1]) if stages else len(self._document.text)
        self._line()
        self._line(f"{before:,} characters before, {len(self._document.text):,} after", style="dim")


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands on the same line before and after a span, shortened."""
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    left = "…" if len(before) == _CONTEXT else ""
    right = "…" if len(after) == _CONTEXT else ""
    return left + visible(before), visible(after) + right


def _by_rule(items: list[Any]) -> dict[str, list[Any]]:
    rules: dict[str, list[Any]] = {}
    for item in items:
        rules.setdefault(item.rule, []).append(item)
    return rules


def _confidence(finding: Finding) -> float:
    return -1 if finding.confidence is None else finding.confidence


def _chance(finding: Finding) -> str:
    return "" if finding.confidence is None else f" ({finding.confidence:.0%})"


def _encoding(encoding: Encoding) -> str:
    said = f"{encoding.name} ({_told_by(encoding.evidence)})"
    if encoding.replaced:
        said += f", {encoding.replaced:,} bytes replaced"
    if encoding.undecoded:
        said += f", the first undecoded one at {encoding.undecoded[0].offset:,}"
    return said


def _told_by(evidence: str) -> str:
    return {
        "bom": "byte order mark",
        "utf-8": "valid UTF-8",
        "utf-8-cut": "UTF-8 with its end cut off",
        "utf-8-dirty": "UTF-8 with stray bytes",
        "declared": "as declared",
        "overridden": "other than declared",
        "detected": "detected",
        "given": "as given",
    }[evidence]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _lengths(embedded: Embedded) -> str:
    parts = [f"at {embedded.start:,}", "complete" if embedded.complete else "cut off"]
    if embedded.declared_bytes is not None:
        verdict = (
            "as declared"
            if embedded.actual_bytes == embedded.declared_bytes
            else f"{embedded.declared_bytes:,} declared"
        )
        parts.append(f"{embedded.actual_bytes or 0:,} bytes, {verdict}")
    if embedded.unwrapped:
        kinds = dict.fromkeys(visible(kind, 40) for kind in embedded.unwrapped.values())
        parts.append(f"with {' and '.join(kinds)} in it")
    if isinstance(embedded.value, list):
        parts.append(_count(len(embedded.value), "item"))
    return ", ".join(parts)


def _media_line(link: MediaLink) -> list[str | Text]:
    title = f"  {visible(link.title, 60)}" if link.title else ""
    problems = " ".join(visible(code, 40) for code in link.problems)
    status = f"  {link.http_status}" if link.http_status else ""
    return [
        Text(f"  {link.kind or 'unknown':<8} ", "blue"),
        Text(f"{link.status:<9} ", _STATUS_STYLES.get(link.status, "dim")),
        visible(link.url, 100),
        Text(status, "dim"),
        Text(f"  {problems}" if problems else "", "yellow"),
        Text(title, "dim"),
    ]


def _lines(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))
