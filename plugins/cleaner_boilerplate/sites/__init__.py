"""Sites: rules that a user gives for one, and lines that recur over the pages of one.

`[sites."example.com"]` (`rules`, `markup`) is tried before the extractor. Repetition (`repetition`)
is counted by the survey of a run. Which site a document is of, `hosts` says.
"""

from typing import TYPE_CHECKING

from cleaner import Document, Edit, Surveyed
from cleaner.sites import rules_for, site_of
from cleaner_boilerplate.sites.lines import cut, lines_of, phrase_flags, phrases_for
from cleaner_boilerplate.sites.markup import Applied, apply
from cleaner_boilerplate.sites.repetition import note_lines, recurring_flags, recurring_lines
from cleaner_boilerplate.sites.rules import SiteRules

if TYPE_CHECKING:
    from cleaner_boilerplate.options import BoilerplateOptions

__all__ = [
    "Applied",
    "SiteRules",
    "apply",
    "note_lines",
    "phrases_for",
    "recurring_lines",
    "rules_for",
    "site_edits",
    "site_of",
]


def site_edits(document: Document, options: "BoilerplateOptions", surveyed: Surveyed) -> list[Edit]:
    """Take out of a text what its site tells: phrases of the rules for it, lines that recur on it.

    They are whole lines, with the gaps between them.
    """
    phrases = phrases_for(document, options)
    if not phrases and not len(surveyed):
        return []
    text = document.text
    lines = list(lines_of(text))
    rules = [
        "site-phrase" if is_phrase else "site-repetition" if recurs else None
        for is_phrase, recurs in zip(
            phrase_flags(text, lines, phrases),
            recurring_flags(document, lines, surveyed),
            strict=True,
        )
    ]
    return cut(text, lines, rules)
