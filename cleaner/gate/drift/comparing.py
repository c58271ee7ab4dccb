"""Comparing two profiles: one row for each thing that may have moved."""

from collections.abc import Iterator, Mapping

import msgspec

from cleaner.gate.drift.chance import composition, cumulative_shares, means, parts
from cleaner.gate.drift.moved import Group, Moved
from cleaner.profile import (
    Counts,
    Profile,
    difference,
    largest_gap,
    moments,
    quantile,
)

_QUANTILES = {"lengths.p10": 0.1, "lengths.p50": 0.5, "lengths.p90": 0.9}
_LEAST_SHARE = 0.01  # of a language that has a row of its own


class _Sample(msgspec.Struct, frozen=True):
    """How often something was seen, in how many documents or links.

    `squares` are the squares summed up over the documents; at least `count`, where each has it once
    at most.
    """

    count: int
    size: int
    squares: int = 0


_Pair = tuple[_Sample, _Sample]


def compare(before: Profile, after: Profile) -> list[Moved]:
    """Say of everything that two profiles tell how far it moved from the first to the second.

    What one of them does not know has no row. `before` must have documents; where `after` has none,
    only their number is compared.
    """
    return list(_rows(before, after))


def _rows(before: Profile, after: Profile) -> Iterator[Moved]:
    written = _Sample(before.written, 1), _Sample(after.written, 1)
    yield _rate("documents", "documents", written)
    runs_known = before.read is not None and after.read is not None
    if runs_known:
        read = _Sample(before.read or 0, 1), _Sample(after.read or 0, 1)
        yield _rate("read", "documents", read)
        yield _share("drop_rate", "documents", (_dropped(before), _dropped(after)))
    if not after.written:
        return
    yield from _lengths(before.lengths, after.lengths)
    yield from _languages(before.languages, after.languages)
    if runs_known:
        yield from _by_rule("edits", before.edits, after.edits, before, after)
        yield from _by_rule("findings", before.findings, after.findings, before, after)
        yield from _media(before, after)


def _dropped(profile: Profile) -> _Sample:
    read = profile.read or 0
    return _Sample(read - profile.written, read)


def _lengths(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Moved]:
    sizes = sum(before.values()), sum(after.values())
    for name, share in _QUANTILES.items():
        chance = _quantile_by_chance(before, after, share)
        yield _relative(name, quantile(before, share), quantile(after, share), chance)
    (first, _), (second, _), (_, variance) = map(moments, (before, after, _both(before, after)))
    bound = means(variance, sizes) / max(first, 1.0)
    yield _relative("lengths.mean", first, second, (bound, bound))
    gap = largest_gap(before, after)
    bound = cumulative_shares(*sizes)
    yield _moved("lengths.distance", "lengths", (0.0, gap), gap, bound)


def _quantile_by_chance(
    before: Mapping[str, int], after: Mapping[str, int], share: float
) -> tuple[float, float]:
    """Bound the relative change of a quantile: down and up.

    The shares of texts up to one length differ by chance as any share does. So the quantile of the
    second is between those of the first that have so much more and less below them; where that is
    none or all of the texts, it may be any length that there is.
    """
    sizes = sum(before.values()), sum(after.values())
    below = (
        _Sample(round(share * sizes[0]), sizes[0]),
        _Sample(round(share * sizes[1]), sizes[1]),
    )
    width = max(_share_by_chance(below, len(_QUANTILES)))
    both = _both(before, after)
    least = quantile(before if share > width else both, max(share - width, 0.0))
    most = quantile(before if share + width < 1 else both, min(share + width, 1.0))
    # one character is the least that a quotient can be taken of
    base = max(quantile(before, share), 1.0)
    return 1 - least / base, most / base - 1


def _relative(name: str, before: float, after: float, by_chance: tuple[float, float]) -> Moved:
    """Compare lengths by their quotient; `by_chance` is down and up."""
    if not before:
        return _moved(name, "lengths", (before, after), None, 0.0)
    change = after / before - 1
    return _moved(name, "lengths", (before, after), change, by_chance[change > 0])


