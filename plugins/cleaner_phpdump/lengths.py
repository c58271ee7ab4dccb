"""Counting UTF-8 bytes in a text that is already decoded."""

from bisect import bisect_right

_BLOCK = 512


def byte_length(text: str) -> int:
    """Give the number of UTF-8 bytes of a text.

    >>> byte_length("18zł")
    5
    """
    return len(_encoded(text))


class ByteIndex:
    """Finds the character that lies a number of UTF-8 bytes behind another.

    PHP counts the bytes of a string (`Z_STRLEN`, Zend/zend_types.h). One table of the text's
    blocks answers each question in logarithmic time, so that many wrong lengths cost no more than
    right ones.

    >>> ByteIndex('"18zł" x').advance(1, 5)
    5
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.isascii()
        self._marks: list[int] = []

    def advance(self, start: int, count: int) -> int | None:
        """Give the position `count` bytes behind `start`.

        None where that lies behind the end of the text or inside a character.
        """
        if self._ascii or (count <= _BLOCK and self._text[start : start + count].isascii()):
            return start + count if start + count <= len(self._text) else None
        if not self._marks:
            self._measure()
        target = self._bytes_before(start) + count
        if target > self._marks[-1]:
            return None
        block = min(bisect_right(self._marks, target), len(self._marks) - 1) - 1
        chars = self._text[block * _BLOCK : (block + 1) * _BLOCK]
        before = _encoded(chars)[: target - self._marks[block]].decode("utf-8", "surrogateescape")
        return block * _BLOCK + len(before) if chars.startswith(before) else None

    def reach(self, start: int, count: int) -> int:
        """Give the last position at most `count` bytes behind `start`.

        >>> ByteIndex("18zł").reach(0, 4), ByteIndex("18zł").reach(0, 90)
        (3, 4)
        """
        if self.between(start, len(self._text)) <= count:
            return len(self._text)
        # a character has four bytes at most
        places = (self.advance(start, fewer) for fewer in range(count, max(count - 4, -1), -1))
        return next((place for place in places if place is not None), start)

    def between(self, start: int, end: int) -> int:
        """Give the number of bytes from one position to another.

        >>> ByteIndex('"18zł" x').between(1, 5)
        5
        """
        if self._ascii or (end - start <= _BLOCK and self._text[start:end].isascii()):
            return end - start
        if not self._marks:
            self._measure()
        return self._bytes_before(end) - self._bytes_before(start)

    def _measure(self) -> None:
        total = 0
        self._marks = [0]
        for position in range(0, len(self._text), _BLOCK):
            total += byte_length(self._text[position : position + _BLOCK])
            self._marks.append(total)

    def _bytes_before(self, position: int) -> int:
        block = position // _BLOCK
        return self._marks[block] + byte_length(self._text[block * _BLOCK : position])


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")  # an escaped byte is one byte
    except UnicodeEncodeError:
        # a surrogate of another kind can't come out of a decoder, but a caller may hand one in
        return text.encode("utf-8", "surrogatepass")
