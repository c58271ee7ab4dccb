"""HTML: dumps are lifted out of the page before its main text is extracted."""

import html
from collections.abc import Callable

import pytest

from cleaner import Document, Extracted, Page
from cleaner.testing import run_stage
from cleaner_phpdump import Options, cleaner_extract, phpdump
from cleaner_phpdump.page import lift

DUMP = 'array(1) {\n  ["pic"]=>\n  string(6) "/a.jpg"\n}'


def extract(markup: str, extractor: Callable[[str], str]) -> Document:
    """Take a page through the wrapper, as the plugin manager does, and then the stage."""
    document = Document(id="page", source="page", text=markup)
    page = Page(markup, document, {"phpdump": Options()})
    wrapper = cleaner_extract(page)
    next(wrapper)
    with pytest.raises(StopIteration) as stop:
        wrapper.send(Extracted(extractor(page.html)))
    page.document.text = stop.value.value.text
    text = page.document.text
    edits = list(phpdump(page.document))
    page.document.text = run_stage(phpdump, text).text if edits else text
    return page.document


LIFTED = [
    ("raw", f"<div>{DUMP}</div>"),
    ("in pre", f"<pre class='x'>\n{DUMP}\n</pre>"),
    ("escaped", f"<pre>{html.escape(DUMP)}</pre>"),
    ("line breaks", "<p>{}</p>".format(DUMP.replace("\n", "<br />\n"))),
    ("behind a script", f"<script>var a = '<code>';</script><p>{DUMP}</p>"),
    ("behind code", f"<code>x = 1</code><p>{DUMP}</p>"),
]


@pytest.mark.parametrize(("name", "part"), LIFTED, ids=[row[0] for row in LIFTED])
def test_is_lifted(name: str, part: str) -> None:
    markup = f"<p>It rained &amp; rained.</p>{part}<p>It stopped.</p>"
    document = extract(markup, lambda text: text)
    (embedded,) = document.embedded
    assert embedded.value == {"pic": "/a.jpg"}
    assert markup[embedded.start : embedded.end].startswith("array(1)")
    assert markup[embedded.end - 1] == "}"
    assert "array(" not in document.text
    assert document.text.startswith("<p>It rained &amp; rained.</p>")
    assert document.text.endswith("<p>It stopped.</p>")
    assert document.metrics["phpdump.dumps"] == 1


KEPT = [
    ("script", f"<script>/* {DUMP} */</script>"),
    ("style", f"<STYLE>/* {DUMP} */</STYLE>"),
    ("an attribute", f'<p title="{html.escape(DUMP)}">x</p>'),
    ("an unclosed script", f"<script>{DUMP}"),
]


@pytest.mark.parametrize(("name", "part"), KEPT, ids=[row[0] for row in KEPT])
def test_is_kept(name: str, part: str) -> None:
    found = lift(f"<p>It rained.</p>{part}")
    assert (found.dumps, found.shown, found.html) == ([], 0, f"<p>It rained.</p>{part}")


SHOWN = [
    ("code", f"<pre><code>{DUMP}</code></pre>"),
    ("escaped", f"<code class='php'>{html.escape(DUMP)}</code>"),
    ("nested", f"<code>a<code>b</code>{DUMP}</code>"),
    ("coloured", "<code><b>array</b>(1) {<i>[0]</i>=&gt; <i>int(1)</i> }</code>"),
]


@pytest.mark.parametrize(("name", "part"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_page_that_shows_a_dump_keeps_it(name: str, part: str) -> None:
    document = extract(f"<p>Output:</p>{part}", lambda text: f"Output:\n\n{DUMP}")
    assert document.text == f"Output:\n\n{DUMP}"
    assert document.embedded == []
    assert document.metrics["phpdump.dumps"] == 0
    assert document.metrics["phpdump.shown"] == 1


def test_what_the_wrapper_took_the_stage_does_not_count_twice() -> None:
    document = extract(f"<p>It rained.</p>{DUMP}", lambda text: f"It rained.\n\n{DUMP}\n\nNow.")
    assert [embedded.value for embedded in document.embedded] == [{"pic": "/a.jpg"}] * 2
    assert document.metrics["phpdump.dumps"] == 2


@pytest.mark.parametrize("fragment", ["<code>", "<script>", "<", f"<p>{DUMP}", "<pre>", "</code>"])
def test_hostile_pages_end(fragment: str) -> None:
    markup = fragment * (100_000 // len(fragment)) + f"<p>{DUMP}</p>"
    assert len(lift(markup).html) <= len(markup)
