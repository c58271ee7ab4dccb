"""Fill in what was lost of UTF-8 that was read in a wrong encoding, where the language tells it.

Of the characters that a gap leaves to choose from, the word around it decides: by the triples of
letters of the text's language, and only where one choice is clearly the best.
"""

from collections.abc import Iterator, Sequence

from cleaner import Edit
from cleaner.edits import apply
from cleaner_encoding.languages import EDGE, UNSEEN, Language, likely_language, triples_within
from cleaner_encoding.misread.gaps import LOST, Gap, find_gaps
from cleaner_encoding.misread.mojibake import Reading
from cleaner_encoding.misread.oddness import character
from cleaner_encoding.misread.sequences import CODECS

RULE = "lost-character"

_CODECS = ("sloppy-windows-1252", "latin-1")  # those whose losses are known
_FEWEST_SEQUENCES = 2
# What stands for a gap while the words are looked at.
_MARKS = "\ue000\uf8ff\U000f0000\U0010fffd"
# How many bits better than the next a word must be, and how many bits it may cost a triple.
_CLEARLY = 3.0
_SENSE = 14.0
_LONGEST_WORD = 40
_MOST_KEPT = 40
_NEAR = 12
# How a language sets its quotation marks (CLDR, delimiters), where not “so”.
_QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "is", "lt", "bg", "et", "da", "mk", "sq"), "„“"),
    **dict.fromkeys(("hr", "sr", "pl", "ro", "hu"), "„”"),
    **dict.fromkeys(("sv", "fi"), "””"),
}


def lost_characters(text: str, reading: Reading, reread: Sequence[Edit]) -> Iterator[Edit]:
    """Give the edits that fill in what a reading of the text leaves damaged.

    `reread` are the edits of the reading. Those given are against the same text, and touch none of
    them.
    """
    if reading.codec not in _CODECS or reading.count < _FEWEST_SEQUENCES:
        return
    gaps = find_gaps(text, [(edit.start, edit.end) for edit in reread])
    mark = next((char for char in _MARKS if char not in text), None)
    if not gaps or mark is None:
        return
    marked = [Edit(gap.start, gap.end, mark, RULE) for gap in gaps]
    mended = apply(text, sorted([*reread, *marked], key=lambda edit: edit.start))
    detail = f"utf-8 as {CODECS[reading.codec]}"
    for gap, filling in zip(gaps, Blanks(mended, mark, gaps).fillings(), strict=True):
        if filling is not None and filling != text[gap.start : gap.end]:
            yield Edit(gap.start, gap.end, filling, RULE, detail=detail)


