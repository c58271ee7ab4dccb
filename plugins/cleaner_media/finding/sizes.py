"""One picture or video in several sizes, as data hold it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import file_kind
from cleaner_media.finding.measures import Size, pixels
from cleaner_media.finding.tables import (
    HEIGHT_FIELDS,
    SIZE_NAMES,
    SMALL_WORDS,
    URL_FIELDS,
    VARIANT_FIELDS,
    WIDTH_FIELDS,
)

_MEASURED_NAME = re.compile(r"(\d{2,5})(?:x\d{2,5}|[pw])", re.ASCII)
_MEASURES = frozenset((*WIDTH_FIELDS, "bitrate", "content_type"))
_MAX_NAME = 30
_WHOLE = "full"
_WHOLE_ORDER = SIZE_NAMES[_WHOLE]

_Rank = tuple[bool, int, float, int]
Found = list[tuple[_Rank, MediaLink]]


class Sizes(NamedTuple):
    """The place of a value among the sizes of one picture.

    `found` has the links to the picture that were met so far. `levels` is how deep below the value
    others may be: 2 for what holds all sizes, 1 for one size, 0 for its address. `label` is the
    name of the size, None where it has none.
    """

    found: Found
    levels: int
    label: str | None = None

    def inner(self) -> "Sizes | None":
        """Give the place of the items of a list."""
        return Sizes(self.found, self.levels - 1, self.label) if self.levels else None

    def add(self, link: MediaLink, beside: Mapping[Any, Any]) -> None:
        """Add the address of a size, with what the object that it stands in says of it."""
        label = self.label or ""
        measured = _MEASURED_NAME.fullmatch(label)
        width = link.width or (int(measured[1]) if measured else 0)
        rate = beside.get("bitrate")
        rate = float(rate) if isinstance(rate, int | float) and abs(rate) < 1e12 else 0.0
        order = SIZE_NAMES.get(label, 0)
        self.found.append(((order == _WHOLE_ORDER, width, rate, order), link))


def sizes_of(
    field: str, fields: Mapping[Any, Any], given: Sizes | None, pictures: list[Found]
) -> dict[Any, Sizes]:
    """Tell which fields of an object hold sizes of one picture.

    `field` is the name of the object's own field, `given` its place among the sizes of a picture,
    if it has any. A picture that begins here is added to `pictures`. Different pictures are never
    taken for one: a list counts only where its items have measures beside their addresses.

    >>> sorted(sizes_of("image", {"small": "/s.jpg", "large": "/l.jpg", "by": "A"}, None, []))
    ['large', 'small']
    """
    if given is None:
        return _begun(fields, pictures)
    if given.levels == 2:
        return {
            name: Sizes(given.found, 1, str(name))
            for name in fields
            if field.lower() == "sizes" or is_size(name)
        }
    if given.levels == 1 and (given.label is not None or not _MEASURES.isdisjoint(fields)):
        return {
            name: Sizes(given.found, 0, given.label) for name in fields if _is_address_field(name)
        }
    return {}


def _begun(fields: Mapping[Any, Any], pictures: list[Found]) -> dict[Any, Sizes]:
    named = [
        name for name, part in fields.items() if is_size(name) and isinstance(part, str | dict)
    ]
    holders = [
        name
        for name, part in fields.items()
        if isinstance(part, dict | list) and str(name).lower() in VARIANT_FIELDS
    ]
    if len(named) < 2 and not holders:
        return {}
    found: Found = []
    pictures.append(found)
    if holders:
        own = {name: Sizes(found, 0, _WHOLE) for name in fields if _is_address_field(name)}
        return own | {name: Sizes(found, 2) for name in holders}
    return {name: Sizes(found, 1, str(name)) for name in named}


def is_size(name: Any) -> bool:
    """Tell whether the name of a field is that of a size.

    >>> is_size("thumbnail"), is_size("640x480"), is_size("12")
    (True, True, False)
    """
    return name in SIZE_NAMES or (
        isinstance(name, str) and name[:1].isdigit() and _MEASURED_NAME.fullmatch(name) is not None
    )


def mark_variants(found: Found) -> None:
    """Make the links to one picture variants of the best, files of each kind for themselves."""
    kinds: dict[MediaKind | None, Found] = {}
    for rank, link in found:
        kinds.setdefault(file_kind(link.raw) or link.kind, []).append((rank, link))
    for same in kinds.values():
        _, best = max(same, key=lambda pair: pair[0])
        for _, link in same:
            if link.raw != best.raw:
                link.variant_of = best.raw


def sibling_size(field: str, fields: Mapping[Any, Any]) -> Size:
    """Give the size that an object declares of the picture in one of its fields.

    >>> sibling_size("pic", {"pic": "/a.jpg", "width": 640, "height": "480px"})
    (640, 480)
    >>> sibling_size("thumb", {"thumb": "/a.jpg", "thumb-width": 150, "url": "/b", "width": 640})
    (150, None)
    """
    width = _first_pixels(fields, (f"{field}-width", f"{field}_width", f"{field}Width"))
    height = _first_pixels(fields, (f"{field}-height", f"{field}_height", f"{field}Height"))
    if width is not None or height is not None:
        return width, height
    if any(word in field.lower() for word in SMALL_WORDS):
        return None, None
    if not _is_address_field(field) and any(_is_address_field(name) for name in fields):
        return None, None
    return _first_pixels(fields, WIDTH_FIELDS), _first_pixels(fields, HEIGHT_FIELDS)


def _first_pixels(fields: Mapping[Any, Any], names: tuple[str, ...]) -> int | None:
    for name in names:
        if name in fields and (found := pixels(fields[name])):
            return found
    return None


def _is_address_field(name: Any) -> bool:
    return isinstance(name, str) and len(name) <= _MAX_NAME and _is_address_name(name)


@lru_cache(maxsize=1024)
def _is_address_name(name: str) -> bool:
    return name.lower().replace("_", "") in URL_FIELDS
