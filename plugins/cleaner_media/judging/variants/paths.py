"""What the path of an address says of the size of a picture."""

import re
from collections.abc import Callable
from functools import lru_cache

from cleaner_media.judging.kinds.hosts import parents
from cleaner_media.judging.variants.tables import (
    ADVERTISEMENTS,
    FRAME_SIZES,
    ORIGINAL_WORDS,
    SIZE_WORDS,
    SIZED_HOSTS,
)

UNMARKED = 1_000_000
"""The size of a picture whose address speaks of none: most likely the one that was uploaded."""

ORIGINAL = 3 * UNMARKED
_DENSE = 2 * UNMARKED
UNSIZED = UNMARKED - 1  # a mark of quality or form only

MIN_SIDE = 32
_MAX_SIDE = 9999
_YEARS = range(1900, 2100)


_Read = Callable[[re.Match[str]], tuple[str, int] | None]


def _box_size(wide: str, high: str) -> int | None:
    """Read `300x200`: no size are small figures, two years, and what advertisements measure."""
    width, height = int(wide or 0), int(high or 0)
    sides = [side for side in (width, height) if side]
    if not sides or min(sides) < MIN_SIDE or max(sides) > _MAX_SIDE:
        return None
    if width != height and width in _YEARS and height in _YEARS:
        return None
    return None if f"{width}x{height}" in ADVERTISEMENTS else width or height


def _segment(match: re.Match[str]) -> tuple[str, int] | None:
    size = _box_size(match[1], match[2] or "")
    return ("/", size) if size else None


def _shop(match: re.Match[str]) -> tuple[str, int] | None:
    size = _box_size(match[2], match[3])
    return (match[1], size) if size else None


def _wikimedia(match: re.Match[str]) -> tuple[str, int]:
    return f"/{match[1]}", int(match[2])


def _cloudinary(match: re.Match[str]) -> tuple[str, int]:
    widths = [int(width) for width in re.findall(r"\bw_(\d{1,5})", match[1])]
    return "/image/upload/", min(widths, default=UNSIZED)


def _frame(match: re.Match[str]) -> tuple[str, int]:
    return match[1], FRAME_SIZES[match[2]]


def _style(_: re.Match[str]) -> tuple[str, int]:
    return "/", UNSIZED


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
    # /resize:fit:640/format:webp/rain.jpg
    (
        "/resize:",
        re.compile(r"/resize:(?:fit|fill):(\d{2,4})(?::(\d{2,4}))?(?:/format:[a-z]{3,4})?/"),
        _segment,
    ),
    # /s/files/1/2/products/rain_180x.jpg
    (
        "x",
        re.compile(r"(/(?:s/files|cdn/shop)/[^?]{1,300})_(\d{2,4})x(\d{0,4})(?=[@.][^/]*\Z)"),
        _shop,
    ),
    # /vi/AbC123/hqdefault.jpg
    (
        "/vi",
        re.compile(rf"(/vi(?:_webp)?/[\w-]{{6,20}})/({'|'.join(FRAME_SIZES)})(?=\.[a-z]{{3,4}}\Z)"),
        _frame,
    ),
    # /files/styles/large/public/rain.jpg
    ("/styles/", re.compile(r"/styles/\w{1,60}/public/"), _style),
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


def without_marks(host: str, path: str, marks: list[int]) -> str:
    """Give a path without its marks of size; the sizes are added to `marks`.

    >>> sizes = []
    >>> without_marks("a.org", "/resize/640x/rain-300x200.jpg", sizes), sizes
    ('/rain.jpg', [640, 300])
    """
    for mark, expression, read in _PATH_RULES:
        match = expression.search(path) if mark in path else None
        found = read(match) if match else None
        if match and found:
            marks.append(found[1])
            path = f"{path[: match.start()]}{found[0]}{path[match.end() :]}"
    path = _without_name_size(path, marks)
    return _without_google_size(path, marks) if _writes_sizes(host) else path


def _without_name_size(path: str, marks: list[int]) -> str:
    name, dot, extension = path.rpartition(".")
    for _ in range(_MAX_MARKS):
        low = max(0, len(name) - _MAX_MARK)
        start = max(name.rfind("-", low), name.rfind("_", low), name.rfind("@", low))
        match = _NAME_MARK.match(name, start) if start >= 0 else None
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
        return ORIGINAL if word in ORIGINAL_WORDS else SIZE_WORDS[word]
    return _box_size(match["width"] or match["side"], match["height"] or "")


def _without_google_size(path: str, marks: list[int]) -> str:
    for expression in (_GOOGLE_TAIL, _GOOGLE_SEGMENT):
        match = expression.search(path)
        if match:
            # "s0" asks for the picture as it was uploaded
            marks.append(next(int(side) for side in match.groups() if side) or ORIGINAL)
            return path[: match.start()] + path[match.end() :]
    return path


@lru_cache(maxsize=1024)
def _writes_sizes(host: str) -> bool:
    return any(parent in SIZED_HOSTS for parent in parents(host))