class Blanks:
    """A text in which a mark stands for each gap."""

    def __init__(self, text: str, mark: str, gaps: Sequence[Gap]) -> None:
        self._mark = mark
        self._language = likely_language(text.replace(mark, ""))
        scripts = {character(char).script for char in text}
        self._gaps = [_in_scripts(gap, scripts) for gap in gaps]
        self._text = text
        self._signs = self._told_signs()
        # a sign is no part of a word
        letters = iter(self._signs)
        self._text = "".join(next(letters) or mark if char == mark else char for char in text)

    def fillings(self) -> list[str | None]:
        """Give for each gap what is to be there; None to leave what is."""
        letters = iter([gap for gap, sign in zip(self._gaps, self._signs, strict=True) if not sign])
        filled: list[str | None] = []
        for start, end in self._words():
            word = self._text[start:end]
            gaps = [next(letters) for _ in range(word.count(self._mark))]
            filled += self._filled(start, word, gaps)
        waiting = iter(filled)
        return [sign or next(waiting) for sign in self._signs]

    def _told_signs(self) -> list[str | None]:
        """Give for each gap the sign that it is, None where it is a letter."""
        signs: list[str | None] = []
        at = -1
        for gap in self._gaps:
            at = self._text.index(self._mark, at + 1)
            may_be_sign = any(not char.isalpha() and char != LOST for char in gap.choices)
            signs.append(self._sign(at, gap) if may_be_sign else None)
        return signs

    def _sign(self, at: int, gap: Gap) -> str | None:
        """Give the quotation mark, apostrophe or dash that fits between two characters.

        None where a letter of the choices fits into the word.
        """
        left, right = self._text[at - 1 : at] if at else "", self._text[at + 1 : at + 2]
        if any(self._fits(at, char) for char in gap.choices if char.isalpha()):
            return None
        code = self._language.code if self._language else ""
        quotes = _QUOTES.get(code, "“”")
        if (left.isdigit() and right.isdigit()) or (left.isspace() and right.isspace()):
            sign = "–"
        elif left.isalpha() and right.isalpha():
            sign = "’"
        elif (not left or left.isspace() or left in "([{") and right.isalnum():
            sign = quotes[0]
        else:
            sign = quotes[1]
        if sign in gap.choices:
            return sign
        return next((char for char in "”“’„" if char in gap.choices), None)

    def _fits(self, at: int, char: str) -> bool:
        """Tell whether a letter may stand in the word at a place: one triple of it is enough."""
        left, right = self._text[max(0, at - 2) : at], self._text[at + 1 : at + 3]
        if self._language is None or not (left[-1:].isalpha() or right[:1].isalpha()):
            return False
        left, right = (side if side.isalpha() else EDGE for side in (left, right))
        letters = left + char + right
        return min(self._language.costs(triples_within(letters))) < UNSEEN

    def _words(self) -> Iterator[tuple[int, int]]:
        """Give the words that hold a mark."""
        text = self._text
        at = text.find(self._mark)
        while at >= 0:
            start, end = at, at + 1
            while start > 0 and text[start - 1].isalpha() and at - start < _LONGEST_WORD:
                start -= 1
            while end < len(text) and (text[end].isalpha() or text[end] == self._mark):
                end += 1
            yield start, end
            at = text.find(self._mark, end)

    def _filled(self, start: int, word: str, gaps: Sequence[Gap]) -> Sequence[str | None]:
        """Give what is to stand at the marks of a word."""
        if all(len(gap.choices) == 1 for gap in gaps):
            only = [gap.choices[0] for gap in gaps]
            return only if self._are_known(only) else [None] * len(only)
        # what stays lost is said so, by one character for each
        nothing = [LOST if LOST in gap.choices else None for gap in gaps]
        if self._language is None or len(word) > _LONGEST_WORD:
            return nothing
        found = self._best_two(self._language, word, gaps)
        if not found:
            return nothing
        cost, letters = found[0]
        if cost > _SENSE * (len(word) + 1) or (len(found) > 1 and found[1][0] - cost < _CLEARLY):
            return nothing
        cased = zip(gaps, self._in_case(start, word, letters), strict=True)
        return [char if char in gap.choices else char.swapcase() for gap, char in cased]

    def _are_known(self, letters: Sequence[str]) -> bool:
        """Tell whether letters are such as the language has, or at least common ones."""
        if any(character(char).odd for char in letters):
            return False
        return self._language is None or all(
            self._language.has(char) for char in letters if char.isalpha()
        )

    def _best_two(
        self, language: Language, word: str, gaps: Sequence[Gap]
    ) -> list[tuple[float, tuple[str, ...]]]:
        """Give the two cheapest ways to fill a word and what they cost; letters in lower case."""
        kept: list[tuple[float, str, tuple[str, ...]]] = [(0.0, EDGE, ())]
        waiting = iter(gaps)
        for char in (*word, EDGE):
            is_gap = char == self._mark
            options = _letters(next(waiting)) if is_gap else [char.lower()]
            grown = []
            for cost, done, chosen in kept:
                for option in options:
                    last = (done + option)[-3:]
                    more = language.fit(last) if len(last) == 3 else 0.0
                    grown.append((cost + more, last, (*chosen, option) if is_gap else chosen))
            kept = sorted(grown)[:_MOST_KEPT]
        return [(cost, chosen) for cost, _, chosen in kept[:2]]

    def _in_case(self, start: int, word: str, letters: Sequence[str]) -> list[str]:
        """Give letters in the case that the word around them has."""
        own = word.replace(self._mark, "")
        before = self._text[max(0, start - _NEAR) : start]
        if own.isupper() and (len(own) > 1 or before.isupper()):
            return [letter.upper() for letter in letters]
        result = list(letters)
        before = before.rstrip(" \"'“„«(")
        begins = word.startswith(self._mark) and (not before or before[-1] in ".!?\n:")
        if begins and not own[:1].isupper():
            result[0] = letters[0].upper()
        return result


def _in_scripts(gap: Gap, scripts: set[str]) -> Gap:
    """Leave out the letters of scripts that the text does not have."""
    choices = (char for char in gap.choices if character(char).script in scripts)
    return gap._replace(choices=tuple(choices))


def _letters(gap: Gap) -> list[str]:
    """Give the letters that may be in a gap, in lower case."""
    return list(dict.fromkeys(char.lower() for char in gap.choices if char.isalpha()))
