"""The tail of a text: sign-offs, sources, copyright lines, lists of links and phrases."""

from collections.abc import Iterator

from cleaner import Edit
from cleaner_boilerplate.text import rules
from cleaner_boilerplate.text.furniture import Line, classify

_LONGEST_LIST = 20
_LONGEST_LINK = 160
_SENTENCE_END = (".", "。", ";", "；", ",", ":", "：", "…", "۔")

Taken = tuple[Edit, dict[str, str]]
"""An edit, and the facts in what it takes."""


def peel_tail(
    text: str, lines: list[Line], first: int, stop: int, phrases: tuple[str, ...]
) -> Iterator[Taken]:
    """Give the edits at the tail, from the end backwards, each with the facts in it.

    Nothing before `stop`, in line `first`, is looked at. A line goes with the gap before it.
    """
    index = len(lines) - 1
    end = lines[index].end if lines else stop
    while index >= first:
        start = max(lines[index].start, stop)
        floor = lines[index - 1].end if index > first else stop
        piece = text[start:end] if end - start <= rules.LONGEST_LINE else ""
        found = _tail_line(piece, phrases)
        if found is not None:
            yield Edit(floor, end, "", rule=found[0]), found[1]
        else:
            behind = rules.sign_off_behind(text[max(start, end - rules.LONGEST_LINE) : end])
            if behind is not None:
                cut = start + len(text[start : end - behind[2]].rstrip())
                yield Edit(cut, end, "", rule=behind[0]), behind[1]
                end = cut
                continue
            heading = _list_heading(text, lines, first, index)
            if heading is None:
                return
            floor = lines[heading - 1].end
            yield Edit(floor, end, "", rule="link-list"), {}
            index = heading
        index -= 1
        end = floor


def _tail_line(line: str, phrases: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    """Give the rule by which a line at the tail is not the author's, and the facts in it."""
    off = rules.sign_off(line)
    if off is not None:
        return off[0], off[1]
    found = classify(line, phrases)
    if found is None:
        return None
    return found.kind, dict([found.fact]) if found.fact else {}


def _list_heading(text: str, lines: list[Line], first: int, last: int) -> int | None:
    """Give the index of the heading that the lines up to `last` are a list of links under."""
    for index in range(last, max(first, last - _LONGEST_LIST), -1):
        line = lines[index]
        if line.found is not None and line.found.is_heading:
            return index
        if not (line.is_furniture or _is_link(text[line.start : line.end])):
            return None
    return None


def _is_link(line: str) -> bool:
    """Tell whether a line reads as the text of a link: a short line that is no sentence."""
    return len(line) <= _LONGEST_LINK and not line.endswith(_SENTENCE_END)
