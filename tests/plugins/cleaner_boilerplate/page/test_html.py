"""The main text of HTML pages."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import Config, Pipeline, RawDocument

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


FULL = page(
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>A bridge for Northam</h1>"
    f"<p class=byline>By Jane Doe</p><p>September 30, 2016</p><p>{PARAGRAPHS[0]}</p>"
    "<figure><img src=x><figcaption>The river at noon, seen from the quay.</figcaption></figure>"
    f"<h2>What the mayor said</h2><p>{PARAGRAPHS[1]}</p>"
    "<ul><li>The railings, on which the council votes in two weeks.</li>"
    "<li>The ramp for bicycles, which nobody has paid for yet.</li></ul>"
    f"<p>{PARAGRAPHS[2]}</p><div class=newsletter>Sign up for our newsletter!</div></article>"
    "<aside class=related><h3>Related</h3><a href=/1>Swans at the mill</a></aside>"
    "<div class=cookie-banner><p>We use cookies. Accept all of them.</p></div>"
    "<footer>© 2016 Northam News</footer>"
)
TEXT = [
    PARAGRAPHS[0],
    "What the mayor said",
    PARAGRAPHS[1],
    "- The railings, on which the council votes in two weeks.",
    "- The ramp for bicycles, which nobody has paid for yet.",
    PARAGRAPHS[2],
]


def test_the_structure_of_the_main_text_is_kept() -> None:
    assert cleaner.clean(FULL).text.split("\n") == TEXT


def test_markdown_on_request() -> None:
    text = cleaner.clean(FULL, config={"stages": {"boilerplate": {"markup": "markdown"}}}).text
    assert text.split("\n\n") == [
        TEXT[0], f"## {TEXT[1]}", TEXT[2], f"{TEXT[3]}\n{TEXT[4]}", TEXT[5],
    ]  # fmt: skip


def test_what_the_page_shows_becomes_facts() -> None:
    document = cleaner.clean(FULL)
    assert document.published == "2016-09-30"
    assert document.facts["author"] == "Jane Doe"
    assert document.facts["captions"] == "The river at noon, seen from the quay."


BODY = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
CAPTIONED = """<figure><img src=a><figcaption>The quay at noon.</figcaption></figure>
<div class="wp-caption"><img src=b><p class="wp-caption-text">The mill in winter.</p></div>
<figure><table><tr><th>Bridge<th>Opened<tr><td>North<td>1914</table></figure>
<div class=media><p>Play</p></div>"""
TEASERS = """<aside class=related><h3>Related</h3><ul>
<li><a href=/1>Swans at the mill</a><li><a href=/2>Bells of St Ann</a><li><a href=/3>Fair is off</a>
<li><a href=/4><figure><img src=x><figcaption>A swan</figcaption></figure></a></ul></aside>"""


def test_captions_are_those_of_the_main_text() -> None:
    html = page(f"<article><h1>A bridge</h1>{BODY}{CAPTIONED}{BODY}</article>{TEASERS}")
    document = cleaner.clean(html)
    assert document.facts["captions"] == "The quay at noon.\nThe mill in winter."
    assert "The mill" not in document.text


def test_every_block_that_is_left_out_has_a_reason() -> None:
    pipeline = Pipeline(Config())
    document = pipeline.clean(RawDocument("page", FULL, media_type="text/html"))
    reasons = {block.text: block.reason for block in pipeline.left_out}
    assert reasons["Home News"] == "navigation"
    assert reasons["The river at noon, seen from the quay."] == "caption"
    assert reasons["Swans at the mill"] == "related"
    assert reasons["We use cookies. Accept all of them."] == "cookie-notice"
    assert reasons["© 2016 Northam News"] == "footer"
    assert all(block.text not in document.text for block in pipeline.left_out)
    assert all(0 <= (block.score or 0) <= 1 for block in pipeline.left_out)
    pipeline.clean(RawDocument("text", "It rained."))
    assert not pipeline.left_out


def test_it_says_how_sure_it_is() -> None:
    sure = cleaner.clean(FULL).metrics
    assert 0.5 < sure["boilerplate.confidence"] <= 1
    assert sure["boilerplate.extracted"] == 1


@pytest.mark.parametrize("mode", ["best", "trafilatura", "fast"])
def test_each_mode_finds_text_and_metadata(mode: str) -> None:
    document = cleaner.clean(ARTICLE, config={"stages": {"boilerplate": {"extract": mode}}})
    assert all(paragraph in document.text for paragraph in PARAGRAPHS)
    # the fast mode reads the head of the page alone, where the title is shorter
    assert document.title == ("A bridge" if mode == "fast" else "A bridge for Northam")
    assert document.facts["site"] == "Northam News"
    assert document.metrics["boilerplate.extracted"] == 1


def test_the_mode_holds_where_the_stage_is_skipped() -> None:
    config = {"pipeline": {"skip": ["boilerplate"]}, "stages": {"boilerplate": {"extract": "fast"}}}
    assert "boilerplate.confidence" not in cleaner.clean(ARTICLE, config=config).metrics


def test_the_same_page_gives_the_same_text() -> None:
    assert len({cleaner.clean(FULL).text for _ in range(3)}) == 1


def test_a_short_japanese_page_keeps_its_first_paragraph() -> None:
    paragraphs = [
        "川に架かる新しい橋が五月の初めに開通すると、市長が金曜日に発表した。工事は十一年かかり、多くの住民はもう完成しないと思っていた。",
        "「大きなクレーンを待ち、それから良い天気を待ちました」と、最初から工事を率いてきた技師は話した。残っているのは手すりだけだという。",
    ]
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    html = f"<html lang=ja><title>新しい橋</title><article><h1>新しい橋が五月に開通</h1>{body}</article>"
    assert cleaner.clean(html).text.split("\n")[-2:] == paragraphs


def test_a_page_without_main_text_gives_all_of_it() -> None:
    document = cleaner.clean(page("<footer><p>© 2016 Northam News</p><a href=/>Home</a></footer>"))
    assert document.text == "© 2016 Northam News\nHome"
    assert document.metrics["boilerplate.extracted"] == 0


def test_an_empty_page_has_no_main_text() -> None:
    assert cleaner.clean(page("")).metrics["boilerplate.extracted"] == 0


def test_a_list_of_topics_is_kept_with_doubt() -> None:
    links = "".join(f"<li><a href=/{number}>Topic {number}</a>" for number in range(40))
    document = cleaner.clean(page(f"<nav><ul>{links}</ul></nav>"))
    assert document.text.split("\n") == [f"- Topic {number}" for number in range(40)]
    assert document.metrics["boilerplate.confidence"] < 0.5


HOSTILE = {
    "open": "<html>",
    "doctype": "<!doctype html>",
    "nul": "<html><body><p>a\0b</p>",
    "deep": "<html><body>" + "<div>" * 100_000 + "deep",
    "deep-tables": "<html><body>" + "<table><tr><td>" * 20_000 + "deep",
    "tables": "<html><body><table><tr><td>x<td>y<td>" + "<table><tr><td>a<td>b</table>" * 15_000,
    "broken-row": "<html><body><table><tr>" + "<td>a<td>b<td><table><tr><td>c</table>" * 15_000,
    "formatting": "<html><body>" + "".join(f"<font size={n}><p>a" for n in range(5_000)),
    "unclosed": "<html><body>" + "<p>a" * 5_000,
    "attributes": "<html><body " + "".join(f"a{n}=b " for n in range(100_000)) + ">x",
    "script": "<html><script>" + "a<b" * 100_000,
    "comment": "<html><body><!--" + "--!" * 100_000 + "<p>x",
    "entities": "<html><body><p>" + "&amp;" * 1_000_000,
    "brackets": "<html><body>" + "<" * 200_000,
    "half-tags": "<html><body>" + "<a href=" * 50_000,
    "one-word": "<html><body><p>" + "x" * 5_000_000,
    "meta": "<html><head>" + "<meta name=author content=x>" * 20_000,
    "breaks": "<html><body>" + "a<br>" * 50_000,
    "xml": '<?xml version="1.0" encoding="utf-16"?><html><body><p>lies about itself</p></body></html>',
    "surrogates": "<html><body><p>&#xD800;&#x110000;&#0;&#x80;",
}


@pytest.mark.parametrize("mode", ["best", "fast"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_gives_a_document(name: str, mode: str) -> None:
    options = {"extract": mode}
    start = process_time()
    document = cleaner.clean(
        HOSTILE[name], media_type="text/html", config={"stages": {"boilerplate": options}}
    )
    assert isinstance(document.text, str)
    assert "<script" not in document.text
    # an order of magnitude above what it takes, and far below what a parser alone would
    assert process_time() - start < 60


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>/&;\"'= \n",
                "<p>",
                "</p>",
                "<a href=x>",
                "</a>",
                "<div class=nav>",
                "</div>",
                "<li>",
                "<td>",
                "<h1>",
                "word ",
                "A sentence of some words. ",
                "\0",
            ]
        ),
        max_size=80,
    ).map("".join)
)
def test_any_markup_gives_a_document(markup: str) -> None:
    document = cleaner.clean(markup, media_type="text/html")
    assert document.restore() is not None
