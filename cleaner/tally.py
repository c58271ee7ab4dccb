"""Counting what a run does, in a form that adds up over workers."""

from collections.abc import Hashable
from typing import TypeVar

import msgspec

from cleaner.document import Document
from cleaner.profile import Counts, language_class, length_class


class Tally(msgspec.Struct):
    """Sums over documents: edits and findings by stage and rule, media by status, seconds by step.

    An edit that several rules of a stage made together counts for each of them. `lengths`,
    `languages` and `spread` are those of a `Profile`.
    """

    documents: int = 0
    characters: int = 0
    lengths: dict[str, int] = {}
    languages: dict[str, int] = {}
    edits: Counts = {}
    findings: Counts = {}
    media: dict[str, int] = {}
    embedded: int = 0
    spread: dict[str, int] = {}
    seconds: dict[str, float] = {}

    def add(self, document: Document) -> None:
        """Count one cleaned document, before its edits are thinned out."""
        length = len(document.text)
        self.documents += 1
        self.characters += length
        _add(self.lengths, length_class(length))
        _add(self.languages, _language(document))
        self.embedded += len(document.embedded)
        made: dict[tuple[str, str], int] = {}
        for edit in document.edits:
            for rule in edit.rule.split("+"):
                _add(made, (edit.stage, rule))
        self._count("edits", self.edits, made)
        seen: dict[tuple[str, str], int] = {}
        for finding in document.findings:
            _add(seen, (finding.stage, finding.rule))
        self._count("findings", self.findings, seen)
        for link in document.media:
            _add(self.media, link.status)
        if document.media:
            _add(self.spread, "media", len(document.media) ** 2)

    def _count(self, name: str, counts: Counts, found: dict[tuple[str, str], int]) -> None:
        """Count what one document has by stage and rule, and its squares."""
        by_stage: dict[str, int] = {}
        for (stage, rule), count in found.items():
            _add(counts.setdefault(stage, {}), rule, count)
            _add(self.spread, f"{name}.{stage}.{rule}", count * count)
            _add(by_stage, stage, count)
        for stage, count in by_stage.items():
            _add(self.spread, f"{name}.{stage}", count * count)
        if by_stage:
            _add(self.spread, name, sum(by_stage.values()) ** 2)

    def merge(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.documents += other.documents
        self.characters += other.characters
        self.embedded += other.embedded
        for mine, theirs in ((self.edits, other.edits), (self.findings, other.findings)):
            for stage, rules in theirs.items():
                _merge(mine.setdefault(stage, {}), rules)
        _merge(self.lengths, other.lengths)
        _merge(self.languages, other.languages)
        _merge(self.media, other.media)
        _merge(self.spread, other.spread)
        for step, seconds in other.seconds.items():
            self.seconds[step] = self.seconds.get(step, 0.0) + seconds


def _language(document: Document) -> str:
    # what a page declares is often that of its template
    return language_class(str(document.quality.get("detected_language", "")))


_Key = TypeVar("_Key", bound=Hashable)


def _add(counts: dict[_Key, int], name: _Key, by: int = 1) -> None:
    counts[name] = counts.get(name, 0) + by


def _merge(mine: dict[str, int], theirs: dict[str, int]) -> None:
    for name, count in theirs.items():
        _add(mine, name, count)
