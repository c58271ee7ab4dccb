"""Where a word stands: in prose, or in something that must not be touched."""

import re

# What addresses, file names, code and markup have in them, and words of prose have not.
_NOT_PROSE = re.compile(
    r"""://|www\.|[@#/\\_=<>`{}|~^$%*+\[\]0-9&]|\w\.\w|\(\)|::|->|(?<!\S)--?\w"""
)
# who writes of spelling writes what is wrong on purpose
_OF_SPELLING = re.compile(
    r"\b(?:mis-?spel(?:l|t)|spelt\b|spell(?:ed|ings?)\b|typos?\b)", re.IGNORECASE
)
_FAR_SPELLING = 100
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


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Tell whether a text speaks of the word at `start` to `end`, or of spelling around it.

    >>> is_mentioned("The word recieve is often misspelt.", 9, 16)
    True
    """
    before = text[max(0, start - _FAR_SPELLING) : start].rpartition("\n")[2]
    after = text[end : end + _FAR_SPELLING].partition("\n")[0]
    return (
        before.lower().endswith(("the word ", "the words "))
        or _OF_SPELLING.search(before) is not None
        or _OF_SPELLING.search(after) is not None
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


def is_of_word(char: str) -> bool:
    """Tell whether a character, or none, goes on with a word.

    >>> is_of_word("a"), is_of_word("_"), is_of_word("-"), is_of_word("")
    (True, True, False, False)
    """
    return char.isalnum() or char == "_"


def bare(token: str) -> str:
    """Give a word in lowercase and without the punctuation around it.

    >>> bare("“Aleppo,”")
    'aleppo'
    """
    return token.strip(".,:;!?()[]\"'“”‘’«»").lower()
