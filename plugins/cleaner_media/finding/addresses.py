"""What the look of an address tells before it is resolved."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner import MediaKind, MediaLink
from cleaner_media.judging.kinds.paths import kind_of_path, path_of
from cleaner_media.judging.kinds.tables import KIND_BY_EXTENSION
from cleaner_media.judging.tables import CUT_EXTENSIONS

if TYPE_CHECKING:
    from cleaner_media.judging.candidate import Candidate

EXTENSIONS = "|".join(sorted(KIND_BY_EXTENSION))
"""The extensions of media files, as a part of a pattern."""

_NO_PAGE = "https://page.invalid/"
_MAX_KEPT = 500
# an address that is judged by its host and its last segment, without being resolved
_SIMPLE = re.compile(r"(?:https?://([a-z0-9.-]++))?+(?:/[A-Za-z0-9._-]++)++")
_ROOTED = re.compile(r"(?:https?:)?//|/(?!\s)|data:image/", re.IGNORECASE)


def file_kind(raw: str) -> MediaKind | None:
    """Give the kind of the media file that an address names, None where it names none.

    A host without a path names no file, nor does the page of a wiki about one.

    >>> file_kind("a/b.MP4?x=1"), file_kind("https://example.ps"), file_kind("/wiki/File:A.jpg")
    ('video', None, None)
    """
    path = path_of(raw)
    kind = kind_of_path(path)
    if kind is None:
        return None
    if "//" in path and "/" not in path.partition("//")[2]:
        return None
    if ":" in path and "/wiki/" in path and ":" in path.rpartition("/")[2]:
        return None
    return kind


def is_rooted(raw: str) -> bool:
    """Tell whether this is an address by itself: absolute, from the root, or an inline picture.

    >>> is_rooted("//x.org/a"), is_rooted("/a"), is_rooted("a.jpg")
    (True, True, False)
    """
    return _ROOTED.match(raw) is not None


def ends_in_cut_extension(raw: str) -> bool:
    """Tell whether an address seems to be cut off in the extension of a media file.

    >>> ends_in_cut_extension("https://x.org/a.jp"), ends_in_cut_extension("https://x.org/a.do")
    (True, False)
    """
    name = path_of(raw).rpartition("/")[2]
    stem, _, extension = name.rpartition(".")
    return bool(stem) and len(extension) > 1 and extension.lower() in CUT_EXTENSIONS


def is_placeholder(raw: str) -> bool:
    """Tell whether an address is that of a picture which only keeps the place of another."""
    return _is_known_placeholder(raw) if len(raw) < _MAX_KEPT else _is_placeholder(raw)


def _is_placeholder(raw: str) -> bool:
    from cleaner_media.judging.problems import (
        is_placeholder_name,
        placeholder,
        serves_placeholders,
    )

    simple = _SIMPLE.fullmatch(raw)
    if (
        simple
        and not is_placeholder_name(raw[raw.rfind("/") + 1 :].lower())
        and not serves_placeholders(simple[1] or "")
    ):
        return False
    return placeholder(_candidate(raw))


# all pictures of a page have the same one in their places
_is_known_placeholder = lru_cache(maxsize=256)(_is_placeholder)


def is_player(raw: str) -> bool:
    """Tell whether this is the address of a player that pages embed."""
    return _candidate(raw).is_player


def is_known(raw: str) -> bool:
    """Tell whether an absolute address says by itself that it is one of media, as a player's."""
    return _candidate(raw).told is not None


def _candidate(raw: str) -> "Candidate":
    # with it the URL parser loads, which a page without links needs not wait for
    from cleaner_media.judging.candidate import Candidate

    return Candidate(MediaLink(raw, raw), None if "://" in raw[:20] else _NO_PAGE)
