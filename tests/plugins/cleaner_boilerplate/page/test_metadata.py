"""What pages say of themselves, in the ways that they say it."""

import json
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.metadata import Metadata, read_metadata
from cleaner_boilerplate.page.timestamps import read_timestamp


def metadata_of(html: str, url: str | None = None) -> Metadata:
    return read_metadata(LexborHTMLParser(html), url)


def json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "A bridge for Northam",
    "datePublished": "2016-09-30T18:18:31+02:00",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "publisher": {"@type": "Organization", "name": "Northam News"},
    "articleSection": ["Local", "Traffic"],
    "inLanguage": "en-GB",
}


@pytest.mark.parametrize(
    ("name", "html", "title"),
    [
        ("json-ld", json_ld(ARTICLE) + "<title>Bridge | Northam News</title>", "A bridge for Northam"),
        ("open graph", '<meta property="og:title" content="A bridge"><title>x</title>', "A bridge"),
        ("the heading within the title", "<title>A bridge for Northam - News</title><h1>A bridge for Northam</h1>", "A bridge for Northam"),
        ("the site's name at the end", '<meta property="og:site_name" content="Northam News"><title>A bridge | Northam News</title>', "A bridge"),
        ("title alone", "<title>A bridge</title>", "A bridge"),
        ("heading alone", "<h1>A <b>bridge</b></h1>", "A bridge"),
        ("entities", "<title>Fish &amp; chips</title>", "Fish & chips"),
        ("escaped twice", '<meta property="og:title" content="O&amp;#039;Hara &amp;#8217;s bridge">', "O'Hara ’s bridge"),
        ("the site for a title", '<meta property="og:site_name" content="Northam News"><meta property="og:title" content="Northam News"><h1>A bridge</h1>', "A bridge"),
        ("none", "<p>One", None),
        ("an empty one", "<title> </title>", None),
    ],
)  # fmt: skip
def test_the_title(name: str, html: str, title: str | None) -> None:
    assert metadata_of(html).title == title


@pytest.mark.parametrize(
    ("name", "html", "published"),
    [
        ("json-ld", json_ld(ARTICLE), "2016-09-30T18:18:31+02:00"),
        ("in a graph", json_ld({"@graph": [{"@type": "WebSite"}, ARTICLE]}), "2016-09-30T18:18:31+02:00"),
        ("open graph", '<meta property="article:published_time" content="2016-09-30T18:18:31Z">', "2016-09-30T18:18:31+00:00"),
        ("a meta element", '<meta name="DC.date.issued" content="2016-09-30">', "2016-09-30"),
        ("microdata", '<span itemprop="datePublished" content="2016-09-30">yesterday</span>', "2016-09-30"),
        ("a time element", '<article><time datetime="2016-09-30T18:18">evening</time></article>', "2016-09-30T18:18:00"),
        ("words", '<meta name="date" content="30 September 2016">', "2016-09-30"),
        ("json-ld first", '<meta name="date" content="2020-01-01">' + json_ld(ARTICLE), "2016-09-30T18:18:31+02:00"),
        ("the language tells the day", '<html lang="de"><meta name="date" content="03/04/2016">', "2016-04-03"),
        ("day or month", '<meta name="date" content="03/04/2016">', None),
        ("Hijri", '<meta name="date" content="15 رمضان 1440 هـ">', None),
        ("no date", '<meta name="date" content="soon">', None),
        ("no such day", '<meta name="date" content="2016-02-30">', None),
    ],
)  # fmt: skip
def test_the_date(name: str, html: str, published: str | None) -> None:
    assert metadata_of(html).published == published


def test_the_date_of_the_address_is_the_last_resort() -> None:
    url = "https://example.com/2016/09/30/a-bridge"
    assert metadata_of("<p>One", url).published == "2016-09-30"
    assert metadata_of('<meta name="date" content="2016-10-01">', url).published == "2016-10-01"
    assert metadata_of("<p>One", "https://example.com/2016/99/30/x").published is None


