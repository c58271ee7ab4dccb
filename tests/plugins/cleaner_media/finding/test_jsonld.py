"""Links in linked data."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.jsonld import jsonld_links

_Links = list[tuple[str, str | None, str | None, str]]

CASES: list[tuple[str, Any, _Links]] = [
    ("a string", {"image": "/a.jpg"}, [("/a.jpg", "image", None, "image")]),
    ("a list", {"image": ["/a", "https://x.org/b"]}, [("/a", "image", None, "image"), ("https://x.org/b", "image", None, "image")]),
    ("an object", {"image": {"@type": "ImageObject", "url": "/a", "caption": "A"}}, [("/a", "image", "A", "image")]),
    ("without type", {"primaryImageOfPage": {"contentUrl": "/a", "name": "A"}}, [("/a", "image", "A", "primaryImageOfPage")]),
    ("in a graph", {"@graph": [{"@type": ["Thing", "ImageObject"], "contentUrl": "/a"}]}, [("/a", "image", None, "contentUrl")]),
    ("a file, not its page", {"@type": "ImageObject", "url": "/page", "contentUrl": "/a"}, [("/a", "image", None, "contentUrl")]),
    ("a video", {"@type": "VideoObject", "name": "V", "url": "/page", "contentUrl": "/a", "embedUrl": "/b", "thumbnailUrl": ["/c"]}, [("/a", "video", "V", "contentUrl"), ("/b", "embed", "V", "embedUrl"), ("/c", "image", "V", "thumbnailUrl")]),
    ("a video of a recipe", {"video": {"contentUrl": "/a.mp4"}}, [("/a.mp4", "video", None, "video")]),
    ("a video by its address", {"@type": "VideoObject", "url": "/a.mp4"}, [("/a.mp4", "video", None, "url")]),
    ("a sound", {"audio": {"@type": "AudioObject", "contentUrl": "/a"}}, [("/a", "audio", None, "audio")]),
    ("any file", {"associatedMedia": {"@type": "MediaObject", "contentUrl": "/a.pdf"}}, [("/a.pdf", None, None, "associatedMedia")]),
    ("a logo", {"publisher": {"logo": {"@type": "ImageObject", "url": "/a.png"}}, "logo": "/b.png"}, []),
    ("a reference", {"image": {"@id": "https://x.org/#a"}}, []),
    ("words", {"image": "A man walks", "thumbnailUrl": "", "contentUrl": "<img>"}, []),
    ("a page", {"@type": "WebPage", "url": "https://x.org/", "headline": "a.jpg"}, []),
    ("no strings", {"image": [None, 3, True, {}, []], "@type": 7, "caption": {}}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "links"), CASES, ids=[row[0] for row in CASES])
def test_links(name: str, value: Any, links: _Links) -> None:
    found = jsonld_links(json.dumps(value))
    assert [
        (link.raw, link.kind, link.title, link.origin.removeprefix("json-ld:")) for link in found
    ] == links


TEXTS = [
    ("comments around", '<!--\n{"image": "/a"}\n-->', ["/a"]),
    ("CDATA around", '//<![CDATA[\n{"image": "/a"}\n//]]>', ["/a"]),
    ("CDATA in a comment", '/*<![CDATA[*/{"image": "/a"}/*]]>*/', ["/a"]),
    ("several values", '{"image": "/a"} {"image": "/b"};[{"image": "/c"}]', ["/a", "/b", "/c"]),
    ("junk behind", '{"image": "/a"}</div>{"image": ', ["/a"]),
    ("a line break in a string", '{"name": "a\nb", "image": "/a"}', ["/a"]),
    ("escaped", "{&quot;image&quot;: &quot;/a&quot;}", ["/a"]),
    ("a slash escaped", r'{"image": "\/a"}', ["/a"]),
    ("commas before the end", '{"image": ["/a", ],\n}', ["/a"]),
    ("a comma that is missing", '[{"image": "/a"}{"image": "/b"}]', ["/a", "/b"]),
    ("no JSON", "x = 1", []),
    ("cut off", '{"image": "/a"', []),
    ("half a character", '{"image": "/\\ud800"}', ["/\ud800"]),
    ("empty", "", []),
]


@pytest.mark.parametrize(("name", "text", "raws"), TEXTS, ids=[row[0] for row in TEXTS])
def test_what_stands_around(name: str, text: str, raws: list[str]) -> None:
    assert [link.raw for link in jsonld_links(text)] == raws


def test_size() -> None:
    value = {"@type": "ImageObject", "url": "/a", "width": {"value": "640 px"}, "height": 480.0}
    (link,) = jsonld_links(json.dumps(value))
    assert (link.width, link.height) == (640, 480)


def test_a_smaller_picture_is_a_variant() -> None:
    value = {"@type": "ImageObject", "thumbnailUrl": "/s", "url": "/a", "width": 9}
    small, large = jsonld_links(json.dumps(value))
    assert (small.raw, small.variant_of, small.width) == ("/s", "/a", None)
    assert (large.raw, large.variant_of, large.width) == ("/a", None, 9)


def test_depth_is_bounded() -> None:
    assert jsonld_links("[" * 100_000) == []
    assert jsonld_links('{"a":' * 100_000 + "1" + "}" * 100_000) == []


keys = st.sampled_from(
    ["image", "url", "@type", "contentUrl", "thumbnailUrl", "video", "logo", "name", "width"]
)
values = st.recursive(
    st.sampled_from(["/a.jpg", "ImageObject", "VideoObject", "", "x"]) | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=15,
)


@given(values, st.text('{}[]":, \n<!->a1', max_size=10))
def test_any_linked_data_are_read(value: Any, junk: str) -> None:
    found = jsonld_links(json.dumps(value) + junk) + jsonld_links(junk)
    best = {link.raw for link in found if link.variant_of is None}
    for link in found:
        assert link.raw.strip() == link.raw != ""
        assert link.variant_of is None or link.variant_of in best
