"""What an address says of a picture: which one it is, and in which size.

Two addresses of one key lead to one picture. Rules are narrow on purpose: that two sizes of a
picture are taken for two pictures is a pity, that two pictures are taken for one is a loss.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cleaner_media.judging.kinds.hosts import parents
from cleaner_media.judging.kinds.tables import FILE_HOSTS, KIND_BY_EXTENSION
from cleaner_media.judging.variants.tables import (
    ADVERTISEMENTS,
    CACHE_PARAMETERS,
    CLICK_PARAMETERS,
    INNER_HOSTS,
    INNER_PARAMETERS,
    ORIGINAL_WORDS,
    PHOTON_HOSTS,
    SIZE_PARAMETERS,
    SIZE_WORDS,
    SIZED_HOSTS,
)

UNMARKED = 1_000_000
"""The size of a picture whose address speaks of none: most likely the one that was uploaded."""

_ORIGINAL = 3 * UNMARKED
_DENSE = 2 * UNMARKED
_UNSIZED = UNMARKED - 1  # a mark of quality or form only

_MIN_SIDE = 32
_MAX_SIDE = 9999
_YEARS = range(1900, 2100)
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
        marks.append(_UNSIZED)
    path = "/" + path
    for mark, expression, read in _PATH_RULES:
        match = expression.search(path) if mark in path else None
        found = read(match) if match else None
        if match and found:
            marks.append(found[1])
            path = f"{path[: match.start()]}{found[0]}{path[match.end() :]}"
    path = _without_name_size(path, marks)
    if _writes_sizes(host):
        path = _without_google_size(path, marks)
    if query:
        query = _without_size(query, _is_file(path) or _serves_files(host), marks)
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


_Read = Callable[[re.Match[str]], tuple[str, int] | None]


def _box_size(wide: str, high: str) -> int | None:
    """Read `300x200`: no size are small figures, two years, and what advertisements measure."""
    width, height = int(wide or 0), int(high or 0)
    sides = [side for side in (width, height) if side]
    if not sides or min(sides) < _MIN_SIDE or max(sides) > _MAX_SIDE:
        return None
    if width != height and width in _YEARS and height in _YEARS:
        return None
    return None if f"{width}x{height}" in ADVERTISEMENTS else width or height


def _segment(match: re.Match[str]) -> tuple[str, int] | None:
    size = _box_size(match[1], match[2])
    return ("/", size) if size else None


def _wikimedia(match: re.Match[str]) -> tuple[str, int]:
    return f"/{match[1]}", int(match[2])


def _cloudinary(match: re.Match[str]) -> tuple[str, int]:
    widths = [int(width) for width in re.findall(r"\bw_(\d{1,5})", match[1])]
    return "/image/upload/", min(widths, default=_UNSIZED)


_PATH_RULES: tuple[tuple[str, re.Pattern[str], _Read], ...] = (
    # /thumb/a/ab/Rain.jpg/320px-Rain.jpg
    (
        "px-",
        re.compile(r"/thumb/([0-9a-f]/[0-9a-f]{2}/[^/]{1,255})/(\d{1,5})px-[^/]{1,255}\Z"),
        _wikimedia,
    ),
    # /image/upload/w_300,h_200/v1/rain.jpg
    (
        "/image/upload/",
        re.compile(
            r"/image/upload/((?:(?:w|h|c|q|f|g|dpr|ar|fl)_[A-Za-z0-9_.:-]{1,30}[,/]){1,12})"
        ),
        _cloudinary,
    ),
    # /resize/640x/rain.jpg, /640x480/rain.jpg
    (
        "x",
        re.compile(r"/(?:(?:resize|fit|scale|crop|width|size)[/-])?(\d{2,4})x(\d{0,4})/"),
        _segment,
    ),
    ("/resize/", re.compile(r"/resize/(\d{2,4})()/"), _segment),
)
"""How paths tell a size: what such a path has in it, how it looks, and how that is read: as what
takes its place, and the size."""

_WORDS = "|".join([*SIZE_WORDS, *ORIGINAL_WORDS])
# the end of a file name: rain@2x, rain-300x200, rain_640px, rain_thumb, rain-scaled
_NAME_MARK = re.compile(
    r"(?:@(?P<density>[2-4])x|[-_](?:(?P<width>\d{1,4})x(?P<height>\d{1,4})"
    rf"|(?P<side>\d{{2,4}})(?:px|w)|(?:(?<=_)|(?=thumb|scaled|orig))(?P<word>{_WORDS})))\Z",
    re.IGNORECASE,
)
_MAX_MARK = 16
_MAX_MARKS = 3

_GOOGLE_SEGMENT = re.compile(
    r"/(?:s(\d{2,4})|w(\d{2,4})-h\d{2,4})(?:-[a-z0-9]{1,3}){0,6}(?=/[^/]*\Z)"
)
_GOOGLE_TAIL = re.compile(
    r"=(?:s(\d{1,4})|w(\d{1,4})(?:-h\d{1,4})?|h(\d{1,4}))(?:-[a-z0-9]{1,3}){0,6}\Z"
)


def _without_name_size(path: str, marks: list[int]) -> str:
    name, dot, extension = path.rpartition(".")
    for _ in range(_MAX_MARKS):
        match = _NAME_MARK.search(name, max(0, len(name) - _MAX_MARK))
        size = _name_size(match) if match else None
        if match is None or size is None:
            break
        marks.append(size)
        name = name[: match.start()]
    return name + dot + extension


def _name_size(match: re.Match[str]) -> int | None:
    if match["density"]:
        return _DENSE + int(match["density"])
    if match["word"]:
        word = match["word"].lower()
        return _ORIGINAL if word in ORIGINAL_WORDS else SIZE_WORDS[word]
    return _box_size(match["width"] or match["side"], match["height"] or "")


def _without_google_size(path: str, marks: list[int]) -> str:
    for expression in (_GOOGLE_TAIL, _GOOGLE_SEGMENT):
        match = expression.search(path)
        if match:
            # "s0" asks for the picture as it was uploaded
            marks.append(next(int(side) for side in match.groups() if side) or _ORIGINAL)
            return path[: match.start()] + path[match.end() :]
    return path


def _essential(path: str, query: str) -> str:
    """Give a query without what says how a reader came, and what makes a browser fetch anew."""
    is_file = _is_file(path)
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
        return side if side >= _MIN_SIDE else None
    if form.startswith("box"):
        match = _BOX.fullmatch(value)
        sides = [int(side) for side in match.groups() if side and int(side)] if match else []
        if sides:
            return sides[0]
    if not is_file:
        return None
    if form.endswith("look") or form == "figure":
        return _UNSIZED if (_LOOK if form != "figure" else _FIGURE).fullmatch(value) else None
    if form == "format":
        return _UNSIZED if value in KIND_BY_EXTENSION or value == "auto" else None
    if form == "word":
        return _ORIGINAL if value in ORIGINAL_WORDS else SIZE_WORDS.get(value)
    return None


def _is_file(path: str) -> bool:
    return path[-6:].rpartition(".")[2].lower() in KIND_BY_EXTENSION


@lru_cache(maxsize=1024)
def _serves_files(host: str) -> bool:
    return any(parent in FILE_HOSTS for parent in parents(host))


@lru_cache(maxsize=1024)
def _writes_sizes(host: str) -> bool:
    return any(parent in SIZED_HOSTS for parent in parents(host))
