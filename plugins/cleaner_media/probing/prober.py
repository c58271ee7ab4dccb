"""The prober that `cleaner links` and `cleaner run --probe` use."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cleaner import Answer, MediaLink, ProbeConfig
from cleaner.errors import ConfigError
from cleaner_media.probing import outcomes
from cleaner_media.probing.addresses import Vetting

_NOT_ASKED = frozenset(
    (
        "relative-without-base",
        "bad-url",
        "bad-scheme",
        "bad-port",
        "placeholder",
        "tracking-pixel",
        "credentials-in-url",
    )
)
_LOOKUPS = 64  # names resolved at a time: each blocks a thread


class MediaProber:
    """Asks for media links within the limits of a configuration. Raises `ConfigError`.

    `lookup` resolves names instead of the system, for tests.
    """

    def __init__(self, config: ProbeConfig, lookup: Any = None) -> None:
        self._config = config
        self._lookup = lookup
        try:
            self._vetting = Vetting(
                allow_private=config.allow_private, allow_networks=config.allow_networks
            )
        except ValueError as error:
            raise ConfigError(f"[probe] allow_networks: {error}") from None
        agent = config.user_agent
        if not (agent.isascii() and (agent.isprintable() or not agent)):
            raise ConfigError(f"[probe] user_agent: {agent!r:.80} can't be sent in a header")
        self._may_be_private = config.allow_private or bool(config.allow_networks)

    def address(self, link: MediaLink) -> str | None:
        """Give the address to ask for a link: its URL without fragment.

        None for what leads nowhere, must not be followed, or would only count a visitor.
        """
        url = link.url
        if not url.startswith(("http://", "https://")) or not _NOT_ASKED.isdisjoint(link.problems):
            return None
        if "private-host" in link.problems and not self._may_be_private:
            return None
        return url.partition("#")[0]

    def ask(self, addresses: Iterable[str], answered: Callable[[Answer], None]) -> None:
        """Ask for distinct addresses; `answered` is called with each answer as it comes."""
        asyncio.run(self._ask(iter(addresses), answered))

    async def _ask(self, addresses: Iterator[str], answered: Callable[[Answer], None]) -> None:
        from cleaner_media.probing.asking import Asker
        from cleaner_media.probing.connections import open_session
        from cleaner_media.probing.hops import host_of
        from cleaner_media.probing.schedule import Schedule

        lookups = ThreadPoolExecutor(min(_LOOKUPS, self._config.concurrency))
        asyncio.get_running_loop().set_default_executor(lookups)
        try:
            async with open_session(self._config, self._vetting, self._lookup) as session:
                asker = Asker(session, self._config, self._vetting)
                await Schedule(self._config, asker.ask, host_of, answered).run(addresses)
        finally:
            # who interrupts waits for no names that are still in line
            lookups.shutdown(wait=False, cancel_futures=True)

    def judge(self, link: MediaLink, answer: Answer | None) -> None:
        """Put into a link what an answer says of it, instead of what an earlier one said."""
        outcomes.judge(link, answer)

    def is_lasting(self, answer: Answer) -> bool:
        """Tell whether an answer may be used again: a file is there, or there is none."""
        return answer.problem is None and (answer.http_status or 500) in (200, 203, 206, 404, 410)
