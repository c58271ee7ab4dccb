"""From collected links to those of the record: resolved, one of each address, judged."""

from collections.abc import Iterable

from cleaner import MediaLink
from cleaner_media.judging.address import rebased
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.problems import judge
from cleaner_media.judging.variants.groups import settle


def judged(
    links: Iterable[MediaLink], base: str | None, max_links: int, max_url: int
) -> tuple[list[MediaLink], int]:
    """Give the links as they go into the record, and the number of those left out.

    Of links with one address the first is kept, with the first title, kind and size that any of
    them has. The kind of a collected link is what its place claims; that of a judged one what its
    address tells, and the claim only where that tells nothing. `variant_of` of a collected link is
    the raw form of the best one; that of a judged one is its `url`. Left out are links beyond
    `max_links` and those longer than `max_url` characters.

    Links that were judged before come out as they are.
    """
    base = rebased(None, base)
    kept: dict[str, Candidate] = {}
    by_raw: dict[str, Candidate] = {}
    variants: list[tuple[Candidate, str]] = []
    dropped = 0
    for link in links:
        raw = link.raw
        same = by_raw.get(raw)
        if same is None:
            if len(kept) >= max_links or len(raw) > max_url:
                dropped += 1
                continue
            candidate = Candidate(link, base)
            same = by_raw[raw] = kept.setdefault(candidate.address, candidate)
        if same.link is not link:
            _merge(same, link)
        if link.variant_of is not None:
            variants.append((same, link.variant_of))
    candidates = list(kept.values())
    for candidate in candidates:
        _write(candidate)
    for duplicate in settle(candidates, _pairs(candidates, by_raw, variants)):
        duplicate.is_duplicate = True
        _write(duplicate)
    return [candidate.link for candidate in candidates], dropped


def _merge(kept: Candidate, link: MediaLink) -> None:
    one = kept.link
    one.title = one.title or link.title
    kept.claimed = kept.claimed or link.kind
    if one.width is None and one.height is None:
        one.width, one.height = link.width, link.height


def _write(candidate: Candidate) -> None:
    link = candidate.link
    link.url = candidate.url
    link.problems, link.status = judge(candidate)
    link.kind = candidate.kind


def _pairs(
    candidates: list[Candidate],
    by_raw: dict[str, Candidate],
    variants: list[tuple[Candidate, str]],
) -> list[tuple[int, int]]:
    """Give the places of those that were found to be variants, each with that of its best."""
    if not variants:
        return []
    places = {id(candidate): place for place, candidate in enumerate(candidates)}
    by_url = {candidate.url: candidate for candidate in candidates}
    found = ((one, by_url.get(best) or by_raw.get(best)) for one, best in variants)
    return [(places[id(one)], places[id(best)]) for one, best in found if best is not None]
