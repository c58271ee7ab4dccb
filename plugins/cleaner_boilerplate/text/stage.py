"""The stage `boilerplate`: how far it goes into a text, by level."""

from collections.abc import Iterable

import msgspec

from cleaner import Document, Edit, Rewrite, Surveyed, stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.sites import note_lines, site_edits
from cleaner_boilerplate.text.ends import peel_ends
from cleaner_boilerplate.text.lines.raw import may_be_raw
from cleaner_boilerplate.text.positions import move_back

EXTRACTED = "boilerplate.extracted"
"""The metric that a page's text comes with: 1 where its main text was taken out of it."""


@stage(after="encoding", options=BoilerplateOptions, survey=note_lines)
def boilerplate(
    document: Document, options: BoilerplateOptions, surveyed: Surveyed
) -> Iterable[Edit]:
    """Take what is not its author's out of a text: menus, kickers, datelines, sign-offs."""
    edits = _edits(document, options, surveyed)
    removed = sum(edit.end - edit.start - len(edit.after) for edit in edits)
    share = removed / len(document.text) if removed else 0.0
    document.metrics["boilerplate.share"] = round(share, 4)
    return edits


def _edits(document: Document, options: BoilerplateOptions, surveyed: Surveyed) -> list[Edit]:
    of_site = site_edits(document, options, surveyed)
    if not of_site:
        return _by_level(document, options)
    rewrite = Rewrite(document.text)
    rewrite.make(of_site)
    rest = msgspec.structs.replace(document, text=rewrite.text, findings=[])
    rewrite.make(_by_level(rest, options))
    document.title, document.published = rest.title, rest.published
    document.findings.extend(move_back(finding, of_site) for finding in rest.findings)
    return rewrite.edits


def _by_level(document: Document, options: BoilerplateOptions) -> list[Edit]:
    level = options.level
    if level == "auto":
        if document.metrics.get(EXTRACTED):
            level = "safe"
        elif not may_be_raw(document.text):
            document.metrics["boilerplate.raw_dump"] = 0.0
            level = "safe"
    if level == "safe":
        return peel_ends(document, options)
    # NumPy takes 80 ms to import, which a run over extracted text should not pay for
    from cleaner_boilerplate.text.levels import settle

    return settle(document, options)
