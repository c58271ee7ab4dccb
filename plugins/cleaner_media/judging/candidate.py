"""A link on its way to the record: resolved, and its kind told."""

import re

from cleaner import MediaKind, MediaLink
from cleaner_media.judging.address import href_of
from cleaner_media.judging.kinds.hosts import is_player, kind_of_host
from cleaner_media.judging.kinds.paths import kind_of_path, path_of
from cleaner_media.judging.repair import repaired

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*+:")
# an href of http(s), as the URL standard writes it
_HREF = re.compile(
    r"(https?:)//(?:([^/?#@]*+)@)?(\[[^\]]*+\]|[^/?#:]*+)(?::(\d++))?(/[^?#]*+)(?:\?([^#]*+))?(?:#|\Z)"
)
# browsers look at the bytes of what an <img> holds, so that "data:img/png" is shown
_INLINE_KINDS: dict[str, MediaKind] = {
    "image": "image",
    "img": "image",
    "video": "video",
    "audio": "audio",
}


class Candidate:
    """A collected link with what the URL standard makes of it.

    `text` is the raw link with its form repaired. `claimed` is the kind that the place of the link
    says (its tag or field), or None; `told` the one that the URL itself tells, by its extension, a
    parameter, a known host or player. `url` is the absolute form, and `address` that without its
    fragment; both are the raw link where `is_absolute` is false. `lacks_base` tells that nothing
    but a base is missing for that. Host, port, path and query are those of an http(s) URL; of
    others only `path` is set.
    """

    __slots__ = (
        "address",
        "claimed",
        "has_credentials",
        "host",
        "is_absolute",
        "is_duplicate",
        "lacks_base",
        "link",
        "path",
        "port",
        "protocol",
        "query",
        "raw",
        "text",
        "told",
        "url",
    )

    def __init__(self, link: MediaLink, base: str | None) -> None:
        self.link = link
        self.raw = link.raw
        self.claimed = link.kind
        self.is_duplicate = False
        self.text = repaired(link.raw)
        self.has_credentials = False
        self.host = self.query = ""
        self.port: int | None = None
        href = href_of(self.text, base)
        self.is_absolute = href is not None
        self.lacks_base = (
            href is None
            and base is None
            and not self.text.startswith("//")
            and _SCHEME.match(self.text) is None
        )
        self.url = self.address = link.raw if href is None else href
        match = _HREF.match(href) if href is not None else None
        if match:
            self.protocol, user, host, port, self.path, query = match.groups()
            self.has_credentials = bool(user)
            self.host = host.rstrip(".")
            self.port = int(port) if port else None
            self.query = query or ""
            if self.url[match.end() - 1] == "#":
                self.address = self.url[: match.end() - 1]
        else:
            self.protocol = href.partition(":")[0] + ":" if href is not None else ""
            self.path = path_of(href or self.text)
        self.told: MediaKind | None = self._told()

    @property
    def is_player(self) -> bool:
        """Whether this is the address of a player that pages embed."""
        return is_player(self.host, self.path)

    @property
    def kind(self) -> MediaKind | None:
        """What the URL tells, else what the place of the link says."""
        return self.told or self.claimed

    def _told(self) -> MediaKind | None:
        if self.protocol == "data:":
            return _INLINE_KINDS.get(self.text[5:40].partition("/")[0].strip().lower())
        kind = kind_of_path(self.path)
        if kind or not self.host:
            return kind
        if self.is_player:
            return "embed"
        return kind_of_host(self.host, self.path, self.query)
