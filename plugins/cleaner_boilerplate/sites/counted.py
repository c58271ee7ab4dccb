"""Lines and the numbers that they are counted by in a survey."""

import hashlib
import re
from functools import lru_cache

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


def pages_key(site: str) -> int:
    """Give the number that the pages of a site are counted by."""
    return _key(site, "p", "")


def read_line(text: str, place: tuple[int, int], site: str) -> Line:
    """Give the line at a place of a text with its numbers."""
    start, end = place
    # what recurs comes again soon, and is short in most cases
    numbers = _numbers if end - start <= _SENTENCE else _numbers.__wrapped__
    return Line(start, end, *numbers(site, text[start:end]))


@lru_cache(maxsize=1 << 14)
def _numbers(site: str, line: str) -> tuple[bool, bool, int | None, int | None]:
    words = folded(line)
    has_digit = _DIGITS.search(words) is not None
    if _LETTER.search(words) is None:
        return False, has_digit, None, None
    is_sentence = _is_sentence(line)
    counted = has_digit and not is_sentence
    pattern = _key(site, "#", _DIGITS.sub("0", words)) if counted else None
    return is_sentence, has_digit, _key(site, "=", words), pattern


def _key(site: str, kind: str, words: str) -> int:
    """Give the number of a line: of its words ("="), or of those without figures ("#")."""
    made = _base(site).copy()
    made.update((kind + words).encode("utf-8", "surrogatepass"))
    return int.from_bytes(made.digest(), "little")


@lru_cache(maxsize=256)
def _base(site: str) -> "hashlib.blake2b":
    return hashlib.blake2b(site.encode("utf-8", "surrogatepass") + b"\n", digest_size=8)


def _is_sentence(line: str) -> bool:
    length = len(line)
    if length < _SENTENCE and not line.isascii():
        length += 2 * len(_WIDE.findall(line))
    if length >= _SENTENCE:
        return True
    return length >= _SENTENCE // 2 and _CLOSED.search(line) is not None
