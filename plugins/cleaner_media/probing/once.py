"""What several requests want to know at a time is found out once."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Generic, NamedTuple, TypeVar

_Value = TypeVar("_Value")


class _Kept(NamedTuple, Generic[_Value]):
    until: float
    task: "asyncio.Task[_Value]"


class Once(Generic[_Value]):
    """Keeps what `find` gives for a key for some seconds.

    An error that it raises goes to all who wait, and is not kept: who comes later tries again. At
    most `room` keys are kept; the oldest go first.
    """

    def __init__(
        self, find: Callable[[str], Awaitable[_Value]], *, seconds: float, room: int = 10_000
    ) -> None:
        self._find = find
        self._seconds = seconds
        self._room = room
        self._kept: dict[str, _Kept[_Value]] = {}

    async def get(self, key: str) -> _Value:
        """Give what was found for a key. Raises what `find` raised."""
        now = asyncio.get_running_loop().time()
        kept = self._kept.get(key)
        if kept is None or kept.until < now:
            self._kept.pop(key, None)
            if len(self._kept) >= self._room:
                del self._kept[next(iter(self._kept))]
            task = asyncio.get_running_loop().create_task(self._found(key))
            kept = self._kept[key] = _Kept(now + self._seconds, task)
            task.add_done_callback(partial(self._forget_error, key))
        # whoever came first may give up waiting: the others still want to know
        return await asyncio.shield(kept.task)

    async def _found(self, key: str) -> _Value:
        return await self._find(key)

    def _forget_error(self, key: str, task: "asyncio.Task[_Value]") -> None:
        # asking for the error takes note of it, where nobody waits for it any more
        failed = task.cancelled() or task.exception() is not None
        kept = self._kept.get(key)
        if failed and kept is not None and kept.task is task:
            del self._kept[key]
