"""A real HTTP server that does what `behaviours` says, in a thread of its own.

    with behaving_server() as server:
        server.url("/ok/a.jpg")

Nothing of it is left when the context ends: no thread, no socket, no answer under way.
"""

import asyncio
import socket
import ssl
import struct
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.plugins.cleaner_media.probing.behaviours import ACTIONS, NOT_FOUND
from tests.plugins.cleaner_media.probing.replies import (
    Action,
    Forever,
    Reply,
    Request,
    Reset,
    Script,
    Wait,
)

CERTIFICATES = ("good", "untrusted", "expired", "wrong-host")
_MAX_HEAD = 65_536
_AT_ONCE_RESET = struct.pack("ii", 1, 0)


class Server:
    """A running server.

    `ca_file` is the authority to trust; `connections` counts those that were opened, `peak` those
    that were open at once.
    """

    def __init__(self, host: str, ca_file: Path) -> None:
        self.host = host
        self.ca_file = ca_file
        self.connections = 0
        self.peak = 0
        self.open: set[_Connection] = set()
        self.turns: Counter[str] = Counter()
        self.received: list[Request] = []
        self.ports: dict[str, int] = {}

    @property
    def requests(self) -> list[Request]:
        """What was asked so far, in its order: a copy, which may be taken at any time."""
        return self.received.copy()

    def url(self, path: str) -> str:
        """Give the address of a path. `{host}` in it is this server, `{tls}` the one with TLS."""
        host = self._url("", "plain", "").removeprefix("://")
        path = path.replace("{host}", host).replace("{tls}", self.tls_url(""))
        return self._url("http", "plain", path)

    def tls_url(self, path: str, certificate: str = "good") -> str:
        """Give the address of a path of the server that shows a certificate of `CERTIFICATES`."""
        return self._url("https", certificate, path)

    def refused_url(self, path: str) -> str:
        """Give an address where nobody listens, as long as the server runs."""
        return self._url("http", "refused", path)

    def _url(self, scheme: str, name: str, path: str) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.ports[name]}{path}"


@contextmanager
def behaving_server(host: str = "127.0.0.1") -> Iterator[Server]:
    """Run a server on free ports of an address: one plain, one for each certificate."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        contexts = _contexts(host, folder)
        sockets = {
            name: stack.enter_context(_bound(host)) for name in ("plain", "refused", *contexts)
        }
        server = Server(host, folder / "ca.pem")
        server.ports = {name: bound.getsockname()[1] for name, bound in sockets.items()}
        listening = {
            name: (bound, contexts.get(name))
            for name, bound in sockets.items()
            if name != "refused"
        }
        loop = asyncio.new_event_loop()
        stop = asyncio.Event()
        started = threading.Event()
        thread = threading.Thread(
            target=_run, args=(loop, server, listening, started, stop), name="behaving server"
        )
        thread.start()
        try:
            if not started.wait(10):
                raise RuntimeError("the server did not start")
            yield server
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(10)
            loop.close()


Listening = dict[str, tuple[socket.socket, ssl.SSLContext | None]]


def _run(
    loop: asyncio.AbstractEventLoop,
    server: Server,
    listening: Listening,
    started: threading.Event,
    stop: asyncio.Event,
) -> None:
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(_quietly)
    loop.run_until_complete(_serve(server, listening, started, stop))
    asyncio.set_event_loop(None)


async def _serve(
    server: Server, listening: Listening, started: threading.Event, stop: asyncio.Event
) -> None:
    loop = asyncio.get_running_loop()
    listeners = [
        await loop.create_server(lambda: _Connection(server), sock=bound, ssl=context, backlog=1024)
        for bound, context in listening.values()
    ]
    started.set()
    await stop.wait()
    for listener in listeners:
        listener.close()
    scripts = [connection.script for connection in server.open if connection.script]
    for connection in list(server.open):
        connection.end()
    await asyncio.gather(*scripts, return_exceptions=True)
    while server.open:  # a transport tells of its end in the next round of the loop
        await asyncio.sleep(0.001)


def _quietly(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Leave out what clients do to connections: they are meant to turn away from this server."""
    if not isinstance(context.get("exception"), OSError):
        loop.default_exception_handler(context)


class _Connection(asyncio.Protocol):
    """One connection: requests one after another, until an answer ends it."""

    transport: asyncio.Transport

    def __init__(self, server: Server) -> None:
        self.server = server
        self.script: asyncio.Task[None] | None = None
        self._buffer = b""
        self._writable = asyncio.Event()
        self._writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        server = self.server
        server.open.add(self)
        server.connections += 1
        server.peak = max(server.peak, len(server.open))

    def connection_lost(self, exc: Exception | None) -> None:
        if self.script:
            self.script.cancel()
        self.server.open.discard(self)

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def end(self) -> None:
        if self.script:
            self.script.cancel()
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while self.script is None and not self.transport.is_closing():
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                if len(head) > _MAX_HEAD:
                    self.transport.abort()
                return
            self._buffer = rest
            self._answer(_request(head, self.server.turns))

    def _answer(self, request: Request) -> None:
        self.server.received.append(request)
        action: Action = ACTIONS.get(request.path.partition("?")[0], NOT_FOUND)
        while not isinstance(action, Reply | Script):
            action = action(request)
        if isinstance(action, Script):
            self.script = asyncio.get_running_loop().create_task(self._play(action))
            return
        self.transport.write(action.bytes_for(request))
        if action.closes or request.headers.get("connection", "").lower() == "close":
            self.transport.close()

    async def _play(self, script: Script) -> None:
        for step in script.steps:
            if isinstance(step, Wait):
                await asyncio.sleep(step.seconds)
            elif isinstance(step, Reset):
                linger = (socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE_RESET)
                self.transport.get_extra_info("socket").setsockopt(*linger)
                self.transport.abort()
            elif isinstance(step, Forever):
                while not self.transport.is_closing():
                    self.transport.write(step.data)
                    await asyncio.sleep(step.pause)
                    await self._writable.wait()
            else:
                self.transport.write(step)
                await self._writable.wait()
        self.transport.close()


def _request(head: bytes, turns: Counter[str]) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    turn = turns[path]
    turns[path] = turn + 1
    return Request(method, path, headers, turn)


def _bound(host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named, because asyncio sends at once (TCP_NODELAY) only where it is known
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.bind((host, 0))
    return bound


def _contexts(host: str, folder: Path) -> dict[str, ssl.SSLContext]:
    """Make an authority, its file, and a context for each certificate."""
    import trustme

    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    authority.cert_pem.write_to_path(folder / "ca.pem")
    stranger = trustme.CA(key_type=trustme.KeyType.ECDSA)
    past = datetime.now(UTC) - timedelta(days=2)
    issued = {
        "good": authority.issue_cert(host),
        "untrusted": stranger.issue_cert(host),
        "expired": authority.issue_cert(host, not_before=past - timedelta(days=2), not_after=past),
        "wrong-host": authority.issue_cert("elsewhere.example"),
    }
    contexts = {}
    for name in CERTIFICATES:
        contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issued[name].configure_cert(contexts[name])
    return contexts
