"""The kind of a link whose path has no extension: by its host, its path, a parameter."""

import re

from cleaner import MediaKind
from cleaner_media.judging.kinds.tables import (
    FILE_HOSTS,
    FORMAT_PARAMETERS,
    KIND_BY_EXTENSION,
    KIND_BY_PATH,
    PLAYERS,
    WORD_PARAMETERS,
)

_MEDIA_TYPE = re.compile(r"(image|video|audio)(?:/|%2f)[a-z0-9.+-]{2,40}", re.IGNORECASE)
_MAX_QUERY = 2000
_MAX_LABELS = 8


def is_player(host: str, path: str) -> bool:
    """Tell whether this is the address of a player that pages embed.

    >>> is_player("www.youtube.com", "/embed/x1"), is_player("youtube.com", "/about")
    (True, False)
    """
    for parent in parents(host):
        paths = PLAYERS.get(parent)
        if paths is not None:
            return path.startswith(paths)
    return False


def kind_of_host(host: str, path: str, query: str) -> MediaKind | None:
    """Give the kind of files that a host serves without extensions, None where it is not known.

    >>> kind_of_host("pbs.twimg.com", "/media/Ab1", ""), kind_of_host("a.org", "/x", "fm=webp")
    ('image', 'image')
    """
    for parent in parents(host):
        for beginning, kind in FILE_HOSTS.get(parent, ()):
            if path.startswith(beginning):
                return kind
    for part, kind in KIND_BY_PATH:
        if part in path:
            return kind
    return _kind_of_format(query) if query else None


def parents(host: str) -> list[str]:
    """Give a host and the domains above it, the nearest first, without a single label.

    >>> parents("a.example.org")
    ['a.example.org', 'example.org']
    """
    labels = host.split(".")[-_MAX_LABELS:]
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def _kind_of_format(query: str) -> MediaKind | None:
    for part in query[:_MAX_QUERY].split("&"):
        name, _, value = part.partition("=")
        if name not in FORMAT_PARAMETERS:
            continue
        match = _MEDIA_TYPE.fullmatch(value)
        if match:
            return match[1].lower()  # type: ignore[return-value]
        kind = KIND_BY_EXTENSION.get(value.lower())
        if kind == "image" or (kind is not None and name not in WORD_PARAMETERS):
            return kind
    return None
