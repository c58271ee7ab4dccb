"""Links in embedded data."""

from typing import Any

import pytest

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
    ("a credit", {"photo_credit": "/AFP", "pic": "John/Reuters"}, []),
    ("prose", {"text": "We saw a.jpg in it", "image": "A man walks"}, []),
    ("markup", {"image": "<img src='/a.jpg'>"}, []),
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


def test_depth_and_number_are_bounded() -> None:
    deep: Any = {"pic": "/a.jpg"}
    for _ in range(100_000):
        deep = [deep]
    assert list(embedded_links(deep)) == []
    assert len(list(embedded_links({"images": ["/a"] * 300_000}))) < 300_000
