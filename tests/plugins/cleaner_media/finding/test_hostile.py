"""Hostile pages, texts and data take time in proportion to their length."""

from collections.abc import Callable
from time import perf_counter

import pytest

from cleaner_media.finding.embedded import embedded_links
from cleaner_media.finding.markup import Reader
from cleaner_media.finding.prose import prose_links

SHORT, LONG = 125_000, 1_000_000
SLACK = 1  # seconds that other work on the machine may take


def pages(markup: str) -> int:
    reader = Reader(markup)
    reader.read()
    assert len(reader.links) <= 40_000
    return len(reader.links)


def texts(text: str) -> int:
    return sum(1 for _ in prose_links(text))


def data(text: str) -> int:
    return len(embedded_links({"body": text, "image": text}))


MARKUP = [
    "<img ", "<img", '<img src="', "<img src='a\"", "<img/", "<img src=a>", "<img a='<img b=\"' c='\" ",
    "<img " + "a='<' " * 99, "<a href=", "<a href=a.jpg>", "<a href=a.jpg>x</a>", '<a href="a.b ', "<a .",
    "<!--", "<script>", "<script type=application/ld+json>", "</script", "<style>", "<figcaption>",
    "<figure><img src=a><figcaption>", "<video>", "</video>", "<picture>", "<picture><source srcset=a>",
    "<source src=a>", "<noscript>", "<img data-src=a><noscript>", "<img data-src=a></noscript><span>",
    "<img srcset='a 1w,", "<p style='url(", "url(", "<p url(", "url('", "<p style=\"url('a\\", "data-bg",
    "<p data-src=a.jpg ", "<p data-src=", "<meta property=og:image content=a>", "<", ">", "\"", "'", "=", "&",
    "<param name=src value=&amp;", "<iframe src=//youtu.be/", "<object data=a", "<amp-img src=a>",
]  # fmt: skip

WHOLE_MARKUP = [
    ("<img srcset='", ",", "'>"),
    ("<img srcset='", ", ", "x'>"),
    ("<img srcset='", "a 1w,", "'>"),
    ("<img srcset='a ", "(", "'>"),
    ("<img srcset='a ", "1w ", "'>"),
    ("<img srcset='", " ", "'>"),
    ("<img srcset='", "a ", "'>"),
    ("<img src='", "a", "'>"),
    ("<img src='", "&", "'>"),
    ("<img src=data:image/png;base64,", "A", ">"),
    ("<img alt='", " ", "' src=a>"),
    ("<img style='url(x)", "width ", "' src=a>"),
    ("<p style='", "url(", "'>"),
    ('<p style="', "url('", '">'),
    ("<p style='url(", "\\", ")'>"),
    ("<p style='url(", " ", "'>"),
    ("<img class=", "a", " src=a>"),
    ("<img src=a ", "b ", ">"),
    ("<meta property=og:image:", "a:", " content=a>"),
    ("<script type='application/ld+json'>", "[", "</script>"),
    ("<script type='application/ld+json'>", '{"image":', "</script>"),
    ("<script type='application/ld+json'>[", '{"image":"/a.jpg"},', "0]</script>"),
    ("<script type='application/ld+json'>", "{} ", "</script>"),
    ("<script type='application/ld+json'>", '{"a', "</script>"),
    ("<script type='application/ld+json'>", "&quot;", "</script>"),
    ("<script type='application/ld+json'>", "9", "</script>"),
    ("<script type='application/ld+json'>{\"image\":\"/", "a/", "\"}</script>"),
]  # fmt: skip

TEXTS = [
    "[", "![", "](", "[](", "[](a", "![](a ", "![a](", "![a][", "[a]: b\n", "[a]:", "![a]\n[a]: b.jpg\n",
    "[img]", "[img]a", "[img=", "[img]a[/img]", "[/", "://", "http://", "http://a.jpg ", "http://a/b.jpg", "http://a/b.jpg,",
    "http", "https://youtu.be/a ", "www.", "www.a/b.jpg ", "src=", "src='", "src=\"a.jpg ", "src=&quot;a",
    "<img ", "<img src=", "&lt;img src=", "&lt;", "http://x/a…", "http://x/a.", "http://x/)", "http://x/(",
    "href=a.jpg ", "<a href='a.jpg", "src", "src = ", ".", "…",
]  # fmt: skip


@pytest.mark.parametrize("fragment", MARKUP)
def test_pages(fragment: str) -> None:
    is_linear(pages, fragment)


@pytest.mark.parametrize(("head", "fragment", "tail"), WHOLE_MARKUP)
def test_pages_with_one_long_thing(head: str, fragment: str, tail: str) -> None:
    is_linear(pages, fragment, head, tail)


@pytest.mark.parametrize("fragment", [*TEXTS, *MARKUP[::6]])
def test_texts(fragment: str) -> None:
    is_linear(texts, fragment)


@pytest.mark.parametrize(
    "fragment", ["<img ", "<img srcset='a 1w,", "<img src=a>", "<a href=", "/"]
)
def test_data(fragment: str) -> None:
    is_linear(data, fragment)


def is_linear(read: Callable[[str], int], fragment: str, head: str = "", tail: str = "") -> None:
    times = []
    for length in (SHORT, LONG):
        hostile = head + fragment * (length // len(fragment)) + tail
        begun = perf_counter()
        read(hostile)
        times.append(perf_counter() - begun)
    # eight times the length is 64 times the time where that grows with the square
    assert times[1] < 24 * times[0] + SLACK
