"""Connections to vetted addresses only.

The check sits where a socket is made, on the very address that it is then connected to. So it holds
whatever a name resolved to a moment before, whatever a redirect led to, and however an address is
written.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sized
from typing import Any
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

import cleaner
from cleaner import ProbeConfig
from cleaner_media.probing.addresses import Vetting
from cleaner_media.probing.once import Once

_NAME_SECONDS = 300.0
_MAX_HEADER_LINE = 32 * 1024
_MAX_HEADERS = 128
_BUFFER = 8 * 1024
_MAX_CONNECTIONS = 2_000

AddressInfo = tuple[Any, Any, int, str, tuple[Any, ...]]
Lookup = Callable[[str], Awaitable[list[AddressInfo]]]


class ForbiddenAddressError(OSError):
    """A connection would have gone to an address that must not be asked."""


class VettedResolver(AbstractResolver):
    """Resolves names, each once in five minutes, and gives only addresses that may be asked.

    `lookup` takes a name and gives what `socket.getaddrinfo` would; that is the default.
    """

    def __init__(self, vetting: Vetting, lookup: Lookup | None = None) -> None:
        self._vetting = vetting
        self._found = Once(lookup or _system_lookup, seconds=_NAME_SECONDS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Give the addresses of a host. Raises `ForbiddenAddressError`, or `OSError` for none."""
        allowed: list[ResolveResult] = []
        refused: list[str] = []
        for kind, _, protocol, _, sockaddr in await self._found.get(host):
            address = str(sockaddr[0])
            reason = self._vetting.reason(address)
            if reason is None:
                allowed.append(
                    ResolveResult(
                        hostname=host, host=address, port=port, family=kind, proto=protocol,
                        flags=socket.AI_NUMERICHOST,
                    )
                )  # fmt: skip
            else:
                refused.append(f"{host} is {address}: {reason}")
        if refused and not allowed:
            raise ForbiddenAddressError(refused[0])
        return allowed

    async def close(self) -> None:
        """Nothing is held open."""


async def _system_lookup(host: str) -> list[AddressInfo]:
    loop = asyncio.get_running_loop()
    try:
        found: list[AddressInfo] = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host} is no host name: {error}") from None
    return found


class _FewIdle(aiohttp.TCPConnector):
    """Keeps a connection for another request only while few of all are open.

    The library bounds those in use alone: where there are many hosts, those kept would use up all
    files that a process may open.
    """

    def __init__(self, *, most: int, open_sockets: Sized, **options: Any) -> None:
        super().__init__(**options)
        self._most = most
        self._open_sockets = open_sockets

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        is_full = len(self._open_sockets) > self._most
        super()._release(key, protocol, should_close=should_close or is_full)


def _most_connections() -> int:
    """Give how many connections may be open: half of what the system lets a process open."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return _MAX_CONNECTIONS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MAX_CONNECTIONS if soft < 0 else min(_MAX_CONNECTIONS, soft // 2)


def open_session(
    config: ProbeConfig, vetting: Vetting, lookup: Lookup | None = None
) -> aiohttp.ClientSession:
    """Open a session that connects to vetted addresses only, and tells servers nothing of others.

    No cookies are kept, no proxy and no password file of the environment is obeyed, redirects are
    left to the caller, bodies are not decompressed, and headers are bounded.
    """

    open_sockets: WeakSet[socket.socket] = WeakSet()

    def make_socket(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, sockaddr = info
        if reason := vetting.reason(str(sockaddr[0])):
            raise ForbiddenAddressError(f"{sockaddr[0]}: {reason}")
        made = socket.socket(family, kind, protocol)
        open_sockets.add(made)
        return made

    connector = _FewIdle(
        most=_most_connections(),
        open_sockets=open_sockets,
        limit=0,
        # made anew: that of the library is as old as its import
        ssl=ssl.create_default_context(),
        resolver=VettedResolver(vetting, lookup),
        use_dns_cache=False,
        socket_factory=make_socket,
        keepalive_timeout=30,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=config.timeout),
        headers={
            "User-Agent": config.user_agent or user_agent(),
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        },
        read_bufsize=_BUFFER,
        max_line_size=_MAX_HEADER_LINE,
        max_field_size=_MAX_HEADER_LINE,
        max_headers=_MAX_HEADERS,
    )


def user_agent() -> str:
    """Give the name that servers are told: what asks, and why."""
    return f"cleaner/{cleaner.__version__} (checks media links)"
