"""Words that were glued together where a line break got lost."""

import re
from collections.abc import Iterator

from cleaner import Edit
from cleaner_typos.context import is_prose
from cleaner_typos.english.lexicon import rank
from cleaner_typos.paragraphs import Paragraphs
from cleaner_typos.repairs.shapes import shape

_SHAPE = b"aaaA"
# it starts with what is rare
_GLUED = re.compile(b"A(?<=aaaA)")
_LEFT = re.compile(r"(?<![^\s“\"‘(])[a-z]{3,30}\Z")
_RIGHT = re.compile(r"([A-Z][a-z]{0,9})(?:[’'](?:s|re|ve|ll|d|m)\b| ([a-z]{1,30}))")
_FAR = 31
# Words that begin a sentence, and seldom the second part of a name in a program.
_STARTERS = frozenset(
    """
    Although Another Because But Despite Even He Her His How However It Its Many Meanwhile Most My
    Our Perhaps She Some Such Thank The Their Then There These They This Those Though Until We What
    Why Yet You Your
    """.split()
)
# These are found in such names, so that there must follow what follows in a sentence.
_WITH_ARTICLE = frozenset("According During In When While".split())
_ARTICLES = frozenset("a an her his its my our some that the their these this those your".split())
_MOST_RARE = 20_000


def glued_words(text: str) -> Iterator[Edit]:
    """Give the edits that part a word from the first of the sentence after it.

    >>> [edit.start for edit in glued_words("It lies near the townThe council has met there.")]
    [21]
    """
    shapes = shape(text)
    if _SHAPE not in shapes:
        return
    paragraphs = Paragraphs(text)
    for found in _GLUED.finditer(shapes):
        place = found.end() - 1
        left = _LEFT.search(text, max(0, place - _FAR), place)
        right = _RIGHT.match(text, place)
        if (
            left
            and right
            and rank(left[0]) < _MOST_RARE
            and (right[1] in _STARTERS or (right[1] in _WITH_ARTICLE and right[2] in _ARTICLES))
            and is_prose(text, left.start(), place)
            and paragraphs.is_english_at(place)
        ):
            yield Edit(place, place, " ", "glued-words")
