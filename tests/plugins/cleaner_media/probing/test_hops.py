"""Addresses on the way to a file: the form that is sent is the one that was looked at."""

from contextlib import suppress

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL as SENT

from cleaner_media.probing.addresses import Vetting
from cleaner_media.probing.hops import RefusedError, host_of, led_to, vetted

FORMS = [
    ("as it is", "http://example.com/a.jpg", "http://example.com/a.jpg"),
    ("no path", "http://example.com?x", "http://example.com/?x"),
    ("a fragment", "http://example.com/a#b@c/d", "http://example.com/a"),
    ("a name", "http://me@example.com/me@example.com", "http://example.com/me@example.com"),
    ("a password", "https://me:se@cret@example.com:8443/", "https://example.com:8443/"),
    ("an empty name", "http://@example.com/", "http://example.com/"),
    ("a name like the scheme", "http://http:x@http/", "http://http/"),
    ("IPv6", "http://me@[2606:4700::1]:81/@", "http://[2606:4700::1]:81/@"),
    ("signs in a query", "http://example.com/?a=http://b@c/", "http://example.com/?a=http://b@c/"),
    ("a break", "http://example.com/a\r\nX: y", "http://example.com/aX:%20y"),
]


@pytest.mark.parametrize(("url", "sent"), [f[1:] for f in FORMS], ids=[f[0] for f in FORMS])
def test_form(url: str, sent: str) -> None:
    assert vetted(url, Vetting()) == sent
    assert vetted(sent, Vetting()) == sent


REFUSED = [
    ("loopback", "http://127.1/", "private-address"),
    ("loopback with a dot", "http://127.0.0.1./", "private-address"),
    ("loopback with a port", "http://[::1]:8080/", "private-address"),
    ("behind a name", "http://example.com@127.0.0.1/", "private-address"),
    ("mail", "http://example.com:25/", "bad-redirect"),
    ("mail in IPv6", "http://[2606:4700::1]:25/", "bad-redirect"),
    ("mail behind a name", "http://me:80@example.com:25/", "bad-redirect"),
    ("a file", "file:///etc/passwd", "bad-redirect"),
    ("a long script", "javascript:" + "x" * 100_000, "bad-redirect"),
]


@pytest.mark.parametrize(("url", "problem"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(url: str, problem: str) -> None:
    with pytest.raises(RefusedError) as caught:
        vetted(led_to("http://example.com/", url), Vetting())
    assert caught.value.problem == problem
    assert len(str(caught.value)) < 400


TEXTS = st.text(
    st.one_of(st.sampled_from("http:/@#?[]%.\\;& \t0127aé。"), st.characters()), max_size=40
)


@given(TEXTS, TEXTS)
def test_all_parsers_agree(before: str, behind: str) -> None:
    """What is sent goes to the host and port that were looked at, whatever the text."""
    for text in (f"http://{before}{behind}", f"http://{before}@{behind}/", behind):
        with suppress(RefusedError, ValueError):
            href = vetted(led_to("http://example.com/a", text), Vetting())
            one, sent = URL(href), SENT(href, encoded=True)
            assert one.href == href
            assert (one.username, one.password, one.hash) == ("", "", "")
            assert host_of(href) == one.host
            assert sent.raw_host == one.hostname.strip("[]")
            assert sent.port == (int(one.port) if one.port else 80 if href[4] == ":" else 443)
            assert not sent.user
