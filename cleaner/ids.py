"""Keeping ids unique in a run of any size, in bounded memory."""

import hashlib
import sqlite3

from cleaner.document import RawDocument


class UniqueIds:
    """Gives every document of a run an id that no other has.

    Seen ids are kept as hashes in a temporary database, which SQLite holds in memory while it is
    small and on disk from then on. Close it after use.
    """

    def __init__(self) -> None:
        # the name "" is SQLite's private temporary database
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def settle(self, raw: RawDocument) -> bool:
        """Set the id of a document; tell whether it could keep the one of its source.

        An id that was seen before gives way to the default one (`<source>#<row>`), and where that
        is taken too, to the default one with `~2`, `~3`, ...
        """
        wanted = raw.id or raw.default_id
        kept = self._add(wanted)
        if not kept:
            wanted = raw.default_id
            number = 1
            while not self._add(wanted):
                number += 1
                wanted = f"{raw.default_id}~{number}"
        raw.id = wanted
        return kept

    def _add(self, identity: str) -> bool:
        digest = hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        cursor = self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,))
        return cursor.rowcount == 1
