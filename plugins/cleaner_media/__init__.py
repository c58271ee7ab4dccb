"""Media links: collected from embedded data, HTML and text; resolved, told apart and judged.

Nothing is asked over the network, and nothing in the text is changed.
"""

from collections.abc import Generator, Iterable, Iterator

import msgspec

from cleaner import (
    Document,
    Edit,
    Extracted,
    MediaLink,
    Page,
    ProbeConfig,
    Prober,
    Stage,
    hookimpl,
    stage,
)
from cleaner.sites import normalised
from cleaner_media.finding.embedded import embedded_links
from cleaner_media.finding.prose import prose_links
from cleaner_media.finding.tables import MAX_LINK
from cleaner_media.judging.bases import SiteBase, base_of

__all__ = ["Options", "media"]


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of the stage.

    `max_links`: how many links a document keeps. The metric `media.dropped` counts those beyond
    it, and those longer than 8,000 characters. `sites` are the tables `[sites."example.com"]`, by
    host.
    """

    max_links: int = 1000
    sites: dict[str, SiteBase] = {}

    def __post_init__(self) -> None:
        if self.sites:
            msgspec.structs.force_setattr(self, "sites", normalised(self.sites))


@stage(after="typos", options=Options)
def media(document: Document, options: Options) -> Iterable[Edit]:
    """Complete, resolve and judge the document's media links.

    Links found in the markup are in `document.media` already; those of embedded data and of the
    text are added, each address once. Links are resolved against `document.base_url`, which is set
    to the one of the document's site where the document has no address of its own. Sets the metrics
    `media.links`, `media.images` and `media.videos` (without variants), `media.variants` (those),
    `media.problems` (links with a problem) and, where links were left out, `media.dropped`.
    """
    if not document.media:
        # that of a page was settled when its links were read, with its <base>
        document.base_url = base_of(document, options.sites)
    found = list(_collected(document))
    dropped = 0
    if found:
        from cleaner_media.judging.links import judged

        document.media, dropped = judged(found, document.base_url, options.max_links, MAX_LINK)
    kinds = [link.kind for link in document.media if link.variant_of is None]
    document.metrics["media.links"] = len(document.media)
    document.metrics["media.images"] = kinds.count("image")
    document.metrics["media.videos"] = kinds.count("video")
    document.metrics["media.variants"] = len(document.media) - len(kinds)
    document.metrics["media.problems"] = sum(bool(link.problems) for link in document.media)
    if dropped:
        document.metrics["media.dropped"] = dropped
    return ()


def _collected(document: Document) -> Iterator[MediaLink]:
    yield from document.media
    for embedded in document.embedded:
        yield from embedded_links(embedded.value)
    yield from prose_links(document.text)


@hookimpl(wrapper=True)
def cleaner_extract(page: Page) -> Generator[None, Extracted | None, Extracted | None]:
    """Collect the media links of a page, and its `<base href>`, before its text is extracted."""
    if "media" in page.stages:
        from cleaner_media.finding.markup import Reader
        from cleaner_media.judging.address import rebased

        page.document.base_url = base_of(page.document, page.stages["media"].sites)
        reader = Reader(page.html)
        reader.read()
        page.document.media += reader.links
        if reader.base:
            base = rebased(page.document.base_url, reader.base)
            page.document.base_url = base or page.document.base_url
    return (yield)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [media]


@hookimpl
def cleaner_prober(config: ProbeConfig) -> Prober:
    """Give what asks for media links over the network."""
    from cleaner_media.probing.prober import MediaProber

    return MediaProber(config)
