"""Words that were divided at the end of a line."""

import re
from collections.abc import Iterator
from functools import cached_property

from cleaner import Edit, Finding
from cleaner_typos.context import token_at
from cleaner_typos.english.lexicon import is_word, ranks
from cleaner_typos.repairs.lines import is_english_across

_LINE_END = re.compile("-(?= ?\n)")
_DIVIDED = re.compile(
    r"-(?<=[^\W\d_]{2}-) ?\n[ \t]{0,12}(?=(?P<right>[^\W\d_]{2,30})(?P<next>[^\s]{0,2}))"
)
_LEFT_WORD = re.compile(r"[^\W\d_]{2,30}\Z")
_FAR = 31
_NOT_PROSE = re.compile(r"[@#/\\_=<>{}|~^$*+`]|\w\.\w|::|--")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "short-⏎ and long-term": here the hyphen stands for the second half of a word
_SUSPENDED = frozenset("and or to und oder bis sowie et ou y o e en of".split())
# what goes on after a dash, a sentence that broke off
_CLAUSE = frozenset(
    "a an and are as at because but by for from had has have he her his i if in is it its my "
    "no not of on or our she so than that the their then there these they this those to was "
    "we were what when where which while who why will with would you your".split()
)
# halves of compounds that are no words by themselves, or rare ones
_PREFIXES = frozenset(
    "anti bi co counter cross ex extra hyper inter intra mega micro mid mini mis multi neo "
    "non off on post pre pro pseudo quasi re self semi sub super trans tri ultra un vice".split()
)
# endings that are words by themselves as well
_ENDINGS = frozenset(
    "able age al ally ant ants ate ed elf en er ers ery es est ful ing ings ion ions ism ist "
    "ists ity ive less ling ment ments ness or ors ous ring ship sion ted ter ters tic ties "
    "ting tion tions ty".split()
)
# what verbs are made nouns with: "start-up", "follow-on"
_PARTICLES = frozenset("away back by down in off on out over through up".split())
# Ranks. A whole that is rarer than the first may be a compound of halves that are words; than the
# second, of a prefix or with a particle. A half more common than the third stands in compounds.
_COMMON_WHOLE = 9_000
_COMMON_WITH_PREFIX = 5_000
_COMMON_HALF = 12_000
_FEWEST_OF_WORD = 4
_EITHER = "either"
_CONFIDENCE = 0.8


def line_hyphens(text: str) -> Iterator[Edit]:
    """Give the edits that join what was divided at the end of a line, in one word or a compound.

    The hyphen goes where the whole is a word and a half is none, and stays where both halves are
    words and the whole is none. What could be either is left as it is.

    >>> [edit.after for edit in line_hyphens("It is the most consi-\\nstent of all that we have.")]
    ['']
    >>> [edit.after for edit in line_hyphens("We have only a long-\\nterm plan for what there is.")]
    ['-']
    """
    for found, kept in _divided(text):
        if kept in ("", "-"):
            yield Edit(found.start(), found.end(), kept, "line-hyphen")


def open_hyphens(text: str) -> Iterator[Finding]:
    """Give findings for what was divided at the end of a line and may be a word or a compound.

    A compound is suggested: a word is rarely divided where both its halves are words.

    >>> [one.suggestion for one in open_hyphens("There was no clear front-\\nrunner among them.")]
    ['front-runner']
    """
    for found, kept in _divided(text):
        if kept == _EITHER:
            left = _LEFT_WORD.search(text, max(0, found.start() - _FAR), found.start())
            if left:
                compound, whole = f"{left[0]}-{found['right']}", left[0] + found["right"]
                message = f'"{whole}" or "{compound}", divided at the end of a line'
                start, end = left.start(), found.end() + len(found["right"])
                yield Finding(start, end, "line-hyphen", message, compound, _CONFIDENCE)


def _divided(text: str) -> Iterator[tuple[re.Match[str], str | None]]:
    """Give where words were divided, with what belongs there."""
    if not _LINE_END.search(text):
        return
    document = _Document(text)
    for found in _DIVIDED.finditer(text):
        yield found, document.hyphen(found)


class _Document:
    """A text, and the words that it has elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text

    def hyphen(self, found: re.Match[str]) -> str | None:
        """Give what belongs between the halves: nothing, a hyphen, either, or None: unknown."""
        before = _LEFT_WORD.search(self._text, max(0, found.start() - _FAR), found.start())
        right = found["right"]
        if before is None or not right.islower() or self._is_no_prose(found):
            return None
        left = before[0]
        compounded = self._text[before.start() - 1 : before.start()] == "-"
        whole, compound = left + right, f"{left}-{right}"
        if right in _SUSPENDED and found["next"][:1] != "-":
            return None
        if not left[1:].islower():
            return "-" if compound in self._words else None
        known = (whole in self._words, compound in self._words)
        if known[0] != known[1]:
            return "" if known[0] else "-"
        if not is_english_across(self._text, found.start(), found.end()):
            return None
        if compounded or found["next"][:1] == "-":
            return _in_compound(left.lower(), right)
        return _in_english(left.lower(), right)

    def _is_no_prose(self, found: re.Match[str]) -> bool:
        left, _ = token_at(self._text, found.start(), found.start())
        _, right = token_at(self._text, found.end(), found.end())
        return bool(
            _NOT_PROSE.search(self._text, left, found.start())
            or _NOT_PROSE.search(self._text, found.end(), right)
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORDS.findall(self._text))


def _in_compound(left: str, right: str) -> str | None:
    """Give the hyphen of a compound of three or more words, which has one already."""
    if is_word(left) and is_word(right):
        return "-"
    return "" if is_word(left + right) else None


def _in_english(left: str, right: str) -> str | None:
    """Give the hyphen of two halves, by how common each and the whole are."""
    whole, rarest = left + right, len(ranks())
    rank = ranks().get(whole, rarest)
    if left in _PREFIXES or right in _PARTICLES:
        is_open = is_word(left) and is_word(right) and right not in _CLAUSE - _PARTICLES
        if is_open and rank >= _COMMON_WITH_PREFIX:
            return _EITHER if is_word(whole) else "-"
    elif right not in _ENDINGS and right not in _CLAUSE and rank >= _COMMON_WHOLE:
        rarer = max(ranks().get(left, rarest), ranks().get(right, rarest))
        if rarer < _COMMON_HALF and rank == rarest:
            return "-"
        if not is_word(whole):
            return "-" if is_word(left) and is_word(right) else None
        if rarer < rarest and min(len(left), len(right)) >= _FEWEST_OF_WORD:
            return _EITHER
    return "" if is_word(whole) else None
