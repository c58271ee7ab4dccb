"""One thing that is compared between two scrapes, and how far it moved."""

from typing import Literal

import msgspec

Group = Literal["documents", "lengths", "languages", "edits", "findings", "media"]


class Moved(msgspec.Struct, frozen=True):
    """How far one thing moved: a row of the table `drift`.

    `id` names it ("documents", "lengths.p50", "languages.de", "edits.typos.doubled-word").
    `before` and `after` are its values in the baseline and now; null where one has none. `change`
    is after / before - 1 for a count or a length, after - before for a share or a rate; null where
    that can't be said. `by_chance` is how large a change of that size of samples may well be
    without anything having moved; `excess` how much of it lies beyond that, never negative.
    """

    id: str
    group: Group
    before: float | None
    after: float | None
    change: float | None
    by_chance: float
    excess: float
