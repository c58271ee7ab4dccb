"""The stage `boilerplate`: how far it goes into a text, by level."""

from collections.abc import Iterable

from cleaner import Document, Edit, stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.ends import peel_ends


@stage(after="encoding", options=BoilerplateOptions)
def boilerplate(document: Document, options: BoilerplateOptions) -> Iterable[Edit]:
    """Take what is not its author's out of a text: kickers, datelines, share bars, sign-offs."""
    return peel_ends(document, options)
