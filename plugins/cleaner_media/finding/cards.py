"""Links in `<meta>`: Open Graph, Twitter's cards and microdata."""

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.measures import pixels
from cleaner_media.finding.tables import CARDS, MICRODATA
from cleaner_media.finding.tags import Attributes, short

_KIND_BY_TYPE: dict[str, MediaKind] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "application/pdf": "document",
    "text/html": "embed",
    "application/x-shockwave-flash": "embed",
}


class Cards:
    """Reads the `<meta>` tags of a page, in their order."""

    def __init__(self) -> None:
        self._last: dict[str, MediaLink] = {}  # by property: what its details belong to
        self._said: dict[str, set[str]] = {}  # by property: how that link was given so far

    def read(self, attributes: Attributes) -> MediaLink | None:
        """Give the link that a tag holds. One about the last link (its width) goes into that one.

        An address given again by another property (`og:image:secure_url`) is a variant of the
        first.
        """
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        content = attributes.get("content", "").strip()
        if not content:
            return None
        if name in CARDS:
            return self._link(name, content)
        if ":" in name:
            self._detail(name, content)
        itemprop = attributes.get("itemprop")
        return microdata(itemprop, content) if itemprop else None

    def _link(self, name: str, raw: str) -> MediaLink | None:
        family, kind = CARDS[name]
        first = self._last.get(family)
        if first is not None and name not in self._said[family]:
            self._said[family].add(name)
            if first.raw == raw:
                return None
            return MediaLink(raw, raw, kind, first.title, f"html:{name}", variant_of=first.raw)
        link = MediaLink(raw, raw, kind, None, f"html:{name}")
        self._last[family] = link
        self._said[family] = {name}
        return link

    def _detail(self, name: str, content: str) -> None:
        family, _, detail = name.rpartition(":")
        link = self._last.get(family)
        if link is None:
            return
        if detail == "width":
            link.width = pixels(content) or None  # 0 where the site does not know it
        elif detail == "height":
            link.height = pixels(content) or None
        elif detail == "alt":
            link.title = short(content)
        elif detail == "type":
            link.kind = kind_of_type(content) or link.kind


def microdata(itemprop: str, raw: str) -> MediaLink | None:
    """Give the link that a `<meta>` or `<link>` with an `itemprop` holds.

    >>> microdata("thumbnailUrl", "/a.jpg").origin
    'html:itemprop:thumbnailUrl'
    """
    for name in itemprop[:100].split():
        if name.lower() in MICRODATA:
            kind = MICRODATA[name.lower()]
            return MediaLink(raw, raw, kind, None, f"html:itemprop:{name}")
    return None


def kind_of_type(media_type: str) -> MediaKind | None:
    """Give the kind that a media type tells.

    >>> kind_of_type("video/mp4; codecs=vp9"), kind_of_type("text/plain")
    ('video', None)
    """
    whole = media_type.partition(";")[0].strip().lower()
    return _KIND_BY_TYPE.get(whole) or _KIND_BY_TYPE.get(whole.partition("/")[0])
