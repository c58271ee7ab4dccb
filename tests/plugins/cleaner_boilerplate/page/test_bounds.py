"""Pages that would cost a parser the square of their length."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.bounds import bounded


def text_of(html: str) -> str:
    body = LexborHTMLParser(html).body
    return body.text(separator=" ", strip=True) if body else ""


@pytest.mark.parametrize(
    ("name", "html", "text"),
    [
        ("nested", "<div>" * 50_000 + "One" + "</div>" * 50_000 + "<p>Two", "One Two"),
        ("nested, never closed", "<div>" * 50_000 + "One", "One"),
        (
            "formatting that is never closed",
            "".join(f"<font color={number}><p>x" for number in range(10_000)) + "<p>One",
            "x " * 10_000 + "One",
        ),
        (
            "formatting that is closed too late",
            "".join(f"<p><b id={number}>" for number in range(5_000)) + "One" + "</b>" * 5_000,
            "One",
        ),
        ("attributes", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>One", "One"),
    ],
)
def test_what_is_dear_to_parse_is_made_cheap(name: str, html: str, text: str) -> None:
    short = bounded(html)
    assert short != html
    assert text_of(short) == text


@pytest.mark.parametrize(
    "html",
    [
        "<p>One",
        "<ul>" + "<li><a href=/>One</a>" * 5_000 + "</ul>",
        "<p>One <b>two</b><br><img src=x>" * 5_000,
        "<tr><td><p>One" * 5_000,
        f'<img src="data:image/png;base64,{"A" * 100_000}"><p>One',
        "<" * 5_000,
    ],
)
def test_ordinary_pages_stay_as_they_are(html: str) -> None:
    assert bounded(html) == html
