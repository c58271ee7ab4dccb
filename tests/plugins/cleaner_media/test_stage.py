"""The stage: links of every origin, resolved, one of each address, counted."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Document, Embedded, Extracted, MediaLink, Page
from cleaner.testing import conformance
from cleaner_media import Options, cleaner_extract, media
from cleaner_media.judging.problems import CHECKS

ROWS = [
    {"id": "1", "pic": "/2016/09/rain.mp4", "title": "VIDEO: Rain in Oslo"},
    {"id": "2", "pic": "/2016/09/snow.jpg", "title": "Snow in Bergen"},
    {"id": "3", "pic": "/2016/09/fog.jpg", "title": "Fog at sea"},
]


def run(document: Document, **options: Any) -> Document:
    assert list(media(document, Options(**options))) == []
    return document


def document(text: str = "", base: str | None = None, rows: Any = None) -> Document:
    made = Document(id="a", source="a", text=text, base_url=base)
    if rows is not None:
        made.embedded.append(Embedded("var_dump", 0, 0, True, value=rows))
    return made


def test_rows_of_a_dump_with_a_base() -> None:
    found = run(document(base="https://news.example.org/x/", rows=ROWS))
    assert [
        (link.url, link.raw, link.kind, link.title, link.origin, link.status, link.problems)
        for link in found.media
    ] == [
        (
            "https://news.example.org/2016/09/rain.mp4",
            "/2016/09/rain.mp4",
            "video",
            "VIDEO: Rain in Oslo",
            "embedded:pic",
            "suspect",
            ["kind-mismatch"],
        ),
        (
            "https://news.example.org/2016/09/snow.jpg",
            "/2016/09/snow.jpg",
            "image",
            "Snow in Bergen",
            "embedded:pic",
            "unchecked",
            [],
        ),
        (
            "https://news.example.org/2016/09/fog.jpg",
            "/2016/09/fog.jpg",
            "image",
            "Fog at sea",
            "embedded:pic",
            "unchecked",
            [],
        ),
    ]
    assert found.metrics == {
        "media.links": 3,
        "media.images": 2,
        "media.videos": 1,
        "media.variants": 0,
        "media.problems": 1,
    }


def test_rows_of_a_dump_without_a_base() -> None:
    found = run(document(rows=ROWS))
    assert [link.url for link in found.media] == [row["pic"] for row in ROWS]
    assert [link.problems for link in found.media] == [
        ["relative-without-base", "kind-mismatch"],
        ["relative-without-base"],
        ["relative-without-base"],
    ]
    assert {link.status for link in found.media} == {"suspect"}


def test_one_link_of_each_address() -> None:
    found = document("![Rain](a.jpg) http://x.org/p/a.jpg", base="http://x.org/p/")
    found.media = [MediaLink("/p/a.jpg", "/p/a.jpg", "image", None, "html:img")]
    (link,) = run(found).media
    assert (link.url, link.title, link.origin) == ("http://x.org/p/a.jpg", "Rain", "html:img")


def test_pictures_are_counted_without_their_variants() -> None:
    raws = ("/a.jpg", "/a-300x200.jpg", "/b.jpg", "/b.jpg?v=2", "/c.mp4", "/c.mp4?utm_source=x")
    found = document(base="http://x.org/")
    found.media = [MediaLink(raw, raw, None, None, "html:img") for raw in raws]
    assert run(found).metrics == {
        "media.links": 6,
        "media.images": 2,
        "media.videos": 1,
        "media.variants": 3,
        "media.problems": 2,
    }


def test_running_twice_changes_nothing() -> None:
    found = document("![Rain](a.jpg) http://x.org/a-300x200.jpg", "http://x.org/", ROWS)
    once = json_of(run(found))
    assert json_of(run(found)) == once


def json_of(document: Document) -> bytes:
    return msgspec.json.encode(document)


def test_links_beyond_the_limit_are_counted() -> None:
    text = " ".join(f"http://x.org/{number}.jpg" for number in range(5)) + " http://x.org/0.jpg"
    found = run(document(text), max_links=3)
    assert (len(found.media), found.metrics["media.dropped"]) == (3, 2)
    assert found.metrics["media.links"] == 3


def test_a_link_that_is_too_long_is_left_out() -> None:
    found = run(document(rows={"pic": "/" + "a" * 8100 + ".jpg", "img": "/b.jpg"}))
    assert [link.raw for link in found.media] == ["/b.jpg"]
    assert found.metrics["media.dropped"] == 1
    long = document(f"See http://x.org/{'a' * 7984}.jpg or [img]/{'b' * 8000}[/img] or /c.jpg")
    assert run(long).metrics["media.dropped"] == 2
    long = document()
    long.media = [MediaLink("", "data:image/png;base64," + "A" * 9000, "image")]
    assert run(long).metrics["media.dropped"] == 1


def test_no_links() -> None:
    found = run(document("It rained (see page 3)."))
    assert found.media == []
    assert found.metrics["media.links"] == found.metrics["media.problems"] == 0


def test_a_base_that_is_none() -> None:
    found = run(document("![](a.jpg)", base="page.txt"))
    assert found.media[0].problems == ["relative-without-base"]


def through_wrapper(markup: str, base: str | None = None) -> Document:
    document = Document(id="p", source="p", text=markup, base_url=base)
    page = Page(markup, document, {"media": Options()})
    wrapper = cleaner_extract(page)
    next(wrapper)
    try:
        wrapper.send(Extracted("It rained."))
    except StopIteration as stop:
        page.document.text = stop.value.text
    return page.document


def test_html_is_collected_by_the_wrapper_and_judged_by_the_stage() -> None:
    markup = '<base href="/news/"><p>It rained.</p><img src="a.jpg" alt="Rain"><IMG SRC="a.jpg">'
    found = through_wrapper(markup, "https://x.org/page")
    assert found.base_url == "https://x.org/news/"
    assert [link.url for link in found.media] == ["a.jpg", "a.jpg"]
    assert [(link.url, link.title) for link in run(found).media] == [
        ("https://x.org/news/a.jpg", "Rain")
    ]


def test_a_base_that_can_not_be_resolved_changes_nothing() -> None:
    found = through_wrapper('<base href="javascript:x"><img src="a.jpg">', "https://x.org/page")
    assert found.base_url == "https://x.org/page"


words = st.text("ab./:-_{}%#?&=[]()<>\"'éñ橋 \n\t\x00", max_size=20)
hrefs = st.one_of(
    words,
    words.map("http://{}".format),
    words.map("data:{}".format),
    words.map("//{}.jpg".format),
    words.map("http://a.org/{}.mp4".format),
)
data = st.recursive(
    hrefs | st.none() | st.integers() | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["pic", "title", "url", "a"]) | words, inner, max_size=4)
    ),
    max_leaves=10,
)


@given(hrefs, data, st.none() | hrefs)
def test_every_link_is_judged(text: str, rows: Any, base: str | None) -> None:
    found = run(document(text, base, rows))
    urls = [link.url for link in found.media]
    assert len(urls) == len(set(urls)) == found.metrics["media.links"]
    for link in found.media:
        assert set(link.problems) <= set(CHECKS)
        assert (link.status == "unchecked") == (set(link.problems) <= {"duplicate"})
        assert link.kind is not None or "unknown-kind" in link.problems
    json.dumps([link.url for link in found.media]).encode("utf-8")


@given(st.text(max_size=60), hrefs)
def test_any_markup_goes_through(noise: str, href: str) -> None:
    run(through_wrapper(f"{noise}<img src='{href}'{noise}><video poster={href}>{noise}"))


def test_keeps_the_promises_of_a_stage() -> None:
    conformance(media)
