"""Every behaviour of a real server is classified right."""

import errno
import socket
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from cleaner import Answer, MediaLink, ProbeConfig
from cleaner.errors import ConfigError
from cleaner_media.probing.outcomes import judge
from cleaner_media.probing.prober import MediaProber
from tests.plugins.cleaner_media.probing.behaviours import CASES, Said
from tests.plugins.cleaner_media.probing.server import CERTIFICATES, Server, behaving_server

HOST = "127.0.0.1"
IDS = [case[0] for case in CASES]

ONLY_BYTES_TELL = {
    "HTML as a picture",
    "HTML for a film",
    "JSON as a picture",
    "text as a picture",
    "a film as a picture",
    "empty, without a length",
    "a body that does not come",
    "body byte by byte",
    "dropped before the body",
    "dropped in the body",
}
"""What is wrong behind headers that are right: nobody who asks for headers alone can see it."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with behaving_server(HOST) as running:
        yield running


def ask(server: Server, urls: list[str], lookup: Any = None, **config: Any) -> dict[str, Answer]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SSL_CERT_FILE", str(server.ca_file))
        patched.setattr("cleaner_media.probing.schedule._FIRST_PAUSE", 0.02)
        answers: dict[str, Answer] = {}
        known = {"allow_networks": (HOST,), "timeout": 1.5, "per_host": 16}
        prober = MediaProber(ProbeConfig(**(known | config)), lookup)
        prober.ask(urls, lambda one: answers.__setitem__(one.address, one))
    assert set(answers) == set(urls)
    return answers


@pytest.fixture(scope="module", params=["get", "head"])
def answers(request: pytest.FixtureRequest, server: Server) -> tuple[str, dict[str, Answer]]:
    """Ask for everything at once, by each method."""
    server.turns.clear()
    urls = [server.url(path) for _, path, _ in CASES]
    return request.param, ask(server, urls, method=request.param)


@pytest.mark.parametrize(("name", "path", "said"), CASES, ids=IDS)
def test_behaviour(
    answers: tuple[str, dict[str, Answer]], server: Server, name: str, path: str, said: Said
) -> None:
    method, by_url = answers
    answer = by_url[server.url(path)]
    link = MediaLink(answer.address, "x", "video" if path.endswith(".mp4") else None)
    judge(link, answer)
    harmless = ("format-mismatch", "unknown-kind")
    problem = next((code for code in link.problems if code not in harmless), None)
    if method == "head" and name in ONLY_BYTES_TELL and problem is None:
        return
    assert problem == said.problem, (answer, link)
    if said.status is not None:
        assert answer.http_status in (said.status, 206 if said.status == 200 else None)
    if method == "get":
        assert said.sniffed in (None, answer.sniffed)
    if said.size is not None:
        assert answer.bytes == said.size
    if said.lands is not None:
        assert answer.final_url is not None
        assert answer.final_url.endswith(said.lands)


TLS = [
    ("good", None),
    ("untrusted", "tls-error"),
    ("expired", "tls-error"),
    ("wrong-host", "tls-error"),
]


@pytest.mark.parametrize(("certificate", "problem"), TLS)
def test_certificates(server: Server, certificate: str, problem: str | None) -> None:
    (answer,) = ask(server, [server.tls_url("/ok/a.jpg", certificate)]).values()
    assert answer.problem == problem
    assert problem is None or "certificate" in answer.detail.lower()


def test_nobody_there(server: Server) -> None:
    assert {name for name, _ in TLS} == set(CERTIFICATES)
    nobody, no_such = server.refused_url("/a.jpg"), "http://nowhere.invalid/a.jpg"
    answers = ask(server, [nobody, no_such])
    assert answers[nobody].problem == "connection-failed"
    assert answers[no_such].problem == "dns-failed"


def test_nothing_is_told_to_servers(server: Server) -> None:
    """No cookie that was set comes back, and no password that a redirect names is sent."""
    server.received.clear()
    urls = [server.url(path) for path in ("/ok/cookies.jpg", "/ok/cookies.jpg?2", "/ok/a.jpg")]
    urls.append(
        next(server.url(path) for name, path, _ in CASES if name == "redirect with a password")
    )
    ask(server, urls, per_host=1, concurrency=1)
    seen = {name for request in server.requests for name in request.headers}
    assert len(server.requests) >= 5
    assert seen == {"host", "user-agent", "accept", "accept-encoding", "range"}
    assert {one.headers["user-agent"].split("/")[0] for one in server.requests} == {"cleaner"}


def test_connections_are_used_again_and_bounded(server: Server) -> None:
    opened = server.connections
    server.peak = len(server.open)
    ask(server, [server.url(f"/ok/a.jpg?{number}") for number in range(300)], per_host=5)
    assert server.connections - opened <= 5
    assert server.peak <= 5 + len(server.open)


def test_a_server_that_wants_to_be_left_alone_is(server: Server) -> None:
    server.received.clear()
    urls = [server.url(f"/shut/429-day.jpg?{number}") for number in range(50)]
    answers = ask(server, urls, per_host=2)
    assert len(server.requests) == 2
    assert {one.http_status for one in answers.values()} == {429}


def test_redirects_together_have_a_time(server: Server) -> None:
    begun = time.monotonic()
    (answer,) = ask(server, [server.url("/slow/redirect")], timeout=0.5, retries=0).values()
    assert time.monotonic() - begun < 3
    assert answer.problem == "timeout"
    assert "redirects" in answer.detail


def test_what_is_looked_at_is_what_is_sent(server: Server) -> None:
    """An address in another form than the standard's is sent in that, without a password."""
    server.received.clear()
    host = server.url("").removeprefix("http://")
    ask(server, [f"http://user:secret@{host}/ok/../ok/\t\r\nX: y/ä\\b .jpg#top"])
    (request,) = server.requests
    assert request.path == "/ok/X:%20y/%C3%A4/b%20.jpg"
    assert "authorization" not in request.headers


