"""The absolute form of a link: what is read without the parser of URLs is what it would give."""

import pytest
from ada_url import join_url, normalize_url
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner_media.judging.address import href_of

BASES = [
    None,
    "https://news.example.org/a/b.html?c=/d#e",
    "http://example.org:8080/",
    "https://u:p@example.org/a",
    "https://xn--bcher-kva.example/",
    "http://127.0.0.1/a",
    "data:text/plain,a",
]


def by_the_parser(link: str, base: str | None) -> str | None:
    try:
        if base is not None:
            return str(join_url(base, link))
        return str(normalize_url(f"https:{link}" if link.startswith("//") else link))
    except ValueError:
        return None


PIECES = "https:// http:// / // . .. a A xn-- a.org b.jpg 1 0x7f - ? & = # % %2e %41 : :80 :443 @ ; ~ é \\"


@given(
    st.lists(st.sampled_from([*PIECES.split(), " ", "\t"]), max_size=8).map("".join),
    st.sampled_from(BASES),
)
@example("https://a.1.org/b", None)
@example("https://a.org/./b", None)
@example("https://a.org/b/..", None)
@example("/a/.", "https://news.example.org/x")
@example("https://a.org/b:c@d,e=f?g=%h;i", None)
def test_the_short_way_gives_what_the_parser_gives(link: str, base: str | None) -> None:
    assert href_of(link, base) == by_the_parser(link, base)


@pytest.mark.parametrize("base", [base for base in BASES if base and base.startswith("http")])
def test_relative_links(base: str) -> None:
    for link in ("/b.jpg", "//b.org/c", "c.jpg", "../c.jpg", "?d=1", "#e", ""):
        assert href_of(link, base) == by_the_parser(link, base)
