"""Undo what came of reading a text in a wrong encoding, by the strongest evidence first."""

from cleaner import Rewrite
from cleaner_encoding.misread import lost, mojibake, wrong_charset
from cleaner_encoding.misread.by_ftfy import mended_lines
from cleaner_encoding.misread.mojibake import best_reading
from cleaner_encoding.misread.wide_charset import wide_charset
from cleaner_encoding.prefilter import has_many_suspects, is_suspicious, may_be_wrong_charset

_MOST_ROUNDS = 8
# Where UTF-8 sequences make up so much of what is beyond ASCII, no code page was mixed up.
_COVERED = 0.5


def undo(rewrite: Rewrite, skip: frozenset[str]) -> None:
    """Undo the misreadings of a text, the last one first. Rules named in `skip` are left out."""
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        _undo_one(rewrite, skip)
        if rewrite.text == before or not is_suspicious(rewrite.text):
            break
    if mojibake.RULE not in skip:
        rewrite.make(mended_lines(rewrite.text))


def _undo_one(rewrite: Rewrite, skip: frozenset[str]) -> None:
    text = rewrite.text
    reading = best_reading(text) if mojibake.RULE not in skip else None
    is_utf8 = reading is not None and reading.is_certain and reading.share >= _COVERED
    if wrong_charset.RULE not in skip and not is_utf8 and _may_be_mixed_up(text):
        rewrite.make(wrong_charset.wrong_charset(text))
        if rewrite.text == text:
            rewrite.make(wide_charset(text))
    if reading is not None and rewrite.text == text:
        reread = list(reading.edits())
        filled = () if lost.RULE in skip else lost.lost_characters(text, reading, reread)
        rewrite.make([*reread, *filled])


def _may_be_mixed_up(text: str) -> bool:
    return has_many_suspects(text) or may_be_wrong_charset(text)
