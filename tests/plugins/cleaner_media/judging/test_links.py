"""Links on their way into the record: what holds of any of them."""

from time import perf_counter
from typing import Any

import msgspec
import pytest
from ada_url import URL
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import MediaLink
from cleaner_media.judging.links import judged

BASE = "https://a.example/x/"


def run(links: list[MediaLink], base: str | None = BASE) -> list[MediaLink]:
    return judged(links, base, 1000, 8000)[0]


def test_the_first_title_kind_and_size_count() -> None:
    (link,) = run(
        [
            MediaLink("/a", "/a"),
            MediaLink("/a", "/a", "image", "Rain", width=640, height=480),
            MediaLink("/a#b", "/a#b", "video", "Snow", width=1, height=1),
        ]
    )
    assert (link.kind, link.title, link.width, link.height) == ("image", "Rain", 640, 480)


def test_what_is_repeated_beyond_the_limit_is_not_left_out() -> None:
    links = [MediaLink(raw, raw) for raw in ("/a.jpg", "/b.jpg", "/c.jpg", "/a.jpg")]
    kept, dropped = judged(links, BASE, 2, 8000)
    assert ([link.raw for link in kept], dropped) == (["/a.jpg", "/b.jpg"], 1)


PIECES = [
    *("http:", "https:", "//", "/", "www.", "a.example", "b.example", ":", "25", "u:p@", "a"),
    *("rain", "-300x200", "_thumb", "@2x", ".jpg", ".mp4", ".gif", "spacer", "?", "w=300", "&"),
    *("v=2", "#", "..", "…", "%", "%25", "2520", "&amp;", "\\", '"', "'", "(", ")", " ", "\n"),
    *("\u200b", "ä", "data:image/gif,", "i0.wp.com/", "_next/image?url=", "%2F", "{{", "/s320/"),
    *("=s64", "\ud800"),
]
pieces = st.sampled_from(PIECES)
raws = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=12)
found = st.lists(
    st.builds(
        MediaLink,
        url=st.just(""),
        raw=raws,
        kind=st.sampled_from([None, "image", "image", "image", "video", "embed"]),
        title=st.sampled_from([None, "Rain", "VIDEO: Rain", "Photo: Rain", "Listen: Rain"]),
        width=st.none() | st.integers(0, 3),
        height=st.none() | st.integers(0, 3),
    ),
    max_size=6,
)
places = st.lists(st.none() | st.integers(0, 5), min_size=6, max_size=6)
bases = st.none() | st.sampled_from([BASE, "http://a.example", "page.txt", "data:x"]) | raws


@given(found, places, bases)
@example(
    [MediaLink("", raw) for raw in ("", "http:http:@2x//a", "http:@2x//a", "")],
    [None, None, None, 1],
    None,
)
def test_promises(links: list[MediaLink], marked: Any, base: str | None) -> None:
    for link, place in zip(links, marked, strict=False):
        if place is not None and place < len(links):
            link.variant_of = links[place].raw
    kept = run(links, base)
    best = {link.url for link in kept if link.variant_of is None}
    assert len({link.url for link in kept}) == len(kept)
    for link in kept:
        assert link.url == link.raw or URL(link.url).href == link.url
        assert link.variant_of is None or link.variant_of in best
        assert (link.status == "unchecked") == (set(link.problems) <= {"duplicate"})
    before = [msgspec.structs.asdict(link) for link in kept]
    before = [{**fields, "problems": list(fields["problems"])} for fields in before]
    assert [msgspec.structs.asdict(link) for link in run(kept, base)] == before


HOSTILE = {
    "pictures": [f"/{number}.jpg" for number in range(20_000)],
    "sizes of one picture": [f"/a-{w}x{h}.jpg" for w in range(40, 180) for h in range(40, 180)],
    "one picture by clicks": [f"/a.jpg?utm_x={number}" for number in range(20_000)],
    "figures": [f"/{number}-{'1x' * 3990}.jpg" for number in range(300)],
    "escapes": [f"/{number}?{'%25' * 2660}" for number in range(300)],
    "entities": [f"/{number}?{'&amp;' * 1590}" for number in range(300)],
    "parameters": [f"/{number}.jpg?{'&v' * 3990}" for number in range(300)],
    "blanks": [f"/{number}{' ' * 7980}.jpg" for number in range(300)],
    "labels": [f"http://{'a.' * 3980}{number}/b.jpg" for number in range(300)],
    "segments": [f"http://a.example/{number}{'/thumb/a/ab' * 700}/b.jpg" for number in range(300)],
    "brackets": [f"/{number}{'(' * 7980}" for number in range(300)],
}


@pytest.mark.parametrize("raws", HOSTILE.values(), ids=HOSTILE)
def test_hostile_links_take_linear_time(raws: list[str]) -> None:
    links = [MediaLink(raw, raw, "image") for raw in raws]
    start = perf_counter()
    kept, dropped = judged(links, BASE, 50_000, 8000)
    assert (len(kept), dropped) == (len(raws), 0)
    assert perf_counter() - start < 20


@pytest.mark.parametrize(
    "unit", ["a.", "1.", "/a", "(", "x1", "-300x200", "?a&", "%25", "=s1", "…"]
)
def test_a_link_of_a_megabyte_is_judged_in_linear_time(unit: str) -> None:
    long = unit * (1_000_000 // len(unit))
    raws = [f"http://{long}", f"/{long}.jpg", f"/{long}", f"/a.jpg?{long}"]
    start = perf_counter()
    kept, _ = judged([MediaLink(raw, raw, "image", long) for raw in raws], BASE, 10, 2_000_000)
    assert len(kept) == len(raws)
    assert perf_counter() - start < 20


def test_a_chain_of_variants_is_one_group() -> None:
    links = [MediaLink(f"/{n}", f"/{n}", "image", variant_of=f"/{n + 1}") for n in range(900)]
    links.append(MediaLink("/900", "/900", "image", width=10))
    kept = run(links)
    assert sum(link.variant_of is None for link in kept) == 1
