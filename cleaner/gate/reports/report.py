"""What a report is made of."""

import msgspec

from cleaner.gate.drift.moved import Moved
from cleaner.gate.verdict import Verdict
from cleaner.profile import Profile


class Report(msgspec.Struct, frozen=True):
    """A verdict, and what it can be shown with.

    `profile` tells what the data is like, null where that is not known. `baseline` and `moved` are
    null and empty where nothing was compared. `made` is the time, ISO 8601 in UTC; `version` that
    of cleaner.
    """

    verdict: Verdict
    made: str
    version: str
    profile: Profile | None = None
    baseline: Profile | None = None
    moved: list[Moved] = []
