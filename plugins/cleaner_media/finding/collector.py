"""What the tags of a page say together: pictures with their variants, figures, players."""

import html
import re
from collections.abc import Callable

from cleaner import MediaKind, MediaLink
from cleaner_media.finding import elements
from cleaner_media.finding.addresses import file_kind, is_player
from cleaner_media.finding.cards import Cards
from cleaner_media.finding.measures import Size, element_size
from cleaner_media.finding.pictures import Picture
from cleaner_media.finding.tables import PLAYER_ELEMENTS
from cleaner_media.finding.tags import Attributes, short, title_of

_BETWEEN_TWINS = re.compile(
    r"(?:\s++|</?(?:noscript|picture|source|span|div|amp-img|amp-anim)(?=[\s/>])[^<>]*+>|</a>)*+",
    re.IGNORECASE,
)
_NO_FILES = ("mailto:", "tel:")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_MAX_BETWEEN = 2000
_MAX_CAPTION = 2000
_NO_SIZE: Size = (None, None)


class Collector:
    """Collects the links of a page from its tags, which it is given in their order.

    `links` holds what was found; the last picture is added to it by `flush`. `base` is the page's
    `<base href>`.
    """

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._parents: list[str] = []  # open <picture>, <video> and <audio>
        self._in_noscript = False
        self._picture: Picture | None = None  # the last one, while variants of it may follow
        self._figure = 0  # where the links of the current <figure> begin
        self._caption: str | None = None
        self._cards = Cards()
        self.links: list[MediaLink] = []
        self.base: str | None = None

    def open(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        """Take the start tag of an element, which stands from `start` to `end`."""
        opened = _OPENED.get(name)
        if opened is not None:
            opened(self, attributes, start, end)
        elif name in PLAYER_ELEMENTS:
            self._add("embed", elements.player(name, attributes), name, attributes)

    def close(self, name: str) -> None:
        """Take the end tag of an element."""
        if name == "noscript":
            self._in_noscript = False
        elif name == "figure":
            self.end_figure()
        elif name in self._parents[-1:]:
            self._parents.pop()
            if self._picture is not None:
                self._picture.is_open = False

    def open_img(self, attributes: Attributes, start: int, end: int) -> None:
        """Read `<img>` and what is like it."""
        size = element_size(attributes)
        lazy = elements.is_lazy(attributes)
        picture = self._picture
        if picture is None or not (picture.is_open and picture.element == "picture"):
            pixel = size[0] is not None and size[0] <= 1
            picture = self._twin(start, lazy) if not pixel else None
            picture = picture or self._begin("image", "picture")
        picture.title = picture.title or title_of(attributes)
        picture.lazy = picture.lazy or lazy
        picture.end = end
        elements.fill_img(picture, attributes, size)
        if picture.is_open:
            # it was the last one of its <picture>
            picture.is_open = False
            self._parents.pop()

    def open_amp_img(self, attributes: Attributes, start: int, end: int) -> None:
        """Read `<amp-img>`, behind which a `<noscript>` may have the same picture."""
        self.open_img(attributes, start, end)
        if self._picture is not None:
            self._picture.lazy = True

    def open_picture(self, attributes: Attributes, start: int, end: int) -> None:
        """Begin a picture, or go on with the one that this is in `<noscript>`."""
        picture = self._twin(start, False) or self._begin("image", "picture")
        picture.is_open = True
        self._parents.append("picture")

    def open_video(self, attributes: Attributes, start: int, end: int) -> None:
        """Begin a video: its poster is a picture of its own, its sources are variants."""
        self._open_player("video", attributes)

    def open_audio(self, attributes: Attributes, start: int, end: int) -> None:
        """Begin a sound, whose sources are variants."""
        self._open_player("audio", attributes)

    def _open_player(self, element: MediaKind, attributes: Attributes) -> None:
        self._add("image", elements.poster(attributes), "poster", attributes, size=_NO_SIZE)
        player = self._begin(element, element)
        player.is_open = True
        player.title = title_of(attributes)
        player.add(elements.source(attributes), element, element_size(attributes))
        self._parents.append(element)

    def open_source(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a source of the picture, video or sound that it stands in."""
        parent = self._parents[-1] if self._parents else elements.parent_of(attributes)
        picture = self._picture
        if picture is None or not picture.is_open or picture.element != parent:
            picture = self._begin(_KIND_BY_PARENT[parent], parent)
            picture.is_open = bool(self._parents)
        elements.fill_source(picture, attributes)

    def open_meta(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a card or a datum."""
        link = self._cards.read(attributes)
        if link is not None:
            self.flush()
            self.links.append(link)

    def open_link(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a picture that the page links to as its own, or loads ahead."""
        if attributes.get("href") or attributes.get("imagesrcset"):
            self.flush()
            self.links += elements.linked(attributes)

    def open_a(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a link to a media file."""
        href = attributes.get("href")
        if href and file_kind(href) and not href.lstrip()[:7].lower().startswith(_NO_FILES):
            title = self._text(end, "</a", "<a ") or title_of(attributes)
            self._add(None, href, "a", attributes, size=_NO_SIZE, title=title)

    def open_base(self, attributes: Attributes, start: int, end: int) -> None:
        """Keep the base of the page's links: the first one counts."""
        self.base = self.base or attributes.get("href", "").strip() or None

    def open_figure(self, attributes: Attributes, start: int, end: int) -> None:
        """Begin a figure."""
        self.end_figure()

    def open_figcaption(self, attributes: Attributes, start: int, end: int) -> None:
        """Read the caption of a figure."""
        self._caption = self._caption or self._text(end, "</figcaption", "<figcaption")

    def open_noscript(self, attributes: Attributes, start: int, end: int) -> None:
        """Note that what follows stands in for something that scripts do."""
        self._in_noscript = True

    def open_input(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a button that is a picture."""
        if attributes.get("type", "").strip().lower() == "image":
            self._add("image", attributes.get("src"), "input", attributes)

    def open_image(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a picture in SVG."""
        href = (attributes.get("href") or attributes.get("xlink:href") or "").strip()
        if not href.startswith("#"):
            self._add("image", href, "image", attributes)

    def open_object(self, attributes: Attributes, start: int, end: int) -> None:
        """Read what `<object>` shows."""
        self._add(elements.typed(attributes), attributes.get("data"), "object", attributes)

    def open_param(self, attributes: Attributes, start: int, end: int) -> None:
        """Read the film of an `<object>`."""
        if attributes.get("name", "").strip().lower() in ("movie", "src"):
            self._add("embed", attributes.get("value"), "param", attributes, size=_NO_SIZE)

    def open_embed(self, attributes: Attributes, start: int, end: int) -> None:
        """Read what `<embed>` shows."""
        self._add(elements.typed(attributes), elements.source(attributes), "embed", attributes)

    def open_iframe(self, attributes: Attributes, start: int, end: int) -> None:
        """Read a frame where it is a known player or a file: others are advertisements."""
        for raw in elements.frames(attributes):
            if file_kind(raw) or is_player(raw):
                self._add("embed", raw, "iframe", attributes)
                return

    def _begin(self, kind: MediaKind, element: str) -> Picture:
        self.flush()
        self._picture = Picture(kind, element, self._in_noscript)
        return self._picture

    def _twin(self, start: int, lazy: bool) -> Picture | None:
        """Give the picture just before, where that and this one, in `<noscript>`, are the same."""
        last = self._picture
        if last is None or last.hidden is self._in_noscript or last.element != "picture":
            return None
        if not (last.lazy or lazy) or not 0 < start - last.end < _MAX_BETWEEN:
            return None
        return last if _BETWEEN_TWINS.fullmatch(self._markup, last.end, start) else None

    def flush(self) -> None:
        """Make links of the last picture: no variants of it can follow."""
        if self._picture is not None:
            self.links += self._picture.links()
            self._picture = None

    def end_figure(self) -> None:
        """Give the caption to the links of the figure that have no title."""
        self.flush()
        if self._caption:
            for link in self.links[self._figure :]:
                link.title = link.title or self._caption
        self._caption = None
        self._figure = len(self.links)

    def _text(self, position: int, until: str, before: str) -> str | None:
        end = self._markup.find(until, position, position + _MAX_CAPTION)
        if end < 0:
            return None
        inside = self._markup[position:end].partition(before)[0]
        return short(html.unescape(_ANY_TAG.sub(" ", inside)))

    def _add(
        self,
        kind: MediaKind | None,
        raw: str | None,
        origin: str,
        attributes: Attributes,
        *,
        size: Size | None = None,
        title: str | None = None,
    ) -> None:
        raw = (raw or "").strip()
        if raw:
            self.flush()
            title = title or title_of(attributes)
            size = element_size(attributes) if size is None else size
            self.links.append(MediaLink(raw, raw, kind, title, f"html:{origin}", *size))

    def add_backgrounds(self, attributes: Attributes, names: tuple[str, ...]) -> None:
        """Take the pictures behind an element: of its `style`, and of the attributes `names`."""
        for raw, origin in elements.backgrounds(attributes, names):
            self._add("image", raw, origin, attributes)


_KIND_BY_PARENT: dict[str, MediaKind] = {"picture": "image", "video": "video", "audio": "audio"}
_Opened = Callable[[Collector, Attributes, int, int], None]
_OPENED: dict[str, _Opened] = {
    "img": Collector.open_img,
    "amp-img": Collector.open_amp_img,
    "amp-anim": Collector.open_amp_img,
    "picture": Collector.open_picture,
    "source": Collector.open_source,
    "video": Collector.open_video,
    "amp-video": Collector.open_video,
    "audio": Collector.open_audio,
    "amp-audio": Collector.open_audio,
    "figure": Collector.open_figure,
    "figcaption": Collector.open_figcaption,
    "noscript": Collector.open_noscript,
    "a": Collector.open_a,
    "meta": Collector.open_meta,
    "link": Collector.open_link,
    "base": Collector.open_base,
    "iframe": Collector.open_iframe,
    "amp-iframe": Collector.open_iframe,
    "embed": Collector.open_embed,
    "object": Collector.open_object,
    "param": Collector.open_param,
    "input": Collector.open_input,
    "image": Collector.open_image,
}
