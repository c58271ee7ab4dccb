"""From markup to blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import Blocks, read_blocks


def blocks_of(html: str) -> Blocks:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    return blocks


@pytest.mark.parametrize(
    ("name", "html", "texts"),
    [
        ("paragraphs", "<p>One.<p>Two.", ["One.", "Two."]),
        ("white space", "<p>One \n\t two&nbsp;three.", ["One two three."]),
        ("inline tags", "<p>O<i>n</i>e <b>two</b> <a href=/>three</a>.", ["One two three."]),
        ("a place for a line break", "<p>One<wbr>two<i>three<wbr></i>four", ["Onetwothreefour"]),
        ("readings of characters", "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ", ["東京へ"]),
        ("quotation marks", "<p>He said <q>never</q>.", ['He said "never".']),
        ("quotation marks there already", "<p>He said „<q>never</q>“, <q>«ever»</q>.", ["He said „never“, «ever»."]),
        ("what no reader sees", "<p>One<span class=sr-only> in a new tab</span> two<span style='display: none'>x</span>.", ["One two."]),
        ("the rest of a text", f"<p>One<span style=display:none> {'two ' * 20}</span>", ["One " + " ".join(["two"] * 20)]),
        ("a style", "<p>One<span style='display: inline'> two</span>", ["One two"]),
        ("a handle", "<h2>One<a class=headerlink href=#one>¶</a></h2>", ["One"]),
        ("text around a block", "<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("two breaks end a block", "<div>One<br><br>Two<br>three</div>", ["One", "Two three"]),
        ("breaks with space between", "<div>One<br> \n <br/>Two</div>", ["One", "Two"]),
        ("no text", "<script>One</script><style>Two</style><p>Three", ["Three"]),
        ("entities", "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2", ["1 < 2 && 3 > 2"]),
        ("escaped twice", "<p>&amp;lt;p&amp;gt;", ["&lt;p&gt;"]),
        ("quotes in attributes", '<p title="a > b">One<p title=\'"\'>Two', ["One", "Two"]),
        ("unclosed", "<div><p>One<div>Two", ["One", "Two"]),
        ("stray ends", "</div></p>One</td>", ["One"]),
        ("a rule", "<div>One<hr>Two</div>", ["One", "Two"]),
        ("cells", "<table><tr><td>One<td>Two</table>", ["One", "Two"]),
        ("a NUL", "<p>One\0two", ["Onetwo"]),
        ("no tags", "One", ["One"]),
        ("nothing", "", []),
    ],
)  # fmt: skip
def test_a_page_is_taken_apart(name: str, html: str, texts: list[str]) -> None:
    assert blocks_of(html).texts == texts


def test_lines_of_their_own_are_kept() -> None:
    blocks = blocks_of("<p>One<br> two </p><pre>def f():\n    return 1\n</pre>")
    assert blocks.lines == {0: "One\ntwo", 1: "def f():\n    return 1"}
    assert blocks.texts == ["One two", "def f(): return 1"]


def test_lines_of_code_that_are_elements_are_lines() -> None:
    blocks = blocks_of("<pre><code><div>def f():</div><div>    return 1</div></code></pre><p>One")
    assert blocks.lines == {0: "def f():\n    return 1"}
    assert blocks.texts == ["def f(): return 1", "One"]


def test_links_and_bold_type_are_counted() -> None:
    blocks = blocks_of("<p>One <a href=/>two</a> <b>three</b><p><a><b>both</b></a><p>none")
    assert blocks.linked == [3, 4, 0]
    assert blocks.strong == [5, 4, 0]


def test_an_element_knows_its_blocks_and_its_ancestors() -> None:
    blocks = blocks_of("<div><p>One<p>Two</div><ul><li>Three</ul>")
    elements = blocks.elements
    assert elements.tags == ["body", "div", "p", "p", "ul", "li"]
    assert list(zip(elements.first, elements.last, strict=True)) == [
        (0, 3), (0, 2), (0, 1), (1, 2), (2, 3), (2, 3),
    ]  # fmt: skip
    assert elements.parents == [-1, 0, 1, 1, 0, 4]


def test_depth_has_a_bound_and_no_text_is_lost() -> None:
    blocks = blocks_of("<div>" * 600 + "One" + "</div>" * 600 + "<p>Two")
    assert blocks.texts == ["One", "Two"]
    assert max(blocks.elements.depths) < 401


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<a>",
                "</a>",
                "<table>",
                "<td>",
                "<pre>",
                "x ",
                "&amp;",
                "<",
                '"',
                "<b",
                "\0",
                "é",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_any_markup_gives_sound_blocks(html: str) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    if blocks is None:
        return
    count = len(blocks.texts)
    assert count == len(blocks.linked) == len(blocks.strong) == len(blocks.owners)
    assert all(text and text == " ".join(text.split()) for text in blocks.texts)
    elements = blocks.elements
    for owner, number in zip(blocks.owners, range(count), strict=True):
        assert elements.first[owner] <= number < elements.last[owner]
    assert all(
        0 <= linked <= len(text) for text, linked in zip(blocks.texts, blocks.linked, strict=True)
    )
