"""The lists of misspellings: the package's own for English, plugins', users', and codespell's.

A file has one `misspelling correction` a line; `#` begins a comment. The package's own are grouped
by how one comes of the other, and made by `scripts/english`; `own.txt` and `apostrophes.txt` were
written by hand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from cleaner import Dictionary
from cleaner_typos.english.lexicon import is_word

ENGLISH = Path(__file__).parent / "english" / "misspellings"
_ENTRY = re.compile(r"([^\W\d_]{2,60})[ \t]+([^\W\d_][\w'’-]{0,60})")
_CODESPELL_ENTRY = re.compile(r"([a-z]{5,40})->([a-z]{2,40})")
_PART = re.compile(r"\w+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")

Corrections = dict[str, str]


@lru_cache(maxsize=1)
def english() -> dict[bytes, bytes]:
    """Give the package's corrections of English; as bytes, which are read in a blink.

    >>> english()[b"recieve"]
    b'receive'
    """
    corrections: dict[bytes, bytes] = {}
    for path in sorted(ENGLISH.glob("*.txt")):
        words = path.read_bytes().split()
        corrections.update(zip(words[::2], words[1::2], strict=True))
    return corrections


@lru_cache(maxsize=64)
def own_entries(paths: tuple[str, ...]) -> Corrections:
    """Give the corrections of users' files; a later file goes before an earlier one.

    Where a correction is a misspelling itself, its own correction counts.

    Raises `ValueError` that names file and line for a file that can't be read, a line that is no
    entry, and one that would never come to an end.
    """
    corrections: Corrections = {}
    for path in paths:
        corrections.update((word, correction) for word, correction, _ in _entries(path))
    return {word: _resolved(word, corrections, paths) for word in corrections}


def _resolved(word: str, corrections: Corrections, paths: tuple[str, ...]) -> str:
    """Give what a correction leads to in the end."""
    meant = corrections[word]
    passed = {word}
    while meant in corrections and meant not in passed:
        passed.add(meant)
        meant = corrections[meant]
    wrong = next((part for part in _PART.findall(meant) if part in corrections), None)
    if wrong is not None:
        raise ValueError(
            f'{_where(word, paths)}: "{word}" can\'t be corrected to "{corrections[word]}", since '
            f'"{wrong}" is a misspelling in its turn'
        )
    return meant


def _where(word: str, paths: tuple[str, ...]) -> str:
    """Give file and line of the entry of a word that counts."""
    return [
        f"{path}, line {number}"
        for path in paths
        for listed, _, number in _entries(path)
        if listed == word
    ][-1]


def check_dictionary(dictionary: Dictionary) -> None:
    """Raise `ValueError` where a plugin's dictionary can't be used."""
    if not _LANGUAGE.fullmatch(dictionary.language):
        raise ValueError(
            f'"{dictionary.language}" is not the code of a language such as "de" or "fr"'
        )
    if dictionary.language == "en":
        raise ValueError("a dictionary of a plugin is for another language than English")
    if not dictionary.common_words:
        raise ValueError(f'the dictionary for "{dictionary.language}" has no common words')
    own_entries((str(dictionary.misspellings),))


def by_language(dictionaries: tuple[Dictionary, ...]) -> dict[str, Corrections]:
    """Give the corrections of plugins by their languages; a later dictionary goes first."""
    paths: dict[str, tuple[str, ...]] = {}
    for one in dictionaries:
        paths[one.language] = (*paths.get(one.language, ()), str(one.misspellings))
    return {language: own_entries(of_language) for language, of_language in paths.items()}


@lru_cache(maxsize=1)
def codespell() -> dict[bytes, bytes]:
    """Give the entries of the package codespell that can mean one word only and are no word.

    Raises `ValueError` where the package is not there.
    """
    package = find_spec("codespell_lib")
    if package is None or package.origin is None:
        raise ValueError(
            "the option codespell needs the package of that name: pip install 'cleaner[codespell]'"
        )
    listed = Path(package.origin).parent / "data" / "dictionary.txt"
    return {
        found[1].encode(): found[2].encode()
        for found in map(_CODESPELL_ENTRY.fullmatch, listed.read_text("utf-8").splitlines())
        if found and not is_word(found[1])
    }


def _entries(path: str) -> Iterator[tuple[str, str, int]]:
    """Give misspelling, correction and number of each line that has any."""
    try:
        content = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise ValueError(f"the dictionary {path} can't be read: {error.strerror}") from None
    except ValueError as error:
        raise ValueError(f"the dictionary {path} can't be read: {error}") from None
    for number, line in enumerate(content.split("\n"), 1):
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        found = _ENTRY.fullmatch(entry)
        if found is None or found[1] == found[2]:
            raise ValueError(
                f'{path}, line {number}: "{entry:.80}" is not of the form "misspelling correction" '
                "(letters only, one word each)"
            )
        yield found[1], found[2], number
