"""The stage `boilerplate`: how far it goes into a text, by level."""

from collections.abc import Iterable

import msgspec

from cleaner import Document, Edit, Rewrite, Surveyed, stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.sites import note_lines, site_edits
from cleaner_boilerplate.text.ends import peel_ends


@stage(after="encoding", options=BoilerplateOptions, survey=note_lines)
def boilerplate(
    document: Document, options: BoilerplateOptions, surveyed: Surveyed
) -> Iterable[Edit]:
    """Take what is not its author's out of a text: kickers, datelines, share bars, sign-offs."""
    of_site = site_edits(document, options, surveyed)
    if not of_site:
        return peel_ends(document, options)
    rewrite = Rewrite(document.text)
    rewrite.make(of_site)
    rest = msgspec.structs.replace(document, text=rewrite.text, findings=[])
    rewrite.make(peel_ends(rest, options))
    document.title, document.published = rest.title, rest.published
    for finding in rest.findings:
        # the edits of the site only take out: what they took before a place moves it back
        finding.start, finding.end = (
            _place_before(place, of_site) for place in (finding.start, finding.end)
        )
        document.findings.append(finding)
    return rewrite.edits


def _place_before(place: int, taken: list[Edit]) -> int:
    """Give the place in a text of one in what was left of it."""
    for edit in taken:
        if edit.start > place:
            break
        place += edit.end - edit.start
    return place
