"""What is expected of numbers: how many are 0, where most of them lie, where their middle is."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleaner.gate.drift.learning.bounds import (
    allowed_share,
    higher,
    lower,
    median_range,
    round_down,
    round_up,
)
from cleaner.gate.drift.learning.rule import (
    Rule,
    Sample,
    Threshold,
    number,
    parameter,
    percent,
    share_rule,
)

if TYPE_CHECKING:
    import pandas as pd

_MOSTLY_ZERO = 0.95
# the range holds what lies between these quantiles, before the margin
_INNER = (0.01, 0.99)


def amount(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect as much as ever."""
    ordered = _ordered(values)
    if _seldom_more(ordered):
        yield from _zero(name, ordered, sample)
    elif ordered:
        if ordered[0] >= 0:
            yield from _not_zero(name, ordered, sample)
        yield from _range(name, ordered, sample)
        yield from _median(name, ordered, sample)


def fault(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect no more than ever."""
    ordered = _ordered(values)
    if _seldom_more(ordered):
        yield from _zero(name, ordered, sample)
    elif ordered:
        yield from _range(name, ordered, sample, no_least=True)
        yield from _median(name, ordered, sample, no_least=True)


def damage(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect texts to be free of a damage that was counted in them."""
    words = name.replace("_", " ").replace("php", "PHP")
    return share_rule(
        f"expect_column_values_to_be_free_of_{name}",
        {"column": "text" if sample.has_text else name},
        sample,
        name=parameter(name, "free_share"),
        description=f"text is free of {words}",
        seen=f"have {words} in the text",
        failing=int((values > 0).sum()),
        total=sample.rows,
    )


def _ordered(values: "pd.Series") -> list[float]:
    """Give the finite numbers sorted, as whole ones where all are."""
    ordered = sorted(value for value in values.dropna().tolist() if math.isfinite(value))
    return [int(value) for value in ordered] if _are_whole(ordered) else ordered


def _are_whole(numbers: list[float]) -> bool:
    return all(value == int(value) for value in numbers)


def _seldom_more(ordered: list[float]) -> bool:
    return ordered[:1] == [0] and ordered.count(0) >= len(ordered) * _MOSTLY_ZERO


def _zero(name: str, ordered: list[float], sample: Sample) -> Iterator[Rule]:
    return share_rule(
        "expect_column_values_to_be_between",
        {"column": name, "max_value": 0},
        sample,
        name=parameter(name, "zero_share"),
        description=f"{name} is 0",
        seen="have more than 0",
        failing=len(ordered) - ordered.count(0),
        total=len(ordered),
        never=1.0,  # unlike damage, some more than none is seldom wrong
    )


def _not_zero(name: str, ordered: list[float], sample: Sample) -> Iterator[Rule]:
    floor = {"min_value": 1} if _are_whole(ordered) else {"min_value": 0, "strict_min": True}
    return share_rule(
        "expect_column_values_to_be_between",
        {"column": name, **floor},
        sample,
        name=parameter(name, "not_zero_share"),
        description=f"{name} is not 0",
        seen="have 0",
        failing=ordered.count(0),
        total=len(ordered),
    )


def _range(
    name: str, ordered: list[float], sample: Sample, *, no_least: bool = False
) -> Iterator[Rule]:
    """Expect most values between the outer quantiles, with a margin."""
    last = len(ordered) - 1
    inner_low = ordered[math.floor(_INNER[0] * last)]
    inner_high = ordered[math.ceil(_INNER[1] * last)]
    whole = _are_whole(ordered)
    low = round_down(lower(inner_low, sample.margin), whole=whole)
    high = round_up(higher(inner_high, sample.margin), whole=whole)
    if not (math.isfinite(low) and math.isfinite(high)):
        return
    if no_least or low <= 0 <= ordered[0]:
        ends = {}
        allowed_words = "more"
    else:
        ends = {"min_value": Threshold(parameter(name, "least"), low)}
        allowed_words = "less and more"
    failing = sum(value > high or (bool(ends) and value < low) for value in ordered)
    # some will be outside, even where none was
    allowed = allowed_share(failing or 1, len(ordered), sample.margin)
    if allowed >= 1:
        return
    yield Rule(
        "expect_column_values_to_be_between",
        {
            "column": name,
            **ends,
            "max_value": Threshold(parameter(name, "most"), high),
            "mostly": Threshold(parameter(name, "usual_share"), round(1 - allowed, 3)),
        },
        "warning",
        f"{name} is as usual",
        f"In {len(ordered):,} good {sample.noun} it is {number(ordered[0])} to "
        f"{number(ordered[-1])}, in {percent(_INNER[1] - _INNER[0])} of them "
        f"{number(inner_low)} to {number(inner_high)}; {percent(sample.margin)} {allowed_words} is "
        f"allowed, and {percent(allowed)} outside.",
    )


def _median(
    name: str, ordered: list[float], sample: Sample, *, no_least: bool = False
) -> Iterator[Rule]:
    """Expect the median where chance and a margin may put it."""
    low, high = median_range(ordered, sample.margin)
    low, high = round_down(low), round_up(high)
    if not (math.isfinite(low) and math.isfinite(high)) or high == 0:
        return
    kwargs: dict[str, Any] = {"column": name}
    if not no_least and (low > 0 or ordered[0] < 0):
        kwargs["min_value"] = Threshold(parameter(name, "median_least"), low)
    kwargs["max_value"] = Threshold(parameter(name, "median_most"), high)
    yield Rule(
        "expect_column_median_to_be_between",
        kwargs,
        "warning",
        f"median of {name} is as usual",
        f"In {len(ordered):,} good {sample.noun} it is {number(ordered[len(ordered) // 2])}; what "
        f"chance makes of it is allowed, and {percent(sample.margin)} more.",
    )
