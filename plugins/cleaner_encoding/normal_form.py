"""Bring a text into the normal form NFC (Unicode Standard Annex 15)."""

import re
import unicodedata
from collections.abc import Iterator

from cleaner import Edit
from cleaner_encoding.spans import line_spans

# Sorting a run of marks costs the square of its length. Pieces bound that; they overlap by more
# than any cluster of a real text is long, so that one that is cut in a piece is whole in the next.
_PIECE = 1024
_OVERLAP = 64
_MOST_MARKS = 30
_LONG_RUN = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_GRAPHEME_JOINER = "\u034f"


def is_nfc(text: str) -> bool:
    """Tell whether a text is in NFC, in time that grows linearly on any text."""
    if text.isascii():
        return True
    return all(
        unicodedata.is_normalized("NFC", text[start : start + _PIECE + _OVERLAP])
        for start in range(0, len(text), _PIECE)
    )


def to_nfc(text: str) -> Iterator[Edit]:
    """Give the edits that bring a text into NFC.

    >>> [edit.after for edit in to_nfc("e\\u0301te\\u0301")]
    ['été']
    """
    if is_nfc(text):
        return
    safe = _LONG_RUN.sub(lambda run: _stream_safe(run[0]), text)
    yield from line_spans(text, unicodedata.normalize("NFC", safe), "nfc")


def _stream_safe(run: str) -> str:
    """Divide a run of more than 30 combining marks by grapheme joiners (UAX 15, section 13.4)."""
    parts = []
    marks = 0
    for char in run:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MOST_MARKS:
            parts.append(_GRAPHEME_JOINER)
            marks = 1
        parts.append(char)
    return "".join(parts)
