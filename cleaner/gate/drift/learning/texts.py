"""What is expected of texts: that they are free of one damage or another, as good ones are."""

import importlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.errors import SuiteError
from cleaner.gate.drift.learning.rule import Rule, Sample, parameter, share_rule
from cleaner.gate.drift.learning.strings import seldom_twice
from cleaner.gate.sources import ExpectationSource

if TYPE_CHECKING:
    import pandas as pd

_FREE_OF = "expect_column_values_to_be_free_of_"

_PATTERNS = {
    "control_characters": r"[\x00-\x08\x0b-\x1f\x7f-\x9f]",
    "markup": (
        r"</?(?:a|b|br|div|em|figure|h[1-6]|i|iframe|img|li|ol|p|script|section|span|strong|style"
        r"|table|td|tr|ul)(?:\s[^<>]{0,300})?/?>"
    ),
}


class _Damage(NamedTuple):
    """Something that a text may hold. `has` tells whether one does; `kwargs` are the rule's."""

    type: str
    kwargs: dict[str, Any]
    has: Callable[[str], Any]


def text_rules(
    name: str,
    texts: "pd.Series",
    learned: Collection[str],
    sources: Sequence[ExpectationSource],
    sample: Sample,
) -> Iterator[Rule]:
    """Give what is expected of a column of texts.

    `learned` are all columns that are learned: where one counts the damage or holds a hash of the
    text, that says it for less than another look at every text.

    Raises `SuiteError` for a finder of a plugin that can't be imported.
    """
    given = texts.dropna()
    if not {"text_length", "words"} & set(learned):
        yield from share_rule(
            "expect_column_values_to_match_regex",
            {"column": name, "regex": r"\S"},
            sample,
            name=parameter(name, "not_blank_share"),
            description=f"{name} is not blank",
            seen=f"have a blank {name}",
            failing=int((~given.str.contains(r"\S")).sum()),
            total=len(given),
        )
    for damage, one in _damages(sources).items():
        if damage not in learned:
            words = damage.replace("_", " ").replace("php", "PHP")
            yield from share_rule(
                one.type,
                {"column": name, **one.kwargs},
                sample,
                name=parameter(name, f"without_{damage}_share"),
                description=f"{name} is free of {words}",
                seen=f"have {words} in the {name}",
                failing=sum(one.has(text) is not None for text in given),
                total=len(given),
            )
    if "text_hash" not in learned:
        yield from seldom_twice(name, texts, sample)


def _damages(sources: Sequence[ExpectationSource]) -> dict[str, _Damage]:
    """Give all kinds of damage, by name: those that plugins find, and those that a pattern does."""
    found = {
        type_.removeprefix(_FREE_OF): _Damage(type_, {}, _imported(place))
        for source in sources
        for type_, place in source.finders.items()
    }
    for damage, pattern in _PATTERNS.items():
        if damage not in found:
            found[damage] = _Damage(
                "expect_column_values_to_not_match_regex",
                {"regex": pattern},
                re.compile(pattern).search,
            )
    return found


def _imported(place: str) -> Callable[[str], Any]:
    module, _, function = place.partition(":")
    try:
        finder: Callable[[str], Any] = getattr(importlib.import_module(module), function)
    except Exception as error:
        # any code may run while a stranger's module is imported
        raise SuiteError(f"{place} can't be imported: {type(error).__name__}: {error}") from None
    return finder
