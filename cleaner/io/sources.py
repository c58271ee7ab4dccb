"""Reading a source through the plugins."""

from collections.abc import Iterator

from cleaner.document import RawDocument, Rejected
from cleaner.errors import PLUGIN_FAILURES
from cleaner.io.inputs import Source
from cleaner.plugins import Plugins


def read_source(source: Source, plugins: Plugins) -> Iterator[RawDocument | Rejected] | None:
    """Give what a source holds, or None where no plugin reads its format.

    An error in a plugin's reader ends its source only: it comes as `Rejected`.
    """
    try:
        given = plugins.hook.cleaner_read(source=source)
    except PLUGIN_FAILURES as error:
        return iter([_failed(source, error)])
    return None if given is None else _guarded(source, given)


def _guarded(
    source: Source, given: Iterator[RawDocument | Rejected]
) -> Iterator[RawDocument | Rejected]:
    try:
        for one in given:
            _check(one)
            yield one
    except PLUGIN_FAILURES as error:
        yield _failed(source, error)


def _check(one: object) -> None:
    """Raise `TypeError` for what is not what a reader gives."""
    if isinstance(one, Rejected):
        return
    if not isinstance(one, RawDocument):
        raise TypeError(f"it gave {one!r}, which is no RawDocument")
    if not isinstance(one.data, bytes | str):
        raise TypeError(f"it gave a document whose data are {type(one.data).__name__}")


def _failed(source: Source, error: BaseException) -> Rejected:
    return Rejected(source.name, f"the reader failed: {type(error).__name__}: {error}")
