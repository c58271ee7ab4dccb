"""What the elements of a page hold: their attributes, read as links."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import file_kind, is_rooted
from cleaner_media.finding.cards import kind_of_type, microdata
from cleaner_media.finding.measures import Size, pixels
from cleaner_media.finding.pictures import LAZY, ORIGINAL, PLAIN, Picture, Rank
from cleaner_media.finding.styles import css_urls
from cleaner_media.finding.tables import (
    IMG_ATTRIBUTES,
    LAZY_POSTERS,
    LAZY_SOURCES,
    PICTURE_WORDS,
    PLAYER_ELEMENTS,
    WORDS_OF_OTHER_PICTURES,
    Role,
)
from cleaner_media.finding.tags import Attributes, title_of

_PLAYER_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_A_SET = re.compile(r"\S\s\d{1,5}(?:\.\d{1,3})?[wx](?:\s{0,9},|\s{0,9}\Z)")
_NO_WORD = re.compile(r"[-_]")
_MAX_NAME = 60
_SCREEN = re.compile(r"min-width\s{0,9}:\s{0,9}(\d{1,5})")
_PRELOADED: dict[str, MediaKind] = {"image": "image", "video": "video", "audio": "audio"}


def is_lazy(attributes: Attributes) -> bool:
    """Tell whether a script loads the picture of an `<img>`.

    >>> is_lazy({"data-src": "a.jpg"}), is_lazy({"src": "a.jpg", "loading": "lazy"})
    (True, False)
    """
    source = attributes.get("src")
    if not source or source.startswith("data:") or "lazy" in attributes.get("class", ""):
        return True
    return any(IMG_ATTRIBUTES.get(name) == "lazy" for name in attributes)


def fill_img(picture: Picture, attributes: Attributes, size: Size) -> None:
    """Add to a picture what an `<img>` says of it: all addresses it has of it."""
    for name, value in attributes.items():
        role = IMG_ATTRIBUTES.get(name)
        if role is None and name.startswith("data-"):
            role = _role(name)
        if role is None or not value:
            continue
        if role == "set" or (" " in value and _A_SET.search(value)):
            picture.add_set(value, "img", lazy=name not in ("src", "srcset"))
        elif role == "source":
            picture.add(value, "img", size)
        elif role == "lazy":
            # what a script reads may be no address, but its settings
            if not value.startswith(('{"', "[")):
                picture.add(value, "img", size, LAZY)
        elif role == "original":
            if file_kind(value) or is_rooted(value):
                picture.add(value, "img", (None, None), ORIGINAL)
        elif file_kind(value) == "image":
            for raw in _unwrapped(value):
                picture.add(raw, "img", (None, None), LAZY)


@lru_cache(maxsize=512)
def _role(name: str) -> Role | None:
    """Tell what a `data-` attribute holds that is in no table, by the words of its name."""
    words = set(_NO_WORD.split(name[:_MAX_NAME]))
    if words.isdisjoint(PICTURE_WORDS) or not words.isdisjoint(WORDS_OF_OTHER_PICTURES):
        return None
    return "set" if name.endswith("srcset") else "other"


def fill_source(picture: Picture, attributes: Attributes) -> None:
    """Add to a picture, video or sound what a `<source>` of it says."""
    if picture.element == "picture":
        match = _SCREEN.search(attributes.get("media", ""))
        screen = int(match[1]) if match else 0
        for name in ("srcset", "data-srcset", "data-lazy-srcset"):
            if name in attributes:
                picture.add_set(attributes[name], "source", name != "srcset", screen)
        picture.add(source(attributes), "source", (None, None), Rank(screen=screen))
    else:
        # players offer a video in several sizes so, by its height
        height = pixels(attributes.get("size") or attributes.get("res"))
        rank = Rank(width=height) if height else PLAIN
        picture.add(source(attributes), "source", (None, height), rank)


def parent_of(attributes: Attributes) -> str:
    """Tell in which element a `<source>` stands whose parent is no element of HTML.

    >>> parent_of({"src": "a", "type": "video/mp4"}), parent_of({"src": "a.mp3"})
    ('video', 'audio')
    """
    kind = kind_of_type(attributes.get("type", "")) or file_kind(source(attributes) or "")
    return kind if kind in ("video", "audio") else "picture"


def source(attributes: Attributes) -> str | None:
    """Give the address of a player or source: what a script loads, else its `src`."""
    return _first(attributes, LAZY_SOURCES) or attributes.get("src")


def frames(attributes: Attributes) -> Iterator[str]:
    """Give the addresses that a frame may have, that of a script first."""
    lazy = _first(attributes, LAZY_SOURCES)
    for raw in (lazy, attributes.get("src")):
        if raw:
            yield raw


def poster(attributes: Attributes) -> str | None:
    """Give the picture that a video shows before it plays."""
    return _first(attributes, LAZY_POSTERS) or attributes.get("poster")


def player(name: str, attributes: Attributes) -> str | None:
    """Give the address of the player that an element names by an id.

    >>> player("amp-youtube", {"data-videoid": "x1"})
    'https://www.youtube.com/embed/x1'
    """
    attribute, address = PLAYER_ELEMENTS[name]
    video = attributes.get(attribute, "").strip()
    return address.format(video) if _PLAYER_ID.fullmatch(video) else None


def typed(attributes: Attributes) -> MediaKind:
    """Give the kind that the `type` of an `<object>` or `<embed>` tells."""
    return kind_of_type(attributes.get("type", "")) or "embed"


def linked(attributes: Attributes) -> list[MediaLink]:
    """Give the links of a `<link>`: the page's picture, what is loaded ahead, microdata."""
    href = attributes.get("href", "").strip()
    relations = attributes.get("rel", "").lower().split()
    if "image_src" in relations and href:
        return [MediaLink(href, href, "image", title_of(attributes), "html:image_src")]
    loaded = _PRELOADED.get(attributes.get("as", "").strip().lower())
    if "preload" in relations and loaded is not None:
        picture = Picture(loaded, "link")
        picture.add(href, "preload", (None, None))
        picture.add_set(attributes.get("imagesrcset", ""), "preload")
        return picture.links()
    itemprop = attributes.get("itemprop")
    link = microdata(itemprop, href) if itemprop and href else None
    return [] if link is None else [link]


def backgrounds(attributes: Attributes, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the pictures behind an element, each with its origin: of its `style` and of `names`.

    >>> list(backgrounds({"style": "background: url(a.jpg)", "data-bg": "b.jpg"}, ("data-bg",)))
    [('a.jpg', 'style'), ('b.jpg', 'data-bg')]
    """
    style = attributes.get("style")
    if style and "url(" in style:
        for raw in css_urls(style):
            yield raw, "style"
    for name in names:
        if name in attributes:
            for raw in _unwrapped(attributes[name]):
                if file_kind(raw) == "image":
                    yield raw, name


def _unwrapped(value: str) -> Iterator[str]:
    """Give the addresses in a value that may be one, or CSS with some."""
    if "url(" in value:
        yield from css_urls(value)
    else:
        yield value.strip()


def _first(attributes: Attributes, names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := attributes.get(name))), None)