def _both(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    return {name: before.get(name, 0) + after.get(name, 0) for name in before.keys() | after.keys()}


def _languages(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Moved]:
    sizes = sum(before.values()), sum(after.values())
    distance = difference(before, after)
    bound = composition(before, after)
    yield _moved("languages.distance", "languages", (0.0, distance), distance, bound)
    named = [
        name
        for name in sorted(before.keys() | after.keys())
        if max(before.get(name, 0) / sizes[0], after.get(name, 0) / sizes[1]) >= _LEAST_SHARE
    ]
    for name in named:
        samples = _Sample(before.get(name, 0), sizes[0]), _Sample(after.get(name, 0), sizes[1])
        yield _share(f"languages.{name or 'unknown'}", "languages", samples, among=len(named))


def _by_rule(
    group: Group, first: Counts, second: Counts, before: Profile, after: Profile
) -> Iterator[Moved]:
    """Compare how often a document is edited, or something found in it: in all, by stage, by rule.

    Stages are in the order of their names, and so are the rules of each.
    """
    stages = sorted(first.keys() | second.keys())
    rules = [
        (stage, rule)
        for stage in stages
        for rule in sorted(first.get(stage, {}).keys() | second.get(stage, {}).keys())
    ]

    def rate(name: str, counts: tuple[int, int], among: int) -> Moved:
        samples = (
            _Sample(counts[0], before.written, before.spread.get(name, 0)),
            _Sample(counts[1], after.written, after.spread.get(name, 0)),
        )
        return _rate(name, group, samples, among)

    yield rate(group, (_total(first), _total(second)), 1)
    for stage in stages:
        found = sum(first.get(stage, {}).values()), sum(second.get(stage, {}).values())
        yield rate(f"{group}.{stage}", found, len(stages))
    for stage, rule in rules:
        found = first.get(stage, {}).get(rule, 0), second.get(stage, {}).get(rule, 0)
        yield rate(f"{group}.{stage}.{rule}", found, len(rules))


def _total(counts: Counts) -> int:
    return sum(sum(rules.values()) for rules in counts.values())


def _media(before: Profile, after: Profile) -> Iterator[Moved]:
    links = (
        _Sample(sum(before.media.values()), before.written, before.spread.get("media", 0)),
        _Sample(sum(after.media.values()), after.written, after.spread.get("media", 0)),
    )
    yield _rate("media", "media", links)
    statuses = sorted({"broken"} | before.media.keys() | after.media.keys())
    for status in statuses:
        samples = (
            _Sample(before.media.get(status, 0), links[0].count),
            _Sample(after.media.get(status, 0), links[1].count),
        )
        # the links of one document are often all of one status
        yield _share(f"media.{status}", "media", samples, len(statuses), _together(links))


def _together(samples: _Pair) -> float:
    """Tell how many of a thing come together: the factor by which its chance variance grows.

    Counts that come in clumps vary like clumps: sum of squares / sum, as for a compound Poisson
    distribution; Kish's design effect (Survey Sampling, 1965). The larger one of the samples is
    taken: in one of few documents a single document may have most of them.
    """
    return max(max(one.squares, one.count) / one.count if one.count else 1.0 for one in samples)


def _rate(name: str, group: Group, samples: _Pair, among: int = 1) -> Moved:
    """Compare counts, or how often something is seen in a document, by their quotient.

    Where it was never seen before, half a time is taken, so that there is a change to speak of.
    """
    before, after = samples
    count = before.count + after.count
    first = before.count / before.size
    second = after.count / after.size
    if not count:
        return _moved(name, group, (first, second), 0.0, 0.0)

    def change(part: float) -> float:
        base = max(count * (1 - part), 0.5) / before.size
        return count * part / after.size / base - 1

    share = after.size / (before.size + after.size)
    low, high = parts(count / _together(samples), share, among)
    observed = change(after.count / count)
    by_chance = change(high) if observed > 0 else -change(low)
    return _moved(name, group, (first, second), observed, by_chance)


def _share(name: str, group: Group, samples: _Pair, among: int = 1, together: float = 1.0) -> Moved:
    """Compare shares by their difference; null where one sample is empty."""
    before, after = samples
    first = before.count / before.size if before.size else None
    second = after.count / after.size if after.size else None
    if first is None or second is None:
        return _moved(name, group, (first, second), None, 0.0)
    change = second - first
    fall, rise = _share_by_chance(samples, among, together)
    return _moved(name, group, (first, second), change, rise if change > 0 else fall)


def _share_by_chance(samples: _Pair, among: int, together: float = 1.0) -> tuple[float, float]:
    """Bound the difference of two shares: down and up.

    Of hits and misses the fewer are looked at, which gives the narrower bound.
    """
    before, after = samples
    size = before.size + after.size
    hits = before.count + after.count
    fewer = min(hits, size - hits)
    low, high = parts(fewer / together, after.size / size, among)
    fall, rise = (
        abs(fewer * part / after.size - fewer * (1 - part) / before.size) for part in (low, high)
    )
    return (fall, rise) if fewer == hits else (rise, fall)


def _moved(
    name: str,
    group: Group,
    values: tuple[float | None, float | None],
    change: float | None,
    by_chance: float,
) -> Moved:
    excess = 0.0 if change is None else max(0.0, abs(change) - by_chance)
    return Moved(
        id=name,
        group=group,
        before=_short(values[0]),
        after=_short(values[1]),
        change=_short(change),
        by_chance=_short(by_chance) or 0.0,
        # the least significant bits of two ways to one number
        excess=_short(excess if excess > 1e-9 else 0.0) or 0.0,
    )


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")
