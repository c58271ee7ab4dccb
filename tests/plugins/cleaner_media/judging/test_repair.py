"""Repairs of links: what is found on pages, and the address that is meant."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import MediaLink
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.repair import repaired

BASE = "https://news.example.org/2024/"
FULL = "https://a.example/b.jpg"

REPAIRS = [
    ("entity", "https://a.example/b.jpg?w=1&amp;h=2", "https://a.example/b.jpg?w=1&h=2"),
    ("entity, escaped again", "/b.jpg?w=1&amp;amp;h=2", "https://news.example.org/b.jpg?w=1&h=2"),
    ("entity by number", "https:&#x2F;&#47;a.example/b.jpg", FULL),
    ("quotes as entities", "&quot;https://a.example/b.jpg&quot;", FULL),
    ("blanks around", " \n\thttps://a.example/b.jpg ", FULL),
    ("a line break inside", "https://a.exa\nmple/b.jpg", FULL),
    ("a line break with an indent", "https://a.example/\r\n\t    b.jpg", FULL),
    ("a blank in the path", "/b c.jpg", "https://news.example.org/b%20c.jpg"),
    ("quotes", '"https://a.example/b.jpg"', FULL),
    ("typographic quotes", "„https://a.example/b.jpg“", FULL),
    ("one quote", "https://a.example/b.jpg'", FULL),
    ("angle brackets", "<https://a.example/b.jpg>", FULL),
    ("round brackets", "(https://a.example/b.jpg)", FULL),
    ("a style sheet", "url('https://a.example/b.jpg')", FULL),
    ("backslashes", "https:\\\\a.example\\b.jpg", FULL),
    ("JSON", r"https:\/\/a.example\/b.jpg", FULL),
    ("JSON in JSON", r"\"https:\/\/a.example\/b.jpg\"", FULL),
    ("JavaScript", r"https://a.example/b.jpg?a=1\u0026b=2", "https://a.example/b.jpg?a=1&b=2"),
    ("JavaScript, hex", r"https:\x2f\x2fa.example\x2fb.jpg", FULL),
    ("two schemes", "http://https://a.example/b.jpg", FULL),
    ("two schemes, one cut", "http:https://a.example/b.jpg", FULL),
    ("two schemes, no colon", "https://http//a.example/b.jpg", "http://a.example/b.jpg"),
    ("three schemes", "http://http://https://a.example/b.jpg", FULL),
    ("no colon", "https//a.example/b.jpg", FULL),
    ("a semicolon", "https;//a.example/b.jpg", FULL),
    ("one slash", "https:/a.example/b.jpg", FULL),
    ("no slash", "https:a.example/b.jpg", FULL),
    ("many slashes", "https://///a.example/b.jpg", FULL),
    ("the colon late", "https//:a.example/b.jpg", FULL),
    ("htp", "htp://a.example/b.jpg", "http://a.example/b.jpg"),
    ("ttps", "ttps://a.example/b.jpg", FULL),
    ("hxxps", "hxxps://a.example/b.jpg", FULL),
    ("shouted", "HTTPS://A.EXAMPLE/b.jpg", FULL),
    ("no scheme", "www.a.example/b.jpg", "https://www.a.example/b.jpg"),
    ("a file called www", "www.jpg", "https://news.example.org/2024/www.jpg"),
    ("of the page's scheme", "//a.example/b.jpg", FULL),
    ("the slashes only", "://a.example/b.jpg", FULL),
    ("encoded as a whole", "https%3A%2F%2Fa.example%2Fb.jpg", FULL),
    ("encoded twice as a whole", "https%253A%252F%252Fa.example%252Fb.jpg", FULL),
    ("a blank encoded twice", "/b%2520c.jpg", "https://news.example.org/b%20c.jpg"),
    ("a letter encoded twice", "/b%25C3%25A4.jpg", "https://news.example.org/b%C3%A4.jpg"),
    ("an address in a query", "/r?u=a%2520b", "https://news.example.org/r?u=a%2520b"),
    ("a percent sign", "/100%25.jpg", "https://news.example.org/100%25.jpg"),
    ("letters of other alphabets", "https://bücher.example/ä.jpg",
     "https://xn--bcher-kva.example/%C3%A4.jpg"),
    ("a default port", "https://a.example:443/b.jpg", FULL),
    ("another port", "https://a.example:8443/b.jpg", "https://a.example:8443/b.jpg"),
    ("dots", "https://a.example/c/./../b.jpg", FULL),
    ("a full stop", "https://a.example/b.jpg.", FULL),
    ("a bracket and a comma", "https://a.example/b.jpg),", FULL),
    ("an ellipsis behind all", "https://a.example/b.jpg…", FULL),
    ("brackets in the name", "/b(1).jpg", "https://news.example.org/b(1).jpg"),
    ("brackets at the end", "/b_(c)", "https://news.example.org/b_(c)"),
    ("a zero-width blank", "https://a.exam\u200bple/b.jpg\u200b", FULL),
    ("a soft hyphen", "https://a.exam\u00adple/b.jpg", FULL),
    ("a byte order mark", "\ufeffhttps://a.example/b.jpg", FULL),
    ("a non-joiner in Persian", "/می\u200cشود.jpg",
     "https://news.example.org/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF.jpg"),
    ("a parameter like an entity", "/b.jpg?a=1&copy=2", "https://news.example.org/b.jpg?a=1&copy=2"),
    ("a path like a scheme", "https/b.jpg", "https://news.example.org/2024/https/b.jpg"),
    ("a fragment", "b.jpg#top", "https://news.example.org/2024/b.jpg#top"),
    ("a page in an archive", "https://web.example/2016/http://a.example/b.jpg",
     "https://web.example/2016/http://a.example/b.jpg"),
    ("a page of another's pictures", "https://i0.wp.com/a.example/b.jpg?w=3",
     "https://i0.wp.com/a.example/b.jpg?w=3"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "url"), REPAIRS, ids=[row[0] for row in REPAIRS])
def test_repairs(name: str, raw: str, url: str) -> None:
    assert Candidate(MediaLink(raw, raw), BASE).url == url


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("//a.example/b.jpg", FULL),
        ("www.a.example/b.jpg", "https://www.a.example/b.jpg"),
        ("http://a.example/b.jpg", "http://a.example/b.jpg"),
    ],
)
def test_without_a_page_an_address_without_scheme_is_one_of_https(raw: str, url: str) -> None:
    assert Candidate(MediaLink(raw, raw), None).url == url


def test_the_scheme_of_a_page_is_taken_over() -> None:
    for raw in ("//a.example/b.jpg", "www.a.example/b.jpg"):
        assert Candidate(MediaLink(raw, raw), "http://x.example/").url.startswith("http://")


@pytest.mark.parametrize("raw", ["https://exa mple/a.jpg", "https://", "http://[1/a.jpg", "a b:c"])
def test_what_can_not_be_repaired_stays(raw: str) -> None:
    assert Candidate(MediaLink(raw, raw), None).url == raw


hosts = st.from_regex(r"[a-z]{1,5}(\.[a-z0-9-]{1,5}){0,2}", fullmatch=True)
paths = st.text("ab/._~!$*+,=:@?&#-0", max_size=12)
links = st.builds("{}{}{}".format, st.sampled_from(["", "http://", "https://"]), hosts, paths)


@given(st.one_of(links, paths, links.map(" {}".format), links.map('"{}"'.format)))
def test_repairing_twice_is_repairing_once(link: str) -> None:
    once = repaired(link)
    assert repaired(once) == once


@pytest.mark.parametrize(
    "unit",
    ["&amp;", "%25", "\\", "\\u0026", "http:", "https://", "(", "a.", " \n", "\u200b", "://"],
)
def test_a_megabyte_takes_linear_time(unit: str) -> None:
    long = unit * (1_000_000 // len(unit))
    start = perf_counter()
    for link in (long, f"http://{long}", f"{long}.jpg", f"{long}\x00"):
        repaired(link)
    assert perf_counter() - start < 20
