"""Addresses take turns: bounds in total and by host, pauses, other tries, hosts that are down."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Answer, ProbeConfig
from cleaner_media.probing import schedule
from cleaner_media.probing.asking import Attempt
from cleaner_media.probing.schedule import Schedule

Ask = Callable[[str], Awaitable[Attempt]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_FIRST_PAUSE", 0.01)


def answer(address: str, **fields: object) -> Answer:
    return msgspec.structs.replace(Answer(address, "2026-01-01", http_status=200), **fields)


def host_of(address: str) -> str:
    return address.partition("/")[0]


def run(addresses: list[str], ask: Ask, **config: object) -> list[Answer]:
    answers: list[Answer] = []
    settings_ = msgspec.structs.replace(ProbeConfig(), **config)
    asyncio.run(Schedule(settings_, ask, host_of, answers.append).run(iter(addresses)))
    return answers


class Watched:
    """Answers after a moment, and counts how many requests are under way."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    async def __call__(self, address: str) -> Attempt:
        for name in (host_of(address), "all"):
            self.now[name] += 1
            self.most[name] = max(self.most[name], self.now[name])
        await asyncio.sleep(0.001)
        self.now.subtract((host_of(address), "all"))
        return Attempt(answer(address))


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 8), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_each_address_is_answered_once_within_the_bounds(
    hosts: list[int], concurrency: int, per_host: int
) -> None:
    addresses = [f"h{host}/{number}" for number, host in enumerate(hosts)]
    ask = Watched()
    answers = run(addresses, ask, concurrency=concurrency, per_host=per_host)
    assert sorted(one.address for one in answers) == sorted(addresses)
    assert ask.most.pop("all", 0) <= concurrency
    assert all(most <= per_host for most in ask.most.values())


def test_hosts_take_turns() -> None:
    order: list[str] = []

    async def ask(address: str) -> Attempt:
        order.append(address)
        return Attempt(answer(address))

    run([f"{host}/{number}" for host in "abc" for number in range(3)], ask, concurrency=1)
    assert order == ["a/0", "b/0", "c/0", "a/1", "b/1", "c/1", "a/2", "b/2", "c/2"]


def test_more_addresses_than_are_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_WINDOW", 10)
    addresses = [f"h{number}/x" for number in range(500)]
    answers = run(addresses, Watched())
    assert sorted(one.address for one in answers) == sorted(addresses)


def test_what_fails_for_a_while_is_tried_again() -> None:
    tries: Counter[str] = Counter()

    async def ask(address: str) -> Attempt:
        tries[address] += 1
        failing = tries[address] <= (9 if address == "a/dead" else 1)
        return Attempt(answer(address, http_status=502 if failing else 200), again=failing)

    answers = {one.address: one for one in run(["a/dead", "a/flaky"], ask, retries=3)}
    assert (answers["a/flaky"].http_status, answers["a/flaky"].attempts) == (200, 2)
    assert (answers["a/dead"].http_status, answers["a/dead"].attempts) == (502, 4)


def test_many_tries_are_made_and_none_waits_for_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_LONGEST_PAUSE", 0.02)

    async def ask(address: str) -> Attempt:
        return Attempt(answer(address, http_status=502), again=True)

    (one,) = run(["a/0"], ask, retries=20)
    assert one.attempts == 21


def test_a_host_that_asks_for_a_pause_gets_it_and_others_go_on() -> None:
    begun: dict[str, list[float]] = {}

    async def ask(address: str) -> Attempt:
        loop = asyncio.get_running_loop()
        times = begun.setdefault(address, [])
        times.append(loop.time())
        if address == "a/0" and len(times) == 1:
            return Attempt(answer(address, http_status=429), again=True, pause=0.3)
        await asyncio.sleep(0.001)
        return Attempt(answer(address))

    addresses = ["a/0", "b/0", "a/1", "b/1"]
    answers = run(addresses, ask, concurrency=2, per_host=1)
    assert {one.http_status for one in answers} == {200}
    first = begun["a/0"][0]
    assert begun["a/0"][1] - first >= 0.29
    assert begun["a/1"][0] - first >= 0.29
    assert begun["b/1"][0] - first < 0.29


def test_a_pause_that_is_too_long_is_not_waited_for() -> None:
    async def ask(address: str) -> Attempt:
        return Attempt(answer(address, http_status=429), again=True, pause=86_400.0)

    (one,) = run(["a/0"], ask)
    assert (one.http_status, one.attempts) == (429, 1)


def test_a_delay_parts_the_requests_to_a_host() -> None:
    times: list[float] = []

    async def ask(address: str) -> Attempt:
        times.append(asyncio.get_running_loop().time())
        return Attempt(answer(address))

    run(["a/0", "a/1", "a/2"], ask, delay=0.05)
    assert all(later - earlier >= 0.049 for earlier, later in pairwise(times))


def test_a_host_that_is_down_is_given_up() -> None:
    asked: Counter[str] = Counter()

    async def ask(address: str) -> Attempt:
        asked[host_of(address)] += 1
        if host_of(address) == "up":
            return Attempt(answer(address))
        failed = answer(address, http_status=None, problem="timeout", detail="no answer")
        return Attempt(failed, is_down=True)

    answers = run([f"{host}/{n}" for n in range(100) for host in ("down", "up")], ask, per_host=1)
    assert len(answers) == 200
    assert asked == {"up": 100, "down": 20}
    last = next(one for one in answers if one.address == "down/99")
    assert (last.problem, last.attempts) == ("timeout", 0)
    assert "not asked any more" in last.detail


