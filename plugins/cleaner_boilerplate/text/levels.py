"""The levels that go by scores of lines: "edges", "full", and "auto" where a text may be raw.

A line is judged by the lines around it, so with some of them gone another may fall too. What is
left is looked at again until nothing changes; only then has a second pass over the result nothing
to do.
"""

import msgspec
import numpy as np

from cleaner import Document, Edit, Rewrite
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.ends import peel_ends
from cleaner_boilerplate.text.lines import keep
from cleaner_boilerplate.text.lines.facts import read_facts
from cleaner_boilerplate.text.lines.model import Scored, line_model
from cleaner_boilerplate.text.lines.raw import may_be_raw
from cleaner_boilerplate.text.positions import move_back

_ROUNDS = 8


def settle(document: Document, options: BoilerplateOptions) -> list[Edit]:
    """Give the edits of a level, and write what they lift out to the document.

    A text that does not settle within a few rounds stays as it is.
    """
    draft = _Draft(document, options)
    for _ in range(_ROUNDS):
        if not draft.another_round():
            draft.hand_over()
            return draft.rewrite.edits
    return []


class _Draft:
    """A text on its way, and what is known of it so far."""

    def __init__(self, document: Document, options: BoilerplateOptions) -> None:
        self._document = document
        self._options = options
        self.rewrite = Rewrite(document.text)
        self._copy = msgspec.structs.replace(document, facts=dict(document.facts), findings=[])
        self._metrics: dict[str, float] = {}

    def another_round(self) -> bool:
        """Go over the text once more; tell whether that changed anything."""
        self._copy.text = self.rewrite.text
        self._copy.findings = []
        edits = self._by_lines() or peel_ends(self._copy, self._options)
        before = self.rewrite.text
        self.rewrite.make(edits)
        return self.rewrite.text != before

    def hand_over(self) -> None:
        """Write what was found to the document."""
        self._document.title = self._copy.title
        self._document.published = self._copy.published
        self._document.facts.update(self._copy.facts)
        self._document.metrics.update(self._metrics)
        self._document.findings.extend(
            move_back(finding, self.rewrite.edits) for finding in self._copy.findings
        )

    def _by_lines(self) -> list[Edit]:
        """Give the edits that the scores of the lines call for, none where they call for none."""
        text, level = self.rewrite.text, self._options.level
        # the stage has seen to that in the first round
        raw = level != "auto" or not self.rewrite.edits or may_be_raw(text)
        scored = line_model().score(text) if raw else None
        if level == "auto":
            raw = scored is not None and keep.is_raw(scored)
            self._metrics.setdefault("boilerplate.raw_dump", float(raw))
        if scored is None or not raw:
            return []
        kept = keep.between_edges(scored) if level == "edges" else keep.main_text(scored)
        edits = list(keep.dropping(scored, kept))
        certainty = float(np.abs(2 * scored.scores - 1).mean())
        self._metrics.setdefault("boilerplate.confidence", round(certainty, 4))
        dropped = self._metrics.setdefault("boilerplate.lines_dropped", 0.0)
        if edits:
            self._metrics["boilerplate.lines_dropped"] = dropped + float((~kept).sum())
            read_facts(self._copy, _lines_near_head(text, scored, kept), self._options.kickers)
        return edits


_BEFORE, _AFTER = 8, 3
"""Lines around the beginning of a main text that may say when and by whom it was written."""


def _lines_near_head(text: str, scored: Scored, kept: keep.Mask) -> list[str]:
    """Give the lines that go around the first one that stays, the nearest first."""
    first = int(kept.argmax())
    span = range(max(first - _BEFORE, 0), min(first + _AFTER + 1, len(kept)))
    near = sorted(
        (index for index in span if not kept[index]), key=lambda index: abs(index - first)
    )
    starts, ends = scored.lines.starts, scored.lines.ends
    return [text[starts[index] : ends[index]] for index in near]
