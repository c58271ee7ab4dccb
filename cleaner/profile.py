"""The profile of a scrape: what is compared with that of an earlier one."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
Counts = dict[str, dict[str, Count]]


class Profile(msgspec.Struct, kw_only=True):
    """How many documents a scrape has and what they are like.

    The fields have the names and forms of the account of a run, `<out>.run.json`, so that an
    account can be read as a profile. `read` and `quarantined` are null where no run is known, and
    then nothing is known of `edits`, `findings`, `media` and `embedded` either.
    `lengths` counts documents by the length of their text in characters: the key is the lower
    bound of a class (`length_class`). `languages` counts them by the language that their text is
    detected to be in, "" where it is in none.
    `spread` tells how unevenly edits, findings and links are spread over the documents: sums over
    documents of the square of what one has, by the names that the table `drift` uses.
    """

    read: Count | None = None
    written: Count
    quarantined: Count | None = None
    lengths: dict[str, Count] = {}
    languages: dict[str, Count] = {}
    edits: Counts = {}
    findings: Counts = {}
    media: dict[str, Count] = {}
    embedded: Count = 0
    spread: dict[str, Count] = {}


def length_class(characters: int) -> str:
    """Give the class that a length belongs to: its lower bound, as text.

    There are four classes from one power of two to the next, of one width. Lengths below 8 are
    classes of their own.

    >>> [length_class(characters) for characters in (0, 7, 1000, 1023, 1024)]
    ['0', '7', '896', '896', '1024']
    """
    return str(characters - characters % _width(characters))


def _width(characters: int) -> int:
    return 1 << max(characters.bit_length() - 3, 0)


def language_class(code: str | None) -> str:
    """Give the language under which a document is counted: the first part of its code, or "".

    So there are few of them, whatever a page declares.

    >>> [language_class(code) for code in ("en", "pt_BR", "DE-at", None, "<script>")]
    ['en', 'pt', 'de', '', '']
    """
    first = (code or "").replace("_", "-").partition("-")[0].lower()
    return first if 2 <= len(first) <= 3 and first.isascii() and first.isalpha() else ""


def quantile(lengths: Mapping[str, int], share: float) -> float:
    """Give the length that a share of the texts, from 0 to 1, does not exceed.

    Within a class the texts are taken to be spread evenly. There must be a text.

    >>> quantile({"64": 50, "128": 50}, 0.25)
    71.5
    """
    wanted = share * sum(lengths.values())
    place = 0.0
    for lower, count in _by_length(lengths):
        if count:
            place = lower + (_width(lower) - 1) * min(wanted / count, 1.0)
            if wanted <= count:
                break
            wanted -= count
    return place


def moments(lengths: Mapping[str, int]) -> tuple[float, float]:
    """Give mean and variance of the lengths, each taken for the middle of its class.

    There must be a text.

    >>> moments({"1": 1, "3": 1})
    (2.0, 1.0)
    """
    total = sum(lengths.values())
    middles = [(lower + (_width(lower) - 1) / 2, count) for lower, count in _by_length(lengths)]
    mean = sum(middle * count for middle, count in middles) / total
    return mean, sum((middle - mean) ** 2 * count for middle, count in middles) / total


def largest_gap(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """Give the largest difference of the shares of texts up to any length, from 0 to 1.

    It is the distance of Kolmogorov and Smirnov, of lengths in classes. Neither may be empty.

    >>> largest_gap({"64": 3, "128": 1}, {"64": 1, "128": 3})
    0.5
    """
    totals = sum(before.values()), sum(after.values())
    first = second = 0
    largest = 0.0
    for lower, _ in _by_length({**before, **after}):
        first += before.get(str(lower), 0)
        second += after.get(str(lower), 0)
        largest = max(largest, abs(first / totals[0] - second / totals[1]))
    return largest


def difference(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """Give the share of documents that would have to change for the shares to be the same.

    It is the total variation distance, from 0 to 1. Neither may be empty.

    >>> difference({"en": 9, "de": 1}, {"en": 6, "de": 4})
    0.3
    """
    totals = sum(before.values()), sum(after.values())
    gaps = (
        abs(before.get(name, 0) / totals[0] - after.get(name, 0) / totals[1])
        for name in before.keys() | after.keys()
    )
    return round(sum(sorted(gaps)) / 2, 12)


def _by_length(lengths: Mapping[str, int]) -> list[tuple[int, int]]:
    return sorted((int(lower), count) for lower, count in lengths.items())
