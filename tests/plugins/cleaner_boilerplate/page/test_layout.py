"""Headings, lists, tables, quotes and code as text and as Markdown."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import read_blocks
from cleaner_boilerplate.page.layout import render


@pytest.mark.parametrize(
    ("name", "html", "plain", "markdown"),
    [
        ("paragraphs", "<p>One.<p>Two.", "One.\nTwo.", "One.\n\nTwo."),
        ("headings", "<h2>One</h2><p>Two.", "One\nTwo.", "## One\n\nTwo."),
        ("a list", "<ul><li>One<li>Two</ul><p>Three.", "- One\n- Two\nThree.", "- One\n- Two\n\nThree."),
        ("a numbered list", "<ol><li>One<li>Two</ol>", "- One\n- Two", "1. One\n1. Two"),
        (
            "a list in a list",
            "<ul><li>One<ul><li>Two</ul><li>Three</ul>",
            "- One\n- Two\n- Three",
            "- One\n    - Two\n- Three",
        ),
        (
            "an item of two paragraphs",
            "<ul><li><p>One.<p>Two.</ul>",
            "- One.\nTwo.",
            "- One.\n   Two.",
        ),
        (
            "a table",
            "<table><tr><th>Bridge<th>Year<tr><td>North<td>1914</table>",
            "Bridge | Year\nNorth | 1914",
            "| Bridge | Year |\n| --- | --- |\n| North | 1914 |",
        ),
        (
            "bars in a cell",
            "<table><tr><td>a|b<td>c<tr><td>d<td>e</table>",
            "a|b | c\nd | e",
            "| a\\|b | c |\n| --- | --- |\n| d | e |",
        ),
        (
            "a page laid out in a table",
            "<table><tr><td>Home<td><p>One.<p>Two.</table>",
            "Home\nOne.\nTwo.",
            "Home\n\nOne.\n\nTwo.",
        ),
        ("a quote", "<blockquote><p>One.<p>Two.</blockquote>", "One.\nTwo.", "> One.\n\n> Two."),
        (
            "code",
            "<pre>def f():\n    return 1\n</pre>",
            "def f():\n    return 1",
            "```\ndef f():\n    return 1\n```",
        ),
        ("code with a fence", "<pre>```\nx\n```</pre>", "```\nx\n```", "````\n```\nx\n```\n````"),
        ("verse", "<p>One<br>two", "One\ntwo", "One  \ntwo"),
        ("what looks like Markdown", "<p># One<p>- two<p>1. three", "# One\n- two\n1. three", "\\# One\n\n\\- two\n\n1\\. three"),
    ],
)  # fmt: skip
def test_structure_is_kept(name: str, html: str, plain: str, markdown: str) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    every = range(len(blocks.texts))
    assert render(blocks, every) == plain
    assert render(blocks, every, markdown=True) == markdown


def markdown_of(html: str) -> str:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    return render(blocks, range(len(blocks.texts)), markdown=True)


def test_an_empty_cell_has_its_place() -> None:
    html = "<table><tr><th><th>2019<th>2020<tr><td>North<td><td>4<tr><td>South<td>3<td></table>"
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    assert render(blocks, range(6)) == "| 2019 | 2020\nNorth | | 4\nSouth | 3"
    assert markdown_of(html).split("\n")[2:] == ["| North |  | 4 |", "| South | 3 |  |"]


LITERAL = [
    "Use *stars*, _under_, `code`, [a link](x) and <b>",
    "2*3*4 and 2 * 3 and snake_case",
    "<script>one</script>",
    "<!-- one -->",
    "AT&T &amp; &copy; &#39;",
    "one \\* two \\ three",
    "~~struck~~",
    "![an image](x)",
    "```",
    "~~~",
    "___",
    "[x]: http://example.com",
    "http://example.com/_a_/b*c*",
    "C #",
    "# one",
    "1. one",
    "+ one",
    "> one",
    "---",
]


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize("tag", ["p", "h2", "li", "td"])
def test_markdown_renders_back_to_the_text(tag: str, text: str) -> None:
    inner = f"<{tag}>{escape(text)}</{tag}>"
    html = {"li": f"<ul>{inner}</ul>", "td": f"<table><tr>{inner}<td>two</table>"}.get(tag, inner)
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown_of(html))
    shown = LexborHTMLParser(rendered).css_first("th" if tag == "td" else tag)
    assert shown is not None
    assert shown.text().strip() == text
    assert not shown.css("a, b, code, em, img, s, script, strong, ul, ol, blockquote")


@given(st.text("ab \\`*_~[]()<>&;#!|+-.1=", max_size=40))
def test_markdown_of_any_text_renders_back(text: str) -> None:
    rendered = (
        MarkdownIt("commonmark").enable("strikethrough").render(markdown_of(f"<p>{escape(text)}"))
    )
    assert " ".join(LexborHTMLParser(rendered).text().split()) == " ".join(text.split())
