"""Unwrap the PHP debug output that pages leak, in every form in which PHP prints a value.

The data in it goes to `document.embedded`, the dump itself out of the text. This comes before any
repair of the text, because a dump declares its lengths in bytes of the original.

Where the page's own article stands inside the dump, the prose stays. A page about PHP that shows a
dump keeps it (see `cleaner_phpdump.tutorials`).
"""

from collections.abc import Generator, Iterable, Sequence
from typing import Literal

import msgspec

from cleaner import (
    Document,
    Edit,
    Embedded,
    Extracted,
    Finding,
    Page,
    Rewrite,
    Stage,
    hookimpl,
    stage,
)
from cleaner_phpdump.articles import own_text, row_facts, words_outside
from cleaner_phpdump.finder import find_dumps
from cleaner_phpdump.found import Passage
from cleaner_phpdump.page import lift
from cleaner_phpdump.record import Dump
from cleaner_phpdump.removal import Origins, pieces, remove
from cleaner_phpdump.tutorials import is_about_php, is_framed

__all__ = ["Dump", "Options", "Passage", "find_dumps", "phpdump"]

_SHOWN = "phpdump.shown"
_SHOWN_RULE = "shown-dump"
_PASSES = 4  # what stood on both sides of a dump may make another; this ends on any text


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of the stage.

    `unwrap`: a string in a dump that holds JSON, serialized PHP or a dump becomes that data.
    `tutorials`: what happens to the dumps of a page about PHP: "keep" leaves them in the text and
    reports each as a finding, "remove" treats them like any other.
    """

    unwrap: bool = True
    tutorials: Literal["keep", "remove"] = "keep"


@stage(options=Options)
def phpdump(document: Document, options: Options) -> Iterable[Edit]:
    """Take leaked PHP dumps out of the text and keep their data.

    Appends to `document.embedded` and sets the metric `phpdump.dumps`: the number of all dumps of
    the document, those found in its HTML too. `phpdump.shown` counts those that were left, each of
    which is a finding. The facts of a row that the page's own text stood in are set, and give the
    document its title and date where it has none.
    """
    edits: Sequence[Edit] = ()
    dumps = find_dumps(document.text, unwrap=options.unwrap)
    if dumps and options.tutorials == "keep" and _shows(document, dumps):
        document.metrics[_SHOWN] = len(dumps)
        document.findings += map(_finding, dumps)
    elif dumps:
        edits = _take_out(document, dumps, options)
    document.metrics["phpdump.dumps"] = len(document.embedded)
    document.title = document.title or document.facts.get("title")
    document.published = document.published or document.facts.get("published")
    return edits


def _shows(document: Document, dumps: Sequence[Dump]) -> bool:
    if document.metrics.get(_SHOWN) or any(is_framed(document.text, one.start) for one in dumps):
        return True
    return is_about_php(document.text, [(dump.start, dump.end) for dump in dumps])


def _finding(dump: Dump) -> Finding:
    return Finding(
        dump.start, dump.end, _SHOWN_RULE, f"the page is about PHP and shows a {dump.dialect}"
    )


def _take_out(document: Document, dumps: Sequence[Dump], options: Options) -> Sequence[Edit]:
    rewrite = Rewrite(document.text)
    for _ in range(_PASSES):
        origins = Origins(rewrite.edits)
        document.embedded += (
            _embedded(dump, origins.origin(dump.start), origins.origin(dump.end - 1) + 1)
            for dump in dumps
        )
        text = rewrite.text
        own = own_text(dumps, words_outside(text, dumps))
        for dump, passages in zip(dumps, own, strict=True):
            document.facts |= row_facts(dump.tree, passages)
        rewrite.make(remove(text, pieces(text, dumps, own)))
        dumps = find_dumps(rewrite.text, unwrap=options.unwrap)
        if not dumps:
            break
    return rewrite.edits


def _embedded(dump: Dump, start: int, end: int) -> Embedded:
    return Embedded(
        dialect=dump.dialect,
        start=start,
        end=end,
        complete=dump.complete,
        declared_bytes=dump.declared_bytes,
        actual_bytes=dump.actual_bytes,
        value=dump.value,
        unwrapped=dump.unwrapped,
    )


@hookimpl(wrapper=True, tryfirst=True)
def cleaner_extract(page: Page) -> Generator[None, Extracted | None, Extracted | None]:
    """Lift dumps out of an HTML page before its main text is extracted."""
    options: Options | None = page.stages.get("phpdump")
    if options is not None:
        lifted = lift(page.html, unwrap=options.unwrap, keep_shown=options.tutorials == "keep")
        page.html = lifted.html
        page.document.embedded += (_embedded(dump, dump.start, dump.end) for dump in lifted.dumps)
        page.document.facts |= lifted.facts
        if lifted.shown:
            page.document.metrics[_SHOWN] = lifted.shown
    return (yield)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [phpdump]
