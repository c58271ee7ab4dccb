"""Links in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.prose import prose_links

CASES = [
    ("bare", "See http://x.org/a.jpg now", [("http://x.org/a.jpg", None, None)]),
    ("in a sentence", "(See https://x.org/a.MP4).", [("https://x.org/a.MP4", None, None)]),
    ("brackets of its own", "http://x.org/a_(b).jpg", [("http://x.org/a_(b).jpg", None, None)]),
    ("query", "http://x.org/a.jpg?w=1&h=2, and", [("http://x.org/a.jpg?w=1&h=2", None, None)]),
    ("in quotes", '"http://x.org/a.jpg"', [("http://x.org/a.jpg", None, None)]),
    ("before a full stop of another script", "见http://x.org/a.jpg。", [("http://x.org/a.jpg", None, None)]),
    ("a page", "http://x.org/a.html and http://x.org/", []),
    ("extension of the query", "http://x.org/a?b=c.jpg", []),
    ("Markdown", '![The rain](/a.jpg "T")', [("/a.jpg", "image", "The rain")]),
    ("Markdown without text", '![](a(1).jpg "T")', [("a(1).jpg", "image", "T")]),
    ("Markdown link", "[text](/a.jpg) [page](/a.html)", [("/a.jpg", None, "text")]),
    ("a linked picture", "[![T](a.jpg)](b.jpg)", [("a.jpg", "image", "T"), ("b.jpg", None, None)]),
    ("Markdown's other quotes", "![](a 'T') ![](<b>)", [("a", "image", "T"), ("b", "image", None)]),
    ("Markdown never closed", "![T](/a.jpg ![U](/b.jpg)", [("/b.jpg", "image", "U")]),
    ("references", '![A][Ref] ![b] [c][d]\n\n[ref]: /r "T"\n[b]: /b \'T\'\n[d]: /d.mp3\n[e]: /e', [("/r", "image", "A"), ("/b", "image", "b"), ("/d.mp3", None, None)]),
    ("BBCode", "[img]/a.jpg[/img] [IMG=9x9]b.png[/IMG]", [("/a.jpg", "image", None), ("b.png", "image", None)]),
    ("broken BBCode", "[img]/a b.jpg[/img]", []),
    ("codes of forums", "[video]/v[/video] [audio]a.x[/AUDIO] [media]http://x.org/b.mp3[/media] [media]c[/media]", [("/v", "video", None), ("a.x", "audio", None), ("http://x.org/b.mp3", None, None)]),
    ("players by id", "[youtube]x_1[/youtube] [vimeo]https://vimeo.com/1[/vimeo] [youtube]?[/youtube]", [("https://www.youtube.com/embed/x_1", "embed", None), ("https://vimeo.com/1", "embed", None)]),
    ("players by their names in another code", "[video=youtube]x1[/video] [media=Vimeo]7[/media] [video]x1[/video]", [("https://www.youtube.com/embed/x1", "embed", None), ("https://player.vimeo.com/video/7", "embed", None)]),
    ("one behind the other", "http://x.org/a.jpghttp://x.org/b.jpg,https://x.org/c.mp4", [("http://x.org/a.jpg", None, None), ("http://x.org/b.jpg", None, None), ("https://x.org/c.mp4", None, None)]),
    ("one in the other", "https://x.org/fit/http://y.org/a.jpg https://x.org/a.jpg?from=http://y.org/", [("https://x.org/fit/http://y.org/a.jpg", None, None), ("https://x.org/a.jpg?from=http://y.org/", None, None)]),
    ("a link in a broken tag", '<img alt="a href=/b.pdf', [("/b.pdf", None, None)]),
    ("a wiki", "[[File:a.jpg|thumb|caption]]", []),
    ("a bare player", "See https://youtu.be/x1.", [("https://youtu.be/x1", None, None)]),
    ("without scheme", "www.x.org/a.jpg, ftp.www.x.org/b.jpg, www.x.ps", [("www.x.org/a.jpg", None, None)]),
    ("mistyped schemes", "hxxp://x.org/a.jpg ttps://x.org/b.jpg seehttp://x.org/c.jpg ftp://x.org/d.jpg", [("hxxp://x.org/a.jpg", None, None), ("ttps://x.org/b.jpg", None, None), ("http://x.org/c.jpg", None, None)]),
    ("a host is no file", "https://photos.ps and https://x.org/a.ps", [("https://x.org/a.ps", None, None)]),
    ("cut by an ellipsis", "https://x.org/a.jp… https://x.org/b.pn... https://x.org/c.gi[...]", [("https://x.org/a.jp…", None, None), ("https://x.org/b.pn...", None, None), ("https://x.org/c.gi[...]", None, None)]),
    ("cut query", "https://x.org/a.jpg?w=1… https://x.org/b.jpg… https://youtu.be/x…", [("https://x.org/a.jpg?w=1…", None, None), ("https://x.org/b.jpg", None, None), ("https://youtu.be/x…", None, None)]),
    ("cut off with the text", "It rained. https://x.org/a.jp\n", [("https://x.org/a.jp", None, None)]),
    ("not cut off", "https://x.org/a.jp and https://x.org/show.do", []),
    ("a tag", '<p><img src="/a" alt="A &amp; b"></p>', [("/a", "image", "A & b")]),
    ("a tag and its address", '<a href="https://x.org/a.jpg?b=1&amp;c=2">T</a>', [("https://x.org/a.jpg?b=1&c=2", None, "T")]),
    ("an escaped tag", "&lt;img src=&quot;/a.jpg&quot; alt=&quot;A&quot;&gt;", [("/a.jpg", "image", "A")]),
    ("half an escaped tag", "src=&quot;/a.jpg&quot;&gt; href=&quot;/b.html&quot;", [("/a.jpg", None, None)]),
    ("a broken tag", 'alt="" src="/a.jpg" /> It rained. <img src="https://x.org/b.jpg It', [("/a.jpg", None, None), ("https://x.org/b.jpg", "image", None)]),
    ("a tag that is cut off", '<img class=x src="/a', [("/a", "image", None)]),
    ("a tag cut off in an extension", "It rained. <IMG SRC=/a.jp", [("/a.jp", "image", None)]),
    ("an attribute cut off in an extension", 'src="/b.jp', [("/b.jp", None, None)]),
    ("escaped for JSON", r"src=\"https:\/\/x.org\/a.jpg\"", [(r"https:\/\/x.org\/a.jpg", None, None)]),
    ("other attributes", "src=/a.html href='/b' mysrc=/c.jpg the source=/d.jpg", []),
    ("the same again", "![A](http://x.org/a.jpg) http://x.org/a.jpg [img]http://x.org/a.jpg[/img]", [("http://x.org/a.jpg", "image", "A")]),
    ("no address", "An http status, an [image](of) ![rain] and a.jpg.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "links"), CASES, ids=[row[0] for row in CASES])
def test_links(name: str, text: str, links: list[tuple[str, str, str]]) -> None:
    found = list(prose_links(text))
    assert [(link.raw, link.kind, link.title) for link in found] == links
    assert {link.origin for link in found} <= {"text"}


SIZES = [
    ("[img=200x100]/a[/img]", 200, 100),
    ("[img width=200 height='9']/a[/img]", 200, 9),
    ("[img=left]/a[/img]", None, None),
    ("[img]/a[/img]", None, None),
    ("<img src=/a width=5>", 5, None),
]


@pytest.mark.parametrize(("text", "width", "height"), SIZES)
def test_sizes(text: str, width: int | None, height: int | None) -> None:
    (link,) = prose_links(text)
    assert (link.raw, link.width, link.height) == ("/a", width, height)


texts = st.lists(
    st.sampled_from(
        ["http", "https://x.org/a.jpg", "://", "www.", "![", "](", ")", "[img]", "[/img]", "<img ",
         "src=", '"', "&lt;img ", "&quot;", "a.jp", "…", "...", "]:", "\n", " ", "[", "]", "(", "é"]
    )
    | st.text(max_size=3),
    max_size=30,
).map("".join)  # fmt: skip


@given(texts)
def test_any_text_is_read(text: str) -> None:
    raws = [link.raw for link in prose_links(text)]
    assert all(raws)
    assert len(raws) == len(set(raws))
