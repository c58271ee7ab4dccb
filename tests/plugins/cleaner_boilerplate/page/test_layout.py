"""Headings, lists, tables, quotes and code as text and as Markdown."""

import pytest
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
