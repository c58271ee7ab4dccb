"""A link on its way to the record: resolved, and its kind told."""

import re
from contextlib import suppress
from functools import cached_property
from typing import Any

from cleaner import MediaKind, MediaLink
from cleaner_media.judging.tables import KIND_BY_EXTENSION, PLAYERS

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,5})\Z")


class Candidate:
    """A collected link with what the URL standard makes of it.

    `claimed` is the kind that the place of the link says (its tag or field), or None. `parsed` is
    None where the link has no absolute form.
    """

    def __init__(self, link: MediaLink, base: str | None) -> None:
        from ada_url import URL

        self.raw = link.raw
        self.claimed = link.kind
        self.title = link.title
        self.parsed: Any = None
        with suppress(ValueError):
            self.parsed = URL(link.raw, base) if base else URL(link.raw)
        self.url: str = self.parsed.href if self.parsed else link.raw
        self.protocol: str = self.parsed.protocol if self.parsed else ""
        self.host: str = self.parsed.hostname.rstrip(".") if self.parsed else ""
        self.path: str = self.parsed.pathname if self.parsed else path_of(link.raw)

    @property
    def is_relative(self) -> bool:
        """Whether the link has no scheme of its own."""
        return _SCHEME.match(self.raw.lstrip()) is None

    @cached_property
    def told(self) -> MediaKind | None:
        """The kind that the URL itself tells: by its extension, or as a known player."""
        if self.protocol == "data:":
            kind = self.raw.strip()[5:].partition("/")[0].lower()
            return kind if kind in ("image", "video", "audio") else None  # type: ignore[return-value]
        return kind_of_path(self.path) or ("embed" if self.is_player else None)

    @cached_property
    def is_player(self) -> bool:
        """Whether this is the address of a player that pages embed."""
        host = self.host.removeprefix("www.")
        while host:
            paths = PLAYERS.get(host)
            if paths is not None:
                return self.path.startswith(paths)
            host = host.partition(".")[2]
        return False

    @property
    def kind(self) -> MediaKind | None:
        """What the URL tells, else what the place of the link says."""
        return self.told or self.claimed


def kind_of_path(path: str) -> MediaKind | None:
    """Give the kind that the extension of a path tells.

    >>> kind_of_path("/2016/rain.MP4"), kind_of_path("/about.html")
    ('video', None)
    """
    match = _EXTENSION.search(path, max(0, len(path) - 8))
    return KIND_BY_EXTENSION.get(match[1].lower()) if match else None


def path_of(raw: str) -> str:
    """Give the part of a link before its query and fragment.

    >>> path_of("a/b.jpg?w=100#top")
    'a/b.jpg'
    """
    return raw.strip().partition("#")[0].partition("?")[0]
