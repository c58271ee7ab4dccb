"""What two lines say together, where a word is divided between them."""

from cleaner_typos.paragraphs import Paragraphs

_FAR = 300


def is_english_across(text: str, start: int, end: int) -> bool:
    """Tell whether the lines before `start` and after `end` are English, read as one.

    Each by itself may be too short to tell.

    >>> is_english_across("It is not clear to\\nany of us what it was.", 18, 19)
    True
    """
    before = text[max(0, start - _FAR) : start].rpartition("\n")[2]
    after = text[end : end + _FAR].partition("\n")[0]
    return Paragraphs(f"{before} {after}").is_english_at(0)
