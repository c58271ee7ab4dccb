"""What ftfy makes of a line: for damage that is no whole sequence, and for single sequences.

Imported where the prefilter finds something only: ftfy takes longer to import than most pages to
clean.
"""

import re
from collections.abc import Iterable, Iterator

import ftfy

from cleaner import Edit
from cleaner_encoding.misread.oddness import oddness
from cleaner_encoding.misread.sequences import CODECS
from cleaner_encoding.prefilter import may_be_mojibake
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
_BETWEEN_ASCII = re.compile("(?<=[!-~]) (?=[!-~])")


def mended_lines(text: str) -> Iterator[Edit]:
    """Give the edits that ftfy makes to the lines of a text that look like mojibake.

    >>> [edit.after for edit in mended_lines("la citÃ© et la citÃ©")]
    ['é', 'é']
    """
    start = 0
    for line in text.split("\n"):
        if may_be_mojibake(line):
            yield from _mended(line, start)
        start += len(line) + 1


def _mended(line: str, start: int) -> Iterator[Edit]:
    for piece in _pieces(line):
        settings = _FTFY if len(piece) <= _PIECE else _FTFY_LINEAR
        fixed, explanation = ftfy.fix_encoding_and_explain(piece, settings)
        if fixed != piece:
            detail = _detail(explanation or ())
            for edit in spans(piece, fixed, start, RULE, detail):
                if _is_better(piece, edit, start):
                    yield edit
        start += len(piece)


def _is_better(piece: str, edit: Edit, start: int) -> bool:
    left = piece[max(0, edit.start - start - 2) : edit.start - start]
    right = piece[edit.end - start : edit.end - start + 2]
    before = piece[edit.start - start : edit.end - start]
    return oddness(left + edit.after + right) <= oddness(left + before + right)


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
