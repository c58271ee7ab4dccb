"""Where a word stands: in prose, or in something that must not be touched."""

import re
from collections.abc import Iterator

# What addresses, file names, code and markup have in them, and words of prose have not.
_NOT_PROSE = re.compile(r"""://|www\.|[@#/\\_=<>`{}|~^$%*+\[\]0-9&]|\w\.\w|\(\)|::|->""")
_FAR = 200
_QUOTES = "\"'‘’“”«»„`"


def is_prose(text: str, start: int, end: int) -> bool:
    """Tell whether the word at `start` to `end` stands in prose.

    It does not in an address, a file name or code, nor in quotes by itself: then the text speaks of
    the word.

    >>> is_prose("they recieve it", 5, 12)
    True
    >>> is_prose("see example.com/recieve", 16, 23), is_prose("spelt “recieve” there", 7, 14)
    (False, False)
    """
    left, right = token_at(text, start, end)
    if start - left >= _FAR or right - end >= _FAR:
        return False
    if _NOT_PROSE.search(text, left, right):
        return False
    return not (
        start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in _QUOTES[:6] + "»"
    )


def token_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span between white space around a word; of an endless one, the near part only.

    >>> token_at("to (recieve) it", 4, 11)
    (3, 12)
    """
    before = text[max(0, start - _FAR) : start]
    after = text[end : end + _FAR]
    if before and not before[-1].isspace():
        start -= len(before.split()[-1])
    if after and not after[0].isspace():
        end += len(after.split(None, 1)[0])
    return start, end


def occurrences(text: str, word: str) -> Iterator[int]:
    """Give where a word begins, each time that it stands by itself.

    >>> list(occurrences("past repast past", "past"))
    [0, 12]
    """
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _is_of_word(text[start - 1 : start]) and not _is_of_word(text[end : end + 1]):
            yield start
        start = text.find(word, end)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"
