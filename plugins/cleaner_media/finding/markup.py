"""Media links in HTML: one pass over the tags that carry any.

No tree is built: what is needed are a few tags and their attributes, with comments, scripts and
styles left out.
"""

import re

from cleaner import MediaLink
from cleaner_media.finding.addresses import EXTENSIONS
from cleaner_media.finding.collector import Collector
from cleaner_media.finding.tables import BACKGROUNDS, LOOSE_ATTRIBUTES, LOOSE_MARKS
from cleaner_media.finding.tags import Marks, read_attributes

# The tags that are read, begun by what a search is fast with: "<" alone, then one letter. An <a>
# counts only with the extension of a media file before its end, since most tags of a page are
# links.
_TAG = re.compile(
    r"<(?P<name>!--|(?:"
    rf"[aA](?=[\s/][^<>.]*+(?:\.(?!(?i:{EXTENSIONS})(?![a-zA-Z0-9]))[^<>.]*+)*+\.)"
    r"|[iI](?i:mg|frame|mage|nput)|[sS](?i:ource|cript|tyle)|[pP](?i:icture|aram)|[vV](?i:ideo)"
    r"|[aA](?i:udio|mp-[a-z]{3,15})|[eE](?i:mbed)|[oO](?i:bject)|[mM](?i:eta)|[bB](?i:ase)"
    r"|[fF](?i:ig(?:ure|caption))|[lL](?i:ink|ite-[a-z]{3,15})|[nN](?i:oscript)"
    r"|/(?i:picture|(?:amp-)?(?:video|audio)|figure|noscript))(?=[\s/>]))"
)
_SKIPPED = {
    "script": re.compile(r"</script(?=[\s/>])", re.IGNORECASE),
    "style": re.compile(r"</style(?=[\s/>])", re.IGNORECASE),
}
_TAG_NAME = re.compile(r"[a-zA-Z][^\s/<>]*+")
_MAX_LINKS = 20_000
# what is the picture itself in one tag stands for something else in another
_BACKGROUNDS = {"img": (), "amp-img": (), "amp-anim": (), "a": LOOSE_ATTRIBUTES}


class Reader:
    """Reads one page. After `read`, `links` holds what was found and `base` the `<base href>`."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._marks = Marks(markup, LOOSE_MARKS)
        # the type itself may be escaped
        self._linked_data = "ld+json" in markup or "ld&#x2B;json" in markup
        self._page = Collector(markup)

    @property
    def links(self) -> list[MediaLink]:
        """The links of the page, in its order."""
        return self._page.links

    @property
    def base(self) -> str | None:
        """What the page's links are relative to, as it says itself."""
        return self._page.base

    def read(self) -> None:
        """Read the page once, from its beginning to its end."""
        markup = self._markup
        position = 0
        tag = _TAG.search(markup)
        while position >= 0 and len(self.links) < _MAX_LINKS:
            if tag is not None and tag.start() < position:
                tag = _TAG.search(markup, position)
            start = tag.start() if tag else len(markup)
            if self._marks and (mark := self._marks.after(position)) < start:
                position = self._read_loose(mark, position)
            elif tag is None:
                break
            else:
                position = self._read_tag(tag)
        self._page.end_figure()

    def _read_tag(self, tag: re.Match[str]) -> int:
        """Read what a tag holds; give where to go on, -1 where nothing can follow."""
        name = tag["name"].lower()
        if name == "!--":
            return self._markup.find("-->", tag.start() + 2)  # "<!-->" is a comment
        if name[0] == "/":
            self._page.close(name[1:].removeprefix("amp-"))
            return tag.end()
        if name in _SKIPPED:
            return self._skip(name, tag.end())
        attributes, end = read_attributes(self._markup, tag.end())
        self._page.open(name, attributes, tag.start(), end)
        if self._marks:
            self._page.add_backgrounds(attributes, _BACKGROUNDS.get(name, BACKGROUNDS))
        return end

    def _skip(self, name: str, position: int) -> int:
        markup = self._markup
        end = _SKIPPED[name].search(markup, position)
        if end is None:
            return -1
        if self._linked_data and name == "script":
            attributes, begin = read_attributes(markup, position)
            if "ld+json" in attributes.get("type", "").lower():
                from cleaner_media.finding.jsonld import jsonld_links

                self._page.flush()
                self._page.links += jsonld_links(markup[begin : end.start()])[:_MAX_LINKS]
        return end.end()

    def _read_loose(self, mark: int, position: int) -> int:
        """Read the tag around a mark, whatever its name; give where to go on."""
        start = self._markup.rfind("<", position, mark)
        name = _TAG_NAME.match(self._markup, start + 1) if start >= 0 else None
        if name is None:
            return mark + 1
        attributes, end = read_attributes(self._markup, name.end())
        if end <= mark:
            return mark + 1
        self._page.add_backgrounds(attributes, LOOSE_ATTRIBUTES)
        return end
