"""One picture in several variants, on its way to links."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import is_placeholder
from cleaner_media.finding.measures import Size, pixels

# ASCII white space, as the standard has it: a no-break space is part of an address
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)(?:(?<=,)|((?:[^,(]++|\([^)]*+\)?)*+))")
_DENSITY = re.compile(r"\d{0,9}\.?\d{1,9}(?:[eE][+-]?\d{1,2})?x", re.ASCII)
_LONE_DESCRIPTOR = re.compile(r"\d{1,5}(?:\.\d{1,2})?[wx]", re.ASCII)
_SEPARATORS = " \t\n\f\r,"
_MAX_CANDIDATES = 100
_MAX_DESCRIPTORS = 100


class Rank(NamedTuple):
    """How good a variant is: the greatest is the best one of its picture.

    `original` is true where the page names it as the large one. `width` and `density` are those
    of a `srcset`, `screen` is the width of the screen from which on it is meant, and `lazy` is
    true for what a script puts in the place of the first picture.
    """

    original: bool = False
    width: int = 0
    density: float = 1.0
    screen: int = 0
    lazy: bool = False


class Variant(NamedTuple):
    """An address of a picture: where it stood, its declared size, and how good it is."""

    origin: str
    size: Size
    rank: Rank


PLAIN = Rank()
LAZY = Rank(lazy=True)
ORIGINAL = Rank(original=True, lazy=True)


class Picture:
    """All variants of one picture, or of one video or sound.

    `element` is the tag that it stands in; `is_open` tells that its end has not been met, `end`
    is where it ended. `lazy` tells that a script loads it, `hidden` that it stands in `<noscript>`.
    """

    __slots__ = ("element", "end", "hidden", "is_open", "kind", "lazy", "title", "variants")

    def __init__(self, kind: MediaKind | None, element: str, hidden: bool = False) -> None:
        self.kind = kind
        self.element = element
        self.hidden = hidden
        self.is_open = False
        self.lazy = False
        self.end = 0
        self.title: str | None = None
        self.variants: dict[str, Variant] = {}

    def add(self, raw: str | None, origin: str, size: Size, rank: Rank = PLAIN) -> None:
        """Add an address; one that is there already keeps the better of both ranks."""
        raw = raw.strip() if raw else ""
        if not raw:
            return
        known = self.variants.get(raw)
        if known is None:
            self.variants[raw] = Variant(origin, size, rank)
        elif rank > known.rank:
            if size[0] is None or size[0] == known.size[0]:
                size = known.size
            self.variants[raw] = Variant(known.origin, size, rank)

    def add_set(self, srcset: str, origin: str, lazy: bool = False, screen: int = 0) -> None:
        """Add the candidates of a `srcset`."""
        for raw, width, density in srcset_candidates(srcset):
            rank = Rank(False, width or 0, density, screen, lazy)
            self.add(raw, origin, (width, None), rank)

    def links(self) -> list[MediaLink]:
        """Give the variants as links, the best one first; a picture in its place is none."""
        variants = self.variants
        if len(variants) > 1:
            variants = self._real()
        if not variants:
            return []
        links = [
            MediaLink(raw, raw, self.kind, self.title, f"html:{origin}", *size)
            for raw, (origin, size, _) in variants.items()
        ]
        if len(links) > 1:
            best = max(links, key=lambda link: variants[link.raw].rank)
            links.remove(best)
            for link in links:
                link.variant_of = best.raw
            links.insert(0, best)
        return links

    def _real(self) -> dict[str, Variant]:
        # a script or a larger screen asks for the real one by name: only what is loaded first,
        # and what is inline, may be there in its place
        real = {
            raw: variant
            for raw, variant in self.variants.items()
            if not ((variant.rank <= PLAIN or raw.startswith("data:")) and is_placeholder(raw))
        }
        return real or dict(islice(self.variants.items(), 1))


def srcset_candidates(srcset: str) -> Iterator[tuple[str, int | None, float]]:
    """Give address, width and density of each candidate (WHATWG HTML, 4.8.4.3.10).

    Candidates whose descriptors are none are left out, and so are those after the hundredth.

    >>> list(srcset_candidates("a,b.jpg 480w,c.jpg 2x, d.jpg"))
    [('a,b.jpg', 480, 1.0), ('c.jpg', None, 2.0), ('d.jpg', None, 1.0)]
    """
    # without separators at its end every match begins where the one before it ended
    found = _CANDIDATE.finditer(srcset.rstrip(_SEPARATORS))
    for match in islice(found, _MAX_CANDIDATES):
        url, descriptors = match.groups()
        url = url.rstrip(",")
        if url[-1] in "wx" and _LONE_DESCRIPTOR.fullmatch(url):
            continue  # its address is missing, or stands before a comma
        described = _described(descriptors[:_MAX_DESCRIPTORS]) if descriptors else (None, 1.0)
        if described is not None:
            yield url, *described


@lru_cache(maxsize=512)
def _described(descriptors: str) -> tuple[int | None, float] | None:
    width: int | None = None
    density: float | None = None
    for word in descriptors.split():
        if word[-1] == "w" and width is None and density is None:
            width = pixels(word[:-1])
            if not width:
                return None
        elif word[-1] == "x" and width is None and density is None and _DENSITY.fullmatch(word):
            density = float(word[:-1])
        elif word[-1] != "h" or pixels(word[:-1]) is None:
            return None
    return width, 1.0 if density is None else density
