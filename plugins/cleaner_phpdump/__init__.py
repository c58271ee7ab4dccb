"""Unwrap the PHP debug output that pages leak: `var_dump` of arrays, objects and strings.

The data in it goes to `document.embedded`, the dump itself out of the text. This comes before any
repair of the text, because a dump declares its lengths in bytes of the original.

A dump inside an HTML `<code>` element is left alone, and so is the text of a page that shows one:
it is about PHP.
"""

from collections.abc import Generator, Iterable, Sequence

import msgspec

from cleaner import Document, Edit, Embedded, Extracted, Page, Rewrite, Stage, hookimpl, stage
from cleaner_phpdump.finder import DIALECTS, find_dumps
from cleaner_phpdump.page import lift
from cleaner_phpdump.record import Dump
from cleaner_phpdump.removal import Origins, remove

__all__ = ["Dump", "Options", "find_dumps", "phpdump"]

_DIALECT_NAMES = frozenset(dialect.DIALECT for dialect in DIALECTS)
_SHOWN = "phpdump.shown"
_PASSES = 4  # what stood on both sides of a dump may make another; this ends on any text


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of the stage.

    `parse_json`: a string in a dump that holds a JSON array or object becomes that data.
    """

    parse_json: bool = True


@stage(options=Options)
def phpdump(document: Document, options: Options) -> Iterable[Edit]:
    """Take leaked PHP dumps out of the text and keep their data.

    Appends to `document.embedded` and sets the metric `phpdump.dumps`: the number of all dumps of
    the document, those found in its HTML too.
    """
    edits: Sequence[Edit] = ()
    if not document.metrics.get(_SHOWN):
        edits = _unwrap(document, options)
    count = sum(embedded.dialect in _DIALECT_NAMES for embedded in document.embedded)
    document.metrics["phpdump.dumps"] = count
    return edits


def _unwrap(document: Document, options: Options) -> Sequence[Edit]:
    dumps = find_dumps(document.text, parse_json=options.parse_json)
    if not dumps:
        return ()
    rewrite = Rewrite(document.text)
    for _ in range(_PASSES):
        origins = Origins(rewrite.edits)
        document.embedded += (
            _embedded(dump, origins.origin(dump.start), origins.origin(dump.end - 1) + 1)
            for dump in dumps
        )
        rewrite.make(remove(rewrite.text, [(dump.start, dump.end) for dump in dumps]))
        dumps = find_dumps(rewrite.text, parse_json=options.parse_json)
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
    )


@hookimpl(wrapper=True, tryfirst=True)
def cleaner_extract(page: Page) -> Generator[None, Extracted | None, Extracted | None]:
    """Lift dumps out of an HTML page before its main text is extracted."""
    options: Options | None = page.stages.get("phpdump")
    if options is not None:
        dumps, page.html, shown = lift(page.html, parse_json=options.parse_json)
        page.document.embedded += (_embedded(dump, dump.start, dump.end) for dump in dumps)
        if shown:
            page.document.metrics[_SHOWN] = shown
    return (yield)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [phpdump]
