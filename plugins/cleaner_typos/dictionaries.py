"""The lists of misspellings: one `misspelling correction` a line, `#` begins a comment."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

OWN = str(Path(__file__).parent / "english" / "misspellings.txt")
_ENTRY = re.compile(r"([a-z]{2,40})[ \t]+([^\W\d_][\w'’-]{0,60})")


@lru_cache(maxsize=16)
def load(paths: tuple[str, ...]) -> dict[str, str]:
    """Give the corrections by misspelling from the package's own list and further files.

    A later file goes before an earlier one. Raises `ValueError` that names file and line for a
    file that can't be read or a line that is no entry.
    """
    corrections: dict[str, str] = {}
    for path in (OWN, *paths):
        corrections.update(_entries(path))
    return corrections


def _entries(path: str) -> Iterator[tuple[str, str]]:
    try:
        content = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the dictionary {path} can't be read: {error}") from None
    for number, line in enumerate(content.splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        found = _ENTRY.fullmatch(entry)
        if found is None or found[1] == found[2]:
            raise ValueError(
                f'{path}, line {number}: "{entry}" is not of the form "misspelling correction" '
                "(the misspelling in lowercase ASCII letters, one word each)"
            )
        yield found[1], found[2]
