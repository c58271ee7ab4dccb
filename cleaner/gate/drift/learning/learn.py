"""A suite learned from good data."""

from collections.abc import Iterable, Mapping, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.gate.drift.learning.bounds import round_down
from cleaner.gate.drift.learning.columns import rules_of
from cleaner.gate.drift.learning.kinds import UNTOLD, kind_of
from cleaner.gate.drift.learning.rule import Rule, Sample, Threshold, number, percent
from cleaner.gate.drift.learning.runs import COUNTS, run_rules
from cleaner.gate.tables.columns import ROW_NAMES, TABLES, TableName
from cleaner.gate.tables.files import DataFile
from cleaner.measures import Measure

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_MARGIN = 0.25
FEWEST_ROWS = 30


class Learned(msgspec.Struct, frozen=True):
    """A suite, as it is written to a file, and the columns that nothing was learned about."""

    suite: dict[str, Any]
    unlearned: list[str]


def learnable(
    table: TableName, file: DataFile | None = None, measures: Iterable[Measure] = ()
) -> list[str]:
    """Give the columns of a table that tell what data is like, in their order.

    `file` is the file it is made of, None for an output of our own; `measures` are those that can
    be taken of its texts.
    """
    names: list[str] = list(TABLES[table])
    if table == "documents":
        if file and not file.own:
            names = [name for name in ("id", *file.fields) if name != file.text_field]
        if not file or file.text_field:
            names += [one.name for one in measures]
    return [name for name in dict.fromkeys(names) if name not in UNTOLD[table]]


def needed(table: TableName, columns: Sequence[str]) -> list[str]:
    """Give the columns that a frame must have for these to be learned."""
    return [*columns, *(COUNTS if table == "run" else ())]


def learn(
    frame: "pd.DataFrame",
    table: TableName,
    columns: Sequence[str],
    *,
    name: str,
    margin: float = DEFAULT_MARGIN,
    count_rows: bool = True,
    has_text: bool = True,
    learned_from: Mapping[str, Any] | None = None,
) -> Learned:
    """Learn a suite from a table of good data, at least one row of it.

    `columns` are those to learn; one that the frame lacks is not learned. It has those too that
    are `needed`. `margin` is how far other data may go beyond what is likely by chance, as a share.
    With `count_rows` there must be about as many rows. `has_text` tells whether the file has texts
    in a column `text`. `learned_from` goes into the suite's meta. The same frame gives the same
    suite.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"id": [f"n{n}" for n in range(100)], "words": [90, 110] * 50})
    >>> made = learn(frame, "documents", ["words"], name="good", count_rows=False).suite
    >>> made["suite_parameters"]["words_least"], made["suite_parameters"]["words_most"]
    (67, 140)
    """
    sample = Sample(len(frame), ROW_NAMES[table], margin, has_text)
    chosen = list(dict.fromkeys(columns))
    rules: list[Rule] = []
    unlearned = []
    if table == "run":
        rules += run_rules(_numbers(frame), chosen, margin)
        told = {value for rule in rules for key, value in rule.kwargs.items() if "column" in key}
        unlearned = [one for one in chosen if one not in told]
    else:
        if count_rows:
            rules.append(_enough_rows(sample))
        for one in chosen:
            found = _column_rules(one, frame, sample)
            rules += found
            unlearned += [] if found else [one]
    return Learned(_written(rules, name, table, sample, learned_from), unlearned)


def _column_rules(name: str, frame: "pd.DataFrame", sample: Sample) -> list[Rule]:
    if name not in frame.columns:
        return []
    kind = kind_of(name, frame[name].dropna())
    return [] if kind is None else list(rules_of(kind, name, frame[name], sample))


def _numbers(frame: "pd.DataFrame") -> dict[str, float]:
    """Give the numbers of a table of one row, those that are given."""
    row = frame.iloc[0].dropna().to_dict()
    found = {name: float(value) for name, value in row.items() if isinstance(value, Real)}
    return {name: int(value) if value.is_integer() else value for name, value in found.items()}


def _enough_rows(sample: Sample) -> Rule:
    least = max(round_down(sample.rows * (1 - sample.margin), whole=True), 1)
    return Rule(
        "expect_table_row_count_to_be_between",
        {"min_value": Threshold(f"fewest_{sample.noun}", least)},
        "critical",
        f"enough {sample.noun} are there",
        f"The good data had {number(sample.rows)}; {percent(sample.margin)} less is allowed.",
    )


def _written(
    rules: Sequence[Rule],
    name: str,
    table: TableName,
    sample: Sample,
    learned_from: Mapping[str, Any] | None,
) -> dict[str, Any]:
    parameters: dict[str, float] = {}
    entries = [
        {
            "type": rule.type,
            "kwargs": {key: _put_out(value, parameters) for key, value in rule.kwargs.items()},
            "severity": rule.severity,
            "description": rule.description,
            "meta": {"why": rule.why},
        }
        for rule in rules
    ]
    subject = "a good run is" if table == "run" else f"{sample.rows:,} good {sample.noun} are"
    why = f"What {subject} like; learned, to be read and tuned by hand."
    meta: dict[str, Any] = {"table": table, "why": why}
    if learned_from is not None:
        meta["learned_from"] = dict(learned_from)
    return {"name": name, "meta": meta, "suite_parameters": parameters, "expectations": entries}


def _put_out(value: Any, parameters: dict[str, float]) -> Any:
    """Make a parameter of a threshold; one whose name is taken gets a number behind it."""
    if not isinstance(value, Threshold):
        return value
    name, number_ = value.name, 1
    while name in parameters:
        number_ += 1
        name = f"{value.name}_{number_}"
    parameters[name] = value.value
    return {"$PARAMETER": name}
