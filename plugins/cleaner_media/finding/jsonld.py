"""Media links in linked data: `<script type="application/ld+json">`, in the words of schema.org."""

import html
import json
import re
from contextlib import suppress
from typing import Any, NamedTuple

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import file_kind, is_rooted
from cleaner_media.finding.measures import Size, pixels
from cleaner_media.finding.tables import LINKED_DATA, MEDIA_TYPES
from cleaner_media.finding.tags import short

_MAX_NODES = 100_000
_MAX_VALUES = 50
_NOT_JSON = ("<![CDATA[", "]]>", "<!--", "-->")
_LAST_COMMA = re.compile(r",(?=\s*+[\]}])")
_LOOSE_JSON = json.JSONDecoder(strict=False)


class _About(NamedTuple):
    """What is known of the media object that a value stands in."""

    is_media: bool = False
    name: str = ""  # the property that holds it
    kind: MediaKind | None = None
    title: str | None = None
    size: Size = (None, None)
    main: str | None = None  # the picture itself, where it is one


_NOTHING = _About()


def jsonld_links(text: str) -> list[MediaLink]:
    """Give the links in the text of a script of linked data, in its order.

    Of what is no JSON as a whole, the parts that are some are read, the first 50 of them. The
    smaller picture of an ImageObject is a variant of it.

    >>> [link.raw for link in jsonld_links('{"image": ["/a.jpg", {"url": "/b"}], "logo": "/c"}')]
    ['/a.jpg', '/b']
    """
    links: list[MediaLink] = []
    stack: list[tuple[Any, str, _About]] = [(part, "", _NOTHING) for part in _values(text)[::-1]]
    for _ in range(_MAX_NODES):
        if not stack:
            break
        value, name, about = stack.pop()
        if isinstance(value, str):
            link = _link(value, name, about)
            if link is not None:
                links.append(link)
        elif isinstance(value, list):
            stack.extend((part, name, about) for part in reversed(value))
        elif isinstance(value, dict):
            inner = _about(value, name, about)
            stack.extend(
                (part, key, inner) for key, part in reversed(_parts(value, inner.is_media))
            )
    given = {link.raw for link in links if link.variant_of is None}
    for link in links:
        if link.variant_of not in given:
            link.variant_of = None
    return links


def _values(text: str) -> list[Any]:
    import msgspec

    with suppress(msgspec.DecodeError, RecursionError, UnicodeError):
        return [msgspec.json.decode(text.strip())]
    # its beginning may be right yet
    for mark in _NOT_JSON:
        text = text.replace(mark, "")
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    text = _LAST_COMMA.sub("", text)
    values: list[Any] = []
    position = _start(text, 0)
    for _ in range(_MAX_VALUES):
        if position < 0:
            break
        try:
            value, position = _LOOSE_JSON.raw_decode(text, position)
        except (ValueError, RecursionError):
            # what it holds may be right
            position += 1
        else:
            values.append(value)
        position = _start(text, position)
    return values


def _start(text: str, position: int) -> int:
    starts = [at for mark in "{[" if (at := text.find(mark, position)) >= 0]
    return min(starts, default=-1)


def _about(value: dict[str, Any], name: str, around: _About) -> _About:
    """Tell what an object of linked data is, from its type or from the property that holds it."""
    types = value.get("@type")
    types = types if isinstance(types, list) else [types]
    known = [kind for kind in types if isinstance(kind, str) and kind in MEDIA_TYPES]
    if not known and name not in LINKED_DATA:
        return _NOTHING
    kind = MEDIA_TYPES[known[0]] if known else LINKED_DATA[name]
    title = _text(value.get("caption")) or _text(value.get("name")) or around.title
    main = (value.get("contentUrl") or value.get("url")) if kind == "image" else None
    main = main.strip() if isinstance(main, str) else None
    size = _pixels(value.get("width")), _pixels(value.get("height"))
    return _About(True, name if name in LINKED_DATA else "", kind, title, size, main)


def _parts(value: dict[str, Any], is_media: bool) -> list[tuple[str, Any]]:
    """Give the properties of an object that are gone into."""
    # beside the file of a media object, its `url` is that of a page
    has_url = is_media and "contentUrl" not in value
    return [
        (key, part)
        for key, part in value.items()
        if key != "logo"
        and (isinstance(part, dict | list) or key in LINKED_DATA or (has_url and key == "url"))
    ]


def _link(raw: str, name: str, about: _About) -> MediaLink | None:
    raw = raw.strip()
    if not raw or any(sign in raw for sign in '<>"\n'):
        return None
    told = file_kind(raw)
    if told is None and (" " in raw or not is_rooted(raw)):
        return None
    if name in ("url", "contentUrl"):
        if name == "url" and told is None and about.kind != "image":
            return None
        origin = f"json-ld:{about.name or name}"
        return MediaLink(raw, raw, about.kind, about.title, origin, *about.size)
    if name not in LINKED_DATA:
        return None
    link = MediaLink(raw, raw, LINKED_DATA[name], about.title, f"json-ld:{name}")
    if name == "embedUrl":
        link.width, link.height = about.size
    elif about.main != raw:
        link.variant_of = about.main
    return link


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("text")
    return short(value) if isinstance(value, str) else None


def _pixels(value: Any) -> int | None:
    if isinstance(value, dict):  # QuantitativeValue
        value = value.get("value")
    return pixels(value) or None  # 0 where the site does not know it
