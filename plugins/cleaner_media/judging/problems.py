"""What can be wrong with a link, told without asking the network. One check, one code."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from cleaner import MediaStatus
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.tables import (
    IMAGE_TITLES,
    PLACEHOLDER_MARKS,
    PLACEHOLDER_NAMES,
    PLACEHOLDER_VALUES,
    PRIVATE_NAMES,
)

if TYPE_CHECKING:
    from cleaner_media.probing.addresses import Vetting

_PLACEHOLDER_FILE = re.compile(
    rf"(?:{PLACEHOLDER_NAMES})[-_.\dx]{{0,12}}\.(?:gif|png|jpe?g|svg|webp)", re.IGNORECASE
)
_IP_LIKE = re.compile(r"\[|[\d.]+\Z")
_PIXEL_CHARS = 400  # a data: URL of a single pixel is shorter, one of a picture is longer


def relative_without_base(link: Candidate) -> bool:
    """`/a.jpg` or `//cdn.example/a.jpg`, and nothing says which page it stood on."""
    return link.parsed is None and link.is_relative


def bad_url(link: Candidate) -> bool:
    """`https://exa mple/a.jpg`: no URL by the WHATWG standard."""
    return link.parsed is None and not link.is_relative


def bad_scheme(link: Candidate) -> bool:
    """`javascript:`, `file:`, `ftp:` and all but http, https and an inline (data:) image."""
    if link.parsed is None or link.protocol in ("http:", "https:"):
        return False
    return not (link.protocol == "data:" and link.told == "image")


def private_host(link: Candidate) -> bool:
    """`http://127.0.0.1/a.jpg`, `http://intranet/a.jpg`: an address of a private network.

    Judged on the host as the URL standard reads it, so that `http://0x7f.1/` is seen through.
    """
    if not link.host or link.protocol not in ("http:", "https:"):
        return False
    if _IP_LIKE.match(link.host):
        return _vetting().reason(link.host.strip("[]")) is not None
    return "." not in link.host or link.host.endswith(tuple(f".{name}" for name in PRIVATE_NAMES))


def placeholder(link: Candidate) -> bool:
    """`spacer.gif`, `undefined`, `{{ image }}`, a pixel in a data: URL."""
    raw = link.raw.strip().lower()
    if raw.startswith("data:"):
        return len(raw) < _PIXEL_CHARS
    if raw in PLACEHOLDER_VALUES or any(mark in raw for mark in PLACEHOLDER_MARKS):
        return True
    name = link.path.rpartition("/")[2]
    return name.lower() in PLACEHOLDER_VALUES or _PLACEHOLDER_FILE.fullmatch(name) is not None


def kind_mismatch(link: Candidate) -> bool:
    """A video in the field `pic`: the place or the title of the link says another kind."""
    if link.told is None or link.told == "embed":
        return False
    if link.title and link.told != "image" and link.title.lower().startswith(IMAGE_TITLES):
        return True
    return link.claimed not in (None, "embed", link.told)


def unknown_kind(link: Candidate) -> bool:
    """Nothing tells whether it is an image, a video, a sound, a document or a player."""
    return link.kind is None


def credentials_in_url(link: Candidate) -> bool:
    """`https://user:secret@example.com/a.jpg`."""
    return link.parsed is not None and bool(link.parsed.username or link.parsed.password)


CHECKS: dict[str, tuple[Callable[[Candidate], bool], MediaStatus]] = {
    "relative-without-base": (relative_without_base, "suspect"),
    "bad-url": (bad_url, "broken"),
    "bad-scheme": (bad_scheme, "unsafe"),
    "private-host": (private_host, "unsafe"),
    "placeholder": (placeholder, "broken"),
    "kind-mismatch": (kind_mismatch, "suspect"),
    "unknown-kind": (unknown_kind, "suspect"),
    "credentials-in-url": (credentials_in_url, "unsafe"),
}
"""The codes, how each is told, and the status that it leads to."""

_WORST: tuple[MediaStatus, ...] = ("unsafe", "broken", "suspect")


def judge(link: Candidate) -> tuple[list[str], MediaStatus]:
    """Give the codes of what is wrong with a link, and its status: the worst that they lead to.

    A link without a problem is "unchecked": nothing was asked over the network.
    """
    problems = [code for code, (check, _) in CHECKS.items() if check(link)]
    statuses = {CHECKS[code][1] for code in problems}
    return problems, next((status for status in _WORST if status in statuses), "unchecked")


@cache
def _vetting() -> "Vetting":
    from cleaner_media.probing.addresses import Vetting

    return Vetting()
