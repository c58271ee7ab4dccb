"""The server does what its table says, and leaves nothing behind: probing is tested against it."""

import gc
import http.client
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Iterator

import pytest

from cleaner_media.probing.sniff import sniff
from tests.plugins.cleaner_media.probing.behaviours import CASES, Said
from tests.plugins.cleaner_media.probing.samples import JPEG
from tests.plugins.cleaner_media.probing.server import CERTIFICATES, Server, behaving_server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with behaving_server() as running:
        yield running


def raw(server: Server, path: str, *headers: str, method: str = "GET", wait: float = 0.3) -> bytes:
    """Give what comes over the wire: the first 100 kB, till the end or till nothing comes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
    with socket.create_connection((server.host, server.ports["plain"]), timeout=wait) as client:
        client.sendall("\r\n".join(lines).encode())
        got = b""
        try:
            while len(got) < 100_000 and (more := client.recv(65_536)):
                got += more
        except TimeoutError:
            pass
        return got


def connect(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(server.host, server.ports["plain"], timeout=5)


def test_names_and_paths_are_unique() -> None:
    for column in (0, 1):
        assert len({row[column] for row in CASES}) == len(CASES)


ANSWERED = [
    (name, path, said)
    for name, path, said in CASES
    if said.status and not said.lands and not path.startswith(("/redirect/", "/coding/"))
]


@pytest.mark.parametrize(("name", "path", "said"), ANSWERED, ids=[row[1] for row in ANSWERED])
def test_what_is_answered(server: Server, name: str, path: str, said: Said) -> None:
    for _ in range(3):  # some say it the third time
        try:
            got = raw(server, path)
        except ConnectionResetError:
            continue
        status, _, body = got.partition(b"\r\n\r\n")
        if b"Early Hints" in status:
            status, _, body = body.partition(b"\r\n\r\n")
        if status.split(b" ")[1:2] == [b"%d" % said.status]:
            break
    assert status.split(b" ")[1] == b"%d" % said.status
    if said.sniffed and b"chunked" not in status:
        assert sniff(body) == said.sniffed
    if said.size and "huge" not in path:
        assert b"Content-Length: %d\r\n" % said.size in status + b"\r\n"


UNANSWERED = [row for row in CASES if row[2].problem in ("timeout", "connection-failed")]


@pytest.mark.parametrize(("name", "path", "said"), UNANSWERED, ids=[row[1] for row in UNANSWERED])
def test_what_is_not_answered(server: Server, name: str, path: str, said: Said) -> None:
    try:
        body = raw(server, path).partition(b"\r\n\r\n")[2]
    except ConnectionResetError:
        assert "reset" in path
        return
    assert "reset" not in path
    assert len(body) < 2 or "in the body" in name
    assert (said.problem == "timeout") == ("/slow/" in path)


REDIRECTS = [row for row in CASES if row[1].startswith("/redirect/")]


@pytest.mark.parametrize(("name", "path", "said"), REDIRECTS, ids=[row[1] for row in REDIRECTS])
def test_redirects(server: Server, name: str, path: str, said: Said) -> None:
    target = server.url(path).removeprefix(server.url(""))
    head = raw(server, target).partition(b"\r\n\r\n")[0]
    assert head.split(b" ")[1] in (b"301", b"302", b"303", b"307", b"308")
    assert (b"\r\nLocation: " in head) == (name != "redirect without address")
    if "?to=" in target:
        assert f"\r\nLocation: {target.partition('?to=')[2]}\r\n".encode() in head


def test_ranges(server: Server) -> None:
    def ask(path: str, asked: str) -> tuple[int, str | None, int]:
        connection.request("GET", path, headers={"Range": asked})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Range"), len(response.read())

    connection = connect(server)
    size = 3_000_000 + len(JPEG)
    assert ask("/range/a.jpg", "bytes=0-4095") == (206, f"bytes 0-4095/{size}", 4096)
    assert ask("/range/a.jpg", f"bytes={size - 1}-") == (
        206,
        f"bytes {size - 1}-{size - 1}/{size}",
        1,
    )
    assert ask("/range/a.jpg", f"bytes={size}-") == (416, f"bytes */{size}", 0)
    assert ask("/range/no-total.jpg", "bytes=0-9") == (206, "bytes 0-9/*", 10)
    assert ask("/no-range/a.jpg", "bytes=0-9") == (200, None, size)
    assert ask("/ok/a.jpg", "lines=1") == (200, None, len(JPEG))
    assert ask("/range/416.jpg", "bytes=0-9")[0] == 416
    assert ask("/range/403.jpg", "bytes=0-9")[0] == 403
    connection.close()


def test_head_has_no_body(server: Server) -> None:
    head, _, body = raw(server, "/range/a.jpg", "Range: bytes=0-9", method="HEAD").partition(
        b"\r\n\r\n"
    )
    assert b"200" in head.partition(b"\r\n")[0]
    assert b"Content-Length: %d" % (3_000_000 + len(JPEG)) in head
    assert body == b""
    for status in (403, 404, 405, 501):
        assert b" %d " % status in raw(server, f"/head/{status}.jpg", method="HEAD")
        assert b" 200 " in raw(server, f"/head/{status}.jpg")
    assert raw(server, "/head/dropped.jpg", method="HEAD") == b""


def test_turns_are_counted_for_each_address(server: Server) -> None:
    for query in ("?1", "?2"):
        said = [raw(server, f"/again/429.jpg{query}") for _ in range(3)]
        assert [answer.split(b" ")[1] for answer in said] == [b"429", b"200", b"200"]
        assert b"\r\nRetry-After: 1\r\n" in said[0]
    assert b" GMT\r\n" in raw(server, "/again/429-date.jpg?1")


def test_more_than_anybody_wants(server: Server) -> None:
    for path in ("endless", "chunks", "10g", "headers", "header", "100000", "line"):
        assert len(raw(server, f"/huge/{path}.jpg")) >= 100_000


def test_robots(server: Server) -> None:
    assert b"\nDisallow: /robots/no/\n" in raw(server, "/robots.txt")
    assert JPEG in raw(server, "/robots/no/a.jpg")
    assert b" 404 " in raw(server, "/nowhere")


def test_requests_are_kept_in_order_over_one_connection() -> None:
    with behaving_server() as server:
        connection = connect(server)
        for path in ("/ok/cookies.jpg", "/ok/a.png?x=1"):
            connection.request("GET", path, headers={"Cookie": "id=7", "X-ODD": "a: b"})
            connection.getresponse().read()
        connection.close()
        requests = server.requests
        assert [(request.method, request.path) for request in requests] == [
            ("GET", "/ok/cookies.jpg"),
            ("GET", "/ok/a.png?x=1"),
        ]
        assert requests[0].headers["cookie"] == "id=7"
        assert requests[1].headers["x-odd"] == "a: b"
        assert (server.connections, server.peak) == (1, 1)


def test_requests_may_come_in_pieces_and_together(server: Server) -> None:
    one = b"GET /ok/a.gif HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((server.host, server.ports["plain"]), timeout=5) as client:
        for piece in (one[:5], one[5:40], one[40:] + one + one[:-1]):
            client.sendall(piece)
            time.sleep(0.02)
        client.sendall(one[-1:])
        got = b""
        while got.count(b"GIF89a") < 3:
            got += client.recv(65_536)


@pytest.mark.parametrize("host", ["127.0.0.2", "::1"])
def test_other_hosts(host: str) -> None:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.bind((host, 0))
    except OSError:
        pytest.skip(f"this machine has no {host}")
    with behaving_server(host) as server:
        assert JPEG in raw(server, "/ok/a.jpg")
        assert server.url("/").startswith("http://[::1]:" if ":" in host else "http://127.0.0.2:")
        assert JPEG in secure(server, "good")


def secure(server: Server, certificate: str) -> bytes:
    context = ssl.create_default_context(cafile=str(server.ca_file))
    with (
        socket.create_connection((server.host, server.ports[certificate]), timeout=5) as plain,
        context.wrap_socket(plain, server_hostname=server.host) as client,
    ):
        client.sendall(b"GET /ok/a.jpg HTTP/1.1\r\nConnection: close\r\n\r\n")
        got = b""
        while more := client.recv(65_536):
            got += more
        return got


def test_certificates(server: Server) -> None:
    assert JPEG in secure(server, "good")
    told = {"untrusted": "unable to get", "expired": "expired", "wrong-host": "mismatch"}
    assert {"good", *told} == set(CERTIFICATES)
    for certificate, words in told.items():
        with pytest.raises(ssl.SSLCertVerificationError, match=words):
            secure(server, certificate)


def test_refused(server: Server) -> None:
    port = int(server.refused_url("/").split(":")[2].strip("/"))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((server.host, port), timeout=5)


def test_many_at_once() -> None:
    with behaving_server() as server:
        clients = [
            socket.create_connection((server.host, server.ports["plain"]), timeout=5)
            for _ in range(200)
        ]
        for client in clients:
            client.sendall(b"GET /slow/little.jpg HTTP/1.1\r\n\r\n")
        assert all(client.recv(65_536).startswith(b"HTTP/1.1 200 ") for client in clients)
        assert server.peak == 200
        for client in clients:
            client.close()


def test_nothing_is_left() -> None:
    threads = threading.active_count()
    waiting = (
        "/slow/headers.jpg",
        "/slow/silent.jpg",
        "/slow/bytes.jpg",
        "/huge/endless.jpg",
        "/ok/a.jpg",
    )
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ResourceWarning)
        with behaving_server() as server:
            clients = [
                socket.create_connection((server.host, server.ports["plain"]), timeout=5)
                for _ in waiting
            ]
            for client, path in zip(clients, waiting, strict=True):
                client.sendall(f"GET {path} HTTP/1.1\r\n\r\n".encode())
            while len(server.requests) < len(waiting):
                time.sleep(0.01)
            before = time.monotonic()
        assert time.monotonic() - before < 5
        assert not server.open
        for client in clients:
            client.close()
        gc.collect()
    assert [str(warning.message) for warning in caught] == []
    assert threading.active_count() == threads
    assert not server.ca_file.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((server.host, server.ports["plain"]), timeout=5)
