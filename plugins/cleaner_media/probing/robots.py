"""What robots.txt says, host by host (RFC 9309)."""

from collections.abc import Callable
from typing import Any

import aiohttp
import yarl
from ada_url import URL
from protego import Protego

from cleaner_media.probing.once import Once

NAME = "cleaner"
"""The name by which a robots.txt speaks of us."""

_MAX_BYTES = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB are read
_MAX_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_SECONDS = 24 * 3600.0  # RFC 9309, 2.4


class Robots:
    """The rules of the hosts met, each asked for once.

    `vet` raises for an address that must not be asked for, of a robots.txt too.
    """

    def __init__(self, session: aiohttp.ClientSession, vet: Callable[[str], None]) -> None:
        self._session = session
        self._vet = vet
        self._rules = Once(self._read, seconds=_SECONDS)

    async def allows(self, url: str) -> bool:
        """Tell whether an address may be asked for."""
        rules = await self._rules.get(URL(url).origin)
        return bool(rules.can_fetch(url, NAME))

    async def _read(self, origin: str) -> Protego:
        """Fetch the rules of a host.

        Where there are none everything is allowed, and nothing where the server fails (RFC 9309,
        2.3.1.3 and 2.3.1.4).
        """
        try:
            status, text = await self._fetched(f"{origin}/robots.txt")
        except (aiohttp.ClientError, OSError, TimeoutError):
            status, text = 503, ""
        if status >= 500:
            text = "User-agent: *\nDisallow: /"
        elif status >= 300:
            text = ""
        return Protego.parse(text)

    async def _fetched(self, url: str) -> tuple[int, str]:
        for _ in range(_MAX_REDIRECTS + 1):
            self._vet(url)
            async with self._session.get(
                yarl.URL(url, encoded=True), allow_redirects=False
            ) as response:
                location = response.headers.get("Location")
                if response.status not in (301, 302, 303, 307, 308) or not location:
                    return response.status, await _text(response)
            try:
                parsed: Any = URL(location, url)
            except (ValueError, UnicodeError):
                return 404, ""
            parsed.hash = parsed.username = parsed.password = ""
            url = parsed.href
        return 404, ""


async def _text(response: aiohttp.ClientResponse) -> str:
    body = bytearray()
    while len(body) < _MAX_BYTES and (part := await response.content.readany()):
        body += part
    if len(body) >= _MAX_BYTES:
        response.close()
    return body[:_MAX_BYTES].decode("utf-8", "replace")
