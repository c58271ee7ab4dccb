"""From an address to an answer: each hop vetted, refusals told apart, the first bytes looked at."""

import asyncio
import errno
import socket
import ssl
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote

import aiohttp

from cleaner import Answer, ProbeConfig
from cleaner.errors import ConfigError
from cleaner_media.probing import requests
from cleaner_media.probing.addresses import Vetting
from cleaner_media.probing.connections import ForbiddenAddressError
from cleaner_media.probing.hops import REDIRECTS, RefusedError, host_of, led_to, vetted
from cleaner_media.probing.requests import Reply
from cleaner_media.probing.robots import Robots
from cleaner_media.probing.sniff import kind_of_type, sniff

_DOWN = ("timeout", "connection-failed", "dns-failed")
_OURS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_HEAD_REFUSED = (
    aiohttp.ServerDisconnectedError,
    aiohttp.ClientOSError,
    aiohttp.ClientResponseError,
)
_RANGE_REFUSED = frozenset((400, 403, 406, 412, 416, 501))
# those from 520 on are of a cache (Cloudflare) that does not get through to the server behind it
_FOR_A_WHILE = frozenset((408, 425, 429, 500, 502, 503, 504, *range(520, 525)))
_MAX_DETAIL = 300
_TIMEOUTS_OF_A_WAY = 2  # how many of a request there are for an address with its redirects


class Attempt(NamedTuple):
    """An answer, and whether to ask again: the server may answer otherwise after a while.

    `pause` is for how many seconds a server asked to be left alone (0 for a while of our choice),
    None where it did not. `is_down` tells that it did not answer at all. `by_another` tells that
    all this is about another host, to which the one of the address redirected.
    """

    answer: Answer
    again: bool = False
    pause: float | None = None
    is_down: bool = False
    by_another: bool = False


class Asker:
    """Asks for addresses one by one, in a session."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        config: ProbeConfig,
        vetting: Vetting,
    ) -> None:
        self._session = session
        self._config = config
        self._vetting = vetting
        self._robots = Robots(session, self._vetted) if config.robots else None

    async def ask(self, address: str) -> Attempt:
        """Ask for an address, following redirects. Whatever a server does, it gives an answer."""
        asked = _now()
        way = [address]
        try:
            async with asyncio.timeout(_TIMEOUTS_OF_A_WAY * self._config.timeout):
                reply = await self._last_reply(way)
        except RefusedError as error:
            return Attempt(_failure(address, asked, way, error.problem, str(error)))
        except Exception as error:
            problem = _problem(error)
            reason = _reason(error, way, self._config.timeout)
            return Attempt(
                _failure(address, asked, way, problem, reason),
                again=problem in ("timeout", "connection-failed") or _is_for_now(error),
                # a body that is cut off is an answer
                is_down=problem in _DOWN and not isinstance(error, aiohttp.ClientPayloadError),
                by_another=_is_elsewhere(way),
            )
        answer = Answer(
            address=address,
            asked=asked,
            http_status=reply.status,
            content_type=reply.content_type,
            bytes=reply.size,
            sniffed=sniff(reply.head) if reply.head else None,
            empty=reply.is_whole and reply.head == b"",
            final_url=way[-1] if len(way) > 1 else None,
        )
        return Attempt(
            answer,
            again=reply.status in _FOR_A_WHILE,
            pause=_pause(reply),
            by_another=_is_elsewhere(way),
        )

    async def _last_reply(self, way: list[str]) -> Reply:
        """Follow the redirects; `way` is filled with the addresses passed."""
        for _ in range(self._config.max_redirects + 1):
            url = self._vetted(way[-1])
            if self._robots and not await self._robots.allows(url):
                raise RefusedError("robots", f"robots.txt forbids {url}")
            reply = await self._reply(url)
            if reply.status not in REDIRECTS:
                return reply
            target = led_to(url, reply.location)
            if target in way:
                way.append(target)
                raise RefusedError("too-many-redirects", f"it leads in a circle, by {target}")
            way.append(target)
        raise RefusedError(
            "too-many-redirects", f"more than {self._config.max_redirects} redirects"
        )

    async def _reply(self, url: str) -> Reply:
        if self._config.method == "head":
            # servers that don't know HEAD, or lie to it, are asked again for the file
            try:
                reply = await requests.head(self._session, url)
                if reply.status in REDIRECTS or _settles(reply):
                    return reply
            except aiohttp.ClientConnectorError:
                raise
            except _HEAD_REFUSED:
                pass
        reply = await requests.get(self._session, url, ranged=True)
        if reply.status in _RANGE_REFUSED or (reply.status == 206 and reply.head is None):
            reply = await requests.get(self._session, url, ranged=False)
        return reply

    def _vetted(self, url: str) -> str:
        return vetted(url, self._vetting)


def _is_elsewhere(way: list[str]) -> bool:
    """Tell whether redirects led to another host."""
    return len(way) > 1 and host_of(way[-1]) != host_of(way[0])


def _is_for_now(error: Exception) -> bool:
    """Tell whether a name may be found when it is looked up again."""
    if not isinstance(error, aiohttp.ClientConnectorDNSError):
        return False
    return error.os_error.errno == socket.EAI_AGAIN


def _pause(reply: Reply) -> float | None:
    """Give the seconds for which a host asks to be left alone (RFC 6585, 4; RFC 9110, 15.6.4)."""
    if reply.status == 429:
        return reply.retry_after or 0.0
    return reply.retry_after if reply.status == 503 else None


def _settles(reply: Reply) -> bool:
    """Tell whether headers alone say that a file is there."""
    is_there = reply.status == 200 and reply.size != 0
    return is_there and kind_of_type(reply.content_type or "") is not None


def _problem(error: Exception) -> str:
    """Give the code of what went wrong between us and a server.

    Raises `ConfigError` for what is wrong with us: it says nothing of a link.
    """
    if isinstance(error, OSError) and error.errno in _OURS:
        raise ConfigError(
            "[probe] concurrency: this system opens no more files for so many connections "
            f"({error.strerror}); lower it, or raise the limit (ulimit -n)"
        ) from None
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, ForbiddenAddressError | aiohttp.ClientConnectorError):
        cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
        if isinstance(cause, ForbiddenAddressError):
            return "private-address"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "dns-failed"
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "tls-error"
    if isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | OSError):
        return "connection-failed"
    if isinstance(error, ValueError):
        return "bad-url"
    # whatever one server makes a library stumble over, the others are asked
    return "bad-answer"


def _reason(error: Exception, way: list[str], timeout: float) -> str:
    if isinstance(error, TimeoutError):
        if len(way) > 1:
            return f"no answer within {_TIMEOUTS_OF_A_WAY * timeout:g} seconds, with redirects"
        return f"no answer within {timeout:g} seconds"
    if isinstance(error, aiohttp.ClientConnectorError):
        return _shown(str(error.os_error))
    return _shown(f"{type(error).__name__}: {error}")


def _failure(address: str, asked: str, way: list[str], problem: str, detail: str) -> Answer:
    final = way[-1] if len(way) > 1 else None
    return Answer(address, asked, problem=problem, detail=_shown(detail), final_url=final)


def _shown(text: str) -> str:
    plain = unquote(text[:_MAX_DETAIL]).encode("utf-8", "replace").decode()
    return "".join(one if one.isprintable() else "?" for one in plain)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
