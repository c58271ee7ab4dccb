"""Places in the file that was checked, for reports that link to lines."""

from pathlib import PurePath

from cleaner.gate.verdict import Example

# a row of CSV may have several lines, so its number tells none
_LINED = {".jsonl", ".ndjson"}


def line_of(example: Example, output: str) -> int | None:
    """Give the line of a failing row; null where it is unknown or the file has no lines to show.

    >>> line_of(Example("page", "x", row=7), "out/clean.jsonl")
    7
    >>> line_of(Example("page", "x", row=7), "out/clean.jsonl.gz") is None
    True
    """
    if example.row is None or example.row < 1 or PurePath(output).suffix.lower() not in _LINED:
        return None
    return example.row
