"""Links in HTML."""

import pytest

from cleaner_media.finding.markup import Reader, best_of_srcset

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="

CASES = [
    ("img", '<img src="a.jpg" alt="A &amp; b">', [("a.jpg", "image", "A & b", "img")]),
    ("no quotes", "<img src=a.jpg alt='x' title=y>", [("a.jpg", "image", "x", "img")]),
    ("capitals", "<IMG SRC='a.jpg'>", [("a.jpg", "image", None, "img")]),
    ("entities", '<img src="a.jpg?x=1&amp;y=2"/>', [("a.jpg?x=1&y=2", "image", None, "img")]),
    ("blanks and lines", '<img\n  alt=""\n  src = " a.jpg "\n>', [("a.jpg", "image", None, "img")]),
    ("sizes", '<img src="s.jpg" srcset="a.jpg 1x, b.jpg 2x">', [("s.jpg", "image", None, "img"), ("b.jpg", "image", None, "img")]),
    ("lazy", f'<img src="{PIXEL}" data-src="a.jpg">', [("a.jpg", "image", None, "img")]),
    ("lazy, other names", '<img src="blank.gif" data-original="a.jpg"><img data-lazy-src=b.jpg>', [("a.jpg", "image", None, "img"), ("b.jpg", "image", None, "img")]),
    ("a lone spacer", '<img src="spacer.gif">', [("spacer.gif", "image", None, "img")]),
    ("picture", '<picture><source srcset="a.webp"><img src="a.jpg"></picture>', [("a.webp", "image", None, "source"), ("a.jpg", "image", None, "img")]),
    ("video", '<video poster="p.jpg" title="T"><source src="a.webm"></video>', [("p.jpg", "image", "T", "poster"), ("a.webm", "video", None, "source")]),
    ("audio", '<audio src="a.mp3"></audio>', [("a.mp3", "audio", None, "audio")]),
    ("sources after a video", '<video src="a.mp4"></video><picture><source srcset="b">', [("a.mp4", "video", None, "video"), ("b", "image", None, "source")]),
    ("embed and object", '<embed src="a.swf"><object data="b.pdf"></object>', [("a.swf", "embed", None, "embed"), ("b.pdf", "embed", None, "object")]),
    ("a player", '<iframe src="//www.youtube.com/embed/x"></iframe>', [("//www.youtube.com/embed/x", "embed", None, "iframe")]),
    ("another frame", '<iframe src="https://ads.example.org/"></iframe>', []),
    ("meta", '<meta property="og:image" content="a.jpg"><meta name="twitter:image" content="b.jpg"><meta name="og:title" content="c.jpg">', [("a.jpg", "image", None, "og:image"), ("b.jpg", "image", None, "twitter:image")]),
    ("caption", "<figure><img src=a.jpg><img src=b.jpg alt=B><figcaption>The <b>rain</b>\n&amp; sun</figcaption></figure><img src=c.jpg>", [("a.jpg", "image", "The rain & sun", "img"), ("b.jpg", "image", "B", "img"), ("c.jpg", "image", None, "img")]),
    ("caption first", "<figure><figcaption>C</figcaption><img src=a.jpg></figure>", [("a.jpg", "image", "C", "img")]),
    ("comment", '<!-- <img src="a.jpg"> --><img src="b.jpg">', [("b.jpg", "image", None, "img")]),
    ("script", '<script>x = "<img src=a.jpg>"</script><img src=b.jpg>', [("b.jpg", "image", None, "img")]),
    ("a tag in an attribute", '<img alt="a > b" src="a.jpg">', [("a.jpg", "image", "a > b", "img")]),
    ("never closed", '<img src="a.jpg" <img src="b.jpg">', [("a.jpg", "image", None, "img"), ("b.jpg", "image", None, "img")]),
    ("an open quote", "<img src=\"a.jpg><p>It rained.</p>", []),
    ("no address", "<img alt=x><img src><img src=''>", []),
    ("another tag", "<imgx src=a.jpg><image src=b.jpg>", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "markup", "links"), CASES, ids=[row[0] for row in CASES])
def test_links(name: str, markup: str, links: list[tuple[str, str, str, str]]) -> None:
    reader = Reader(markup)
    reader.read()
    assert [
        (link.raw, link.kind, link.title, link.origin.removeprefix("html:"))
        for link in reader.links
    ] == links


def test_the_first_base_counts() -> None:
    reader = Reader('<base target="_top"><base href="/a/"><base href="/b/">')
    reader.read()
    assert reader.base == "/a/"


SRCSETS = [
    ("a.jpg", "a.jpg"),
    ("a.jpg 1x, b.jpg 1.5x", "b.jpg"),
    ("a.jpg 480w,b.jpg 900w", "b.jpg"),
    ("a,b.jpg 2x, c.jpg", "a,b.jpg"),
    ("a.jpg 900w, b.jpg 480w,", "a.jpg"),
    ("a.jpg wide, b.jpg", "a.jpg"),
    (" , ", None),
    ("", None),
]


@pytest.mark.parametrize(("srcset", "best"), SRCSETS)
def test_best_of_srcset(srcset: str, best: str | None) -> None:
    assert best_of_srcset(srcset) == best


HOSTILE = [
    "<img ", '<img src="', "<img src='a\"", "<!--", "<script>", "<figcaption>", "<video>", "<",
    "<figure><img src=a><figcaption>", "<img/", "<img" + " " * 200, "<img srcset='a 1w,", "</video>",
]  # fmt: skip


@pytest.mark.parametrize("fragment", HOSTILE)
def test_hostile_markup_ends(fragment: str) -> None:
    reader = Reader(fragment * (300_000 // len(fragment)))
    reader.read()
    assert len(reader.links) <= 20_000
