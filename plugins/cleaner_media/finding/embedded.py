"""Media links in embedded data, such as the rows of a leaked dump."""

import re
from collections.abc import Iterator
from typing import Any

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.tables import (
    FIELD_WORDS_OF_TEXT,
    KIND_BY_FIELD,
    TITLE_FIELDS,
    URL_FIELDS,
)
from cleaner_media.judging.kinds.paths import kind_of_path, path_of

_MAX_VALUES = 200_000
_MAX_DEPTH = 200
_MAX_LINK = 8000
_MAX_TITLE = 500
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ROOTED = re.compile(r"(?:https?:)?//|/(?!\s)|data:image/", re.IGNORECASE)
_NO_LINK = re.compile(r"[\n\r<>\"]")

_Claim = tuple[bool, MediaKind | None]
_NOTHING: _Claim = (False, None)


def embedded_links(value: Any) -> Iterator[MediaLink]:
    """Give the media links in plain JSON data, in its order.

    A string is one where the name of its field says so (`pic`, `photo_url`, an item of `images`)
    and it is a path or URL, or where it is a path or URL with the extension of a media file. The
    first `title`, `caption`, `alt` ... beside it is its title.

    >>> [link.raw for link in embedded_links([{"pic": "/a.mp4", "title": "Rain"}, {"n": 1}])]
    ['/a.mp4']
    """
    stack: list[tuple[Any, str, _Claim, str | None, int]] = [(value, "", _NOTHING, None, 0)]
    visited = 0
    while stack and visited < _MAX_VALUES:
        item, field, claim, title, depth = stack.pop()
        visited += 1
        if isinstance(item, str):
            kind = _link_kind(item, claim)
            if kind is not _NOTHING:
                yield MediaLink(item, item, kind[1], title, f"embedded:{field}")
        elif depth >= _MAX_DEPTH:
            continue
        elif isinstance(item, dict):
            title = _title(item) or (title if claim[0] else None)
            inner = [
                (part, str(name), _inherited(str(name), claim), title, depth + 1)
                for name, part in item.items()
                if isinstance(part, str | dict | list)
            ]
            stack.extend(reversed(inner))
        elif isinstance(item, list):
            stack.extend((part, field, claim, title, depth + 1) for part in reversed(item))


def field_claim(name: str) -> _Claim:
    """Tell whether a field's name says that it holds a media link, and of what kind.

    >>> field_claim("thumbnailUrl"), field_claim("photo_credit"), field_claim("file")
    ((True, 'image'), (False, None), (True, None))
    """
    words = [word.lower() for word in _WORD.findall(name[:60])]
    if not FIELD_WORDS_OF_TEXT.isdisjoint(words):
        return _NOTHING
    named = [KIND_BY_FIELD[word] for word in words if word in KIND_BY_FIELD]
    if not named:
        return _NOTHING
    return True, next((kind for kind in named if kind is not None), None)


def _inherited(name: str, around: _Claim) -> _Claim:
    claim = field_claim(name)
    if around[0] and claim[1] is None and name.lower().replace("_", "") in URL_FIELDS:
        return around
    return claim


def _link_kind(value: str, claim: _Claim) -> _Claim:
    """Tell whether a string is a link, with the kind that its field claims."""
    text = value.strip()
    if not 1 < len(text) <= _MAX_LINK or _NO_LINK.search(text):
        return _NOTHING
    rooted = _ROOTED.match(text) is not None
    if kind_of_path(path_of(text)) is None:
        return claim if claim[0] and rooted and " " not in text else _NOTHING
    if not rooted and " " in text:
        return _NOTHING
    return (True, claim[1]) if claim[0] or "/" in text else _NOTHING


def _title(fields: dict[Any, Any]) -> str | None:
    for name in TITLE_FIELDS:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value[: 2 * _MAX_TITLE].split())[:_MAX_TITLE]
    return None
