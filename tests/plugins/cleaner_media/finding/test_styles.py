"""Addresses in CSS."""

import pytest

from cleaner_media.finding.styles import css_urls

CASES = [
    ("url(a.jpg)", ["a.jpg"]),
    ("background: URL( a.jpg ) , url('b c.jpg') url(\"d).jpg\")", ["a.jpg", "b c.jpg", "d).jpg"]),
    (r"url(a\(1\).jpg) url('it\'s.jpg') url(\61 b.jpg)", ["a(1).jpg", "it's.jpg", "ab.jpg"]),
    ("url(data:image/png;base64,AA==)", ["data:image/png;base64,AA=="]),
    (r"url(\0) url(\d800) url(\110000)", ["\ufffd", "\ufffd", "\ufffd"]),
    ("url(#a) url() url('') url(a b.jpg) url('a.jpg url(", []),
    ("", []),
]


@pytest.mark.parametrize(("style", "urls"), CASES)
def test_css_urls(style: str, urls: list[str]) -> None:
    assert list(css_urls(style)) == urls