def test_a_name_that_can_not_be_looked_up_now_is_looked_up_again(server: Server) -> None:
    calls: Counter[str] = Counter()

    async def lookup(host: str) -> list[Any]:
        calls[host] += 1
        if host == "later.example" and calls[host] == 2:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (HOST, 0))]
        number = socket.EAI_NONAME if host == "never.example" else socket.EAI_AGAIN
        raise socket.gaierror(number, "failed")

    later, never = server.url("/ok/a.jpg"), server.url("/ok/a.jpg")
    later, never = (
        one.replace(HOST, name)
        for one, name in ((later, "later.example"), (never, "never.example"))
    )
    answers = ask(server, [later, never], lookup)
    assert (answers[later].http_status, answers[later].attempts) == (206, 2)
    assert (answers[never].problem, answers[never].attempts) == ("dns-failed", 1)
    assert calls == {"later.example": 2, "never.example": 1}


def test_many_hosts_do_not_use_up_what_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection is kept for another request only while few are open."""
    monkeypatch.setattr("cleaner_media.probing.connections._MAX_CONNECTIONS", 20)
    with behaving_server("0.0.0.0") as everywhere:
        url = everywhere.url("/ok/a.jpg")
        urls = [url.replace("0.0.0.0", f"127.0.1.{number}") for number in range(1, 201)]
        answers = ask(everywhere, urls, allow_networks=("127.0.0.0/8",), concurrency=10)
        assert {one.http_status for one in answers.values()} == {206}
        assert everywhere.peak <= 20 + 2 * 10


def test_what_is_wrong_with_us_is_not_said_of_a_link(server: Server) -> None:
    async def lookup(_: str) -> list[Any]:
        raise OSError(errno.EMFILE, "Too many open files")

    with pytest.raises(ConfigError, match=r"Too many open files.*lower it"):
        ask(server, ["http://example.com/a.jpg"], lookup)


def test_robots_of_a_host_that_is_not_there(server: Server) -> None:
    (answer,) = ask(server, [server.refused_url("/a.jpg")], robots=True).values()
    assert answer.problem == "connection-failed"


def test_robots(server: Server) -> None:
    server.received.clear()
    urls = [server.url(f"/robots/{part}.jpg") for part in ("no/a", "no/b", "yes/a")]
    answers = ask(server, urls, robots=True)
    assert [answers[url].problem for url in urls] == ["robots", "robots", None]
    paths = [request.path for request in server.requests]
    assert sorted(paths) == ["/robots.txt", "/robots/yes/a.jpg"]
    assert {one.problem for one in ask(server, urls).values()} == {None}


def test_a_large_file_is_not_downloaded(server: Server) -> None:
    """Of an endless body a few buffers are read, by whatever method."""
    import tracemalloc

    urls = [server.url(f"/huge/endless.jpg?{number}") for number in range(20)]
    tracemalloc.start()
    ask(server, urls)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000
