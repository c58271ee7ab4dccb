"""What can be wrong with a link, told without asking the network. One check, one code."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cleaner import MediaKind, MediaStatus
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.kinds.hosts import parents
from cleaner_media.judging.tables import (
    BAD_PORTS,
    CUT_EXTENSIONS,
    ELLIPSES,
    HOSTS_OF_DEFAULTS,
    KIND_BY_TITLE,
    NO_ADDRESSES,
    PLACEHOLDER_DRAWINGS,
    PLACEHOLDER_HOSTS,
    PLACEHOLDER_MARKS,
    PLACEHOLDER_NAMES,
    PLACEHOLDER_VALUES,
    PRIVATE_NAMES,
    TRACKER_NAMES,
    TRACKER_TYPES,
    TRACKERS,
)

if TYPE_CHECKING:
    from cleaner_media.probing.addresses import Vetting

_PRIVATE_ENDINGS = tuple(f".{name}" for name in PRIVATE_NAMES)
_IP_LIKE = re.compile(r"\[|[\d.]+\Z")
_NO_PIXELS = (".jpg", ".jpeg", ".webp", ".avif", ".svg")
_PIXEL_CHARS = 400  # a data: URL of a single pixel is shorter, one of a picture is longer
_MAX_VALUE = max(map(len, PLACEHOLDER_VALUES))
_DRAWN = ("gif", "png", "svg")
_DRAWN_NAMES = PLACEHOLDER_NAMES | PLACEHOLDER_DRAWINGS
_ONE_PIXEL = frozenset(("", *_DRAWN_NAMES))
_NAMES_BY_EXTENSION = {
    **dict.fromkeys(_DRAWN, _DRAWN_NAMES),
    **dict.fromkeys(("jpg", "jpeg", "webp"), PLACEHOLDER_NAMES),
}
_TEMPLATE = re.compile(r"[{}<%]")  # in all marks of a template
_NUMBERING = "-_.0123456789x"
_MAX_NUMBERING = 12
_MAX_DRAWN_NUMBERING = 4
_BARE_SCHEME = re.compile(r"https?:?/{0,3}", re.IGNORECASE)
_MAX_BARE = 10
_CUT_ESCAPE = re.compile(r"%[0-9A-Fa-f]?\Z")
_TITLE_HEAD = re.compile(
    r"[\s\[(【]{0,3}([^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)\s?(?:[\])】:|：]|\s?[-–—]\s)"
)
_FORCED = frozenset(("f=y", "forcedefault=y", "forcedefault=1"))
_VERSION = re.compile(r"(?:v|ver|version)=[^&]*+|[^=&]*+", re.IGNORECASE)


def relative_without_base(link: Candidate) -> bool:
    """`/a.jpg`, and nothing says which page it stood on."""
    return link.lacks_base


def bad_url(link: Candidate) -> bool:
    """`https://exa mple/a.jpg`: no URL by the WHATWG standard."""
    return not (link.is_absolute or link.lacks_base)


def bad_scheme(link: Candidate) -> bool:
    """`javascript:`, `file:`, `ftp:` and all but http, https and an inline (data:) image."""
    if link.host or not link.is_absolute:
        return False
    return not (link.protocol == "data:" and link.told == "image")


def bad_port(link: Candidate) -> bool:
    """`http://example.com:25/a.jpg`: the port of another service, which no browser asks."""
    return link.port is not None and link.port in BAD_PORTS


def private_host(link: Candidate) -> bool:
    """`http://127.0.0.1/a.jpg`, `http://intranet/a.jpg`: an address of a private network.

    Judged on the host as the URL standard reads it, so that `http://0x7f.1/` is seen through.
    """
    return bool(link.host) and _is_private(link.host)


def placeholder(link: Candidate) -> bool:
    """`spacer.gif`, `undefined`, `{{ image }}`, a default avatar, a pixel in a data: URL."""
    if link.protocol == "data:":
        return len(link.raw) < _PIXEL_CHARS
    if len(link.text) <= _MAX_VALUE and link.text.lower() in PLACEHOLDER_VALUES:
        return True
    if _TEMPLATE.search(link.raw) and any(mark in link.raw.lower() for mark in PLACEHOLDER_MARKS):
        return True
    if serves_placeholders(link.host):
        return link.host.removeprefix("www.") in PLACEHOLDER_HOSTS or _is_default_avatar(link)
    name = link.path[link.path.rfind("/") + 1 :].lower()
    if is_placeholder_name(name):
        return not (_counts_readers(link) or link.host.endswith(HOSTS_OF_DEFAULTS))
    return False


def tracking_pixel(link: Candidate) -> bool:
    """A picture of one pixel, or of a service that counts readers by it.

    A photograph or a drawing that is declared so small is shown in another size by a script.
    """
    if link.kind not in ("image", None):
        return False
    width, height = link.link.width, link.link.height
    if width is not None and height is not None and width <= 1 and height <= 1:
        return not link.path.lower().endswith(_NO_PIXELS)
    paths = _tracking_paths(link.host)
    return bool(paths and f"{link.path}/".startswith(paths)) or _counts_readers(link)


def truncated(link: Candidate) -> bool:
    """`https://example.com/rai…`, `/rain.jp`, `/a%2`: its end was cut off."""
    if link.protocol == "data:":
        return False
    text = link.text
    if text.endswith(ELLIPSES) or ("%" in text[-2:] and _CUT_ESCAPE.search(text[-2:])):
        return True
    if len(text) < _MAX_BARE and _BARE_SCHEME.fullmatch(text):
        return True
    path = link.path
    if "(" in path and path.count("(") > path.count(")"):
        return True
    if link.told is not None or link.query:
        return False
    stem, dot, extension = path[path.rfind("/") + 1 :].rpartition(".")
    return bool(stem and dot) and (not extension or extension.lower() in CUT_EXTENSIONS)


def kind_mismatch(link: Candidate) -> bool:
    """A video in the field `pic`: the place or the title of the link says another kind.

    A still picture with a title such as "VIDEO: Rain" is none, where its place says that it is a
    picture: the first frame of a video has the title of the video.
    """
    if "kind-mismatch" in link.link.problems:
        # judged before: the kind is what the address tells by now
        return True
    if link.told is None or link.told == "embed":
        return False
    if link.claimed not in (None, "embed", link.told):
        return True
    titled = _kind_of_title(link.link.title) if link.link.title else None
    if titled in (None, link.told):
        return False
    return titled == "image" or (link.claimed != link.told and (titled, link.told) != _SOUND_FILM)


def unknown_kind(link: Candidate) -> bool:
    """Nothing tells whether it is an image, a video, a sound, a document or a player."""
    return link.told is None and link.claimed is None


def credentials_in_url(link: Candidate) -> bool:
    """`https://user:secret@example.com/a.jpg`."""
    return link.has_credentials


def duplicate(link: Candidate) -> bool:
    """The file of another link of the document, by another spelling of its address."""
    return link.is_duplicate


CHECKS: dict[str, tuple[Callable[[Candidate], bool], MediaStatus]] = {
    "relative-without-base": (relative_without_base, "suspect"),
    "bad-url": (bad_url, "broken"),
    "bad-scheme": (bad_scheme, "unsafe"),
    "bad-port": (bad_port, "unsafe"),
    "private-host": (private_host, "unsafe"),
    "placeholder": (placeholder, "broken"),
    "tracking-pixel": (tracking_pixel, "suspect"),
    "truncated": (truncated, "suspect"),
    "kind-mismatch": (kind_mismatch, "suspect"),
    "unknown-kind": (unknown_kind, "suspect"),
    "credentials-in-url": (credentials_in_url, "unsafe"),
    "duplicate": (duplicate, "unchecked"),
}
"""The codes, how each is told, and the status that it leads to."""

_WORST: tuple[MediaStatus, ...] = ("unsafe", "broken", "suspect")
_ITEMS = tuple((code, check) for code, (check, _) in CHECKS.items())
_RARE = (relative_without_base, bad_url, bad_scheme, bad_port, credentials_in_url, duplicate)
_FREQUENT_ITEMS = tuple((code, check) for code, check in _ITEMS if check not in _RARE)


def judge(link: Candidate) -> tuple[list[str], MediaStatus]:
    """Give the codes of what is wrong with a link, and its status: the worst that they lead to.

    A link without a problem is "unchecked": nothing was asked over the network. So is one that is
    nothing but a duplicate.
    """
    is_plain = link.host and link.port is None and not (link.has_credentials or link.is_duplicate)
    items = _FREQUENT_ITEMS if is_plain else _ITEMS
    problems = [code for code, check in items if check(link)]
    if not problems:
        return problems, "unchecked"
    statuses = {CHECKS[code][1] for code in problems}
    return problems, next((status for status in _WORST if status in statuses), "unchecked")


_SOUND_FILM: tuple[MediaKind, MediaKind] = ("audio", "video")


def _kind_of_title(title: str) -> MediaKind | None:
    match = _TITLE_HEAD.match(title)
    return KIND_BY_TITLE.get(match[1].lower()) if match else None


@lru_cache(maxsize=1024)
def _is_private(host: str) -> bool:
    if _IP_LIKE.match(host):
        return _vetting().reason(host.strip("[]")) is not None
    return "." not in host or host.endswith(_PRIVATE_ENDINGS)


@lru_cache(maxsize=1024)
def _tracking_paths(host: str) -> tuple[str, ...]:
    return sum((TRACKERS.get(parent, ()) for parent in parents(host)), ())


def _counts_readers(link: Candidate) -> bool:
    """Tell whether parameters that are no version go to a file such as `pixel.gif`."""
    if not link.query or _VERSION.fullmatch(link.query):
        return False
    stem, _, extension = link.path[link.path.rfind("/") + 1 :].lower().rpartition(".")
    return stem in TRACKER_NAMES and extension in TRACKER_TYPES


def serves_placeholders(host: str) -> bool:
    """Tell whether a host has pictures that stand for others, whatever their names are.

    >>> serves_placeholders("www.placehold.co"), serves_placeholders("1.gravatar.com")
    (True, True)
    """
    return host.removeprefix("www.") in PLACEHOLDER_HOSTS or f".{host}".endswith(".gravatar.com")


def is_placeholder_name(name: str) -> bool:
    """Tell whether the last segment of a path, in lower case, is that of a placeholder.

    >>> is_placeholder_name("no-image-2.png"), is_placeholder_name("null"), is_placeholder_name("")
    (True, True, False)
    """
    if name in PLACEHOLDER_VALUES:
        return bool(name)
    stem, _, extension = name.rpartition(".")
    names = _NAMES_BY_EXTENSION.get(extension)
    if names is None:
        return False
    if stem in names:
        return True
    if stem.startswith("1x1") and extension in _DRAWN:
        return stem[3:].strip(_NUMBERING) in _ONE_PIXEL  # "1x1-000000-0.png", "1x1.trans.gif"
    plain = stem.rstrip(_NUMBERING)
    behind = len(stem) - len(plain)
    if behind > _MAX_NUMBERING:
        return False
    plain = plain.replace("-", "").replace("_", "")
    # "white-140x30" is a picture in white
    return plain in (names if behind <= _MAX_DRAWN_NUMBERING else PLACEHOLDER_NAMES)


def _is_default_avatar(link: Candidate) -> bool:
    """Tell whether a Gravatar address is that of nobody, or asks for the default in any case.

    `d=mm` only says what is shown where a person has no picture: most addresses have it.
    """
    if not link.path.startswith("/avatar"):
        return False
    person = link.path[len("/avatar") :].strip("/").partition(".")[0].lower()
    if person in NO_ADDRESSES or not person.strip("0"):
        return True
    return not _FORCED.isdisjoint(link.query[:1000].split("&"))


@cache
def _vetting() -> "Vetting":
    from cleaner_media.probing.addresses import Vetting

    return Vetting()
