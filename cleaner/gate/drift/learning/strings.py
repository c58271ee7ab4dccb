"""What is expected of texts that name something: ids, titles, dates, categories."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleaner.gate.drift.learning.bounds import allowed_share
from cleaner.gate.drift.learning.kinds import ISO_DATE
from cleaner.gate.drift.learning.rule import Rule, Sample, Threshold, parameter, percent, share_rule

if TYPE_CHECKING:
    import pandas as pd

_COMMON = 0.1


def never_null(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that it is always given, where it always is."""
    nulls = int(values.isna().sum())
    if nulls:
        yield from given(name, values, sample)
    else:
        yield Rule(
            "expect_column_values_to_not_be_null",
            {"column": name},
            "critical",
            f"{name} is given",
            f"All {sample.rows:,} good {sample.noun} have one.",
        )


def never_twice(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that no two rows share a value, where none do."""
    if int(values.dropna().duplicated(keep=False).sum()):
        yield from seldom_twice(name, values, sample)
    else:
        yield Rule(
            "expect_column_values_to_be_unique",
            {"column": name},
            "critical",
            f"{name} is unique",
            f"No two of {sample.rows:,} good {sample.noun} have the same.",
        )


def given(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that few rows lack it."""
    return share_rule(
        "expect_column_values_to_not_be_null",
        {"column": name},
        sample,
        name=parameter(name, "given_share"),
        description=f"{name} is given",
        seen=f"have no {name}",
        failing=int(values.isna().sum()),
        total=sample.rows,
    )


def not_blank(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that few values are nothing but white space."""
    present = values.dropna()
    return share_rule(
        "expect_column_values_to_match_regex",
        {"column": name, "regex": r"\S"},
        sample,
        name=parameter(name, "not_blank_share"),
        description=f"{name} is not blank where it is given",
        seen=f"have a blank {name}",
        failing=int((~present.str.contains(r"\S")).sum()),
        total=len(present),
    )


def seldom_twice(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that few rows share their value with another one."""
    present = values.dropna()
    return share_rule(
        "expect_column_values_to_be_unique",
        {"column": name},
        sample,
        name=parameter(name, "unique_share"),
        description=f"few {sample.noun} have the same {name}",
        seen=f"have the {name} of another one",
        failing=int(present.duplicated(keep=False).sum()),
        total=len(present),
    )


def iso_date(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect dates in the form of ISO 8601, as all values are."""
    return share_rule(
        "expect_column_values_to_match_regex",
        {"column": name, "regex": ISO_DATE},
        sample,
        name=parameter(name, "iso_share"),
        description=f"{name} is an ISO 8601 date where it is given",
        seen="have another form of date",
        failing=0,
        total=len(values.dropna()),
    )


def known_values(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect no other values.

    Those that were seen once tell how many are still unseen (I. J. Good, The population
    frequencies of species, 1953).
    """
    counts = _counts(values)
    total = sum(counts.values())
    allowed = allowed_share(sum(count == 1 for count in counts.values()), total, sample.margin)
    if allowed >= 1:
        return
    yield Rule(
        "expect_column_values_to_be_in_set",
        {
            "column": name,
            "value_set": sorted(counts),
            "mostly": Threshold(parameter(name, "known_share"), round(1 - allowed, 3)),
        },
        "critical",
        f"{name} is a known one",
        f"{total:,} good {sample.noun} have {_plural(len(counts), 'value')}; up to "
        f"{percent(allowed)} may have another one.",
    )


def commonest(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that few rows have another value than the commonest."""
    counts = _counts(values)
    total = sum(counts.values())
    value, count = counts.most_common(1)[0]
    if count < total:
        yield from share_rule(
            "expect_column_values_to_be_in_set",
            {"column": name, "value_set": [value]},
            sample,
            name=parameter(name, "commonest_share"),
            description=f"the commonest {name} is as common as ever",
            seen="have another one",
            failing=total - count,
            total=total,
        )


def common_values(name: str, values: "pd.Series", sample: Sample) -> Iterator[Rule]:
    """Expect that no value which a tenth of the rows have is missing."""
    counts = _counts(values)
    total = sum(counts.values())
    common = sorted(value for value, count in counts.items() if count >= total * _COMMON)
    # what has a tenth is missing in 100 rows once in 40,000 times
    if len(common) > 1 and total >= 100:
        yield Rule(
            "expect_column_distinct_values_to_contain_set",
            {"column": name, "value_set": common},
            "warning",
            f"no common {name} is missing",
            f"Each of them stands in at least {percent(_COMMON)} of {total:,} good {sample.noun}.",
        )


def _counts(values: "pd.Series") -> Counter[Any]:
    """Count values, the commonest first, and the smaller of two that are as common."""
    found = Counter(values.dropna().tolist())
    whole = all(isinstance(value, float) and value.is_integer() for value in found)
    return Counter({int(value) if whole else value: found[value] for value in sorted(found)})


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
