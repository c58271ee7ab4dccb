"""The search for the heads of dumps in one view."""

from collections.abc import Sequence
from heapq import heapify, heappop, heapreplace

from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.views import View


def scan(view: View, dialects: Sequence[Dialect]) -> list[Found]:
    """Find the dumps of some dialects in a view, in their order, none overlapping.

    What stands inside a dump is part of it. Text without any needle costs one `str.find` a needle.
    """
    text = view.text
    heads = {
        needle: [
            (dialect.needles[needle], dialect.read)
            for dialect in dialects
            if needle in dialect.needles
        ]
        for needle in dict.fromkeys(needle for dialect in dialects for needle in dialect.needles)
    }
    queue = [(hit, needle) for needle in heads if (hit := text.find(needle)) >= 0]
    heapify(queue)
    found: list[Found] = []
    floor = 0
    while queue:
        hit, needle = queue[0]
        resume = floor
        if hit >= floor:
            resume = hit + 1
            for head, read in heads[needle]:
                start = head(view, hit, floor)
                if start is None:
                    continue
                result = read(view, start)
                if isinstance(result, Found):
                    found.append(result)
                    floor = resume = result.end
                    break
                resume = max(resume, result)
        hit = text.find(needle, resume)
        if hit < 0:
            heappop(queue)
        else:
            heapreplace(queue, (hit, needle))
    return found
