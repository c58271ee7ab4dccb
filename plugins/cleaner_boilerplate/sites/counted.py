"""Lines and the numbers that they are counted by in a survey."""

import hashlib
import re

import msgspec

from cleaner_boilerplate.sites.lines import folded

# a sentence is this long, or half as long and closed; letters that are words count for three
_SENTENCE = 80
_CLOSED = re.compile(r"[.!?…。！？।؟։།។]['\"’”»)\]」』]*\s*\Z")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


class Line(msgspec.Struct):
    """A line of a text: its place, and what it is counted by.

    `exact` is None for a line without letters, `pattern` for one without digits.
    """

    start: int
    end: int
    is_sentence: bool
    has_digit: bool
    exact: int | None
    pattern: int | None


class Hasher:
    """Hashes lines of one site."""

    def __init__(self, site: str) -> None:
        self._site = hashlib.blake2b(site.encode("utf-8", "surrogatepass") + b"\n", digest_size=8)
        self.pages = self("p", "")

    def __call__(self, kind: str, words: str) -> int:
        """Give the number of a line: of its words ("="), or of those without figures ("#")."""
        made = self._site.copy()
        made.update((kind + words).encode("utf-8", "surrogatepass"))
        return int.from_bytes(made.digest(), "little")


def read_line(text: str, place: tuple[int, int], hasher: Hasher) -> Line:
    """Give the line at a place of a text with its numbers."""
    start, end = place
    line = text[start:end]
    words = folded(line)
    has_digit = _DIGITS.search(words) is not None
    has_letter = _LETTER.search(words) is not None
    is_sentence = has_letter and _is_sentence(line)
    return Line(
        start=start,
        end=end,
        is_sentence=is_sentence,
        has_digit=has_digit,
        exact=hasher("=", words) if has_letter else None,
        pattern=hasher("#", _DIGITS.sub("0", words))
        if has_letter and has_digit and not is_sentence
        else None,
    )


def _is_sentence(line: str) -> bool:
    length = len(line)
    if length < _SENTENCE and not line.isascii():
        length += 2 * len(_WIDE.findall(line))
    if length >= _SENTENCE:
        return True
    return length >= _SENTENCE // 2 and _CLOSED.search(line) is not None
