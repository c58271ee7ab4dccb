"""The main text of HTML pages."""

import pytest

import cleaner

PARAGRAPHS = [
    "The council of Northam met on Friday evening to vote on the new bridge across the river.",
    "“We have waited for this for eleven years,” said the mayor, who had come with his daughter.",
    "Work is to begin in spring, and the bridge should be open to walkers by the end of the year.",
]


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>A bridge | Northam News</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


ARTICLE = page(
    '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>'
    f"<article><h1>A bridge for Northam</h1>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</article>"
    "<footer><p>© 2016 Northam News. All rights reserved.</p><a href='/about'>About us</a></footer>",
    '<meta property="article:published_time" content="2016-09-30T18:18:31+02:00">'
    '<meta property="og:site_name" content="Northam News"><meta name="author" content="Jane Doe">',
)


def test_the_main_text_is_taken_out() -> None:
    document = cleaner.clean(ARTICLE, url="https://example.com/bridge")
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text
    assert "Home" not in document.text
    assert "All rights reserved" not in document.text


def test_the_metadata_become_fields_and_facts() -> None:
    document = cleaner.clean(ARTICLE, url="https://example.com/bridge")
    assert document.title == "A bridge for Northam"
    assert document.published == "2016-09-30T18:18:31+02:00"
    assert document.language == "en"
    assert document.facts["site"] == "Northam News"
    assert document.facts["author"] == "Jane Doe"


def test_the_title_is_not_repeated() -> None:
    assert "A bridge for Northam" not in cleaner.clean(ARTICLE).text


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    document = cleaner.clean(page(f"<article>{body}</article><footer>© 2019 Paper</footer>"))
    assert document.published is None


def test_what_has_no_tags_stays_whole() -> None:
    document = cleaner.clean("It rained.\n\nIt stopped.", media_type="text/html")
    assert document.text == "It rained.\n\nIt stopped."


@pytest.mark.parametrize(
    "markup",
    [
        "<html>",
        "<!doctype html>",
        "<html><body><p>a\0b</p>",
        "<html><body>" + "<div>" * 20_000 + "deep",
        "<html><body>" + "<p>a" * 5_000,
        "<html><body " + "a=b " * 20_000 + ">x",
        "<html><script>" + "a<b" * 20_000,
        "<html><body><p>" + "&amp;" * 50_000,
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>lies about itself</p></body></html>',
    ],
    ids=["open", "doctype", "nul", "deep", "unclosed", "attributes", "script", "entities", "xml"],
)
def test_hostile_markup_gives_a_document(markup: str) -> None:
    document = cleaner.clean(markup, media_type="text/html")
    assert isinstance(document.text, str)
    assert "<script" not in document.text
