"""What two lines say together, where a word is divided between them."""

from cleaner_typos.paragraphs import is_english

_FAR = 300


def is_english_across(text: str, start: int, end: int) -> bool:
    """Tell whether the lines before `start` and after `end` are English, read as one.

    Each by itself may be too short to tell, and the halves of the word are none of any language.

    >>> is_english_across("It is not cle\\nar to any of us what it was.", 13, 14)
    True
    """
    before = text[max(0, start - _FAR) : start].rpartition("\n")[2]
    after = text[end : end + _FAR].partition("\n")[0]
    return is_english(before + after)
