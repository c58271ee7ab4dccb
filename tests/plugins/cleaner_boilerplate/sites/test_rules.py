"""Rules for a site: which apply to a document, and what they make of its pages."""

from time import process_time

import pytest

import cleaner
from cleaner import Document, Page
from cleaner.sites import host_of, normalised
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.page.bounds import bounded
from cleaner_boilerplate.sites import SiteRules, apply, rules_for, site_edits

PAGE = """<!DOCTYPE html><html><head><title>T | Paper</title><meta name="day" content="2024-05-03">
</head><body><nav>Home <a>News</a></nav>
<div class="story"><h1>Bridge  opens</h1><p>It opens <b>in</b> May,<br>they say.</p>
<table><tr><td>Cost</td><td>7</td></tr></table><div class="story">Inner <i>text</i>.</div>
<script>var a = 1;</script><aside>Buy this!</aside></div><span class="when">May 3, 2024 18:18</span>
<p class="tail">Tail.</p></body></html>"""


@pytest.mark.parametrize(
    ("name", "fields", "host"),
    [
        ("url", {"url": "https://www.Example.com:8080/a"}, "example.com"),
        ("url before base", {"url": "http://a.example", "base_url": "http://b.example"}, "a.example"),
        ("base", {"base_url": "http://b.example/x/"}, "b.example"),
        ("IDN", {"url": "https://Bücher.example/"}, "xn--bcher-kva.example"),
        ("final dot", {"url": "https://example.com./"}, "example.com"),
        ("folder", {"source": "crawl/www.example.com/news/a.html"}, "example.com"),
        ("folder of a URL that is none", {"url": "x", "source": "example.com/a.html"}, "example.com"),
        ("file that looks like one", {"source": "news/example.com"}, None),
        ("folder that is none", {"source": "v1.2/page_files/a.b.c7/x.html"}, None),
        ("nothing", {}, None),
        ("file address", {"url": "file:///a/b.html"}, None),
    ],
)  # fmt: skip
def test_the_host_of_a_document(name: str, fields: dict[str, str], host: str | None) -> None:
    assert host_of(Document(**{"id": "a", "source": "a", **fields})) == host  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.com/", "example"),
        ("https://WWW.example.com/", "example"),
        ("https://blog.example.com/", "example"),
        ("https://news.example.com/", "news"),
        ("https://a.news.example.com/", "news"),
        ("https://notexample.com/", None),
        ("https://com/", None),
    ],
)
def test_the_longest_host_wins(url: str, found: str | None) -> None:
    sites = normalised(
        {
            "www.Example.com": SiteRules(phrases=("example",)),
            "news.example.com": SiteRules(phrases=("news",)),
        }
    )
    rules = rules_for(Document(id="a", source="a", url=url), sites)
    assert (rules.phrases[0] if rules else None) == found


def test_what_rules_make_of_a_page() -> None:
    rules = SiteRules(
        keep=(".tail", ".story"), drop=("aside", "h1"), title="h1", date=".when", author="nav a"
    )
    made = apply(PAGE, rules)
    assert made.kept is not None
    assert "Inner <i>text</i>." in made.kept
    assert made.kept.endswith('<p class="tail">Tail.</p>')
    assert made.title == "Bridge opens"
    assert made.published == "2024-05-03T18:18:00"
    assert made.author == "News"
    assert "Buy this" not in made.html
    assert "Buy this" not in made.kept


def test_the_text_by_rules_keeps_its_structure() -> None:
    rules = {"example.com": {"keep": [".story", ".tail"], "drop": ["aside", "h1"]}}
    document = cleaner.clean(PAGE, url="https://example.com/a", config=cleaner.Config(sites=rules))
    assert document.text == "It opens in May,\nthey say.\nCost | 7\nInner text.\nTail."
    assert document.metrics["boilerplate.site_rule"] == 1


@pytest.mark.parametrize(
    ("selector", "published"),
    [("meta[name=day]", "2024-05-03"), ("h1", None), (".none", None), ("title", None)],
)
def test_the_date_of_a_page(selector: str, published: str | None) -> None:
    assert apply(PAGE, SiteRules(date=selector)).published == published


def test_a_selector_for_what_is_not_seen_is_followed() -> None:
    assert apply(PAGE, SiteRules(title="title")).title == "T | Paper"


