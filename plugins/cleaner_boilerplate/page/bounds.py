"""Pages that would take a parser's time or memory, made harmless before it sees them.

By the rules of HTML the cost of a page is not linear: tags nested deeply, formatting that is never
closed (it is opened again in every paragraph that follows), a tag of many attributes. Native code
can't be stopped once it runs. Browsers stop at a depth of 512 as well.
"""

import re
from itertools import accumulate

_FEW_TAGS = 3000
_DEEPEST = 512
_MOST_UNCLOSED = 200
_LONGEST_TAG = 20_000
_MOST_ATTRIBUTES = 500

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>?")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NOT_NESTED = frozenset(
    """
    area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr
    """.split()
)
_STEP = {"": 1, "/": -1}


def bounded(html: str) -> str:
    """Give a page that is cheap to parse: as it is, or without the tags that would make it dear.

    Text is never taken away. Almost every page is told by a count of its tags.
    """
    if _may_have_long_tag(html):
        html = _WHOLE_TAG.sub(_without_attributes, html)
    if html.count("<") <= _FEW_TAGS:
        return html
    tags = _TAG.findall(html)
    depths = list(accumulate(_STEP[slash] for slash, _ in tags))
    formatting = (_STEP[slash] for slash, name in tags if name.lower() in _FORMATTING)
    unclosed = max(accumulate(formatting), default=0)
    if max(depths, default=0) - min(depths, default=0) <= _DEEPEST and unclosed <= _MOST_UNCLOSED:
        return html
    return _WHOLE_TAG.sub(_Flattener(formatting=unclosed <= _MOST_UNCLOSED), html)


def _may_have_long_tag(html: str) -> bool:
    """Look for a stretch without brackets: a tag that is too long holds a whole one of these."""
    half = _LONGEST_TAG // 2
    return any(
        html.find(">", start, start + half) < 0 and html.find("<", start, start + half) < 0
        for start in range(0, len(html) - half, half)
    )


def _without_attributes(tag: re.Match[str]) -> str:
    text = tag[0]
    if len(text) <= _LONGEST_TAG or len(text.split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
        return text
    return f"<{tag[1]}{tag[2]}>"


class _Flattener:
    """Leaves out tags that stand too deep, and all formatting where it is not wanted."""

    def __init__(self, *, formatting: bool) -> None:
        self._formatting = formatting
        self._depth = self._left_out = 0

    def __call__(self, tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _FORMATTING and not self._formatting:
            return ""
        if name in _NOT_NESTED:
            return tag[0]
        if tag[1]:
            if self._left_out:
                self._left_out -= 1
                return ""
            self._depth = max(0, self._depth - 1)
        elif self._depth >= _DEEPEST:
            self._left_out += 1
            return ""
        else:
            self._depth += 1
        return tag[0]
