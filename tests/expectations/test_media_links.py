"""Links that can be followed without harm, and those that can't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_expectations.media_links import is_valid_link

GOOD = [
    "https://a.example/b.jpg",
    "http://a.example",
    "HTTPS://A.EXAMPLE/B.JPG?w=3&h=4#x",
    "https://a.example:8080/b%20c.jpg",
    "https://[2001:db8::1]/a.jpg",
    "https://bücher.example/ö.jpg",
    "https://a.example/" + "x" * 7900,
]


@pytest.mark.parametrize("url", GOOD, ids=[str(number) for number in range(len(GOOD))])
def test_good_links(url: str) -> None:
    assert is_valid_link(url)


BAD = [
    "", " ", "/a.jpg", "//a.example/b.jpg", "a.jpg", "javascript:alert(1)", "data:image/png;base64,AA",
    "ftp://a.example/b.jpg", "file:///etc/passwd", "https://", "https:///a.jpg", "https://:80/a",
    "https://user:secret@a.example/", "https://user@a.example/", "https://a.example/b c.jpg",
    " https://a.example/", "https://a.example/\n", "https://a.example/\x00", "https://a.example/\u202e",
    "https://a.example:port/", "https://a.example:99999/", "https://[::1/", "https:a.example",
    "https://a.example/" + "x" * 8000, "https://a.example/\ud800",
]  # fmt: skip


@pytest.mark.parametrize("url", BAD, ids=[str(number) for number in range(len(BAD))])
def test_bad_links(url: str) -> None:
    assert not is_valid_link(url)


@given(st.text() | st.text("htps:/[]@.:% \x00é", max_size=30).map("https://".__add__))
def test_any_text_is_taken(url: str) -> None:
    assert is_valid_link(url) in (True, False)