@pytest.mark.parametrize(
    ("name", "html", "facts"),
    [
        ("json-ld", json_ld(ARTICLE), {"author": "Jane Doe, John Roe", "site": "Northam News", "section": "Local"}),
        ("an author as text", json_ld({"@type": "BlogPosting", "author": "Jane Doe"}), {"author": "Jane Doe"}),
        ("meta", '<meta name="author" content="By Jane Doe"><meta property="og:site_name" content="N">', {"author": "Jane Doe", "site": "N"}),
        ("an address is no author", '<meta property="article:author" content="https://example.com/jane"><a rel="author">Jane Doe</a>', {"author": "Jane Doe"}),
        ("the site is no author", '<meta property="og:site_name" content="N"><meta name="author" content="N">', {"site": "N"}),
        ("section and description", '<meta property="article:section" content="Local"><meta name="description" content="Of a bridge.">', {"section": "Local", "description": "Of a bridge."}),
    ],
)  # fmt: skip
def test_the_facts(name: str, html: str, facts: dict[str, str]) -> None:
    assert metadata_of(html).facts == facts


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="en-GB">', "en"),
        ('<html lang="ZH_hant">', "zh"),
        ('<meta property="og:locale" content="de_DE">', "de"),
        (json_ld(ARTICLE), "en"),
        ('<html lang="">', None),
        ('<html lang="english">', None),
    ],
)
def test_the_language(html: str, language: str | None) -> None:
    assert metadata_of(html).language == language


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"a":' * 100_000, "null", '"x"', "[1, 2]", '{"@type": 3, "author": 4}', '{"@type": "Article", "author": [null, {}], "datePublished": {}}'],
)  # fmt: skip
def test_broken_json_ld_is_passed_over(script: str) -> None:
    html = f'<title>A bridge</title><script type="application/ld+json">{script}</script>'
    assert metadata_of(html).title == "A bridge"


def test_line_breaks_in_json_ld_are_borne() -> None:
    script = '{"@type": "Article", "headline": "A bridge\nfor Northam"}'
    found = metadata_of(f'<script type="application/ld+json">{script}</script>')
    assert found.title == "A bridge for Northam"


def test_the_text_of_the_article_is_read_without_its_tags() -> None:
    body = "&lt;p&gt;It rained.&lt;/p&gt; " * 20
    assert "<p>" not in metadata_of(json_ld(ARTICLE | {"articleBody": body})).body
    assert metadata_of(json_ld(ARTICLE | {"articleBody": "Short."})).body == ""


@given(st.text(max_size=200))
def test_any_timestamp_is_read_or_not(value: str) -> None:
    found = read_timestamp(value)
    assert found is None or read_timestamp(found) == found


def test_the_name_of_the_host_is_no_part_of_the_title() -> None:
    html = "<title>A bridge for all of us | Northam-News.com</title>"
    assert metadata_of(html, "https://www.northam-news.com/1").title == "A bridge for all of us"
    assert (
        metadata_of(html, "https://example.com/1").title
        == "A bridge for all of us | Northam-News.com"
    )


def test_a_site_whose_name_is_the_title_has_none() -> None:
    html = '<meta property="og:site_name" content="A bridge for Northam - News"><h1>A bridge for Northam</h1>'
    assert "site" not in metadata_of(html).facts


@pytest.mark.parametrize(
    ("name", "given", "author"),
    [
        ("a person", "Jane Doe", "Jane Doe"),
        ("by", "By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("escaped twice", "Mary O&#039;Hara", "Mary O'Hara"),
        ("marked up", "<a href='/jane'>Jane Doe</a>", "Jane Doe"),
        ("a particle", "von Humboldt", "von Humboldt"),
        ("German", "Von Jana Doe", "Jana Doe"),
        ("the site", "The Northam News", None),
        ("the site with its town", "The Northam News, Northam", None),
        ("the host", "Northam.com", None),
        ("another host", "facebook.com/northam", None),
        ("an account", "admin", None),
        ("a profile", "jane 3,926 9 gold badges", None),
        ("a template", "{{author.name}}", None),
    ],
)
@pytest.mark.parametrize("form", ["json-ld", "meta"])
def test_who_is_an_author(form: str, name: str, given: str, author: str | None) -> None:
    site = '<meta property="og:site_name" content="The Northam News">'
    if form == "json-ld":
        html = site + json_ld({"@type": "NewsArticle", "author": {"name": given}})
    else:
        html = f'{site}<meta name="author" content="{escape(given)}">'
    assert metadata_of(html, "https://www.northam.com/1").facts.get("author") == author


def test_a_blog_has_the_name_of_its_author() -> None:
    html = json_ld(
        {
            "@type": "BlogPosting",
            "author": {"name": "Jane Doe"},
            "publisher": {"@type": ["Person", "Organization"], "name": "Jane Doe"},
        }
    )
    assert metadata_of(html, "https://janedoe.example.com/1").facts["author"] == "Jane Doe"
