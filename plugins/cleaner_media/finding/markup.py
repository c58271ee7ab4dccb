"""Media links in HTML: one pass over the tags that carry any.

No tree is built: what is needed are a few tags and their attributes, read as the tokenizer of the
HTML standard reads them (WHATWG HTML, 13.2.5), with comments, scripts and styles left out.
"""

import html
import re
from collections.abc import Callable, Iterator

from cleaner import MediaKind, MediaLink
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.problems import placeholder

_TAG = re.compile(
    r"<!--|<(?P<closes>/?)(?P<name>img|source|picture|video|audio|embed|object|iframe|meta|base"
    r"|figure|figcaption|script|style)(?=[\s/>])",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"[\s/]*(?:(?P<end>[<>])|(?P<name>[^\s/<>=][^\s/<>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s<>\"'][^\s<>]*)))?|.)",
    re.DOTALL,
)
_SKIPPED = {
    "script": re.compile(r"</script(?=[\s/>])", re.IGNORECASE),
    "style": re.compile(r"</style(?=[\s/>])", re.IGNORECASE),
}
_ANY_TAG = re.compile(r"<[^<>]*>")
_SRCSET_PART = re.compile(r",\s+|(?<=\d[wxh]),")
_LAZY = ("data-src", "data-original", "data-lazy-src")
_MAX_ATTRIBUTES = 100
_MAX_CAPTION = 2000
_MAX_TITLE = 500
_MAX_LINKS = 20_000

META_KINDS: dict[str, MediaKind] = {
    "og:image": "image",
    "og:image:url": "image",
    "og:image:secure_url": "image",
    "twitter:image": "image",
    "twitter:image:src": "image",
    "og:video": "video",
    "og:video:url": "video",
    "og:video:secure_url": "video",
    "og:audio": "audio",
    "og:audio:url": "audio",
    "twitter:player": "embed",
}
"""The properties of `<meta>` that hold a media link (ogp.me, and Twitter's cards)."""

Attributes = dict[str, str]


class Reader:
    """Reads one page. After `read`, `links` holds what was found and `base` the `<base href>`."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._parents: list[str] = []  # open <picture>, <video> and <audio>
        self._figure = 0  # where the links of the current <figure> begin
        self._caption: str | None = None
        self.links: list[MediaLink] = []
        self.base: str | None = None

    def read(self) -> None:
        """Read the page once, from its beginning to its end."""
        markup = self._markup
        position = 0
        while len(self.links) < _MAX_LINKS and (tag := _TAG.search(markup, position)):
            position = tag.end()
            name = (tag["name"] or "").lower()
            if not name:
                position = markup.find("-->", position)
                if position < 0:
                    return
            elif tag["closes"]:
                self._close(name)
            elif name in _SKIPPED:
                end = _SKIPPED[name].search(markup, position)
                if end is None:
                    return
                position = end.end()
            else:
                attributes, position = _attributes(markup, position)
                self._open(name, attributes, position)

    def _open(self, name: str, attributes: Attributes, position: int) -> None:
        if name in ("picture", "video", "audio"):
            self._parents.append(name)
        if name == "figure":
            self._end_figure()
        elif name == "figcaption":
            self._caption = self._caption or self._text(position, "</figcaption")
        elif name == "base":
            self.base = self.base or attributes.get("href", "").strip() or None
        elif name == "source":
            self._source(attributes)
        elif name in _COLLECTORS:
            for kind, raw, origin in _COLLECTORS[name](attributes):
                self._add(kind, raw, origin, _title(attributes))

    def _close(self, name: str) -> None:
        if name in self._parents[-1:]:
            self._parents.pop()
        elif name == "figure":
            self._end_figure()

    def _source(self, attributes: Attributes) -> None:
        parent = self._parents[-1] if self._parents else "picture"
        kind: MediaKind = "image" if parent == "picture" else _AS_KIND[parent]
        candidates = (attributes.get("src"), best_of_srcset(attributes.get("srcset", "")))
        for raw in candidates:
            self._add(kind, raw, "source", None)

    def _end_figure(self) -> None:
        """Give the caption to the links of the figure that have no title."""
        if self._caption:
            for link in self.links[self._figure :]:
                link.title = link.title or self._caption
        self._caption = None
        self._figure = len(self.links)

    def _text(self, position: int, until: str) -> str | None:
        end = self._markup.find(until, position, position + _MAX_CAPTION)
        if end < 0:
            return None
        text = html.unescape(_ANY_TAG.sub(" ", self._markup[position:end]))
        return " ".join(text.split())[:_MAX_TITLE] or None

    def _add(self, kind: MediaKind | None, raw: str | None, origin: str, title: str | None) -> None:
        raw = (raw or "").strip()
        if raw:
            self.links.append(MediaLink(raw, raw, kind, title, f"html:{origin}"))


Found = Iterator[tuple[MediaKind | None, str | None, str]]


def _img(attributes: Attributes) -> Found:
    """Give a picture's address, the best of its sizes, and what a script would load into it."""
    lazy = [attributes[name] for name in _LAZY if attributes.get(name)]
    sizes = best_of_srcset(attributes.get("srcset") or attributes.get("data-srcset") or "")
    source = attributes.get("src")
    if source and (lazy or sizes) and _is_placeholder(source):
        source = None
    for raw in dict.fromkeys((*lazy, source, sizes)):
        yield "image", raw, "img"


