"""Dictionaries of misspellings, as plugins give them by the hook `cleaner_dictionaries`."""

from pathlib import Path

import msgspec


class Dictionary(msgspec.Struct, frozen=True):
    """The misspellings of one language, and what a text of that language is told by.

    `language` is its code, as in `<html lang>` ("de"). `misspellings` is a UTF-8 file with one
    `misspelling correction` a line, `#` before a comment. `common_words` are words that at least a
    fifth of any running text is made of, in lowercase: articles, pronouns, prepositions and the
    like. A paragraph is of the language that most of its words are common words of.
    """

    language: str
    misspellings: Path
    common_words: frozenset[str]
