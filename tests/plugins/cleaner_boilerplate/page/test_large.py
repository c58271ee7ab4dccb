"""The text of pages that are too large to be taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner_boilerplate.page.large import LARGEST, visible_text


@pytest.mark.parametrize(
    ("name", "html", "text"),
    [
        ("blocks", "<div>One<p>Two</div>three", "One\nTwo\nthree"),
        ("inline", "<p>O<i>n</i>e <A HREF=x>two</A>", "One two"),
        ("white space", "<p>One\n two&nbsp;\n", "One two"),
        ("no text", "One<script>a<b</script><STYLE>c</style><!-- <p>d -->two", "Onetwo"),
        ("an open script", "One<script>two<p>three", "One"),
        ("an open comment", "One<!-- two", "One"),
        ("entities", "1 &lt; 2 &amp;&amp; x", "1 < 2 && x"),
        ("no tag", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("nothing", "", ""),
    ],
)
def test_the_visible_text(name: str, html: str, text: str) -> None:
    assert visible_text(html) == text


@given(st.text())
def test_any_text_is_taken(html: str) -> None:
    assert "\0" not in visible_text(html)


@pytest.mark.parametrize("filler", ["<p>It rained.", "<script", "<div>", "<!--", "&amp;", "a<br>"])
def test_a_page_of_many_megabytes_gives_a_document(filler: str) -> None:
    page = f"<html lang=en><title>Rain</title><body><p>One.{filler * (LARGEST // len(filler))}"
    document = cleaner.clean(page, media_type="text/html", config={"pipeline": {"stages": []}})
    assert document.text.startswith("One.")
    assert document.title == "Rain"
    assert document.metrics["boilerplate.extracted"] == 0


def test_a_page_of_very_many_tags_is_no_page_for_trafilatura() -> None:
    tables = "<table><tr><td>a<td>b</table>" * 20_000
    config = {"stages": {"boilerplate": {"extract": "trafilatura"}}}
    document = cleaner.clean(f"<html><body>{tables}", config=config)
    assert document.text.startswith("a | b\na | b")
    assert document.metrics["boilerplate.extracted"] == 0
