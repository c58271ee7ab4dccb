"""The kind of a link by the extension in its path."""

import re

from cleaner import MediaKind
from cleaner_media.judging.kinds.tables import KIND_BY_EXTENSION

# what servers of pictures write behind a file name
_BEHIND = re.compile(r"\.([A-Za-z0-9]{2,5})(?:[!:;@][^/.]{0,60}|/revision/latest[^.]{0,100})\Z")
_LONGEST = 1 + max(map(len, KIND_BY_EXTENSION))
_TAIL = 170  # more than that expression can match


def kind_of_path(path: str) -> MediaKind | None:
    """Give the kind that the extension of a path tells.

    >>> kind_of_path("/2016/rain.MP4"), kind_of_path("/about.html")
    ('video', None)
    >>> kind_of_path("/media/rain.jpg:large"), kind_of_path("/rain.jpg/revision/latest")
    ('image', 'image')
    """
    kind = kind_of_extension(path)
    if kind is None and "." in path[-_TAIL:]:
        match = _BEHIND.search(path, max(0, len(path) - _TAIL))
        kind = KIND_BY_EXTENSION.get(match[1].lower()) if match else None
    return kind


def kind_of_extension(path: str) -> MediaKind | None:
    """Give the kind that the very end of a path tells.

    >>> kind_of_extension("/rain.jpg"), kind_of_extension("/rain.jpg:large")
    ('image', None)
    """
    _, dot, extension = path[-_LONGEST:].rpartition(".")
    return KIND_BY_EXTENSION.get(extension.lower()) if dot else None


def path_of(raw: str) -> str:
    """Give the part of a link before its query and fragment.

    >>> path_of("a/b.jpg?w=100#top")
    'a/b.jpg'
    """
    return raw.strip().partition("#")[0].partition("?")[0]
