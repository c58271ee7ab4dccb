"""Is a text all that stood on a page, or what somebody took out of one?

A raw dump of a page begins or ends with its menus and its footer: short lines without an end, made
of the words of web pages. Whoever extracts a text leaves these behind first of all. So the ends of
a text are looked at, and no more: the cost does not grow with it.
"""

from itertools import islice

from cleaner_boilerplate.text.lines.furniture import furniture_share

_FEWEST_LINES = 15
_LONGEST_MEAN = 400
"""Characters a line, on the average; longer ones are paragraphs, and little stands between them."""
_HEAD, _TAIL = 2500, 3500
_SHORT = 40
_OPEN_ENDED = 0.3
"""The least share of lines that are short and do not end as a sentence or a verse does."""
_FURNITURE = 2
"""The least number of different lines that are furniture."""
_OF_ITS_WORDS = 0.5
"""The least share of a line's words that are words of web pages, if it is furniture."""
_WIDE = 120
"""Characters of a line that may hold a whole menu."""
_MENU = 3
"""The least number of short lines in a row that make a menu."""
_ENDS = frozenset('.!?…。！？,;，；:："”’')


def may_be_raw(text: str) -> bool:
    """Tell whether a text looks like all the lines of a web page.

    A poem, a list, a table, a log are none. `True` is worth a second look; `False` is certain.

    >>> may_be_raw("The lamps go down\\nalong the weir,\\n" * 20)
    False
    """
    breaks = text.count("\n")
    if breaks < _FEWEST_LINES or len(text) > _LONGEST_MEAN * breaks:
        return False
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    runs = _short_runs(lines)
    if sum(map(len, runs)) < _OPEN_ENDED * len(lines):
        return False
    in_menus = {line.casefold() for run in runs if len(run) >= _MENU for line in run}
    furniture = (line for line in in_menus if furniture_share(line) >= _OF_ITS_WORDS)
    found = len(list(islice(furniture, _FURNITURE)))
    if found < _FURNITURE:
        # a whole menu or footer in one line
        wide = {line for line in lines if _SHORT < len(line) <= _WIDE and line[-1] not in _ENDS}
        found += sum(furniture_share(line) >= _OF_ITS_WORDS for line in wide)
    return found >= _FURNITURE


def _short_runs(lines: list[str]) -> list[list[str]]:
    """Give the runs of lines that are short and do not end as a sentence or a verse does."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if len(line) <= _SHORT and line[-1] not in _ENDS:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return runs
