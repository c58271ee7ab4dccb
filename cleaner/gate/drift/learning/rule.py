"""One expectation that was learned, before it is written down."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.gate.drift.learning.bounds import NEVER, allowed_share
from cleaner.gate.suites.entries import Severity

_LEAST_MOSTLY = 0.1


class Threshold(NamedTuple):
    """A value among the kwargs that people may want to tune: a parameter of the suite."""

    name: str
    value: float


class Rule(NamedTuple):
    """An expectation. `kwargs` may hold `Threshold`s; `why` tells how it was learned, in words."""

    type: str
    kwargs: dict[str, Any]
    severity: Severity
    description: str
    why: str


class Sample(NamedTuple):
    """What is learned from: so many rows, called so ("documents"), with this margin.

    `has_text` tells whether the rows have texts that can be looked at.
    """

    rows: int
    noun: str
    margin: float
    has_text: bool = True


def parameter(name: str, end: str) -> str:
    """Give the name of a suite's parameter: `encoding.badness` has a dot, which no name needs."""
    return f"{name.replace('.', '_').replace('-', '_')}_{end}"


def share_rule(
    type_: str,
    kwargs: dict[str, Any],
    sample: Sample,
    *,
    name: str,
    description: str,
    seen: str,
    failing: int,
    total: int,
    never: float = NEVER,
) -> Iterator[Rule]:
    """Expect what held for all but `failing` of `total` rows; nothing where it says too little.

    `name` is that of the parameter; `seen` says what is wrong with the rows that fail; `never` is
    the largest share that may fail where none was seen. What never happens in good data is
    critical, what does a warning.
    """
    allowed = allowed_share(failing, total, sample.margin, never)
    mostly = round(1 - allowed, 3)
    if mostly < _LEAST_MOSTLY:
        return
    count = f"{failing:,} of {total:,}" if failing else f"none of {total:,}"
    why = f"In good data {count} {sample.noun} {seen}"
    if failing:
        why += f" ({percent(failing / total)})"
    yield Rule(
        type_,
        {**kwargs, "mostly": Threshold(name, mostly)},
        "warning" if failing else "critical",
        description,
        f"{why}; up to {percent(allowed)} may.",
    )


def percent(share: float) -> str:
    """Put a share into words.

    >>> percent(0.0135), percent(0.5), percent(1)
    ('1.35 %', '50 %', '100 %')
    """
    return f"{share * 100:.3g} %"


def number(value: float) -> str:
    """Put a number into words.

    >>> number(1234), number(0.12345)
    ('1,234', '0.123')
    """
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}"
