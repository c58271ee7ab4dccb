"""Make the lists of known words: the common ones, and all."""

import unicodedata
import zlib
from pathlib import Path

import numpy as np

from scripts.english.sources import ALL, COMMON, is_plain, scowl, web_counts


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
    """Write `words.txt` and `vocabulary.npy`."""
    (target / "words.txt").write_text("\n".join(common_words(folder)) + "\n", "ascii")
    sums = {zlib.crc32(word.encode()) for word in all_words(folder)}
    np.save(target / "vocabulary.npy", np.array(sorted(sums), np.uint32))
