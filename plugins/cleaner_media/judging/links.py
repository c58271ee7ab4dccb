"""From collected links to those of the record: resolved, one of each address, judged."""

from collections.abc import Iterable

from cleaner import MediaLink
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.problems import judge


def judged(
    links: Iterable[MediaLink], base: str | None, max_links: int, max_url: int
) -> tuple[list[MediaLink], int]:
    """Give the links as they go into the record, and the number of those left out.

    Of links with one address the first is kept, with the first title any of them has. The kind of
    a collected link is what its place claims; that of a judged one what its address tells, and
    the claim only where that tells nothing. Left out are links beyond `max_links` and those longer
    than `max_url` characters.
    """
    base = rebased(None, base)
    kept: dict[str, MediaLink] = {}
    by_raw: dict[tuple[str, str | None], MediaLink] = {}
    dropped = 0
    for link in links:
        same = by_raw.get((link.raw, link.kind))
        if same is None and (len(kept) >= max_links or len(link.raw) > max_url):
            dropped += 1
            continue
        if same is None:
            candidate = Candidate(link, base)
            same = kept.setdefault(candidate.url, link)
            by_raw[link.raw, link.kind] = same
            if same is link:
                link.url, link.kind = candidate.url, candidate.kind
                link.problems, link.status = judge(candidate)
                continue
        same.title = same.title or link.title
    return list(kept.values()), dropped


def rebased(base: str | None, href: str | None) -> str | None:
    """Give the address that a page's links are relative to, with the `<base href>` of the page.

    None where there is none that other links can be resolved against (WHATWG URL: a base needs a
    hierarchical scheme).

    >>> rebased("https://example.org/a/", "../b/"), rebased(None, "page.txt")
    ('https://example.org/b/', None)
    """
    from ada_url import URL

    for address, against in ((href, base), (base, None)):
        if not address:
            continue
        try:
            parsed = URL(address, against) if against else URL(address)
        except ValueError:
            continue
        if parsed.protocol in ("http:", "https:"):
            return str(parsed.href)
    return None
