"""Make the lists of known words: the common ones, and all."""

import sys
import unicodedata
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path

from cleaner_typos.suspects.slips import shortened
from scripts.english.sources import ALL, COMMON, is_plain, scowl, web_counts

# Of the common words, those that a guess may be at.
GUESSED = 20_000


def common_words(folder: Path) -> list[str]:
    """Give the common lowercase words, the most frequent first."""
    words = {word for word in scowl(folder, COMMON, "*-words") if is_plain(word)}
    return [word for word in web_counts() if word in words]


def all_words(folder: Path) -> set[str]:
    """Give every word, name and abbreviation, in lowercase and without the possessive's end.

    Those that have accents are in it without them too, as many write them.
    """
    words = {word.lower().removesuffix("'s") for word in scowl(folder, ALL)}
    return words | {_unaccented(word) for word in words}


def _unaccented(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def build(folder: Path, target: Path) -> None:
    """Write `words.txt`, `vocabulary.bin` and `near.bin`."""
    common = common_words(folder)
    (target / "words.txt").write_text("\n".join(common) + "\n", "ascii")
    save(target / "vocabulary.bin", all_words(folder))
    near = (part for word in common[:GUESSED] for part in shortened(word))
    save(target / "near.bin", near)


def save(path: Path, words: Iterable[str]) -> None:
    """Write the sorted CRC-32 of words, each once."""
    numbers = array("I", sorted({zlib.crc32(word.encode()) for word in words}))
    if sys.byteorder == "big":
        numbers.byteswap()
    path.write_bytes(numbers.tobytes())
