"""The readers of the house, as a plugin: text and HTML files, JSON Lines, web archives."""

from collections.abc import Iterable, Iterator

from cleaner.document import RawDocument, Rejected
from cleaner.hookspecs import hookimpl
from cleaner.io import sniff
from cleaner.io.inputs import READ_ERRORS, Source, read_bounded, with_head
from cleaner.io.jsonl import read_rows
from cleaner.io.warc import read_records

_OF_MANY = {"jsonl": read_rows, "warc": read_records}


@hookimpl(trylast=True)
def cleaner_read(source: Source) -> Iterable[RawDocument | Rejected] | None:
    """Read text, HTML, JSON Lines and WARC.

    What has no suffix is told by its content, and so is what the user named, whatever its suffix.
    """
    if source.format in ("text", "html", "jsonl", "warc"):
        return _guarded(source, source.format)
    if source.chosen or not source.format:
        return _guarded(source, None)
    return None


def _guarded(source: Source, kind: str | None) -> Iterator[RawDocument | Rejected]:
    """Give what a source holds, and a broken end of it as rejected."""
    row = None
    try:
        with source.open(salvage=kind == "warc") as opened:
            stream = opened
            if kind is None:
                head, stream = with_head(stream, sniff.HEAD)
                kind = sniff.content_format(head)
            if kind in _OF_MANY:
                for document in _OF_MANY[kind](source, stream):
                    row = document.row
                    yield document
            else:
                yield _whole(source, read_bounded(stream, source.config.max_bytes), kind)
    except READ_ERRORS as error:
        reason = f"can't be read: {_plain(error)}"
        if row is not None:
            reason = f"breaks off after row {row}: {_plain(error)}"
        yield Rejected(source.name, reason, row=None if row is None else row + 1)


def _plain(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _whole(source: Source, data: bytes, kind: str) -> RawDocument | Rejected:
    limit = source.config.max_bytes
    if len(data) > limit:
        return Rejected(source.name, f"is larger than [input] max_bytes = {limit}")
    binary = sniff.binary_kind(data[: sniff.HEAD])
    if binary:
        return Rejected(source.name, f"is not text: it looks like {binary}", data=data)
    if source.format == "json":
        reason = "is one JSON value, not JSON Lines: write an object a line, as jq -c '.[]' does"
        return Rejected(source.name, reason, data=data)
    return RawDocument(source.name, data, media_type="text/html" if kind == "html" else None)
