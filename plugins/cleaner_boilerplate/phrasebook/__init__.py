"""The phrase book: whole lines that are furniture, by language and kind, in `phrases/*.txt`.

A line is compared word by word, case, accents and punctuation aside. Nearly every line of an
article is dismissed by its first word, which no phrase begins with.
"""

from functools import cache, lru_cache
from pathlib import Path

from cleaner_boilerplate.phrasebook.automaton import Place
from cleaner_boilerplate.phrasebook.book import Book, BookError, Found, read_book

__all__ = [
    "Book",
    "BookError",
    "Found",
    "Place",
    "check_phrases",
    "find_phrase",
    "first_words",
    "is_phrase",
]

_FOLDER = Path(__file__).parent / "phrases"


def find_phrase(line: str, extra: tuple[str, ...] = ()) -> Found | None:
    """Give the phrase of the book, or of `extra`, that a line is, with its kind and place.

    >>> find_phrase("12 Comments").kind
    'comments'
    >>> find_phrase("Tags: rain, weather").fact
    ('tags', 'rain, weather')
    >>> find_phrase("Read more books, she said.") is None
    True

    Raises `BookError` for a phrase of `extra` that is not written as a phrase.
    """
    found = _book().find(line)
    if found is None and extra:
        return _book_of(extra).find(line)
    return found


def is_phrase(line: str, extra: tuple[str, ...] = ()) -> bool:
    """Tell whether a line is a phrase of the book or of `extra`, case and punctuation aside.

    >>> is_phrase("Share this article:")
    True
    >>> is_phrase("Share prices rose.")
    False
    """
    return find_phrase(line, extra) is not None


def first_words() -> frozenset[str]:
    """Give the folded words that a phrase of the book may begin with, "{n}" for any number.

    >>> "share" in first_words(), "umbrella" in first_words()
    (True, False)
    """
    return _book().first_words()


def check_phrases(phrases: tuple[str, ...]) -> None:
    """Raise `BookError` for the first phrase that is not written as a phrase."""
    _book_of(phrases)


@cache
def _book() -> Book:
    book = Book()
    for path in sorted(_FOLDER.glob("*.txt")):
        read_book(book, path.read_text("utf-8"), path.name)
    return book


@lru_cache(maxsize=8)
def _book_of(phrases: tuple[str, ...]) -> Book:
    """Make a book of a user's own phrases; they go wherever they stand."""
    book = Book()
    for phrase in phrases:
        book.add(phrase, "phrase", "anywhere")
    return book
