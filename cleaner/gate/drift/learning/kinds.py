"""What kind a column is, which says what can be learned about it."""

import re
from typing import TYPE_CHECKING, Literal

from cleaner.gate.tables.columns import TableName

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal[
    "identifier",
    "distinct",
    "category",
    "date",
    "free",
    "count",
    "number",
    "fault",
    "damage",
]

ISO_DATE = r"^\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?)?)?)?\Z"

# what is told by name; all else is told by its type and values
_NAMED: dict[str, Kind] = {
    "id": "identifier",
    "title": "free",
    "http_status": "category",
    **dict.fromkeys(("url", "text", "text_hash"), "distinct"),
    **dict.fromkeys(("mojibake", "php_dumps", "markup", "control_characters"), "damage"),
    **dict.fromkeys(
        (
            "replacement_characters",
            "replaced",
            "edit_count",
            "finding_count",
            "problem_count",
            "media_broken",
            "media_suspect",
            "media_unsafe",
            "media_unchecked",
        ),
        "fault",
    ),
}

# they name a scrape, a file or a machine, or others tell the same of them
UNTOLD: dict[TableName, frozenset[str]] = {
    "documents": frozenset({"source", "text", "fingerprint"}),
    "media": frozenset({"document_id", "raw", "problems", "final_url", "variant_of"}),
    "run": frozenset({"id", "version", "seconds", "quarantined"}),
}

_MOST_VALUES = 20
_LONGEST_VALUE = 100
_FEWEST_ROWS_A_VALUE = 5


def kind_of(name: str, given: "pd.Series") -> Kind | None:
    """Tell the kind of a column, or None where nothing can be learned about it.

    `given` are its values without nulls. A number that is better the smaller it is is a fault, and
    so are the metrics of stages; a damage is what an expectation of ours finds in texts, counted.
    A string is a date where all values are ISO 8601 dates, and a category where a few short values
    come again and again.
    """
    if given.empty:
        return None
    if named := _NAMED.get(name):
        return named
    if given.dtype.kind in "iuf":
        if "." in name:
            return "fault"
        return "number" if given.dtype.kind == "f" else "count"
    if not all(isinstance(value, str) for value in given):
        return None
    if all(re.match(ISO_DATE, value) for value in given):
        return "date"
    values = given.unique()
    few = len(values) <= min(_MOST_VALUES, max(len(given) // _FEWEST_ROWS_A_VALUE, 1))
    short = max(map(len, values)) <= _LONGEST_VALUE
    return "category" if few and short else "free"
