"""Reading a source through the plugins."""

from collections.abc import Iterator

from cleaner.document import RawDocument, Rejected
from cleaner.io.inputs import Source
from cleaner.plugins import Plugins


def read_source(source: Source, plugins: Plugins) -> Iterator[RawDocument | Rejected] | None:
    """Give what a source holds, or None where no plugin reads its format.

    An error in a plugin's reader ends its source only: it comes as `Rejected`.
    """
    try:
        given = plugins.hook.cleaner_read(source=source)
    except Exception as error:
        # any code may run in a plugin
        return iter([_failed(source, error)])
    return None if given is None else _guarded(source, given)


def _guarded(
    source: Source, given: Iterator[RawDocument | Rejected]
) -> Iterator[RawDocument | Rejected]:
    try:
        yield from given
    except Exception as error:
        yield _failed(source, error)


def _failed(source: Source, error: Exception) -> Rejected:
    return Rejected(source.name, f"the reader failed: {type(error).__name__}: {error}")
