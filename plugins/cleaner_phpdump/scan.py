"""The search for the heads of dumps in one view."""

import re
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heapreplace

from cleaner_phpdump.found import Dialect, Found, Needle
from cleaner_phpdump.views import View


class Scanner:
    """Finds the dumps of some dialects.

    Text without any needle costs one search a needle.
    """

    def __init__(self, dialects: Sequence[Dialect]) -> None:
        needles = dict.fromkeys(needle for dialect in dialects for needle in dialect.needles)
        self._searches = [
            (
                _search(needle),
                [
                    (dialect.needles[needle], dialect.read)
                    for dialect in dialects
                    if needle in dialect.needles
                ],
            )
            for needle in needles
        ]

    def scan(self, view: View) -> list[Found]:
        """Give the dumps of a view in their order, none overlapping.

        What stands inside a dump is part of it.
        """
        text = view.text
        queue = [
            (hit, number)
            for number, (search, _) in enumerate(self._searches)
            if (hit := search(text, 0)) >= 0
        ]
        heapify(queue)
        found: list[Found] = []
        floor = 0
        while queue:
            hit, number = queue[0]
            search, heads = self._searches[number]
            resume = floor
            if hit >= floor:
                resume = hit + 1
                for head, read in heads:
                    start = head(view, hit, floor)
                    if start is None:
                        continue
                    result = read(view, start)
                    if isinstance(result, Found):
                        found.append(result)
                        floor = resume = result.end
                        break
                    resume = max(resume, result)
            hit = search(text, resume)
            if hit < 0:
                heappop(queue)
            else:
                heapreplace(queue, (hit, number))
        return found


def _search(needle: Needle) -> Callable[[str, int], int]:
    """Make the search for a needle, which gives its next position or -1."""
    if isinstance(needle, str):
        return lambda text, position: text.find(needle, position)
    return lambda text, position: _position(needle.search(text, position))


def _position(match: re.Match[str] | None) -> int:
    return match.start() if match else -1
