"""The profile of a scrape: what is compared with that of an earlier one."""

import msgspec

from cleaner.tally import Counts


class Profile(msgspec.Struct, kw_only=True):
    """How many documents a scrape has and what they are like.

    The fields have the names and forms of the account of a run, `<out>.run.json`, so that an
    account can be read as a profile. `read` and `quarantined` are null where no run is known.
    `lengths` counts documents by the length of their text in characters: the key is the lower
    bound of a class (`length_class`). `languages` counts them by language, "" where none is known.
    """

    read: int | None = None
    written: int
    quarantined: int | None = None
    lengths: dict[str, int] = {}
    languages: dict[str, int] = {}
    edits: Counts = {}
    findings: Counts = {}
    media: dict[str, int] = {}
    embedded: int = 0
