"""The stage `boilerplate`: how far it goes into a text, by level."""

from collections.abc import Iterable

from cleaner import Document, Edit, stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.ends import peel_ends
from cleaner_boilerplate.text.lines.raw import may_be_raw

EXTRACTED = "boilerplate.confidence"
"""The metric that a page's text comes with: it was taken out of the page already."""


@stage(after="encoding", options=BoilerplateOptions)
def boilerplate(document: Document, options: BoilerplateOptions) -> Iterable[Edit]:
    """Take what is not its author's out of a text: menus, kickers, datelines, sign-offs."""
    level = options.level
    if level == "auto":
        if EXTRACTED in document.metrics:
            level = "safe"
        elif not may_be_raw(document.text):
            document.metrics["boilerplate.raw_dump"] = 0.0
            level = "safe"
    if level == "safe":
        return peel_ends(document, options)
    # NumPy takes 80 ms to import, which a run over extracted text should not pay for
    from cleaner_boilerplate.text.levels import settle

    return settle(document, options)
