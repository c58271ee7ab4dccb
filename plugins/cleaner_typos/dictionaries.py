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
_CODESPELL_ENTRY = re.compile(r"([a-z]{5,40})->([a-z]{2,40})", re.MULTILINE)
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

    Raises `ValueError` that names file and line for a file that can't be read or a line that is no
    entry.
    """
    corrections: Corrections = {}
    for path in paths:
        corrections.update(_entries(path))
    return corrections


def check_dictionary(dictionary: Dictionary) -> None:
    """Raise `ValueError` where a plugin's dictionary can't be used."""
    if not _LANGUAGE.fullmatch(dictionary.language):
        raise ValueError(
            f'"{dictionary.language}" is not the code of a language such as "de" or "fr"'
        )
    if not dictionary.common_words:
        raise ValueError(f'the dictionary for "{dictionary.language}" has no common words')
    own_entries((str(dictionary.misspellings),))


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


def _entries(path: str) -> Iterator[tuple[str, str]]:
    try:
        content = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise ValueError(f"the dictionary {path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"the dictionary {path} is not UTF-8 (byte {error.start})") from None
    for number, line in enumerate(content.splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        found = _ENTRY.fullmatch(entry)
        if found is None or found[1] == found[2]:
            raise ValueError(
                f'{path}, line {number}: "{entry}" is not of the form "misspelling correction" '
                "(letters only, one word each)"
            )
        yield found[1], found[2]