def test_without_a_match_the_extractor_works_on_what_is_left() -> None:
    text = "The bridge opens in May, the council said, two years late and over its budget."
    page = f"<html><body><article><p>{text}</p><p class=ad>{text} Ad.</p></article></body></html>"
    config = {"sites": {"example.com": {"keep": [".gone"], "drop": [".ad"]}}}
    made = cleaner.clean(page, url="https://example.com/a", config=config)
    assert made.text == text
    assert made.metrics["boilerplate.site_rule"] == 0
    other = cleaner.clean(page, url="https://other.example/a", config=config)
    assert "boilerplate.site_rule" not in other.metrics
    assert "Ad." in other.text


@pytest.mark.parametrize(
    "html",
    [
        "", "plain", "\x00", "<", "<p>\ud800</p>", "<div class=story>" * 50_000,
        "</div>" * 50_000, "<p>" * 50_000, "<b>" * 50_000, "<b><p>" * 20_000,
        "<td>" * 50_000, "<a " * 50_000, "<div class=story></div>" * 50_000, "<!--" * 50_000,
    ],
)  # fmt: skip
def test_hostile_pages(html: str) -> None:
    start = process_time()
    rules = SiteRules(keep=(".story", "p"), drop=("b", ".story .story"), title="p")
    apply(bounded(html), rules)
    # it takes a second; without the bound it would be minutes
    assert process_time() - start < 30


def test_phrases_are_whole_lines_anywhere() -> None:
    rules = {"example.com": SiteRules(phrases=("Read the paper!", "—"))}
    options = BoilerplateOptions(sites=rules)
    text = "Rain\nREAD THE PAPER\nIt rained. Read the paper!\n\n» Read  the paper\n—\n"
    document = Document(id="a", source="a", text=text, url="https://example.com")
    edits = site_edits(document, options, cleaner.Surveyed())
    assert [(text[one.start : one.end], one.rule) for one in edits] == [
        ("READ THE PAPER\n", "site-phrase"),
        ("» Read  the paper\n", "site-phrase"),
    ]


def test_phrases_and_the_ends_of_a_text_are_one_set_of_edits() -> None:
    config = {"sites": {"example.com": {"phrases": ["Our paper"]}}, "pipeline": {"skip": ["typos"]}}
    text = "Our paper\nURGENT: Rain\n03/04/2024\n\nIt rained.\nOur paper\n— Agencies\nOur paper"
    made = cleaner.clean(text, url="https://example.com/", config=config)
    assert made.title == "Rain"
    assert made.text.endswith("It rained.")
    assert made.restore() == text
    (finding,) = made.findings
    assert made.text[finding.start : finding.end] == "03/04/2024"


@pytest.mark.parametrize(
    ("sites", "message"),
    [
        ({"a.example": {"kep": []}}, '[sites."a.example"]: there is no setting "kep"; did you mean "keep"?'),
        ({"a.example": {"keep": "p"}}, '[sites."a.example"]: keep: Expected `array`, got `str`'),
        ({"a.example": {"date": "p["}}, '[sites."a.example"]: date: "p[" is not a CSS selector that can be used'),
        ({"http://a.example/": {}}, '[sites]: "http://a.example/" is not the name of a host'),
        ({"a.example": {}, "www.A.example": {}}, '[sites]: there are two tables for the host "a.example"'),
    ],
)  # fmt: skip
def test_rules_that_can_not_be_used(sites: object, message: str) -> None:
    with pytest.raises(cleaner.CleanerError) as error:
        cleaner.clean("x", config={"sites": sites})
    assert message in str(error.value)


def test_rules_do_not_go_below_the_stage() -> None:
    with pytest.raises(cleaner.CleanerError) as error:
        cleaner.clean("x", config={"stages": {"boilerplate": {"sites": {}}}})
    assert 'tables of their own: [sites."HOST"]' in str(error.value)


def test_rules_for_pages_hold_where_the_stage_is_skipped() -> None:
    config = {"sites": {"a.example": {"keep": ["nav"]}}, "pipeline": {"skip": ["boilerplate"]}}
    made = cleaner.clean(PAGE, url="https://a.example/", config=config)
    assert made.text == "Home News"
    assert Page("", made).stages == {}
