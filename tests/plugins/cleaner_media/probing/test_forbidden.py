"""Scraped links are hostile: none of them reaches an address that may not be connected to.

A real listener on all addresses of this machine must see nothing. Another server, on the one
address that is allowed, redirects to wherever it is told.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from cleaner import Answer, MediaLink, ProbeConfig, clean
from cleaner_media.probing.prober import MediaProber

ALLOWED = "127.0.0.2"

DIRECT = (
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.255.255.254:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://2130706433:{port}/",
    "http://2130706433.:{port}/",
    "http://0x7f000001:{port}/",
    "http://0X7F000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0x7f.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0177.1:{port}/",
    "http://00000177.0000.0.1:{port}/",
    "http://127.0.0x0.1:{port}/",
    "http://127.0.0.01:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://127%2e0%2e0%2e1:{port}/",
    "http://127。0。0。1:{port}/",
    "http://127．0．0．1:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:{port}/",
    "http://1\t27.0.0.1:{port}/",
    "ht\ntp://127.0.0.1:{port}/",
    " http://127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "http:/127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}\\",
    "http:////127.0.0.1:{port}/",
    "HTTP://127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "http://[::1]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[0000:0000:0000:0000:0000:0000:0000:0001]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::ffff:0:127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://ｌｏｃａｌｈｏｓｔ:{port}/",
    "http://loc%61lhost:{port}/",
    "http://a.localhost:{port}/",
    "http://ip6-localhost:{port}/",
    "http://user:secret@127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://example.com:80@127.0.0.1:{port}/",
    "http://example.com%40@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.com/",
    "http://127.0.0.1:{port}#@example.com/",
    "http://127.0.0.1:{port}?@example.com/",
    "http://name-of-loopback.example:{port}/",
    "http://name-of-loopback-6.example:{port}/",
    "http://mapped.example:{port}/",
    "http://nat64.example:{port}/",
    "http://unspecified.example:{port}/",
    "http://several.example:{port}/",
    "http://zone.example:{port}/",
    "http://169.254.169.254:{port}/latest/meta-data/",
    "http://metadata.example:{port}/",
    "http://[fd00:ec2::254]:{port}/",
    "ftp://127.0.0.1:{port}/",
    "file://127.0.0.1/etc/passwd",
    "gopher://127.0.0.1:{port}/_x",
    "ws://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/x",
    "jar:http://127.0.0.1:{port}/!/",
)
"""Ways to write an address of this machine, or a name that leads to it."""

NAMES = {
    "name-of-loopback.example": ["127.0.0.1"],
    "name-of-loopback-6.example": ["::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "unspecified.example": ["0.0.0.0"],
    "several.example": ["127.0.0.1", "::1", "10.0.0.1"],
    "zone.example": ["fe80::1%lo"],
    "metadata.example": ["169.254.169.254"],
    "both.example": ["127.0.0.1", ALLOWED],
    "allowed.example": [ALLOWED],
}


class Listener:
    """Sees every connection to a port of this machine, over IPv4 and IPv6."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        self._socket.bind(("::", 0))
        self._socket.listen(200)
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]

    def seen(self) -> int:
        """Take all connections that came, and count them."""
        count = 0
        while True:
            try:
                connection, _ = self._socket.accept()
            except BlockingIOError:
                return count
            connection.close()
            count += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with closing(Listener()) as one:
        yield one


class _Redirector(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        asks_robots = self.path == "/robots.txt"
        target = query["to"][0] if "to" in query else self.server.robots if asks_robots else None  # type: ignore[attr-defined]
        self.send_response(302 if target else 200)
        if target:
            # as bytes: a header may hold any
            self._headers_buffer.append(b"Location: " + target.encode() + b"\r\n")  # type: ignore[attr-defined]
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def redirector() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer((ALLOWED, 0), _Redirector)
    server.robots = None  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


async def lookup(host: str) -> list[Any]:
    addresses = NAMES.get(host.rstrip("."))
    if addresses is None:
        found: list[Any] = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return found
    return [
        (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))
        for address in addresses
    ]  # fmt: skip


def ask(addresses: list[str], look: Any = lookup, **config: Any) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    known = {"allow_networks": (ALLOWED,), "timeout": 2.0, "retries": 0}
    prober = MediaProber(ProbeConfig(**(known | config)), look)
    prober.ask(addresses, lambda answer: answers.__setitem__(answer.address, answer))
    assert set(answers) == set(addresses)
    return answers


REFUSED = {"private-address", "bad-redirect", "bad-url", "dns-failed"}


def test_there_are_enough_of_them() -> None:
    assert len(set(DIRECT)) >= 75


def test_the_listener_sees_what_is_allowed(listener: Listener) -> None:
    hosts = ("127.0.0.1", "[::1]", "localhost", "name-of-loopback.example", "mapped.example")
    answers = ask([f"http://{host}:{listener.port}/" for host in hosts], allow_private=True)
    assert listener.seen() >= len(hosts)
    assert "private-address" not in {one.problem for one in answers.values()}


