"""Tell English paragraphs from others: no repair of spelling may touch another language."""

import re

# The words that a third to a half of running English is made of.
_STOP_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before being both but by can could
    did do does down during each for from had has have he her here him his how i if in into is it
    its just like many may me more most much my new no not now of off on one only or other our out
    over own people said same say says she should so some still such than that the their them then
    there these they this those through to too two under up very was way we well were what when
    where which while who why will with would year years you your
    """.split()
)
# Of these, the ones that hardly any other language has.
_ENGLISH_ONLY = frozenset(
    """
    about after and are because been before being could did does from have her his how into just
    like much new not other people said says she should that the their them then there these they
    this those through very way were what when where which while who why with would year years you
    your
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 6
_SHARE = 0.22


def is_english(paragraph: str) -> bool:
    """Tell whether a paragraph is English, by the share of English function words in it.

    Of a paragraph of fewer than six words it can't be told, so the answer is no.

    >>> is_english("The bridge is open, and many of them crossed it.")
    True
    >>> is_english("Was man an sich so will, also das ist in Ordnung.")
    False
    """
    words = _WORD.findall(paragraph.lower())
    common = [word for word in words if word in _STOP_WORDS]
    english_only = sum(word in _ENGLISH_ONLY for word in common)
    return (
        len(words) >= _FEWEST_WORDS
        and len(common) >= _SHARE * len(words)
        and english_only * 6 >= len(common)
    )


class Paragraphs:
    """The lines of a text, and which of them are English; each is looked at once at most."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._english: dict[int, bool] = {}
        self._start = self._end = -1

    def is_english_at(self, position: int) -> bool:
        """Tell whether the line that a position lies in is English."""
        if not self._start <= position <= self._end:
            self._start = self._text.rfind("\n", 0, position) + 1
            end = self._text.find("\n", position)
            self._end = end if end >= 0 else len(self._text)
        if self._start not in self._english:
            self._english[self._start] = is_english(self._text[self._start : self._end])
        return self._english[self._start]
