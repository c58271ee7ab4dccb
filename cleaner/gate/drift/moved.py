"""One thing that is compared between two scrapes, and how far it moved."""

from typing import Literal

import msgspec

Group = Literal["documents", "lengths", "languages", "edits", "findings", "media"]


class Moved(msgspec.Struct, frozen=True):
    """How far one thing moved: a row of the table `drift`.

    `id` names it ("documents", "lengths.p50", "languages.de", "edits.typos.doubled-word").
    `before` and `after` are its values in the baseline and now; null where one has none. `change`
    is after / before - 1 for a count, a length or a rate (so many a document), after - before for
    a share; null where that can't be said. A rate that was 0 before is taken for half a time.
    `by_chance` is how large a change of that size of samples may well be without anything having
    moved; `excess` how much of it lies beyond that, never negative. `rise` and `fall` are the
    change up or down that is beyond chance, 0 where there is none.
    """

    id: str
    group: Group
    before: float | None
    after: float | None
    change: float | None
    by_chance: float
    excess: float

    @property
    def rise(self) -> float | None:
        """The change where it is up and beyond chance, else 0; null where there is no change."""
        return self._beyond(1)

    @property
    def fall(self) -> float | None:
        """The change where it is down and beyond chance, as a positive number, else 0."""
        return self._beyond(-1)

    def _beyond(self, sign: int) -> float | None:
        if self.change is None:
            return None
        return max(0.0, sign * self.change) if self.excess else 0.0
