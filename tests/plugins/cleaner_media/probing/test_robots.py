"""What a robots.txt says, and what a hostile one costs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from cleaner_media.probing.robots import _NAME, _ours

CASES = [
    ("nothing", "", True),
    ("for all", "User-agent: *\nDisallow: /a", False),
    ("for us", "User-agent: Cleaner\nDisallow: /a", False),
    ("for us, not for all", "User-agent: *\nDisallow: /\n\nUser-agent: cleaner # us\nDisallow:", True),
    ("for another", "User-agent: another\nDisallow: /", True),
    ("for another behind", "User-agent: *\nAllow: /\nUser-agent: another\nDisallow: /", True),
    ("for us among others", "User-agent: x\nUSER-AGENT : cleaner\nUser-agent: y\nDisallow: /", False),
    ("a name without a colon", "user agent cleaner\nDisallow: /a", False),
    ("no name", "User-agent:\nDisallow: /", True),
    ("stars in a name", "User-agent: clean*er*\nDisallow: /", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "allowed"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_rules(text: str, allowed: bool) -> None:
    for rules in (Protego.parse(text), Protego.parse(_ours(text))):
        assert rules.can_fetch("http://example.com/a.jpg", _NAME) is allowed


LINES = st.sampled_from(
    ["User-agent: *", "user-agent: Cleaner", "User-agent: x", "useragent y", "User-agent: y", "#",
     "Disallow: /", "Disallow: /b", "Allow: /a", "Sitemap: /s", "Crawl-delay: 1", "", "nonsense"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_other_names_say_nothing_to_us(lines: list[str]) -> None:
    text = "\n".join(lines)
    plain, ours = Protego.parse(text), Protego.parse(_ours(text))
    for path in ("/a.jpg", "/b.jpg", "/"):
        url = f"http://example.com{path}"
        assert ours.can_fetch(url, _NAME) == plain.can_fetch(url, _NAME)


def test_many_names_with_many_rules() -> None:
    names = "".join(f"User-agent:{number}\n" for number in range(14_000))
    text = names + "User-agent: c" + "*" * 100 + "\n" + "Allow:/x\n" * 25_000
    begun = time.monotonic()
    rules = Protego.parse(_ours(text))
    assert rules.can_fetch("http://example.com/a.jpg", _NAME)
    assert time.monotonic() - begun < 20
