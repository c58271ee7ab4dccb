"""The words that some options look for, and what is meant by each."""

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from cleaner import Dictionary, Document
from cleaner.sites import rules_for
from cleaner_typos.context import bare
from cleaner_typos.dictionaries import Corrections, by_language, codespell, english, own_entries
from cleaner_typos.options import TyposOptions
from cleaner_typos.paragraphs import ENGLISH

_WORD = re.compile(r"[^\W\d_]{2,60}")


class Vocabulary(msgspec.Struct, frozen=True):
    """Misspellings and their corrections: users', and by language those of the package and plugins.

    `given` are those of users and plugins in lowercase ASCII, which are found in the bytes of a
    text, `others` the rest of them.
    `common` has the common words of languages other than English. `right` are the words that users
    correct others to.
    """

    users: Corrections
    english: tuple[dict[bytes, bytes], ...]
    languages: dict[str, Corrections]
    common: dict[str, frozenset[str]]
    given: frozenset[bytes]
    others: frozenset[str]
    ignored: frozenset[str]
    right: frozenset[str]

    def is_users(self, word: str) -> bool:
        """Tell whether a correction is the user's own."""
        return word in self.users

    def is_contraction(self, word: str) -> bool:
        """Tell whether all that a word of English lacks is an apostrophe."""
        return "'" in (self.correction(word, ENGLISH) or "")

    def correction(self, word: str, language: str | None) -> str | None:
        """Give what is meant by a word in a paragraph of some language."""
        if word in self.users:
            return self.users[word]
        if word in self.right:
            return None
        if language != ENGLISH:
            return self.languages.get(language or "", {}).get(word)
        for corrections in self.english:
            found = corrections.get(word.encode())
            if found:
                return found.decode()
        return None

    def has(self, word: str) -> bool:
        """Tell whether a word of lowercase ASCII letters is a misspelling, ignored, or right."""
        written = word.encode()
        return (
            word in self.ignored
            or word in self.right
            or written in self.given
            or any(written in corrections for corrections in self.english)
        )

    def found_in(
        self, text: str, words: frozenset[bytes], strange: frozenset[bytes]
    ) -> frozenset[str]:
        """Give the misspellings that a text may hold.

        `words` are its runs of ASCII letters, `strange` those that are no common words of English.
        """
        found = {word.decode() for word in self.given & words}
        for corrections in self.english:
            found.update(word.decode() for word in corrections.keys() & strange)
        if self.others:
            found.update(self.others.intersection(_WORD.findall(text)))
        return frozenset(word for word in found if word.lower() not in self.ignored)


def vocabulary_for(document: Document, options: TyposOptions) -> Vocabulary:
    """Give the vocabulary of some options for the site of a document.

    Raises `ValueError` where the options want codespell and it is not there.
    """
    site = rules_for(document, options.sites)
    dictionary, ignore = options.dictionary, options.ignore
    if site:
        dictionary, ignore = dictionary + site.dictionary, ignore + site.ignore
    return _vocabulary(dictionary, ignore, options.dictionaries, options.codespell)


@lru_cache(maxsize=256)
def _vocabulary(
    dictionary: tuple[str, ...],
    ignore: tuple[str, ...],
    dictionaries: tuple[Dictionary, ...],
    with_codespell: bool,
) -> Vocabulary:
    languages = by_language(dictionaries)
    common: dict[str, frozenset[str]] = {}
    for one in dictionaries:
        common[one.language] = common.get(one.language, frozenset()) | one.common_words
    users = own_entries(dictionary)
    given: list[Mapping[str, str]] = [users, *languages.values()]
    small = {word for corrections in given for word in corrections}
    plain = {word for word in small if word.isascii() and word.islower()}
    return Vocabulary(
        users=users,
        english=(english(), codespell()) if with_codespell else (english(),),
        languages=languages,
        common=common,
        given=frozenset(word.encode() for word in plain),
        others=frozenset(small - plain),
        ignored=frozenset(bare(word) for word in ignore),
        right=frozenset(part for meant in users.values() for part in _WORD.findall(meant)),
    )
