"""Tell the big languages of Europe besides English apart, where a rule is for one of them alone."""

import re
from functools import lru_cache
from pathlib import Path

_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 8
_SHARE = 0.3
_FAR = 400


def language_at(text: str, position: int) -> str:
    """Give the code of the language that the line around a position is in, "" where it is unclear.

    >>> language_at("El alcalde dijo que no se sabe si el puente va a estar abierto.", 5)
    'es'
    >>> language_at("The mayor said that nobody knows if the bridge will be open.", 5)
    ''
    """
    near = max(0, position - _FAR)
    start = max(text.rfind("\n", near, position) + 1, near)
    end = text.find("\n", position, position + _FAR)
    line = text[start : end if end >= 0 else position + _FAR]
    words = _WORDS.findall(line.lower())
    shares = sorted(
        (sum(word in common for word in words), code) for code, common in _function_words().items()
    )
    (second, _), (most, code) = shares[-2:]
    clear = len(words) >= _FEWEST_WORDS and most >= _SHARE * len(words) and most > second
    return code if clear else ""


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    content = Path(__file__).with_name("languages.txt").read_text("utf-8")
    entries = (line.partition("=") for line in content.splitlines() if not line.startswith("#"))
    return {code.strip(): frozenset(words.split()) for code, _, words in entries}
