"""What is expected of a column, by its kind."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cleaner.gate.drift.learning import numbers, strings
from cleaner.gate.drift.learning.kinds import Kind
from cleaner.gate.drift.learning.rule import Rule, Sample

if TYPE_CHECKING:
    import pandas as pd

_BY_KIND: dict[Kind, tuple[Callable[[str, "pd.Series", Sample], Iterator[Rule]], ...]] = {
    "identifier": (strings.never_null, strings.never_twice),
    "distinct": (strings.given, strings.seldom_twice),
    "category": (strings.given, strings.known_values, strings.commonest, strings.common_values),
    "date": (strings.given, strings.iso_date),
    "free": (strings.given, strings.not_blank),
    "count": (numbers.amount,),
    "number": (strings.given, numbers.amount),
    "fault": (numbers.fault,),
    "damage": (numbers.damage,),
}


def rules_of(kind: Kind, name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Give what is expected of a column in other data. `values` hold at least one that is given."""
    for learned in _BY_KIND[kind]:
        yield from learned(name, values, sample)
