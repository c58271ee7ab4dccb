"""What can be set in `[stages.typos]`, and for single sites."""

from typing import Literal

import msgspec

from cleaner import Dictionary
from cleaner.sites import normalised
from cleaner_typos.context import bare
from cleaner_typos.dictionaries import by_language, check_dictionary, codespell, own_entries


class SiteWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[sites."example.com"]`: dictionaries for one site, and words that are right there."""

    dictionary: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class TyposOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[stages.typos]`.

    `apply` is "safe", "all" to apply what is only suspected too, or "none" to turn all edits into
    findings that suggest them. `dictionary` names further files of misspellings, in the form of
    the package's own, which hold in texts of any language; `ignore` words that are never touched.
    `codespell` adds the dictionary of that package to the English one.

    `sites` are the tables `[sites."example.com"]`, `dictionaries` what plugins give.

    Raises `ValueError` for a dictionary that can't be used, naming file and line, and for an
    ignored word that is none.
    """

    apply: Literal["safe", "all", "none"] = "safe"
    dictionary: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    codespell: bool = False
    sites: dict[str, SiteWords] = {}
    dictionaries: tuple[Dictionary, ...] = ()

    def __post_init__(self) -> None:
        """Read the users' files, so that what is wrong with them is said before a run."""
        own_entries(self.dictionary)
        if self.codespell:
            codespell()
        for one in self.dictionaries:
            check_dictionary(one)
        by_language(self.dictionaries)
        if self.sites:
            msgspec.structs.force_setattr(self, "sites", normalised(self.sites))
        check_ignored(self.ignore)
        for words in self.sites.values():
            own_entries(self.dictionary + words.dictionary)
            check_ignored(words.ignore)


def check_ignored(words: tuple[str, ...]) -> None:
    """Raise `ValueError` for what is no single word, which would never be found."""
    for word in words:
        if not bare(word) or len(word.split()) > 1:
            raise ValueError(f'ignore: "{word:.80}" is not one word')
