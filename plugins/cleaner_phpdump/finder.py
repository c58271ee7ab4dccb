"""Finding the dumps of a text."""

import re

from cleaner_phpdump.record import Dump

# What a dump has in it that has neither an arrow nor a brace. It is one string, with a head or
# with a length; an enum case, or an object without properties; or something empty.
_LONE_PAREN = re.compile(r"\((?:(?<=[gmt]\()|(?=\s*+[)<]))")
_LONE_COLON = re.compile(r":(?:(?<=\d:)(?=[\"&])|(?<=::))")
_LONE_QUOTE = re.compile(r"'(?<=g ')")
_LONE_ENTITY = re.compile(r"&(?<=g &)")


def find_dumps(text: str, *, unwrap: bool = True) -> list[Dump]:
    """Find the leaked PHP dumps in a text, in their order, none overlapping.

    Dumps may stand anywhere in prose or markup, also with their entities escaped, once or twice
    (`=&gt;`, `=&amp;gt;`); the lengths are then checked on the unescaped text, while positions are
    always in the text as given. With `unwrap` a string in a dump whose content is JSON, serialized
    PHP or a dump becomes that data in `value`; `tree` always has it as it was printed.

    >>> [(dump.start, dump.end, dump.value) for dump in find_dumps('It rained. string(4) "18°"')]
    [(11, 26, '18°')]
    """
    if not _may_hold_dumps(text):
        return []
    # most texts hold none: the patterns of all dialects take longer to make than a text to clean
    from cleaner_phpdump.search import search

    return search(text, unwrap=unwrap)


def _may_hold_dumps(text: str) -> bool:
    """Tell, at next to no cost, whether a text has what every dump has."""
    return (
        "=" in text
        or "{" in text
        or _LONE_PAREN.search(text) is not None
        or _LONE_COLON.search(text) is not None
        or _LONE_QUOTE.search(text) is not None
        or ("&" in text and _LONE_ENTITY.search(text) is not None)
    )
