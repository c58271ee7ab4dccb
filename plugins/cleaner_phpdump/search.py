"""The search for dumps of every dialect, as they are and with their entities escaped."""

import re
from collections.abc import Iterable

from cleaner_phpdump import values
from cleaner_phpdump.dialects import DIALECTS, var_dump, xdebug_html
from cleaner_phpdump.found import Found
from cleaner_phpdump.headless import find_headless
from cleaner_phpdump.record import Dump
from cleaner_phpdump.scan import Scanner
from cleaner_phpdump.unwrap import Unwrap, unwrapping
from cleaner_phpdump.views import View, unescaped

_SCANNER = Scanner(DIALECTS)
_UNWRAP = unwrapping(_SCANNER)
_ESCAPES = 2
"""How many times over a dump may be escaped; each look costs a pass over the text."""

# the arrow or the quote of a dump, escaped
_ESCAPED = re.compile(
    r"&(?:(?<==&)(?:amp;)*(?:gt|#62|#[xX]3[eE])"
    r"|(?<=[:) ,(]&)(?:amp;)*(?:quot|apos|#0?39|#34|#[xX]2[27]));"
)
# a line of a dump that ends in a line break of HTML
_BROKEN = ("{<br", "(<br", ")<br", "{ <br", "( <br", ") <br")
_MARKUP = re.compile(r"<(?!br\b)[a-zA-Z/!]")


def search(text: str, *, unwrap: bool) -> list[Dump]:
    """Give the dumps of a text, as `cleaner_phpdump.finder.find_dumps` promises."""
    unwrapping = _UNWRAP if unwrap else None
    return [_dump(found, unwrapping) for found in _find(text)]


def _find(text: str) -> list[Found]:
    view = View(text)
    best = _look(view)
    for level in range(_ESCAPES):
        if not _may_be_escaped(view.text, best if level == 0 else ()):
            break
        view = unescaped(view)
        below = (found.origin(view) for found in _look(view))
        # what is escaped has no tags in it
        best += (
            found
            for found in below
            if not (found.misfits and _MARKUP.search(text, found.start, found.end))
        )
    return _with_lone_scalars(text, _apart(best))


def _look(view: View) -> list[Found]:
    first = find_headless(view)
    return [*([first] if first else ()), *_SCANNER.scan(view), *xdebug_html.find(view)]


def _may_be_escaped(text: str, found: Iterable[Found]) -> bool:
    if ("&" in text and _ESCAPED.search(text)) or (
        "<br" in text and any(mark in text for mark in _BROKEN)
    ):
        return True
    # an entity in a string may be the reason that its length does not fit
    return any(dump.misfits and "&" in text[dump.start : dump.end] for dump in found)


def _apart(dumps: Iterable[Found]) -> list[Found]:
    """Of dumps that overlap keep the one that begins first, and of those the one read best.

    What begins later is a part that could be read without unescaping the rest.
    """
    kept: list[Found] = []
    for dump in sorted(dumps, key=_rank):
        if not kept or dump.start >= kept[-1].end:
            kept.append(dump)
    return kept


def _rank(dump: Found) -> tuple[int, bool, int, int]:
    return (dump.start, not dump.complete, dump.misfits, -dump.end)


def _with_lone_scalars(text: str, dumps: list[Found]) -> list[Found]:
    """Add the scalars that stand alone on lines beside a dump, where they can be nothing else."""
    everything: list[Found] = []
    for index, dump in enumerate(dumps):
        floor = everything[-1].end if everything else 0
        ceiling = dumps[index + 1].start if index + 1 < len(dumps) else len(text)
        beside = [dump, *var_dump.beside(text, dump, floor, ceiling)]
        everything += sorted(beside, key=lambda found: found.start)
    return everything


def _dump(found: Found, unwrap: Unwrap | None) -> Dump:
    value, unwrapped = values.plain(found.tree, unwrap)
    return Dump(
        start=found.start,
        end=found.end,
        dialect=found.dialect,
        complete=found.complete,
        value=value,
        tree=found.tree,
        unwrapped=unwrapped,
        declared_bytes=found.declared_bytes,
        actual_bytes=found.actual_bytes,
        misfits=found.misfits,
        passages=found.passages,
    )
