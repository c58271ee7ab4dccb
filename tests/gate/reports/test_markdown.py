"""What a step summary or a comment shows."""

from html.parser import HTMLParser

from hypothesis import given
from markdown_it import MarkdownIt

from cleaner.gate.reports.markdown import render
from cleaner.gate.reports.report import Report
from cleaner.visible import visible
from tests.gate.reports.samples import (
    HOSTILE,
    checked,
    full_report,
    hostile_report,
    large_report,
    mixed_report,
    passed_report,
    report,
    reports,
    suite,
)

MEANT = set("h2 h3 p strong code table thead tbody tr th td details summary".split())


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.code: list[str] = []
        self.text = ""
        self._in_code = False
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._in_code = tag == "code"
        if self._in_code:
            self.code.append("")

    def handle_endtag(self, tag) -> None:
        self._in_code = False

    def handle_data(self, data) -> None:
        if self._in_code:
            self.code[-1] += data
        else:
            self.text += data


def page(made: Report) -> Page:
    return Page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(render(made)))


def test_a_gate_that_passed_is_short() -> None:
    assert render(passed_report()) == (
        "## ✅ The gate passed: 2 of 2 expectations passed\n"
        "\n"
        "<code>out/clean.jsonl</code> · fails on critical · cleaner 1.2.3 · 2026-03-01T04:05:06Z\n"
        "\n"
        "| suite | table | rows | outcome | |\n"
        "| --- | --- | ---: | --- | --- |\n"
        "| article | documents | 1,000 | ✅ passed | 2 of 2 passed |\n"
    )


def test_a_problem_has_its_rows_folded_in() -> None:
    assert (
        "### ❌ article: text is free of mojibake\n"
        "\n"
        "**critical**: 3 of 1,000 documents\n"
        "\n"
        "Why: It breaks search.\n"
        "\n"
        "<details><summary>2 of 3 failing rows</summary>\n"
        "\n"
        "| id | value |\n"
        "| --- | --- |\n"
        "| <code>page-1</code> | <code>cafÃ©</code> |\n"
        "| <code>page-2</code> | <code>null</code> |\n"
        "\n"
        "</details>\n"
    ) in render(mixed_report())


def test_what_moved_is_a_table() -> None:
    text = render(full_report())
    assert "| <code>documents</code> | 20,000 | 12,300 | -38 % |" in text
    assert "lengths.p50" not in text
    assert page(full_report()).tags == MEANT


def test_hostile_text_stays_text() -> None:
    shown = page(hostile_report())
    assert shown.tags <= MEANT
    assert shown.attributes <= {"style"}
    for text in HOSTILE:
        if len(text) < 200 and text.strip():
            assert visible(text) in shown.code


def test_nobody_is_mentioned_and_nothing_linked_outside_of_code() -> None:
    text = "@someone #12 www.example.com http://example.com/"
    rule = checked(1, "failed", title=text, why=text, observed=text, examples=[])
    shown = page(report(suite(rule, outcome="failed", name=text))).text
    assert "@\u2060someone" in shown
    for linked in ("@s", "#1", "://", "www."):
        assert linked not in shown


@given(reports())
def test_any_text_stays_text(made: Report) -> None:
    shown = page(made)
    assert shown.tags <= MEANT
    assert shown.attributes <= {"style"}


def test_it_is_bounded_and_counts_what_is_left_out() -> None:
    text = render(large_report(), 8000)
    assert len(text.encode()) <= 8000
    assert "more problems, which don't fit here" in text
    assert text.startswith("## ❌ The gate failed")
