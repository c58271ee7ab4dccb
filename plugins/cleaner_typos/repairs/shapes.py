"""The shape of a text: which of its letters are capitals. It can be searched quickly."""

from functools import lru_cache

_CAPITAL, _SMALL = ord("A"), ord("a")
_SHAPES = bytes(
    _CAPITAL if chr(byte).isupper() else _SMALL if chr(byte).islower() else byte
    for byte in range(128)
) + bytes(range(128, 256))


@lru_cache(maxsize=1)
def shape(text: str) -> bytes:
    """Give "A" for each capital of ASCII and "a" for each small letter; the rest as it is.

    It has one byte a character, "?" for one that is not of ASCII, so that places are the same.

    >>> shape("Où est-il, M. Dé?")
    b'A? aaa-aa, A. A??'
    """
    return text.encode("ascii", "replace").translate(_SHAPES)
