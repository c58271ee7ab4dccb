"""The page in a real browser: it shows what it should, and hostile text does nothing."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.gate.reports.html import render
from cleaner.gate.reports.report import Report
from cleaner.gate.verdict import Example
from tests.gate.reports.browser import PROGRAM, Browser, browsing, different_rows
from tests.gate.reports.samples import (
    checked,
    full_report,
    hostile_report,
    large_report,
    mixed_report,
    passed_report,
    report,
    suite,
)

# CI installs a browser: there its absence is a failure
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        PROGRAM is None and not os.environ.get("CI"), reason="there is no Chromium here"
    ),
]

REPORTS = {
    "passed": passed_report,
    "full": full_report,
    "hostile": hostile_report,
    "large": large_report,
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def page(tmp_path: Path):
    def write(made: Report) -> Path:
        path = tmp_path / "report.html"
        path.write_text(render(made), "utf-8")
        return path

    return write


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [1280, 360])
def test_it_fits_its_width_and_is_quiet(browser: Browser, page, name: str, width: int) -> None:
    path = page(REPORTS[name]())
    browser.open(path, width=width)
    assert browser.noted == []
    assert browser.asked == [path.as_uri()]
    assert browser.evaluate("document.documentElement.scrollWidth") == width
    assert browser.evaluate("innerWidth") == width
    assert different_rows(browser.screenshot()) > 100


def test_charts_and_examples_are_there(browser: Browser, page) -> None:
    browser.open(page(full_report()), width=1280)
    titles = "[...document.querySelectorAll('svg[role] > title')].map(one => one.textContent)"
    assert browser.evaluate(titles) == [
        "Outcomes by suite", "Length of texts", "Languages", "Media links by status",
        "Edits by rule",
    ]  # fmt: skip
    drawn = "[...document.querySelectorAll('svg[role]')].every(one => one.getBBox().width > 100)"
    assert browser.evaluate(drawn) is True
    shown = browser.evaluate("document.body.innerText")
    assert "cafÃ©" in shown
    assert "languages.de" in shown


def test_scripts_in_the_data_do_not_run(browser: Browser, page) -> None:
    browser.open(page(hostile_report()), width=1280)
    assert browser.evaluate("document.title").startswith("✗ <img src=x onerror=")
    count = "document.querySelectorAll('script, img, iframe, [onload], [onerror], a').length"
    assert browser.evaluate(count) == 0


def asked(server: socket.socket) -> list[bytes]:
    """What was sent over each connection that was made so far."""
    sent = []
    while True:
        try:
            connection, _ = server.accept()
        except BlockingIOError:
            return sent
        with connection:
            connection.setblocking(False)
            try:
                sent.append(connection.recv(100))
            except BlockingIOError:
                sent.append(b"")


def test_the_policy_holds_where_escaping_would_not(browser: Browser, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        place = f"http://127.0.0.1:{server.getsockname()[1]}"
        hostile = (
            f"<script>document.title='pwned'</script><img src={place}/a onerror=\"document.title="
            f"'pwned'\"><link rel=stylesheet href={place}/b><iframe src={place}/c></iframe>"
            f"<p style='background:url({place}/d)'>x</p><svg onload=\"document.title='pwned'\">"
        )
        path = tmp_path / "report.html"
        path.write_text(render(mixed_report()).replace("<main>", f"<main>{hostile}"), "utf-8")
        browser.open(path, width=1280)
        assert browser.evaluate("document.title") == "✗ out/clean.jsonl – cleaner check"
        assert len(browser.noted) >= 5, "the browser tells what it refused"
        # for a frame it connects before it knows that it must not, and asks for nothing
        assert asked(server) in ([], [b""])


def test_what_would_be_loaded_is_not(browser: Browser, page) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        place = f"http://127.0.0.1:{server.getsockname()[1]}"
        text = f'"><img src="{place}/a.png"><link rel=stylesheet href="{place}/a.css">'
        rule = checked(1, "failed", title=text, examples=[Example(text, text, text)])
        browser.open(page(report(suite(rule, outcome="failed"))), width=1280)
        assert browser.noted == []
        assert asked(server) == []


CONTRAST = """(() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
  };
  const poor = [];
  for (const one of document.querySelectorAll('body *')) {
    if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    if (one.closest('title, desc')) continue;
    const style = getComputedStyle(one);
    const ink = one.closest('svg') ? style.fill : style.color;
    const [a, b] = [light(ink), light(behind(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push([one.className, one.textContent, ink]);
  }
  return poor;
})()"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_has_the_contrast_that_wcag_asks_for(browser: Browser, page, dark) -> None:
    browser.open(page(full_report()), width=1280, dark=dark)
    assert browser.evaluate(CONTRAST) == []
