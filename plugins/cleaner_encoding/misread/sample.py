"""The part of a text that can tell how it was read."""


def beyond_ascii(text: str, size: int) -> str:
    """Give the lines that are not ASCII, up to about `size` characters of them.

    >>> beyond_ascii("one\\nzwölf\\ntwo", 3)
    'zwö'
    """
    parts: list[str] = []
    room = size
    for line in text.split("\n"):
        if not line.isascii():
            parts.append(line[:room])
            room -= len(line)
            if room <= 0:
                break
    return "\n".join(parts)
