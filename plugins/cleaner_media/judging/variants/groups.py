"""Links of one picture put together, and the best of them chosen."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner import MediaLink
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.variants.keys import Key, inner_address, key_of, spelling
from cleaner_media.judging.variants.paths import UNMARKED, UNSIZED

_SEVERITY = {"unsafe": 2, "broken": 1}


def settle(links: Sequence[Candidate], pairs: Iterable[tuple[int, int]]) -> list[Candidate]:
    """Write into each link of which other one it is a variant; give those that are duplicates.

    Links belong together where their addresses tell it, and where `pairs` (places in `links`) say
    it. A placeholder, and what is said to be a variant of several pictures, is one of none. The
    best of a group is one that is neither broken nor unsafe, then one of the picture that
    `pairs` call the best, then the one without a mark of size, then the largest. Links have been
    judged before.
    """
    spelled = [_spelling(link) for link in links]
    keys = [
        _key(link, text) if link.kind == "image" else Key(text, UNMARKED)
        for link, text in zip(links, spelled, strict=True)
    ]
    groups = _Groups(len(links))
    first: dict[str, int] = {}
    for place, (text, key) in enumerate(zip(spelled, keys, strict=True)):
        for name in (text, key.picture) if text != key.picture else (text,):
            known = first.setdefault(name, place)
            if known != place:
                groups.join(known, place)
    wanted = set()
    for place, best in _clear(pairs, links, keys):
        groups.join(best, place)
        # which of two spellings is better is no matter of what the page says
        if spelled[place] != spelled[best]:
            wanted.add(best)
    for link in links:
        link.link.variant_of = None
    duplicates: list[Candidate] = []
    for members in groups.found():
        best = max(members, key=_rank_in(members, wanted, links, keys))
        for place in members:
            if place != best:
                links[place].link.variant_of = links[best].url
        if len({spelled[place] for place in members}) == len(members):
            continue
        # which ones are duplicates must not depend on `wanted`: judged again, that is the best one
        rank = _rank_in(members, {best}, links, keys)
        duplicates += (links[place] for place in _again(sorted(members, key=rank)[::-1], spelled))
    return duplicates


def _again(places: Iterable[int], spelled: Sequence[str]) -> Iterator[int]:
    """Give the places whose spelling stands at one before them."""
    seen: set[str] = set()
    for place in places:
        if spelled[place] in seen:
            yield place
        seen.add(spelled[place])


def _rank_in(
    members: list[int], chosen: set[int], links: Sequence[Candidate], keys: Sequence[Key]
) -> Callable[[int], tuple[int, ...]]:
    """Give the rank of a place in its group, of which some are chosen."""
    pictures = {keys[place].picture for place in members if place in chosen}

    def rank(place: int) -> tuple[int, ...]:
        picture, size = keys[place]
        return _rank(links[place], picture in pictures, size, place in chosen, place)

    return rank


class _Groups:
    """Places that belong together, directly or through others (disjoint sets)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))
        self._joined: list[int] = []

    def join(self, one: int, other: int) -> None:
        root, other_root = self._root(one), self._root(other)
        if root != other_root:
            self._above[max(root, other_root)] = min(root, other_root)
            self._joined += (one, other)

    def found(self) -> Iterable[list[int]]:
        """Give the groups of more than one."""
        members: dict[int, list[int]] = {}
        for place in sorted(set(self._joined)):
            members.setdefault(self._root(place), []).append(place)
        return members.values()

    def _root(self, place: int) -> int:
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place


def _clear(
    pairs: Iterable[tuple[int, int]], links: Sequence[Candidate], keys: Sequence[Key]
) -> list[tuple[int, int]]:
    """Leave out the pairs with a placeholder, and of what is a variant of several pictures.

    Both stand in the place of pictures that have nothing to do with each other.
    """
    given = [
        pair
        for pair in pairs
        if not any("placeholder" in links[place].link.problems for place in pair)
    ]
    pictures: dict[int, set[str]] = {}
    for place, best in given:
        pictures.setdefault(place, set()).add(keys[best].picture)
    return [pair for pair in given if len(pictures[pair[0]]) == 1]


def _rank(
    link: Candidate, is_of_chosen: bool, size: int, is_chosen: bool, place: int
) -> tuple[int, ...]:
    return (
        -_SEVERITY.get(link.link.status, 0),
        is_of_chosen,
        size,
        is_chosen,
        link.link.width or 0,
        link.protocol == "https:",
        -len(link.address),
        -place,
    )


def _spelling(link: Candidate) -> str:
    return spelling(link.host, link.port, link.path, link.query) if link.host else link.address


def _key(link: Candidate, spelled: str) -> Key:
    if not link.host:
        return Key(spelled, UNMARKED)
    inner = inner_address(link.host, link.path, link.query)
    if inner is None:
        return key_of(spelled)
    from_inside = Candidate(MediaLink(inner, inner), link.url)
    if not from_inside.host:
        return key_of(spelled)
    key = key_of(_spelling(from_inside))
    return Key(key.picture, min(key.size, key_of(spelled).size, UNSIZED))
