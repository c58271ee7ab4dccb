"""What can be set in `[stages.boilerplate]`."""

from typing import Literal

import msgspec

from cleaner.sites import normalised
from cleaner_boilerplate.phrasebook import check_phrases
from cleaner_boilerplate.sites.rules import SiteRules

Level = Literal["auto", "safe", "edges", "full"]
ExtractMode = Literal["best", "trafilatura", "fast"]
Markup = Literal["text", "markdown"]


class BoilerplateOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[stages.boilerplate]`: how far cleaning goes, and what your own sources add.

    `level` is how much is taken out of plain text: "safe" what is furniture wherever it stands,
    "edges" head and tail too, "full" all that is not the main text of a page; "auto" is "full" on
    a raw dump of a page and "safe" on any other text. `extract` is how the main text of an HTML
    page is found, `markup` how its headings, lists and tables are written.

    `phrases` are whole lines to drop, wherever they stand, upper and lower case and punctuation
    aside; they may have the slots of the phrase book: "{n} people like this", "our tip: {text}".
    `kickers` are further words that stand before a title with ":" or "|".

    `sites` are the tables `[sites."example.com"]`, by host.
    """

    level: Level = "auto"
    extract: ExtractMode = "best"
    markup: Markup = "text"
    phrases: tuple[str, ...] = ()
    kickers: tuple[str, ...] = ()
    sites: dict[str, SiteRules] = {}

    def __post_init__(self) -> None:
        """Raise `BookError`, a `ValueError`, for a phrase that is not written as one."""
        check_phrases(self.phrases)
        if self.sites:
            msgspec.structs.force_setattr(self, "sites", normalised(self.sites))
