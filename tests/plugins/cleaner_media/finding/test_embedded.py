"""Links in embedded data."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.embedded import embedded_links

CASES: list[tuple[str, Any, list[tuple[str, str | None, str | None, str]]]] = [
    ("by field", {"pic": "/a"}, [("/a", "image", None, "pic")]),
    ("by extension", {"guid": "https://x.org/a.mp4"}, [("https://x.org/a.mp4", None, None, "guid")]),
    ("words in a name", {"post_thumbnail_url": "/a"}, [("/a", "image", None, "post_thumbnail_url")]),
    ("capitals in a name", {"videoUrl": "//x.org/v"}, [("//x.org/v", "video", None, "videoUrl")]),
    ("any kind", {"file": "/a.pdf"}, [("/a.pdf", None, None, "file")]),
    ("a bare file name", {"image": "a b.jpg", "img": "a.jpg"}, [("a.jpg", "image", None, "img")]),
    ("title beside it", {"alt": "B", "title": " A\n a ", "pic": "/a"}, [("/a", "image", "A a", "pic")]),
    ("a list", {"images": ["/a", "/b"]}, [("/a", "image", None, "images"), ("/b", "image", None, "images")]),
    ("a field inside", {"image": {"url": "/a", "width": "9"}}, [("/a", "image", None, "url")]),
    ("title around it", {"name": "N", "image": {"url": "/a"}}, [("/a", "image", "N", "url")]),
    ("in order", [{"pic": "/a"}, {"pic": "/b"}], [("/a", "image", None, "pic"), ("/b", "image", None, "pic")]),
    ("pages of other sites", {"socialMediaLinks": [{"href": "/x"}], "documentLocation": "/y"}, []),
    ("a credit", {"photo_credit": "/AFP", "pic": "John/Reuters"}, []),
    ("prose", {"text": "We saw a.jpg in it", "image": "A man walks"}, []),
    ("markup", {"body": "<p>It rained.<img src='/a.jpg' alt=A><a href=b.html>"}, [("/a.jpg", "image", "A", "body")]),
    ("no markup", {"body": "<p>It rained at a.jpg</p>"}, []),
    ("names of sizes", {"image": {"small": "/a", "640x480": "/b"}}, [("/a", "image", None, "small"), ("/b", "image", None, "640x480")]),
    ("a page", {"url": "https://x.org/a.html"}, []),
    ("no name, no slash", {"a": "a.jpg"}, []),
    ("no strings", {"pic": None, "image": 3, "img": True, "photo": [], "video": {}}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "links"), CASES, ids=[row[0] for row in CASES])
def test_links(name: str, value: Any, links: list[tuple[str, str, str, str]]) -> None:
    assert [
        (link.raw, link.kind, link.title, link.origin.removeprefix("embedded:"))
        for link in embedded_links(value)
    ] == links


URLS = "https://x.org/"

SHAPES: list[tuple[str, Any, list[tuple[str, int | None, int | None, str | None]]]] = [
    ("beside it", {"url": "/a.jpg", "width": 640, "height": "480px"}, [("/a.jpg", 640, 480, None)]),
    ("short names", {"src": "/a.jpg", "w": "9", "h": None}, [("/a.jpg", 9, None, None)]),
    ("its own", {"pic": "/a.jpg", "pic_width": 9, "width": 5}, [("/a.jpg", 9, None, None)]),
    ("not a small one's", {"thumb": "/a.jpg", "pic": "/b.jpg", "width": 5}, [("/a.jpg", None, None, None), ("/b.jpg", 5, None, None)]),
    ("no size", {"pic": "/a.jpg", "width": "100%", "height": 1e9}, [("/a.jpg", None, None, None)]),
    ("an object of sizes", {"photo": {"thumbnail": "/t.jpg", "large": "/l.jpg", "full": "/f.jpg"}}, [("/t.jpg", None, None, "/f.jpg"), ("/l.jpg", None, None, "/f.jpg"), ("/f.jpg", None, None, None)]),
    ("objects of sizes", {"thumbnail": {"url": "/t.jpg", "width": 1}, "large": {"url": "/l.jpg", "width": 2}}, [("/t.jpg", 1, None, "/l.jpg"), ("/l.jpg", 2, None, None)]),
    ("sizes with their widths", {"url": "/f.jpg", "width": 9, "sizes": {"card": "/c.jpg", "card-width": 5}}, [("/f.jpg", 9, None, None), ("/c.jpg", 5, None, "/f.jpg")]),
    ("sizes with files", {"sizes": {"a": {"file": "a-1.jpg", "source_url": URLS + "a-1.jpg", "width": 1}, "b": {"source_url": URLS + "a.jpg", "width": 2}}}, [(URLS + "a-1.jpg", 1, None, URLS + "a.jpg"), (URLS + "a.jpg", 2, None, None)]),
    ("variants of a video", {"variants": [{"bitrate": 1, "url": "/a.mp4"}, {"bitrate": 2, "url": "/b.mp4"}, {"content_type": "x", "url": "/c.m3u8"}]}, [("/a.mp4", None, None, "/b.mp4"), ("/b.mp4", None, None, None), ("/c.m3u8", None, None, "/b.mp4")]),
    ("candidates", {"image": {"candidates": [{"url": "/a", "width": 9}, {"url": "/b", "width": 5}]}}, [("/a", 9, None, None), ("/b", 5, None, "/a")]),
    ("a picture of a video", {"small": "/a.jpg", "large": "/b.mp4"}, [("/a.jpg", None, None, None), ("/b.mp4", None, None, None)]),
    ("variants of a product", {"variants": [{"image": "/red.jpg"}, {"image": "/blue.jpg"}, {"url": "/green.jpg"}]}, [("/red.jpg", None, None, None), ("/blue.jpg", None, None, None), ("/green.jpg", None, None, None)]),
    ("numbered", {"images": {"0": "/a.jpg", "1": "/b.jpg"}}, [("/a.jpg", None, None, None), ("/b.jpg", None, None, None)]),
    ("one size", {"thumbnail": "/t.jpg", "pic": "/a.jpg"}, [("/t.jpg", None, None, None), ("/a.jpg", None, None, None)]),
    ("markup", {"body": "<img src=/a srcset='/b 9w'>"}, [("/b", 9, None, None), ("/a", None, None, "/b")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "shapes"), SHAPES, ids=[row[0] for row in SHAPES])
def test_sizes_and_variants(
    name: str, value: Any, shapes: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    found = embedded_links(value)
    assert [(x.raw, x.width, x.height, x.variant_of) for x in found] == shapes


names = st.sampled_from(
    ["pic", "image", "sizes", "variants", "small", "large", "640x480", "url", "file", "width",
     "height", "bitrate", "title", "html"]
)  # fmt: skip
leaves = (
    st.sampled_from(["/a.jpg", "/b", "a.mp4", "<img src=c.jpg srcset='d 1w'>", "", "x y", "9px"])
    | st.integers()
    | st.floats()
    | st.none()
    | st.booleans()
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(names | st.text(), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(values)
def test_any_data_are_read(value: Any) -> None:
    for link in embedded_links(value):
        assert link.raw
        assert link.variant_of != link.raw


def test_depth_and_number_are_bounded() -> None:
    deep: Any = {"pic": "/a.jpg"}
    for _ in range(100_000):
        deep = [deep]
    assert list(embedded_links(deep)) == []
    assert len(list(embedded_links({"images": ["/a"] * 300_000}))) < 300_000