def test_addresses_as_they_stand(listener: Listener) -> None:
    answers = ask([url.format(port=listener.port) for url in DIRECT])
    assert listener.seen() == 0
    assert {url: one.problem for url, one in answers.items() if one.problem not in REFUSED} == {}
    assert {one.http_status for one in answers.values()} == {None}


def test_links_of_a_page(listener: Listener) -> None:
    links = "".join(
        f'<img src="{url.format(port=listener.port)}" alt="{number}">'
        for number, url in enumerate(DIRECT)
    )
    page = f"<html><body><article><h1>Rain</h1><p>It rained.</p>{links}</article></body></html>"
    document = clean(page, url="http://example.com/news/", media_type="text/html")
    assert len(document.media) > 20
    prober = MediaProber(ProbeConfig(allow_networks=(ALLOWED,)), lookup)
    addresses = [address for link in document.media if (address := prober.address(link))]
    if addresses:
        ours = [one for one in addresses if not one.startswith("http://example.com/")]
        ask(ours)
    strict = MediaProber(ProbeConfig())
    unsafe = [link for link in document.media if "private-host" in link.problems]
    assert [strict.address(link) for link in unsafe] == [None] * len(unsafe)
    assert len(unsafe) >= 20
    assert listener.seen() == 0


def test_redirects(listener: Listener, redirector: ThreadingHTTPServer) -> None:
    base = f"http://{ALLOWED}:{redirector.server_port}/?to="
    ours = {base + quote(url.format(port=listener.port)): url for url in DIRECT}
    # without a scheme of its own it stays on the allowed server
    answers = ask(list(ours))
    assert listener.seen() == 0
    there = [answers[url] for url in ours if answers[url].problem not in REFUSED]
    assert all((one.final_url or "").startswith(f"http://{ALLOWED}:") for one in there)
    assert len(there) < 10


def test_a_second_redirect(listener: Listener, redirector: ThreadingHTTPServer) -> None:
    base = f"http://{ALLOWED}:{redirector.server_port}/?to="
    inner = base + quote(f"http://127.0.0.1:{listener.port}/")
    (answer,) = ask([base + quote(inner)]).values()
    assert (answer.problem, listener.seen()) == ("private-address", 0)
    assert answer.final_url == f"http://127.0.0.1:{listener.port}/"


def test_a_name_that_changes_its_address(
    listener: Listener, redirector: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is allowed when it is looked at, and leads elsewhere a moment later."""
    monkeypatch.setattr("cleaner_media.probing.connections._NAME_SECONDS", -1.0)
    answers_given = iter([[ALLOWED], *[["127.0.0.1"]] * 20])

    async def rebinding(host: str) -> list[Any]:
        NAMES["rebinding.example"] = next(answers_given)
        return await lookup(host)

    urls = [f"http://rebinding.example:{redirector.server_port}/{number}" for number in range(5)]
    urls.append(f"http://rebinding.example:{listener.port}/")
    answers = ask(urls, rebinding, per_host=1, concurrency=1)
    assert listener.seen() == 0
    problems = [one.problem for one in answers.values()]
    assert problems.count("private-address") == 5
    assert problems.count(None) == 1


def test_a_name_with_good_and_bad_addresses(
    listener: Listener, redirector: ThreadingHTTPServer
) -> None:
    (good,) = ask([f"http://both.example:{redirector.server_port}/"]).values()
    assert good.http_status == 200
    (bad,) = ask([f"http://several.example:{listener.port}/"]).values()
    assert (bad.problem, listener.seen()) == ("private-address", 0)


def test_the_socket_itself_is_checked(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the resolver fooled, no socket is made all the same."""

    async def resolve(_self: Any, host: str, port: int = 0, family: Any = None) -> list[Any]:
        return [
            {"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET,
             "proto": 0, "flags": 0}
        ]  # fmt: skip

    monkeypatch.setattr("cleaner_media.probing.connections.VettedResolver.resolve", resolve)
    (answer,) = ask([f"http://fooled.example:{listener.port}/"]).values()
    assert (answer.problem, listener.seen()) == ("private-address", 0)


def test_robots_txt_is_vetted_too(listener: Listener, redirector: ThreadingHTTPServer) -> None:
    redirector.robots = f"http://127.0.0.1:{listener.port}/"  # type: ignore[attr-defined]
    (answer,) = ask([f"http://{ALLOWED}:{redirector.server_port}/a.jpg"], robots=True).values()
    assert (answer.problem, listener.seen()) == ("private-address", 0)


def test_without_a_wish_nothing_is_asked_for(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("the network was touched")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    page = f'<html><body><p>It rained.</p><img src="http://127.0.0.1:{listener.port}/a.jpg"></body></html>'
    document = clean(page, media_type="text/html", url="http://example.com/")
    assert document.media[0].status == "unsafe"
    assert listener.seen() == 0


def test_a_link_with_a_password_is_not_asked_for() -> None:
    document = clean("![x](http://user:secret@example.com/a.jpg)")
    assert [MediaProber(ProbeConfig()).address(link) for link in document.media] == [None]
    assert isinstance(document.media[0], MediaLink)
