"""Which address the links of a document are relative to."""

import pytest

import cleaner
from cleaner import Document
from cleaner.config import ConfigError
from cleaner_media.judging.bases import SiteBase, base_of

SITES = {
    "example.com": SiteBase("https://example.com/a/"),
    "news.example.com": SiteBase("https://news.example.com/b/"),
    "plain.example": SiteBase(),
}

BASES = [
    ("its own address", {"url": "https://x.org/p", "base_url": "https://x.org/p"}, "https://x.org/p"),
    ("its own, of a site", {"url": "https://example.com/p", "base_url": "https://example.com/p"},
     "https://example.com/p"),
    ("its folder's site", {"source": "www.example.com/p.txt"}, "https://example.com/a/"),
    ("the nearest host", {"source": "news.example.com/p.txt"}, "https://news.example.com/b/"),
    ("a subdomain", {"source": "old.example.com/p.txt"}, "https://example.com/a/"),
    ("the folder before --base-url", {"source": "example.com/p", "base_url": "https://x.org/"},
     "https://example.com/a/"),
    ("the site of --base-url", {"base_url": "http://example.com"}, "https://example.com/a/"),
    ("a folder without a table", {"source": "x.example/p", "base_url": "http://example.com"},
     "https://example.com/a/"),
    ("a table without a base", {"source": "plain.example/p", "base_url": "https://x.org/"},
     "https://x.org/"),
    ("--base-url alone", {"source": "p", "base_url": "https://x.org/"}, "https://x.org/"),
    ("nothing", {"source": "p"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "fields", "base"), BASES, ids=[row[0] for row in BASES])
def test_bases(name: str, fields: dict[str, str], base: str | None) -> None:
    document = Document(**{"id": "a", "source": "a", **fields})
    assert base_of(document, SITES) == base
    assert base_of(document, {}) == document.base_url


def config(base: str) -> dict[str, object]:
    return {"sites": {"example.com": {"base_url": base}}}


@pytest.mark.parametrize("base", ["example.com", "ftp://example.com/", "/a/", "https://", ""])
def test_a_base_that_is_none_ends_the_call(base: str) -> None:
    with pytest.raises(ConfigError, match=r'\[sites."example.com"\]: base_url: ".*" is no http'):
        cleaner.clean("It rained.", config=config(base))


def cleaned(data: str, source: str, **more: object) -> Document:
    return cleaner.clean(data, source=source, config={**config("https://example.com/m/"), **more})


def test_a_text_of_a_site() -> None:
    document = cleaned("![Rain](a.jpg)", "example.com/p.txt")
    assert [link.url for link in document.media] == ["https://example.com/m/a.jpg"]
    assert document.base_url == "https://example.com/m/"


PAGE = "<html><head>{}</head><body><p>It rained in Oslo.</p><img src='a.jpg'></body></html>"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", "https://example.com/m/a.jpg"),
        ("<base href='../n/'>", "https://example.com/n/a.jpg"),
        ("<base href='https://x.org/'>", "https://x.org/a.jpg"),
        ("<base href='javascript:x'>", "https://example.com/m/a.jpg"),
    ],
)
def test_a_page_of_a_site(head: str, url: str) -> None:
    document = cleaned(PAGE.format(head), "example.com/p.html")
    assert [link.url for link in document.media] == [url]
