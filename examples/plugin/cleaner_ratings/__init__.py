"""Star ratings: "★★★☆☆" lines of reviews leave the text and become a fact.

A whole plugin: one stage with options, and the hook that gives it to cleaner.
"""

import re
from collections.abc import Iterable

import msgspec

from cleaner import Document, Edit, Stage, hookimpl, stage

_STARS = re.compile(r"^(?P<full>★{1,10})(?P<empty>☆{0,10})[ \t]*(?:\n+|\Z)", re.MULTILINE)


class RatingsOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[stages.ratings]`: `scale` is the number of stars that a rating must have in all."""

    scale: int = 5


@stage(after="boilerplate", before="typos", options=RatingsOptions)
def ratings(document: Document, options: RatingsOptions) -> Iterable[Edit]:
    """Take lines of stars out and keep the first as the fact "rating"."""
    if "★" not in document.text:
        return
    for match in _STARS.finditer(document.text):
        full = len(match["full"])
        if full + len(match["empty"]) == options.scale:
            document.facts.setdefault("rating", f"{full}/{options.scale}")
            yield Edit(match.start(), match.end(), "", rule="stars")


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [ratings]
