"""Counting what a run does, in a form that adds up over workers."""

from collections import Counter

import msgspec

from cleaner.document import Document

Counts = dict[str, dict[str, int]]


class Tally(msgspec.Struct):
    """Sums over documents: edits and findings by stage and rule, media by status, seconds by step.

    An edit that several rules of a stage made together counts for each of them.
    """

    documents: int = 0
    characters: int = 0
    edits: Counts = {}
    findings: Counts = {}
    media: dict[str, int] = {}
    embedded: int = 0
    seconds: dict[str, float] = {}

    def add(self, document: Document) -> None:
        """Count one cleaned document, before its edits are thinned out."""
        self.documents += 1
        self.characters += len(document.text)
        self.embedded += len(document.embedded)
        for edit in document.edits:
            for rule in edit.rule.split("+"):
                _count(self.edits, edit.stage, rule)
        for finding in document.findings:
            _count(self.findings, finding.stage, finding.rule)
        for link in document.media:
            self.media[link.status] = self.media.get(link.status, 0) + 1

    def merge(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.documents += other.documents
        self.characters += other.characters
        self.embedded += other.embedded
        for mine, theirs in ((self.edits, other.edits), (self.findings, other.findings)):
            for stage, rules in theirs.items():
                for rule, count in rules.items():
                    _count(mine, stage, rule, count)
        self.media = dict(Counter(self.media) + Counter(other.media))
        for step, seconds in other.seconds.items():
            self.seconds[step] = self.seconds.get(step, 0.0) + seconds


def _count(counts: Counts, stage: str, rule: str, by: int = 1) -> None:
    rules = counts.setdefault(stage, {})
    rules[rule] = rules.get(rule, 0) + by
