"""Media links in embedded data, such as the rows of a leaked dump."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import file_kind, is_rooted
from cleaner_media.finding.sizes import Found, Sizes, is_size, mark_variants, sibling_size, sizes_of
from cleaner_media.finding.tables import (
    FIELD_WORDS_OF_TEXT,
    KIND_BY_FIELD,
    TITLE_FIELDS,
    URL_FIELDS,
    VARIANT_FIELDS,
)
from cleaner_media.finding.tags import short

_MAX_VALUES = 200_000
_MAX_DEPTH = 200
_MAX_NAME = 60
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_LINK = re.compile(r"[\n\r<>\"]")
_MARKUP = re.compile(
    r"<(?:[iI](?i:mg|frame)|[vV](?i:ideo)|[aA](?i:udio)?|[sS](?i:ource)|[eE](?i:mbed))\s"
)

_Claim = tuple[bool, MediaKind | None]
_NOTHING: _Claim = (False, None)


class _Value(NamedTuple):
    """A value on its way: where it stands, and what is said of it there."""

    value: Any
    field: str
    claim: _Claim
    title: str | None
    depth: int
    beside: dict[Any, Any] | None = None  # the object that a string stands in
    sizes: Sizes | None = None  # the picture that it may be a size of


def embedded_links(value: Any) -> list[MediaLink]:
    """Give the media links in plain JSON data, in its order.

    A string is one where the name of its field says so (`pic`, `photo_url`, an item of `images`)
    and it is a path or URL, or where it is a path or URL with the extension of a media file. The
    first `title`, `caption`, `alt` ... beside it is its title, and a `width` and `height` beside
    it are its size. Where an object or a list holds one picture in several sizes, all but the best
    are variants of it. A string of HTML is read as a page is.

    >>> [link.raw for link in embedded_links([{"pic": "/a.mp4", "title": "Rain"}, {"n": 1}])]
    ['/a.mp4']
    """
    links: list[MediaLink] = []
    pictures: list[Found] = []
    stack = [_Value(value, "", _NOTHING, None, 0)]
    for _ in range(_MAX_VALUES):
        if not stack:
            break
        item = stack.pop()
        if isinstance(item.value, str):
            links.extend(_links_of_text(item))
        elif item.depth < _MAX_DEPTH:
            if isinstance(item.value, dict):
                stack.extend(reversed(_fields(item, pictures)))
            elif isinstance(item.value, list):
                stack.extend(_items(item))
    for picture in pictures:
        mark_variants(picture)
    return links


def _fields(item: _Value, pictures: list[Found]) -> list[_Value]:
    fields = item.value
    title = _title(fields) or (item.title if item.claim[0] else None)
    sizes = sizes_of(item.field, fields, item.sizes, pictures)
    values = []
    for name, part in fields.items():
        if isinstance(part, str):
            # most strings of data are neither an address nor markup
            wanted = "/" in part or "." in part or "<" in part
        else:
            wanted = isinstance(part, dict | list)
        if wanted:
            claim = _inherited(str(name), item.claim)
            place = sizes.get(name)
            values.append(_Value(part, str(name), claim, title, item.depth + 1, fields, place))
    return values


def _items(item: _Value) -> Iterator[_Value]:
    sizes = item.sizes.inner() if item.sizes else None
    for part in reversed(item.value):
        yield _Value(part, item.field, item.claim, item.title, item.depth + 1, None, sizes)


def _links_of_text(item: _Value) -> Iterator[MediaLink]:
    text = item.value
    kind = _link_kind(text, item.claim)
    if kind is not _NOTHING:
        link = MediaLink(text, text, kind[1], item.title, f"embedded:{item.field}")
        if item.beside is not None:
            if _is_named_beside(item.field, text, item.beside):
                return
            link.width, link.height = sibling_size(item.field, item.beside)
            if item.sizes is not None:
                item.sizes.add(link, item.beside)
        yield link
    elif "<" in text and _MARKUP.search(text):
        from cleaner_media.finding.markup import Reader

        reader = Reader(text)
        reader.read()
        for link in reader.links:
            link.origin = f"embedded:{item.field}"
            yield link


def field_claim(name: str) -> _Claim:
    """Tell whether a field's name says that it holds a media link, and of what kind.

    >>> field_claim("thumbnailUrl"), field_claim("photo_credit"), field_claim("file")
    ((True, 'image'), (False, None), (True, None))
    """
    return _claim_of(name[:_MAX_NAME])


@lru_cache(maxsize=4096)
def _claim_of(name: str) -> _Claim:
    words = [word.lower() for word in _WORD.findall(name)]
    if not FIELD_WORDS_OF_TEXT.isdisjoint(words):
        return _NOTHING
    named = [KIND_BY_FIELD[word] for word in words if word in KIND_BY_FIELD]
    if not named:
        return _NOTHING
    return True, next((kind for kind in named if kind is not None), None)


def _inherited(name: str, around: _Claim) -> _Claim:
    claim = field_claim(name)
    if around[0] and claim[1] is None:
        plain = name.lower().replace("_", "")
        if plain in URL_FIELDS or plain in VARIANT_FIELDS or is_size(name):
            return around
    return claim


def _link_kind(value: str, claim: _Claim) -> _Claim:
    """Tell whether a string is a link, with the kind that its field claims."""
    text = value.strip()
    if len(text) < 2 or _NO_LINK.search(text):
        return _NOTHING
    rooted = is_rooted(text)
    if file_kind(text) is None:
        return claim if claim[0] and rooted and " " not in text else _NOTHING
    if not rooted and " " in text:
        return _NOTHING
    return (True, claim[1]) if claim[0] or "/" in text else _NOTHING


def _is_named_beside(field: str, value: str, beside: dict[Any, Any]) -> bool:
    """Tell whether a file name is the end of an address beside it."""
    return field.lower() == "file" and any(
        isinstance(other, str) and other.endswith(f"/{value}") for other in beside.values()
    )


def _title(fields: dict[Any, Any]) -> str | None:
    for name in TITLE_FIELDS:
        value = fields.get(name)
        if isinstance(value, str) and (title := short(value)):
            return title
    return None
