"""What an address says of a picture: which one it is, and in which size.

Two addresses of one key lead to one picture. Rules are narrow on purpose: that two sizes of a
picture are taken for two pictures is a pity, that two pictures are taken for one is a loss.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from cleaner_media.judging.kinds.hosts import parents
from cleaner_media.judging.kinds.paths import kind_of_extension
from cleaner_media.judging.kinds.tables import FILE_HOSTS, KIND_BY_EXTENSION
from cleaner_media.judging.variants.paths import (
    MIN_SIDE,
    ORIGINAL,
    UNMARKED,
    UNSIZED,
    without_marks,
)
from cleaner_media.judging.variants.tables import (
    CACHE_PARAMETERS,
    CLICK_PARAMETERS,
    INNER_HOSTS,
    INNER_PARAMETERS,
    ORIGINAL_WORDS,
    PHOTON_HOSTS,
    SIZE_PARAMETERS,
    SIZE_WORDS,
)

_MAX_QUERY = 2000
_NUMBER = re.compile(r"[1-9]\d{1,4}(?:px)?", re.IGNORECASE)
_BOX = re.compile(r"(\d{1,4})(?:x|X|,|%2[Cc])(\d{0,4})")
_LOOK = re.compile(r"[a-z]{1,12}(?:[,.-][a-z]{1,12}){0,4}|1|")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_STAMP = re.compile(r"[0-9a-fA-F]{6,40}|[0-9][0-9.:_-]{0,30}")


class Key(NamedTuple):
    """Which picture it is, for comparing only; and its size, by which sizes of it are ranked."""

    picture: str
    size: int


def spelling(host: str, port: int | None, path: str, query: str) -> str:
    """Give what is left of an address without scheme, `www.`, clicks and cache busters.

    >>> spelling("www.a.org", None, "/b.jpg", "utm_source=x&v=3"), spelling("a.org", None, "/b", "")
    ('a.org/b.jpg', 'a.org/b')
    """
    where = host.removeprefix("www.") + (f":{port}" if port is not None else "") + path
    rest = _essential(path, query) if query else ""
    return f"{where}?{rest}" if rest else where


def key_of(spelled: str) -> Key:
    """Give the picture and the size that an address tells; it comes as `spelling` gives it.

    >>> key_of("a.org/rain-300x200.jpg"), key_of("a.org/rain.jpg")
    (Key(picture='a.org/rain.jpg', size=300), Key(picture='a.org/rain.jpg', size=1000000))
    """
    where, _, query = spelled.partition("?")
    host, _, path = where.partition("/")
    marks: list[int] = []
    if host in PHOTON_HOSTS and "." in path.partition("/")[0]:
        host, _, path = path.removeprefix("www.").partition("/")
        marks.append(UNSIZED)
    path = without_marks(host, f"/{path}", marks)
    if query:
        query = _without_size(
            query, kind_of_extension(path) is not None or _serves_files(host), marks
        )
    return Key(f"{host}{path}?{query}" if query else host + path, min(marks, default=UNMARKED))


def inner_address(host: str, path: str, query: str) -> str | None:
    """Give the link to the picture that another address serves in a smaller size, if it does.

    >>> inner_address("a.org", "/_next/image", "url=%2Fb.jpg&w=640")
    '/b.jpg'
    """
    name = INNER_PARAMETERS.get(path) or INNER_HOSTS.get(host) if query else None
    if name is None:
        return None
    from urllib.parse import unquote

    for part in query[:_MAX_QUERY].split("&"):
        if part.startswith(f"{name}="):
            inner = unquote(part[len(name) + 1 :], errors="replace")
            # weserv takes addresses without their scheme
            return f"https://{inner}" if host in INNER_HOSTS and "://" not in inner else inner
    return None


def _essential(path: str, query: str) -> str:
    """Give a query without what says how a reader came, and what makes a browser fetch anew."""
    is_file = kind_of_extension(path) is not None
    if is_file and _STAMP.fullmatch(query):
        return ""
    parts = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        name = name.lower()
        if not part or name in CLICK_PARAMETERS or name.startswith("utm_"):
            continue
        if is_file and name in CACHE_PARAMETERS and (not value or _STAMP.fullmatch(value)):
            continue
        parts.append(part)
    return "&".join(parts)


def _without_size(query: str, is_file: bool, marks: list[int]) -> str:
    """Give a query without the size and form that it asks for; they go to the marks."""
    parts = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        form = SIZE_PARAMETERS.get(name.lower())
        size = _parameter_size(form, value, is_file) if form else None
        if size is None:
            parts.append(part)
        else:
            marks.append(size)
    return "&".join(parts)


def _parameter_size(form: str, value: str, is_file: bool) -> int | None:
    """Give the size that a parameter asks for, None where it is not one of size."""
    if form == "side":
        side = int(value.lower().removesuffix("px")) if _NUMBER.fullmatch(value) else 0
        return side if side >= MIN_SIDE else None
    if form.startswith("box"):
        match = _BOX.fullmatch(value)
        sides = [int(side) for side in match.groups() if side and int(side)] if match else []
        if sides:
            return sides[0]
    if not is_file:
        return None
    if form.endswith("look") or form == "figure":
        return UNSIZED if (_LOOK if form != "figure" else _FIGURE).fullmatch(value) else None
    if form == "format":
        return UNSIZED if value in KIND_BY_EXTENSION or value == "auto" else None
    if form == "word":
        return ORIGINAL if value in ORIGINAL_WORDS else SIZE_WORDS.get(value)
    return None


@lru_cache(maxsize=1024)
def _serves_files(host: str) -> bool:
    return any(parent in FILE_HOSTS for parent in parents(host))
