"""Links in HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.markup import Reader
from cleaner_media.finding.tables import IMG_ATTRIBUTES

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="

CASES = [
    ("img", '<img src="a.jpg" alt="A &amp; b">', [("a.jpg", "image", "A & b", "img")]),
    ("no quotes", "<img src=a.jpg alt='x' title=y>", [("a.jpg", "image", "x", "img")]),
    ("capitals", "<IMG SRC='a.jpg'>", [("a.jpg", "image", None, "img")]),
    ("entities", '<img src="a.jpg?x=1&amp;y=2"/>', [("a.jpg?x=1&y=2", "image", None, "img")]),
    ("blanks and lines", '<img\n  alt=""\n  src = " a.jpg "\n>', [("a.jpg", "image", None, "img")]),
    ("sizes", '<img src="s.jpg" srcset="a.jpg 1x, b.jpg 2x">', [("b.jpg", "image", None, "img"), ("s.jpg", "image", None, "img"), ("a.jpg", "image", None, "img")]),
    ("lazy", f'<img src="{PIXEL}" data-src="a.jpg">', [("a.jpg", "image", None, "img")]),
    ("lazy, other names", '<img src="blank.gif" data-original="a.jpg"><img data-lazy-src=b.jpg>', [("a.jpg", "image", None, "img"), ("b.jpg", "image", None, "img")]),
    ("a lone spacer", '<img src="spacer.gif">', [("spacer.gif", "image", None, "img")]),
    ("picture", '<picture><source srcset="a.webp"><img src="a.jpg"></picture>', [("a.webp", "image", None, "source"), ("a.jpg", "image", None, "img")]),
    ("video", '<video poster="p.jpg" title="T"><source src="a.webm"></video>', [("p.jpg", "image", "T", "poster"), ("a.webm", "video", "T", "source")]),
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
    ("a link to a file", '<a href="/a.pdf" title=T>The <b>paper</b> &amp; more</a>', [("/a.pdf", None, "The paper & more", "a")]),
    ("a link without words", '<a title="T" href="a.jpg"><img src="b.jpg"></a>', [("a.jpg", None, "T", "a"), ("b.jpg", "image", None, "img")]),
    ("a link that never ends", '<a href=a.jpg>A<a href=b.jpg>B</a>', [("a.jpg", None, "A", "a"), ("b.jpg", None, "B", "a")]),
    ("links to pages", '<a href="/wiki/File:A.jpg">A</a><a href="//photos.ps">B</a><a href="c?d.jpg">C</a><a class=x.jpg href=d>', []),
    ("SVG", '<svg><image xlink:href="/a.png"/><image href="b.svg"/><image href="#c"/></svg>', [("/a.png", "image", None, "image"), ("b.svg", "image", None, "image")]),
    ("a button", '<input type=image src=a.gif alt=Go><input type=text src=b.gif>', [("a.gif", "image", "Go", "input")]),
    ("links of the head", '<link rel="image_src" href="a"><link rel="icon" href="b.png"><link itemprop="thumbnailUrl" href="c">', [("a", "image", None, "image_src"), ("c", "image", None, "itemprop:thumbnailUrl")]),
    ("preloaded", '<link rel=preload as=image href=a imagesrcset="a 1x, b 2x"><link rel=preload as=font href=c.woff>', [("b", "image", None, "preload"), ("a", "image", None, "preload")]),
    ("object", '<object data="a.pdf" type="application/pdf"></object><object><param name="movie" value="b.swf"><param name=play value=c.swf></object>', [("a.pdf", "document", None, "object"), ("b.swf", "embed", None, "param")]),
    ("embed", '<embed type="video/mp4" src=a>', [("a", "video", None, "embed")]),
    ("lazy frame", '<iframe src="about:blank" data-src="https://player.vimeo.com/video/1" title=T></iframe>', [("https://player.vimeo.com/video/1", "embed", "T", "iframe")]),
    ("a file in a frame", '<iframe src="/a.pdf"></iframe>', [("/a.pdf", "embed", None, "iframe")]),
    ("lazy video", '<video data-src=a.mp4 data-poster=p.jpg></video>', [("p.jpg", "image", None, "poster"), ("a.mp4", "video", None, "video")]),
    ("AMP", "<amp-video src=a.mp4></amp-video><amp-youtube data-videoid=x-1></amp-youtube><lite-youtube videoid='x y'>", [("a.mp4", "video", None, "video"), ("https://www.youtube.com/embed/x-1", "embed", None, "amp-youtube")]),
    ("a style", """<div title=T style="background: url(&quot;a.jpg&quot;), url( 'b.png' ); mask: url(#m)">""", [("a.jpg", "image", "T", "style"), ("b.png", "image", "T", "style")]),
    ("a style of a known tag", '<a style="background:url(a.jpg)" href=x></a><img style="content:url(b.jpg)">', [("a.jpg", "image", None, "style"), ("b.jpg", "image", None, "style")]),
    ("no style", "<style>p {background: url(a.jpg)}</style>url(b.jpg) <b>url(c.jpg)</b></b style='url(d.jpg)'><!-- <p style='url(e.jpg)'> -->", []),
    ("backgrounds", '<div data-bg="url(a.jpg)"></div><p data-background-image="b.jpg"><li data-src="c.jpg"><li data-src="/api/c"><i data-bg="dark"><a href=x data-src=d.jpg>', [("a.jpg", "image", None, "data-bg"), ("b.jpg", "image", None, "data-background-image"), ("c.jpg", "image", None, "data-src"), ("d.jpg", "image", None, "data-src")]),
    ("microdata", '<meta itemprop="contentUrl" content="/a"><meta itemprop="width" content="9">', [("/a", None, None, "itemprop:contentUrl")]),
    ("a tile", '<meta name="msapplication-TileImage" content="/a.png">', []),
    ("a card's type", '<meta property="og:video" content="/a"><meta property="og:video:type" content="text/html">', [("/a", "embed", None, "og:video")]),
    ("a card's stream", '<meta name="twitter:player:stream" content="/a.mp4"><meta name="twitter:image" content="/b"><meta name="twitter:image:alt" content="B">', [("/a.mp4", "video", None, "twitter:player:stream"), ("/b", "image", "B", "twitter:image")]),
    ("a settings object", """<img src=a.jpg data-src='{"a": 1}'>""", [("a.jpg", "image", None, "img")]),
    ("a set where one address should be", '<img src="a.jpg 1x, b.jpg 2x"><img data-src="c 300w,d 600w"><img src="e 2x.jpg">', [("b.jpg", "image", None, "img"), ("a.jpg", "image", None, "img"), ("d", "image", None, "img"), ("c", "image", None, "img"), ("e 2x.jpg", "image", None, "img")]),
    ("lazy, by names of no table", f'<img src="{PIXEL}" data-x-lazy-src=a.jpg data-src-xl=b.jpg data-z-srcset="c 2x"><img src={PIXEL} data-hover-src=d.jpg data-srcid=e.jpg data-link-full=/f.jpg x-src=g.jpg>', [("c", "image", None, "img"), ("a.jpg", "image", None, "img"), ("b.jpg", "image", None, "img"), (PIXEL, "image", None, "img")]),
    ("sources in an unknown element", '<my-player><source src=a.mp4><source src=b type=audio/ogg></my-player><source srcset=c>', [("a.mp4", "video", None, "source"), ("b", "audio", None, "source"), ("c", "image", None, "source")]),
    ("cards of other names", '<meta name="citation_pdf_url" content="/a"><meta name=sailthru.image.full content=b><meta name=sailthru.image.thumb content=c>', [("/a", "document", None, "citation_pdf_url"), ("b", "image", None, "sailthru.image.full"), ("c", "image", None, "sailthru.image.thumb")]),
    ("an escaped type", '<script type="application&#x2F;ld&#x2B;json">{"image": "/a"}</script>', [("/a", "image", None, "json-ld:image")]),
    ("a mail", '<a href="mailto:a@b.mp3">M</a><a href=" TEL:1.mp3">T</a>', []),
    ("backgrounds of old pages", '<BODY BACKGROUND="a.gif"><table><td class=x background=b.jpg><td background=red>', [("a.gif", "image", None, "background"), ("b.jpg", "image", None, "background")]),
    ("short comments", "<!--><img src=a.jpg><!---><img src=b.jpg>", [("a.jpg", "image", None, "img"), ("b.jpg", "image", None, "img")]),
    ("other data", '<img src=a.jpg data-url="/page" data-image=7 data-full=yes>', [("a.jpg", "image", None, "img")]),
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


SHAPES = [
    ("size", '<img src=a width=640 height="480px">', [("a", 640, 480, None)]),
    ("size in the style", '<img src=a width=100% style="max-width:9px; width: 1px;height:1.5px">', [("a", 1, 1, None)]),
    ("no size", '<img src=a width=auto height=-1><img src=b width=1000000 height="9em">', [("a", None, None, None), ("b", None, None, None)]),
    ("a srcset", '<img src=a width=3 height=2 srcset="a 300w, b 600w">', [("b", 600, None, None), ("a", 300, None, "b")]),
    ("a size that is twice there", '<img src=a width=300 height=200 srcset="a 300w">', [("a", 300, 200, None)]),
    ("densities", '<img src=a srcset="b 2x, c 1.5x">', [("b", None, None, None), ("a", None, None, "b"), ("c", None, None, "b")]),
    ("an original", '<img src=a srcset="b 900w" data-orig-file="/o.jpg" data-large-file="/l.jpg">', [("/o.jpg", None, None, None), ("a", None, None, "/o.jpg"), ("b", 900, None, "/o.jpg"), ("/l.jpg", None, None, "/o.jpg")]),
    ("a lazy one", "<img src=a data-src=b>", [("b", None, None, None), ("a", None, None, "b")]),
    ("a pixel in its place", f'<img src="{PIXEL}" srcset="{PIXEL} 1w" data-srcset="a 2x">', [("a", None, None, None)]),
    ("two pixels", f'<img src="{PIXEL}" srcset="blank.gif">', [(PIXEL, None, None, None)]),
    ("a picture", '<picture><source media="(min-width: 900px)" srcset=l><source srcset=m><img src=s></picture><img src=t>', [("l", None, None, None), ("m", None, None, "l"), ("s", None, None, "l"), ("t", None, None, None)]),
    ("pictures never closed", "<picture><source srcset=a><img src=b><picture><source srcset=c><img src=d>", [("a", None, None, None), ("b", None, None, "a"), ("c", None, None, None), ("d", None, None, "c")]),
    ("a video", "<video width=9><source src=a><source src=b size=720></video>", [("b", None, 720, None), ("a", None, None, "b")]),
    ("twins", "<img class=lazy data-src=a><noscript><img src=b></noscript>", [("a", None, None, None), ("b", None, None, "a")]),
    ("twins that are one", "<img data-src=a> <noscript> <img src=a> </noscript>", [("a", None, None, None)]),
    ("a twin that is a picture", "<img data-src=a></a><noscript><picture><source srcset='c 9w'><img src=b></picture></noscript><img src=d>", [("c", 9, None, None), ("a", None, None, "c"), ("b", None, None, "c"), ("d", None, None, None)]),
    ("a twin before", "<noscript><img src=a></noscript><img src='' data-src=b>", [("b", None, None, None), ("a", None, None, "b")]),
    ("a twin of a spacer", "<img src=spacer.gif class=lazyload><noscript><img src=a></noscript>", [("a", None, None, None)]),
    ("a row of twins", "<img data-src=a><noscript><img src=b></noscript><img data-src=c><noscript><img src=d></noscript>", [("a", None, None, None), ("b", None, None, "a"), ("c", None, None, None), ("d", None, None, "c")]),
    ("no twins", "<img src=a><noscript><img src=b></noscript>text<img data-src=c>text<noscript><img src=d></noscript>", [("a", None, None, None), ("b", None, None, None), ("c", None, None, None), ("d", None, None, None)]),
    ("a tracker is no twin", "<img data-src=a><noscript><img src=b width=1 height=1></noscript>", [("a", None, None, None), ("b", 1, 1, None)]),
    ("AMP", "<amp-img src=a><noscript><img src=b></noscript></amp-img>", [("a", None, None, None), ("b", None, None, "a")]),
    ("a card", "<meta property=og:image content=a><meta property=og:image:width content=9><meta property=og:image:height content=x>", [("a", 9, None, None)]),
    ("a card given twice", "<meta property=og:image content=a><meta property=og:image:url content=a><meta property=og:image:secure_url content=b><meta property=og:image content=c>", [("a", None, None, None), ("b", None, None, "a"), ("c", None, None, None)]),
    ("cards by another name", "<meta property=og:image:url content=a><meta property=og:image:url content=b>", [("a", None, None, None), ("b", None, None, None)]),
    ("a ratio", "<amp-img src=a.png width=1 height=1 layout=responsive></amp-img><amp-img src=b width=640 height=9 layout=responsive>", [("a.png", None, None, None), ("b", 640, 9, None)]),
    ("a size that a site does not know", '<meta property=og:image content=a><meta property=og:image:width content=0><script type="application/ld+json">{"image": {"url": "/b", "width": 0, "height": "0px"}}</script>', [("a", None, None, None), ("/b", None, None, None)]),
    ("a background", '<div style="background:url(a);width:9px">', [("a", 9, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "markup", "shapes"), SHAPES, ids=[row[0] for row in SHAPES])
def test_sizes_and_variants(
    name: str, markup: str, shapes: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    reader = Reader(markup)
    reader.read()
    assert [(x.raw, x.width, x.height, x.variant_of) for x in reader.links] == shapes


def test_linked_data_is_read_where_it_stands() -> None:
    reader = Reader(
        '<img src="a.jpg"><script type="application/ld+json">{"image": "/b.jpg"}</script>'
        '<script>x = {"image": "/c.jpg"}</script><img src="d.jpg">'
    )
    reader.read()
    assert [(link.raw, link.origin) for link in reader.links] == [
        ("a.jpg", "html:img"),
        ("/b.jpg", "json-ld:image"),
        ("d.jpg", "html:img"),
    ]


@pytest.mark.parametrize("attribute", [n for n, role in IMG_ATTRIBUTES.items() if role != "source"])
def test_every_attribute_of_a_picture_is_read(attribute: str) -> None:
    reader = Reader(f'<img src="spacer.gif" {attribute}="https://x.org/a.jpg">')
    reader.read()
    assert [link.raw for link in reader.links] == ["https://x.org/a.jpg"]


def test_the_first_base_counts() -> None:
    reader = Reader('<base target="_top"><base href="/a/"><base href="/b/">')
    reader.read()
    assert reader.base == "/a/"


markups = st.lists(
    st.sampled_from(
        ["<img", "<picture>", "<source", "</picture>", "<noscript>", "</noscript>", "<video", "<a",
         "<figure>", "<figcaption>", "</figure>", "<meta", "<link", "<script type=ld+json>", "<!--",
         " src=a.jpg", " srcset='a 1w, b 2x, c'", " data-src=b", " style='x:url(c)'", " class=lazy",
         " property=og:image", " property=og:image:url", " content=d", " data-bg=e.jpg", '"', "'",
         ">", "/>", " ", "=", "text", "</script>", "-->", "{", "[", "&amp;", "\x00", "橋"]
    )
    | st.text(max_size=3),
    max_size=40,
).map("".join)  # fmt: skip


@given(markups)
def test_any_markup_is_read_and_the_best_variant_is_there(markup: str) -> None:
    reader = Reader(markup)
    reader.read()
    best = {link.raw for link in reader.links if link.variant_of is None}
    for link in reader.links:
        assert link.raw == link.raw.strip() != ""
        assert link.variant_of is None or link.variant_of in best
        for side in (link.width, link.height):
            assert side is None or 0 <= side <= 100_000
