"""The readers of the house, as a plugin: text and HTML files, JSON Lines."""

from collections.abc import Iterable, Iterator

from cleaner.document import RawDocument, Rejected
from cleaner.hookspecs import hookimpl
from cleaner.io import sniff
from cleaner.io.inputs import READ_ERRORS, Source
from cleaner.io.jsonl import read_rows


@hookimpl(trylast=True)
def cleaner_read(source: Source) -> Iterable[RawDocument | Rejected] | None:
    """Read text, HTML and JSON Lines; any other format only where it was named by the user."""
    if source.format in ("text", "html", "jsonl"):
        return _guarded(source, source.format)
    if source.chosen:
        return _guarded(source, None)
    return None


def _guarded(source: Source, kind: str | None) -> Iterator[RawDocument | Rejected]:
    """Give what a source holds, and a broken end of it as rejected."""
    row = None
    try:
        with source.open() as stream:
            if kind is None:
                head = stream.read(8192)
                kind = sniff.content_format(head)
                rest = stream.read(source.config.max_bytes + 1 - len(head))
                stream_data = head + rest
                yield from _whole(source, stream_data, kind)
            elif kind == "jsonl":
                for document in read_rows(source, stream):
                    row = document.row
                    yield document
            else:
                yield from _whole(source, stream.read(source.config.max_bytes + 1), kind)
    except READ_ERRORS as error:
        reason = f"can't be read: {_plain(error)}"
        if row is not None:
            reason = f"breaks off after row {row}: {_plain(error)}"
        yield Rejected(source.name, reason, row=None if row is None else row + 1)


def _plain(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _whole(source: Source, data: bytes, kind: str) -> Iterator[RawDocument | Rejected]:
    limit = source.config.max_bytes
    binary = sniff.binary_kind(data[:8192])
    if len(data) > limit:
        yield Rejected(source.name, f"is larger than [input] max_bytes = {limit}")
    elif binary:
        yield Rejected(source.name, f"is not text: it looks like {binary}", data=data)
    else:
        media_type = "text/html" if kind == "html" else None
        yield RawDocument(source.name, data, media_type=media_type)
