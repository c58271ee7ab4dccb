"""Words that a line break got into: where a drop capital stood, or some other control character."""

import re
from collections.abc import Iterator

from cleaner import Edit
from cleaner_typos.english.lexicon import UNRANKED, is_word, rank
from cleaner_typos.repairs.lines import is_english_across

_BROKEN = re.compile(r"\n(?<=[A-Za-z]\n)(?=(?P<right>[a-z]{1,20})(?P<next>.{0,2}))")
_LEFT = re.compile(r"(?<![\w'’.@/\\-])[A-Za-z][a-z]{0,20}\Z")
_FAR = 22
_GOES_ON = re.compile(r" [a-zA-Z]|[,.;:!?](?:\s|\Z)|[’'][a-z]|\Z")
_MOST_RARE = 20_000
_FEWEST_LETTERS = 4
_MOST_OF_SHORT = 2
_SHORT_WORDS = frozenset(
    "a ad am an as at be by co de do ed eu ex go he i id if in ip is it la le ll me mr ms my "
    "no of oh ok on or os pc re so st to tv uk un up us ve vs we".split()
)


def broken_words(text: str) -> Iterator[Edit]:
    """Give the edits that take the line break out of a word.

    The whole is a common word, and of its two parts one at least is none.

    >>> [edit.start for edit in broken_words("There are some who will ev\\naluate it for them.")]
    [26]
    """
    for found in _BROKEN.finditer(text):
        place = found.start()
        left = _LEFT.search(text, max(0, place - _FAR), place)
        if (
            left
            and (len(left[0]) > 1 or _is_drop_capital(text, left))
            and _is_broken(left[0], found["right"], found["next"])
            and is_english_across(text, place, found.end())
        ):
            yield Edit(place, found.end(), "", "broken-word")


def _is_drop_capital(text: str, left: re.Match[str]) -> bool:
    return left[0].isupper() and text[max(0, left.start() - 1) : left.start()] in ("", "\n")


def _is_broken(left: str, right: str, after: str) -> bool:
    whole = left.lower() + right
    if (
        len(whole) < _FEWEST_LETTERS
        or (left.isupper() and len(left) > 1)
        or not _GOES_ON.match(after)
        or not (rank(whole) < _MOST_RARE or _is_negation(whole, after))
    ):
        return False
    if len(right) == 1:
        # a list may go by letters: what follows must be prose
        return not _is_common(right) and after[:1] != ":" and after != ""
    return not (_is_common(left.lower()) and _is_common(right))


def _is_negation(whole: str, after: str) -> bool:
    return after in ("’t", "'t") and is_word(f"{whole}'t")


def _is_common(word: str) -> bool:
    # any two letters are common as an abbreviation of something
    return word in _SHORT_WORDS if len(word) <= _MOST_OF_SHORT else rank(word) < UNRANKED
