"""What ftfy makes of a line: for damage that is no whole sequence, and for single sequences.

Imported where the prefilter finds something only: ftfy takes longer to import than most pages to
clean.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import ftfy

from cleaner import Edit
from cleaner_encoding.languages import EDGE, Language, likely_language
from cleaner_encoding.misread.oddness import oddness
from cleaner_encoding.misread.sequences import CODECS
from cleaner_encoding.prefilter import may_be_mojibake
from cleaner_encoding.quoted import is_quoted
from cleaner_encoding.spans import spans

RULE = "mojibake"

# Only what undoes the encoding: the other repairs of ftfy are rules of ours, or no repairs at all.
# `explain` must be on: without it ftfy leaves its three repairs of lossy mojibake out.
_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_terminal_escapes=False,
    remove_control_chars=False,
    normalization=None,
    explain=True,
)
# Mojibake among good text can cost ftfy the square of the text's length, so this is for pieces.
_FTFY_LINEAR = _FTFY._replace(decode_inconsistent_utf8=False)
_PIECE = 1000
# Where a text becomes so little less odd, its letters are looked at.
_UNSURE = 1.0
_LAST_OF_LATIN_1 = "\xff"
_BETWEEN_ASCII = re.compile("(?<=[!-~]) (?=[!-~])")


def mended_lines(text: str) -> Iterator[Edit]:
    """Give the edits that ftfy makes to the lines of a text that look like mojibake.

    >>> [edit.after for edit in mended_lines("la citÃ© et la citÃ©")]
    ['é', 'é']
    """
    start = 0
    letters = _Letters(text)
    for line in text.split("\n"):
        if may_be_mojibake(line):
            yield from _mended(line, start, letters)
        start += len(line) + 1


class _Letters:
    """Which letters a text has, as far as that is asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._own: dict[tuple[str, bool, bool], bool] = {}

    def may_be_right(self, letter: str, begins: bool, ends: bool) -> bool:
        """Tell whether the text or its language has a letter where it begins or ends a word."""
        key = letter, begins, ends
        if key not in self._own:
            self._own[key] = self._is_used(*key) or self._is_known(*key)
        return self._own[key]

    def fit(self, text: str) -> bool:
        """Tell whether letters are such as the language has, or come with words of others."""
        return all(
            char <= _LAST_OF_LATIN_1 or (self._language is not None and self._language.has(char))
            for char in filter(str.isalpha, text)
        )

    def _is_used(self, letter: str, begins: bool, ends: bool) -> bool:
        edges = r"(?<!\w)" if begins else "", r"(?!\w)" if ends else ""
        low, capital = (re.escape(char).join(edges) for char in (letter.lower(), letter))
        if self._language is None:
            capital = re.escape(letter)
        # ASCII never follows the first byte of a sequence, but for a space that was a no-break one
        return re.search(f"{low}|{capital}(?=[!-~])", self._text) is not None

    def _is_known(self, letter: str, begins: bool, ends: bool) -> bool:
        if self._language is None:
            return not begins
        edges = EDGE if begins else "", EDGE if ends else ""
        return self._language.writes(letter.join(edges))

    @cached_property
    def _language(self) -> Language | None:
        return likely_language(self._text)


def _mended(line: str, start: int, letters: _Letters) -> Iterator[Edit]:
    for piece in _pieces(line):
        settings = _FTFY if len(piece) <= _PIECE else _FTFY_LINEAR
        fixed, explanation = ftfy.fix_encoding_and_explain(piece, settings)
        if fixed != piece:
            chain = _detail(explanation or ())
            for edit in spans(piece, fixed, 0, RULE):
                if _is_better(piece, edit, letters):
                    detail = chain or _detail_of(piece[edit.start : edit.end + 1])
                    yield Edit(
                        start + edit.start, start + edit.end, edit.after, RULE, detail=detail
                    )
        start += len(piece)


def _is_better(piece: str, edit: Edit, letters: _Letters) -> bool:
    """Tell whether an edit makes the text less odd, or as odd where no letter is at stake."""
    if is_quoted(piece, edit.start, edit.end):
        return False  # the text speaks of it
    left, right = piece[max(0, edit.start - 2) : edit.start], piece[edit.end : edit.end + 2]
    before = piece[edit.start : edit.end]
    gain = oddness(left + before + right) - oddness(left + edit.after + right)
    if gain < 0 or gain > _UNSURE or not before[:1].isalpha():
        return gain >= 0
    if not letters.fit(edit.after):
        return False
    begins, ends = not left[-1:].isalpha(), not (before + right)[1:2].isalpha()
    return gain >= _UNSURE or not letters.may_be_right(before[0], begins, ends)


def _detail_of(part: str) -> str:
    """Say the chain for a part of a line of which ftfy says only that it is inconsistent."""
    for length in (len(part) - 1, len(part)):
        if chain := _detail(ftfy.fix_encoding_and_explain(part[:length], _FTFY).explanation or ()):
            return chain
    return "utf-8 as windows-1252"


def _detail(plan: Iterable[tuple[str, str]]) -> str:
    """Say the chain of wrong readings in ftfy's plan, the last reading first."""
    readings = []
    read_as = ""
    for action, codec in plan:
        name = CODECS.get(codec, codec)
        if action == "encode":
            read_as = name
        elif action == "decode" and read_as:
            readings.append(f"{name} as {read_as}")
    return ", ".join(readings)


def _pieces(line: str) -> Iterator[str]:
    """Divide a long line where two ASCII words meet, so that no mojibake is cut."""
    start = end = 0
    if len(line) > _PIECE:
        for space in _BETWEEN_ASCII.finditer(line):
            if space.end() - start > _PIECE and end > start:
                yield line[start:end]
                start = end
            end = space.end()
    yield line[start:]
