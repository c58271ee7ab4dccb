"""Dictionaries of misspellings, as plugins give them by the hook `cleaner_dictionaries`."""

from pathlib import Path

import msgspec


class Dictionary(msgspec.Struct, frozen=True):
    """The misspellings of one language, and what a text of that language is told by.

    `language` is its code, as in `<html lang>` ("de"). `misspellings` is a UTF-8 file with one
    `misspelling correction` a line, `#` before a comment. `common_words` are words that at least a
    fifth of any running text is made of, in lowercase: articles, pronouns, prepositions and the
    like. A paragraph is of the language that most of its words are common words of.

    Raises `TypeError` for fields of other types; of the words any collection will do.
    """

    language: str
    misspellings: Path
    common_words: frozenset[str]

    def __post_init__(self) -> None:
        """Say in the plugin's own call what it gives wrongly."""
        if not isinstance(self.language, str):
            raise TypeError(f"the language {self.language!r:.60} is no text")
        words: object = self.common_words
        if isinstance(words, str):
            raise TypeError("common_words is one text; give a set of words")
        msgspec.structs.force_setattr(self, "common_words", frozenset(self.common_words))