def test_a_host_that_is_given_up_costs_no_time() -> None:
    async def ask(address: str) -> Attempt:
        return Attempt(answer(address, http_status=None, problem="timeout"), is_down=True)

    begun = time.monotonic()
    answers = run([f"down/{n}" for n in range(1000)], ask, delay=0.01)
    assert len(answers) == 1000
    assert time.monotonic() - begun < 5


def test_a_host_that_redirects_to_a_dead_one_is_not_given_up() -> None:
    asked: Counter[str] = Counter()

    async def ask(address: str) -> Attempt:
        asked[address] += 1
        failed = answer(address, http_status=None, problem="timeout")
        return Attempt(failed, is_down=True, by_another=True)

    run([f"short/{n}" for n in range(100)], ask)
    assert set(asked.values()) == {1}
    assert len(asked) == 100


def test_a_host_that_wants_to_be_left_alone_for_long_is_asked_no_more() -> None:
    asked: list[str] = []

    async def ask(address: str) -> Attempt:
        asked.append(address)
        await asyncio.sleep(0.001)
        return Attempt(answer(address, http_status=429), again=True, pause=3600.0)

    answers = run([f"a/{n}" for n in range(100)], ask, per_host=2)
    assert len(asked) == 2
    assert {one.http_status for one in answers} == {429}
    assert sorted({one.attempts for one in answers}) == [0, 1]


def test_a_pause_holds_for_all_addresses_of_a_host_that_are_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schedule, "_LONGEST_PAUSE", 0.2)
    times: list[float] = []

    async def ask(address: str) -> Attempt:
        times.append(asyncio.get_running_loop().time())
        return Attempt(answer(address, http_status=503), again=True, pause=9.0)

    assert [one.attempts for one in run(["a/0", "a/1", "a/2"], ask, per_host=1)] == [1, 1, 1]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_a_host_that_is_too_busy_every_time_is_given_up() -> None:
    asked: Counter[str] = Counter()

    async def ask(address: str) -> Attempt:
        asked[address] += 1
        return Attempt(answer(address, http_status=429), again=True, pause=0.0)

    answers = run([f"a/{n}" for n in range(100)], ask, per_host=1, retries=1)
    assert asked == {f"a/{n}": 2 for n in range(20)}
    assert {one.http_status for one in answers} == {429}


@pytest.mark.parametrize("delay", [0.0, 0.001])
def test_a_host_that_is_too_busy_gets_half_as_many_requests(delay: float) -> None:
    ask = Watched()
    first = True

    async def busy_at_first(address: str) -> Attempt:
        nonlocal first
        attempt = await ask(address)
        if first:
            first = False
            ask.most.clear()
            return Attempt(answer(address, http_status=429), again=True, pause=0.05)
        if ask.now["a"] >= 5:
            ask.most.clear()  # what was under way with the first
        return attempt

    run([f"a/{n}" for n in range(60)], busy_at_first, per_host=8, delay=delay)
    assert ask.most["a"] <= 4


def test_a_host_that_waits_for_another_try_is_not_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were it, its other addresses would be asked beside that try."""
    monkeypatch.setattr(schedule, "_WINDOW", 4)
    ask = Watched()
    tried: Counter[str] = Counter()

    async def fails_once(address: str) -> Attempt:
        tried[address] += 1
        attempt = await ask(address)
        is_first = host_of(address) == "a" and tried[address] == 1
        return Attempt(attempt.answer, again=is_first)

    addresses = [name for n in range(200) for name in (f"h{n}/x", *([f"a/{n}"] * (n % 10 == 0)))]
    answers = run(addresses, fails_once, per_host=1)
    assert sorted(one.address for one in answers) == sorted(addresses)
    assert ask.most["a"] == 1


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_comes_back_each_address_is_answered_once(data: st.DataObject) -> None:
    chances = st.tuples(st.booleans(), st.sampled_from([None, 0.0, 0.002, 99.0]), st.booleans())
    plan = data.draw(st.lists(st.tuples(st.integers(0, 3), st.lists(chances, max_size=3))))
    addresses = [f"h{host}/{number}" for number, (host, _) in enumerate(plan)]
    left = {address: list(one[1]) for address, one in zip(addresses, plan, strict=True)}

    async def ask(address: str) -> Attempt:
        await asyncio.sleep(0)
        if not left[address]:
            return Attempt(answer(address))
        again, pause, by_another = left[address].pop()
        status = 200 if pause is None else 429
        return Attempt(answer(address, http_status=status), again, pause, again, by_another)

    bounds = {"concurrency": data.draw(st.integers(1, 4)), "per_host": data.draw(st.integers(1, 4))}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(schedule, "_FIRST_PAUSE", 0.0005)
        patched.setattr(schedule, "_LONGEST_PAUSE", 0.003)
        patched.setattr(schedule, "_WINDOW", 6)
        retries, delay = data.draw(st.integers(0, 3)), data.draw(st.sampled_from([0.0, 0.0005]))
        answers = run(addresses, ask, retries=retries, delay=delay, **bounds)
    assert sorted(one.address for one in answers) == sorted(addresses)


class _DiskFullError(Exception):
    pass


@pytest.mark.parametrize("place", ["ask", "answered", "addresses"])
def test_an_error_ends_it_as_it_is(place: str) -> None:
    def fail(where: str) -> None:
        if where == place:
            raise _DiskFullError

    async def ask(address: str) -> Attempt:
        await asyncio.sleep(0)
        fail("ask")
        return Attempt(answer(address))

    def addresses() -> Iterator[str]:
        for number in range(3000):
            if number == 2500:
                fail("addresses")
            yield f"a/{number}"

    running = Schedule(ProbeConfig(), ask, host_of, lambda _: fail("answered"))
    with pytest.raises(_DiskFullError):
        asyncio.run(running.run(addresses()))
