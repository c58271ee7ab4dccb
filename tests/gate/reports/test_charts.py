"""Charts, as far as they can be told without a browser."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleaner.gate.reports.charts import Bar, Stack, bars, histogram, stacks

_COUNTS = st.dictionaries(st.integers(0, 10**9).map(str), st.integers(0, 10**6), max_size=20)


def boxes(svg: str, kind: str) -> list[tuple[float, float]]:
    """Left and width of the boxes of a class, in percent."""
    found = etree.fromstring(svg).iterfind(f".//rect[@class='{kind}']")
    return [(float(box.get("x")[:-1]), float(box.get("width")[:-1])) for box in found]


def test_the_longest_bar_takes_the_width() -> None:
    svg = bars("a", "Rules", [Bar("x", 2.0, "2"), Bar("y", 1.0, "1", before=0.5)])
    assert boxes(svg, "plain") == [(0, 100), (0, 50)]
    assert boxes(svg, "before") == [(25, 0.5)]
    assert '<desc id="a-desc">x: 2; y: 1</desc>' in svg


def test_parts_fill_the_width() -> None:
    svg = stacks("a", "Suites", [Stack("x", "3 of 4", {"passed": 3, "failed": 1})])
    assert boxes(svg, "passed") == [(0, 75)]
    assert boxes(svg, "failed") == [(75, 25)]


def test_classes_are_put_together_to_half_octaves() -> None:
    svg = histogram("a", "Lengths", {"0": 1, "1024": 1, "1218": 1, "1449": 1}, None)
    desc = re.search("<desc[^>]*>(.*)</desc>", svg)
    assert desc
    assert desc[1] == "0: 25.0%; 1,024 to 1,448: 50.0%; 1,449 to 2,047: 25.0%"


def test_a_chart_of_nothing_is_none() -> None:
    assert histogram("a", "Lengths", {}, {}) == ""


@pytest.mark.parametrize("text", ["<b>&\"'", "\x00\ud800\uffff", "w" * 500, "\u202ex"])
def test_text_is_escaped_and_bounded(text: str) -> None:
    for svg in (
        bars("a", text, [Bar(text, 1, "1")]), stacks("a", text, [Stack(text, "1", {"passed": 1})]),
    ):  # fmt: skip
        shown = etree.fromstring(svg.encode()).find("text").text
        assert len(shown) <= 26


@given(_COUNTS, st.none() | _COUNTS)
def test_no_box_leaves_the_chart(counts: dict[str, int], before: dict[str, int] | None) -> None:
    svg = histogram("a", "Lengths", counts, before)
    if not (counts or before):
        assert svg == ""
        return
    for box in etree.fromstring(svg).iter("rect"):
        left, wide = float(box.get("x")[:-1]), float(box.get("width")[:-1])
        top, high = float(box.get("y")), float(box.get("height"))
        assert left >= 0
        assert wide >= 0
        assert left + wide <= 100.2
        assert top >= 0
        assert top + high <= 190
