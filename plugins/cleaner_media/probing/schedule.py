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
_GIVEN_UP_AFTER = 20  # addresses in a row that a host refused to answer


class _Host:
    """What is known of one host (with its port) while there are addresses of it to ask for."""

    def __init__(self, limit: int) -> None:
        self.waiting: deque[_Job] = deque()
        self.limit = limit
        self.active = 0
        self.held = 0  # addresses that are not answered yet
        self.free_at = 0.0  # not to be asked before
        self.busy_until = 0.0  # as it said itself
        self.is_queued = False  # in line, or a timer puts it there
        self.refused = 0  # addresses in a row
        self.given_up: Answer | None = None  # what the rest of its addresses are answered with


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
        self._held = 0  # addresses that were taken and are not answered yet
        self._room = 2 * _WINDOW  # for hosts

    async def run(self, addresses: Iterator[str]) -> None:
        """Ask for all addresses. Raises what `ask`, `answered` or `addresses` raise."""
        self._addresses = addresses
        self._is_over = False
        self._loop = asyncio.get_running_loop()
        self._finished = self._loop.create_future()
        try:
            async with asyncio.TaskGroup() as self._tasks:
                self._pump()
                await self._finished
        except ExceptionGroup as errors:
            # they have one cause, such as a full disk
            raise errors.exceptions[0] from None

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
            host.held += 1
            self._held += 1
            self._queue(host)

    def _forget(self) -> None:
        """Keep the hosts met from filling the memory: those with nothing to ask go.

        One that must not be asked, now or any more, stays.
        """
        if len(self._hosts) < self._room:
            return
        self._hosts = {
            name: host
            for name, host in self._hosts.items()
            if host.held or host.given_up or host.free_at > self._loop.time()
        }
        # not looked through again for every new host where most of them stay
        self._room = 2 * max(_WINDOW, len(self._hosts))

    def _next(self) -> _Job | None:
        """Give the next job of the next host in line."""
        while self._ready:
            host = self._ready.popleft()
            host.is_queued = False
            if not host.waiting or host.active >= host.limit:
                continue
            if self._must_wait(host):
                self._queue(host)
                continue
            job = host.waiting.popleft()
            if self._config.delay and not host.given_up:
                host.free_at = max(host.free_at, self._loop.time() + self._config.delay)
            self._queue(host)
            return job
        return None

    def _queue(self, host: _Host) -> None:
        """Put a host in line, at once or when it may be asked again."""
        if host.is_queued or not host.waiting or host.active >= host.limit:
            return
        host.is_queued = True
        if self._must_wait(host):
            self._loop.call_at(host.free_at, self._wake, host)
        else:
            self._ready.append(host)

    def _must_wait(self, host: _Host) -> bool:
        return host.given_up is None and host.free_at > self._loop.time()

    def _wake(self, host: _Host) -> None:
        host.is_queued = False
        self._queue(host)
        self._pump()

    async def _take(self, job: _Job) -> None:
        host = job.host
        if host.given_up:
            self._done(job, _not_asked(job, host.given_up))
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
        is_busy = attempt.pause is not None and not attempt.by_another
        if is_busy:
            self._leave_alone(host, max(attempt.pause or 0.0, wait or 0.0))
        if wait is None:
            self._judge_host(host, attempt)
            self._done(job, msgspec.structs.replace(attempt.answer, attempts=job.attempts))
        elif is_busy:
            host.waiting.appendleft(job)
        else:
            self._loop.call_later(wait, self._again, job)

    def _wait(self, job: _Job, attempt: Attempt) -> float | None:
        """Give the seconds until the next try, None where there is none."""
        pause = attempt.pause or 0.0
        if not attempt.again or job.attempts > self._config.retries or pause > _LONGEST_PAUSE:
            return None
        wait: float = _FIRST_PAUSE * 2 ** (job.attempts - 1) * random.uniform(0.75, 1.25)  # noqa: S311
        return max(pause, min(wait, _LONGEST_PAUSE))

    def _leave_alone(self, host: _Host, seconds: float) -> None:
        """Ask nothing of a host that is too busy for a while, and then less at a time."""
        now = self._loop.time()
        # what was under way at the same time says the same once more
        if host.busy_until <= now:
            host.limit = max(1, host.limit // 2)
        host.busy_until = max(host.busy_until, now + min(seconds, _LONGEST_PAUSE))
        host.free_at = max(host.free_at, host.busy_until)

    def _judge_host(self, host: _Host, attempt: Attempt) -> None:
        """Give a host up that refuses to answer."""
        is_refused = attempt.is_down or attempt.pause is not None
        host.refused = host.refused + 1 if is_refused and not attempt.by_another else 0
        is_shut = attempt.answer.http_status == 429 and (attempt.pause or 0.0) > _LONGEST_PAUSE
        if host.refused >= _GIVEN_UP_AFTER or (is_shut and not attempt.by_another):
            host.given_up = attempt.answer

    def _again(self, job: _Job) -> None:
        job.host.waiting.append(job)
        self._queue(job.host)
        self._pump()

    def _done(self, job: _Job, answer: Answer) -> None:
        job.host.held -= 1
        self._held -= 1
        self._answered(answer)


def _not_asked(job: _Job, last: Answer) -> Answer:
    return msgspec.structs.replace(
        last,
        address=job.address,
        detail="its host is not asked any more: it gave no answers, or wants to be left alone",
        final_url=None,
        attempts=job.attempts,
    )