def _video(attributes: Attributes) -> Found:
    yield "video", attributes.get("src") or attributes.get("data-src"), "video"
    yield "image", attributes.get("poster"), "poster"


def _audio(attributes: Attributes) -> Found:
    yield "audio", attributes.get("src") or attributes.get("data-src"), "audio"


def _embed(attributes: Attributes) -> Found:
    yield "embed", attributes.get("src"), "embed"


def _object(attributes: Attributes) -> Found:
    yield "embed", attributes.get("data"), "object"


def _iframe(attributes: Attributes) -> Found:
    """Give the frame's address where it is a known player: other frames are advertisements."""
    for raw in (attributes.get("src"), attributes.get("data-src")):
        if raw and _is_player(raw):
            yield "embed", raw, "iframe"
            return


def _meta(attributes: Attributes) -> Found:
    name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    kind = META_KINDS.get(name)
    if kind is not None:
        yield kind, attributes.get("content"), name


_COLLECTORS: dict[str, Callable[[Attributes], Found]] = {
    "img": _img,
    "video": _video,
    "audio": _audio,
    "embed": _embed,
    "object": _object,
    "iframe": _iframe,
    "meta": _meta,
}
_AS_KIND: dict[str, MediaKind] = {"video": "video", "audio": "audio"}


def best_of_srcset(srcset: str) -> str | None:
    """Give the widest or densest candidate of a `srcset` (WHATWG HTML, 4.8.4.2.1).

    >>> best_of_srcset("a.jpg 480w, b.jpg 1200w, c.jpg 800w")
    'b.jpg'
    """
    best, best_size = None, 0.0
    for part in _SRCSET_PART.split(srcset):
        url, _, descriptor = part.strip().strip(",").partition(" ")
        number = descriptor.strip()[:-1]
        size = float(number) if number.replace(".", "", 1).isdecimal() else 1.0
        if url and size > best_size:
            best, best_size = url, size
    return best


def _attributes(markup: str, position: int) -> tuple[Attributes, int]:
    """Read a tag's attributes; give them (the first of each name) and where the tag ends."""
    attributes: Attributes = {}
    for _ in range(_MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(markup, position)
        if match is None:
            break
        if match["end"]:
            # a new tag begins where this one was never closed
            position = match.end() if match["end"] == ">" else match.end() - 1
            break
        position = match.end()
        if match["name"]:
            value = match["double"] or match["single"] or match["plain"] or ""
            attributes.setdefault(match["name"].lower(), html.unescape(value))
    return attributes, position


def _title(attributes: Attributes) -> str | None:
    for name in ("alt", "title", "aria-label"):
        title = " ".join(attributes.get(name, "")[: 2 * _MAX_TITLE].split())
        if title:
            return title[:_MAX_TITLE]
    return None


def _is_placeholder(raw: str) -> bool:
    return placeholder(Candidate(MediaLink(raw, raw), None))


def _is_player(raw: str) -> bool:
    return Candidate(MediaLink(raw, raw), "https://page.invalid/").is_player
