"""What a text quotes by itself, since it speaks of it: “&eacute;”, or “Ã©”."""

_BEFORE = frozenset("\"'`“‘«")
_AFTER = frozenset("\"'`”’»")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text stands in quotation marks by itself.

    >>> is_quoted("the bug shows “Ã©”", 15, 17), is_quoted("“cafÃ©”", 4, 6)
    (True, False)
    """
    return text[start - 1 : start] in _BEFORE and text[end : end + 1] in _AFTER
