"""What the tests of the repairs have in common."""

from collections.abc import Callable, Iterable

from cleaner import Edit, Rewrite


def made(rule: Callable[[str], Iterable[Edit]], text: str) -> str:
    """Give the text with the edits of one rule made."""
    rewrite = Rewrite(text)
    rewrite.make(rule(text))
    return rewrite.text
