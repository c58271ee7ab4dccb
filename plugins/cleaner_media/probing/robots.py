"""What robots.txt says, host by host (RFC 9309)."""

from collections.abc import Callable

import aiohttp
import yarl
from ada_url import URL
from protego import Protego

from cleaner_media.probing.hops import REDIRECTS
from cleaner_media.probing.once import Once

_NAME = "cleaner"  # by which a robots.txt speaks of us
_AGENT_FIELDS = ("user-agent", "useragent", "user agent")
_MAX_BYTES = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB are read
_MAX_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_SECONDS = 24 * 3600.0  # RFC 9309, 2.4


class Robots:
    """The rules of the hosts met, each asked for once.

    `vet` gives the form in which an address is sent, and raises for one that must not be asked for.
    """

    def __init__(self, session: aiohttp.ClientSession, vet: Callable[[str], str]) -> None:
        self._session = session
        self._vet = vet
        self._rules = Once(self._read, seconds=_SECONDS)

    async def allows(self, url: str) -> bool:
        """Tell whether an address may be asked for.

        Raises `aiohttp.ClientConnectorError` where there is no way to its host.
        """
        rules = await self._rules.get(URL(url).origin)
        return bool(rules.can_fetch(url, _NAME))

    async def _read(self, origin: str) -> Protego:
        """Fetch the rules of a host.

        Where there are none everything is allowed, and nothing where the server fails (RFC 9309,
        2.3.1.3 and 2.3.1.4). Where there is no way to it, that is what is wrong with its links.
        """
        try:
            status, text = await self._fetched(f"{origin}/robots.txt")
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientError, OSError, TimeoutError):
            status, text = 503, ""
        if status >= 500:
            text = "User-agent: *\nDisallow: /"
        elif status >= 300:
            text = ""
        return Protego.parse(_ours(text))

    async def _fetched(self, url: str) -> tuple[int, str]:
        for _ in range(_MAX_REDIRECTS + 1):
            url = self._vet(url)
            async with self._session.get(
                yarl.URL(url, encoded=True), allow_redirects=False
            ) as response:
                location = response.headers.get("Location")
                if response.status not in REDIRECTS or not location:
                    return response.status, await _text(response)
            try:
                url = URL(location, url).href
            except (ValueError, UnicodeError):
                return 404, ""
        return 404, ""


def _ours(text: str) -> str:
    r"""Give one name to all agents that are not us.

    Each name of a group gets all its rules, so many of both would fill the memory.

    >>> _ours("User-agent: a\nUser-Agent: Cleaner\nAllow: /")
    'User-agent: another\nUser-agent: cleaner\nAllow: /'
    """
    lines = []
    for line in text.splitlines():
        words = " ".join(line.partition("#")[0].split()).lower()
        field = next((one for one in _AGENT_FIELDS if words.startswith(one)), None)
        name = words.removeprefix(field).strip(" :") if field else ""
        plain = name.replace("*", "")
        if name and not _NAME.startswith(plain):
            lines.append("User-agent: another")
        else:
            lines.append(f"User-agent: {plain or '*'}" if name else line)
    return "\n".join(lines)


async def _text(response: aiohttp.ClientResponse) -> str:
    body = bytearray()
    while len(body) < _MAX_BYTES and (part := await response.content.readany()):
        body += part
    if len(body) >= _MAX_BYTES:
        response.close()
    return body[:_MAX_BYTES].decode("utf-8-sig", "replace")
