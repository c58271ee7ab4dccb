"""Which address is asked next: bounds in total and by host, pauses, and another try later."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Iterator

import msgspec

from cleaner import Answer, ProbeConfig
from cleaner_media.probing.asking import Attempt

_WINDOW = 2_000  # addresses held in memory, so that hosts can take turns
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 60.0
_DOWN_AFTER = 20  # addresses in a row that a host gave no answer to


class _Host:
    """What is known of one host (with its port) while there are addresses of it to ask for."""

    def __init__(self, limit: int) -> None:
        self.waiting: deque[_Job] = deque()
        self.limit = limit
        self.active = 0
        self.free_at = 0.0  # not to be asked before
        self.is_queued = False  # in line, or a timer puts it there
        self.silent = 0  # addresses in a row that got no answer
        self.down: Answer | None = None  # the last one's failure


class _Job:
    def __init__(self, address: str, host: _Host) -> None:
        self.address = address
        self.host = host
        self.attempts = 0


class Schedule:
    """Takes addresses through `ask`, and gives each answer to `answered`, once.

    `host_of` gives the host of an address. Hosts take turns.
    """

    def __init__(
        self,
        config: ProbeConfig,
        ask: Callable[[str], Awaitable[Attempt]],
        host_of: Callable[[str], str],
        answered: Callable[[Answer], None],
    ) -> None:
        self._config = config
        self._ask = ask
        self._host_of = host_of
        self._answered = answered
        self._hosts: dict[str, _Host] = {}
        self._ready: deque[_Host] = deque()
        self._active = 0
        self._held = 0  # jobs that were taken and are not answered yet

    async def run(self, addresses: Iterator[str]) -> None:
        """Ask for all addresses. Raises what `ask` or `answered` raise."""
        self._addresses = addresses
        self._is_over = False
        self._loop = asyncio.get_running_loop()
        self._finished = self._loop.create_future()
        async with asyncio.TaskGroup() as self._tasks:
            self._pump()
            await self._finished

    def _pump(self) -> None:
        """Start as many requests as may be under way."""
        if self._finished.done():
            return
        self._fill()
        while self._active < self._config.concurrency and (job := self._next()):
            self._active += 1
            job.host.active += 1
            self._tasks.create_task(self._take(job))
        if self._is_over and not self._held:
            self._finished.set_result(None)

    def _fill(self) -> None:
        if self._is_over or self._held > _WINDOW // 2:
            return
        while self._held < _WINDOW:
            address = next(self._addresses, None)
            if address is None:
                self._is_over = True
                return
            name = self._host_of(address)
            host = self._hosts.get(name)
            if host is None:
                self._forget()
                host = self._hosts[name] = _Host(self._config.per_host)
            host.waiting.append(_Job(address, host))
            self._held += 1
            self._queue(host)

    def _forget(self) -> None:
        """Keep the hosts met from filling the memory: those with nothing to ask go."""
        if len(self._hosts) > 2 * _WINDOW:
            self._hosts = {
                name: host
                for name, host in self._hosts.items()
                if host.waiting or host.active or host.free_at > self._loop.time()
            }

    def _next(self) -> _Job | None:
        """Give the next job of the next host in line."""
        while self._ready:
            host = self._ready.popleft()
            host.is_queued = False
            if not host.waiting or host.active >= host.limit:
                continue
            if host.free_at > self._loop.time():
                self._queue(host)
                continue
            job = host.waiting.popleft()
            if self._config.delay:
                host.free_at = self._loop.time() + self._config.delay
            self._queue(host)
            return job
        return None

    def _queue(self, host: _Host) -> None:
        """Put a host in line, at once or when it may be asked again."""
        if host.is_queued or not host.waiting or host.active >= host.limit:
            return
        host.is_queued = True
        if host.free_at > self._loop.time():
            self._loop.call_at(host.free_at, self._wake, host)
        else:
            self._ready.append(host)

    def _wake(self, host: _Host) -> None:
        host.is_queued = False
        self._queue(host)
        self._pump()

    async def _take(self, job: _Job) -> None:
        host = job.host
        if host.down and host.silent >= _DOWN_AFTER:
            self._done(job, _given_up(job.address, host.down))
        else:
            job.attempts += 1
            self._settle(job, await self._ask(job.address))
        self._active -= 1
        host.active -= 1
        self._queue(host)
        self._pump()

    def _settle(self, job: _Job, attempt: Attempt) -> None:
        """Take an answer, or ask for the address again later."""
        host = job.host
        wait = self._wait(job, attempt)
        if wait is not None and attempt.pause is not None:
            # the host is too busy, so all of its addresses wait
            now = self._loop.time()
            if host.free_at <= now:
                host.limit = max(1, host.limit // 2)
            host.free_at = max(host.free_at, now + wait)
            host.waiting.appendleft(job)
        elif wait is not None:
            self._loop.call_later(wait, self._again, job)
        else:
            host.silent = host.silent + 1 if attempt.is_down else 0
            host.down = attempt.answer if attempt.is_down else None
            self._done(job, msgspec.structs.replace(attempt.answer, attempts=job.attempts))

    def _wait(self, job: _Job, attempt: Attempt) -> float | None:
        """Give the seconds until the next try, None where there is none."""
        if not attempt.again or job.attempts > self._config.retries:
            return None
        wait = _FIRST_PAUSE * 2 ** (job.attempts - 1) * random.uniform(0.75, 1.25)  # noqa: S311
        if attempt.pause is not None:
            wait = max(wait, attempt.pause)
        return wait if wait <= _LONGEST_PAUSE else None

    def _again(self, job: _Job) -> None:
        job.host.waiting.append(job)
        self._queue(job.host)
        self._pump()

    def _done(self, job: _Job, answer: Answer) -> None:
        self._held -= 1
        self._answered(answer)


def _given_up(address: str, last: Answer) -> Answer:
    return msgspec.structs.replace(
        last,
        address=address,
        detail=f"not asked: its host gave no answer to {_DOWN_AFTER} others in a row",
        final_url=None,
        attempts=0,
    )
