"""What may stand in the slots of phrases: small predicates over the rest of a line."""

import re
from collections.abc import Callable

from cleaner_boilerplate.phrasebook.folding import WORD, fold
from cleaner_boilerplate.phrasebook.words import (
    JOINS_OF_CREDITS,
    JOINS_OF_NAMES,
    KEYWORDS,
    PHOTO_SOURCES,
)

FACTS = {"tags": "tags", "credit": "photo", "agency": "photo", "crumbs": "section"}
"""The facts that slots hold."""

_SPEECH = re.compile(r"[\"“”„«»‘「」『』]")
_SENTENCE_END = re.compile(r"[.。।;；…]$")
_WORDS = re.compile(r"[^\W_]+")
_CRUMB = re.compile(r"\s*[>›»/→|]\s*")
_TAG_SEPARATOR = re.compile(r"[,،、;|#•·]")
_LONGEST_TITLE = 200


def is_text(value: str) -> bool:
    """Take anything that is not speech: no quotation mark in it."""
    return not _SPEECH.search(value)


def is_any(value: str) -> bool:
    """Take anything at all."""
    return bool(value)


def is_title(value: str) -> bool:
    """Take what reads as a headline: a capital or a letter without case first, no full stop."""
    first = value.lstrip("\"“„«¿¡‘'#@(")[:1]
    return (
        len(value) <= _LONGEST_TITLE
        and not first.islower()
        and not _SENTENCE_END.search(value)
        and len(value) >= 4
    )


def is_credit(value: str) -> bool:
    """Take names, agencies and handles: every word begins with a capital, or joins two names.

    >>> is_credit("Jane Doe/Getty Images"), is_credit("the bridge at dawn")
    (True, False)
    """
    words = _WORDS.findall(value)
    if not 1 <= len(words) <= 12 or len(value) > 100 or value.endswith(("?", "!")):
        return False
    if any(len(word) == 4 and word.isdigit() for word in words):
        return False  # a year: a copyright notice
    names = [word for word in words if not word[0].islower()]
    return bool(names) and all(
        not word[0].islower() or word in JOINS_OF_CREDITS or "@" in value or "." in value
        for word in words
    )


def is_agency(value: str) -> bool:
    """Take a credit that names an agency, a network or a stock of pictures, or has a slash.

    >>> is_agency("Getty Images"), is_agency("Royal Wedding")
    (True, False)
    """
    words = {fold(word) for word in _WORDS.findall(value)}
    return is_credit(value) and (not words.isdisjoint(PHOTO_SOURCES) or "/" in value)


def is_handle(value: str) -> bool:
    """Take the name of an account, such as "@example"."""
    return value.startswith("@") and len(value) <= 60 and len(value.split()) <= 4


def is_quoted(value: str) -> bool:
    """Take what stands in quotation marks."""
    return len(value) > 2 and value[0] in "\"“„«‘'" and value.rstrip(".")[-1] in "\"”“»’'"


def is_url(value: str) -> bool:
    """Take an address and nothing else."""
    return value.startswith(("http://", "https://", "www.")) and len(value.split()) == 1


def _has_one_of(wanted: frozenset[str]) -> Callable[[str], bool]:
    return lambda value: any(fold(one[0]) in wanted for one in WORD.finditer(value))


def is_name(value: str) -> bool:
    """Take the names of persons: two to eight words with capitals, and what joins them.

    >>> is_name("Jane Doe and John Roe"), is_name("Friday it was over")
    (True, False)
    """
    words = _WORDS.findall(value)
    return (
        2 <= len(words) <= 8
        and len(value) <= 80
        and not value.endswith(("?", "!"))
        and words[0][0].isupper()
        and all(
            (word[0].isupper() and word[0].isalpha()) or word in JOINS_OF_NAMES for word in words
        )
    )


def is_tags(value: str) -> bool:
    """Take a list of short items; one item alone is at most three words.

    >>> is_tags("rain, the weather, bridges"), is_tags("you need two of them in each file.")
    (True, False)
    """
    if _SENTENCE_END.search(value) or value.endswith(("?", "!", ":")):
        return False
    items = [item for item in _TAG_SEPARATOR.split(value) if item.strip()]
    longest = 3 if len(items) == 1 else 5
    return bool(items) and all(len(item.split()) <= longest and len(item) <= 60 for item in items)


def is_crumbs(value: str) -> bool:
    """Take the way down to a page: a few short names with ">" or "/" between them."""
    crumbs = _CRUMB.split(value)
    return all(0 < len(crumb) <= 100 for crumb in crumbs) and not value.endswith((".", "?"))


SLOTS: dict[str, Callable[[str], bool]] = {
    "any": is_any,
    "text": is_text,
    "title": is_title,
    "credit": is_credit,
    "agency": is_agency,
    "handle": is_handle,
    "url": is_url,
    "quoted": is_quoted,
    "name": is_name,
    "tags": is_tags,
    "crumbs": is_crumbs,
    **{name: _has_one_of(words) for name, words in KEYWORDS.items()},
}
"""The slots that end a phrase, with what may stand in each."""
