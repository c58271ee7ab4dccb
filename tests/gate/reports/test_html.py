"""The page, as far as it can be told without a browser."""

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings
from lxml import html

from cleaner.gate.reports.html import render
from cleaner.gate.reports.report import Report
from cleaner.visible import visible
from tests.gate.reports.samples import (
    HOSTILE,
    full_report,
    hostile_report,
    large_report,
    mixed_report,
    passed_report,
    reports,
)

TAGS = set(
    "html head meta title style body main header section footer h1 h2 p div dl dt dd span strong "
    "code bdi details summary table caption thead tbody tr th td figure figcaption ul li svg desc "
    "rect text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class open scope role aria-labelledby aria-hidden id x y "
    "width height rx text-anchor".split()
)


def test_it_says_what_came_of_the_gate() -> None:
    assert "✓ The gate passed" in render(passed_report())
    page = render(full_report())
    assert "✗ The gate failed" in page
    for heading in ("What is wrong", "What the data is like", "What moved", "Suites"):
        assert f"<h2>{heading}" in page
    assert page.count("<svg role=") == 5


def test_what_is_not_there_has_no_heading() -> None:
    page = render(passed_report())
    assert "What is wrong" not in page
    assert "What moved" not in page
    assert page.count("<svg role=") == 1


def test_the_policy_allows_its_own_style_alone() -> None:
    page = render(mixed_report())
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    (style,) = re.findall("<style>(.*)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def _check(made: Report) -> html.HtmlElement:
    page = html.document_fromstring(render(made))
    for element in page.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
    return page


def test_hostile_text_stays_text() -> None:
    text = " ".join(_check(hostile_report()).itertext())
    for one in HOSTILE:
        if len(one) < 200:
            assert visible(one).strip() in text


@settings(deadline=None)
@given(reports())
def test_any_text_stays_text(made: Report) -> None:
    _check(made).text_content().encode()


def test_ids_are_unique() -> None:
    ids = re.findall(' id="([^"]+)"', render(full_report()))
    assert len(ids) == len(set(ids)) == 10


def test_a_thousand_failing_rows_are_a_small_file() -> None:
    page = render(large_report(1000))
    assert page.count('<tr><td class="third">') == 1000
    assert len(page.encode()) < 400_000


@pytest.mark.parametrize("examples", [2000, 20_000])
def test_more_rows_than_a_hundred_of_a_rule_are_counted_only(examples: int) -> None:
    page = render(large_report(examples))
    assert f"100 of {examples // 10:,} failing rows" in page
    assert len(page.encode()) < 400_000
