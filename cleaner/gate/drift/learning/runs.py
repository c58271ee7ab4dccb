"""What is expected of the account of a run, learned from one account."""

import math
from collections.abc import Iterator, Mapping, Sequence

from cleaner.gate.drift.learning.bounds import allowed_share, round_down, round_up
from cleaner.gate.drift.learning.rule import Rule, Threshold, number, parameter, percent

# what shares are made of
COUNTS = ("read", "quarantined", "accounted")
_DOCUMENTS = ("read", "written")
_STEPS = 4


def run_rules(values: Mapping[str, float], columns: Sequence[str], margin: float) -> Iterator[Rule]:
    """Give what is expected of another run of about as many documents.

    `values` are the numbers of the account by column, `columns` those to learn, and `COUNTS` must
    be among the values. How much runs differ can't be told from one: a number may grow and shrink
    by a factor of one and four margins, which is two by default.
    """
    for name in columns:
        if name not in values or name == "accounted":
            continue
        if name in _DOCUMENTS:
            yield _documents(name, values[name], margin)
        elif name != "quarantined_share":
            yield _amount(name, values[name], margin)
        elif values["read"]:
            yield _share(name, values["quarantined"], values["read"], margin)
    if "accounted" in columns and values["read"] == values["accounted"]:
        yield Rule(
            "expect_column_pair_values_to_be_equal",
            {"column_A": "read", "column_B": "accounted", "ignore_row_if": "neither"},
            "critical",
            "nothing disappeared",
            "Every document that was read is either written or in quarantine.",
        )


def _documents(name: str, value: float, margin: float) -> Rule:
    least = round_down(value * (1 - margin), whole=True)
    return Rule(
        "expect_column_values_to_be_between",
        {"column": name, "min_value": Threshold(parameter(name, "least"), max(least, 1))},
        "critical",
        f"enough documents were {name}",
        f"In a good run it was {number(value)}; {percent(margin)} less is allowed.",
    )


def _share(name: str, count: float, total: float, margin: float) -> Rule:
    most = allowed_share(int(count), int(total), margin)
    return Rule(
        "expect_column_values_to_be_between",
        {"column": name, "max_value": Threshold(parameter(name, "most"), most)},
        "critical",
        "few documents are in quarantine",
        f"In a good run it was {number(count)} of {number(total)}; up to {percent(most)} may.",
    )


def _amount(name: str, value: float, margin: float) -> Rule:
    factor = 1 + _STEPS * margin
    chance = 3 * math.sqrt(abs(value)) + 3  # of a Poisson distribution, and some where none was
    least = round_down(max(value / factor - chance, 0), whole=True)
    most = round_up(value * factor + chance, whole=True)
    ends = {"min_value": Threshold(parameter(name, "least"), least)} if least > 0 else {}
    return Rule(
        "expect_column_values_to_be_between",
        {"column": name, **ends, "max_value": Threshold(parameter(name, "most"), most)},
        "warning",
        f"{name} is as usual",
        f"In a good run it was {number(value)}; {factor:.3g} times as much or as little is "
        "allowed, and what chance makes of it.",
    )
