"""The answers of a probe, kept in a file: what was asked once is not asked again."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from cleaner.errors import CleanerError
from cleaner.probe.contract import Answer

_FORM = 1  # of the tables below
_BUSY_SECONDS = 10.0
_AT_ONCE = 500
_FLUSH_SECONDS = 5.0
_SCHEMA = """
create table if not exists answers (
    address text primary key, asked text not null, lasting integer not null, answer blob not null
) without rowid;
create table if not exists probes (output text primary key, begun text not null) without rowid;
create temp table wanted (shuffled integer, address text, primary key (shuffled, address))
    without rowid;
create temp table usable (address text primary key) without rowid;
"""


class AnswersError(CleanerError):
    """The file of answers can't be used."""


class Answers:
    """The file of answers, with the addresses that one probe wants to ask for.

    Neither is held in memory. Everything raises `AnswersError` where the file can't be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._named():
            self._is_new = not path.exists()
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise
        self._fresh: list[tuple[str, str, bool, bytes]] = []
        self._flushed = monotonic()
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Answer).decode

    def _prepare(self) -> None:
        form = self._db.execute("pragma user_version").fetchone()[0]
        if form not in (0, _FORM):
            raise AnswersError(
                f"{self.path} is of another version of cleaner; delete it, or name another --cache"
            )
        if form == 0 and self._db.execute("select 1 from sqlite_master limit 1").fetchone():
            raise AnswersError(f"{self.path} is a database of something else; name another --cache")
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.execute("pragma temp_store = file")
        self._db.executescript(_SCHEMA)
        self._db.execute(f"pragma user_version = {_FORM}")

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            raise AnswersError(
                f"{self.path}, the file of answers, can't be used: {error}"
            ) from None

    def close(self) -> None:
        """Write what is held back, and close the file. One that holds nothing does not stay."""
        try:
            self.flush()
            is_empty = (
                self._is_new
                and not self._db.execute(
                    "select 1 from answers union all select 1 from probes limit 1"
                ).fetchone()
            )
        finally:
            self._db.close()
        if is_empty:
            self.path.unlink(missing_ok=True)

    def begin(self, output: str, now: str) -> None:
        """Note that a probe of an output has begun."""
        with self._named(), self._db:
            self._db.execute("insert or replace into probes values (?, ?)", (output, now))

    def begun(self, output: str) -> str | None:
        """Give when the unfinished probe of an output began, None where there is none."""
        with self._named():
            row = self._db.execute(
                "select begun from probes where output = ?", (output,)
            ).fetchone()
        return row[0] if row else None

    def finish(self, output: str) -> None:
        """Note that the probe of an output is done."""
        with self._named(), self._db:
            self._db.execute("delete from probes where output = ?", (output,))

    def want(self, addresses: Iterable[str]) -> None:
        """Add addresses to those of this probe; one that is there already is not added again."""
        rows = ((_shuffled(address), address) for address in addresses)
        with self._named(), self._db:
            self._db.executemany("insert or ignore into wanted values (?, ?)", rows)

    def reuse(self, *, since: str, always_since: str) -> None:
        """Take the answers that are asked since a time; lasting ones, or all since another time."""
        with self._named(), self._db:
            self._db.execute("delete from usable")
            self._db.execute(
                "insert into usable select address from answers join wanted using (address) "
                "where (lasting and asked >= ?) or asked >= ?",
                (since, always_since),
            )

    def count(self) -> tuple[int, int]:
        """Give how many addresses are wanted, and for how many of them an answer can be used."""
        with self._named():
            wanted = self._db.execute("select count(*) from wanted").fetchone()[0]
            usable = self._db.execute("select count(*) from usable").fetchone()[0]
        return wanted, usable

    def open_addresses(self) -> Iterator[str]:
        """Give the wanted addresses without a usable answer, in an order that mixes the hosts."""
        last: tuple[int, str] = (-(1 << 63), "")
        while True:
            with self._named():
                rows = self._db.execute(
                    "select shuffled, address from wanted where (shuffled, address) > (?, ?) "
                    "and address not in usable order by shuffled, address limit ?",
                    (*last, _AT_ONCE),
                ).fetchall()
            if not rows:
                return
            last = rows[-1]
            for _, address in rows:
                yield address

    def add(self, answer: Answer, *, lasting: bool) -> None:
        """Keep an answer: within some seconds it is written, so that little is lost by a kill."""
        self._fresh.append((answer.address, answer.asked, lasting, self._encode(answer)))
        if len(self._fresh) >= _AT_ONCE or monotonic() > self._flushed + _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what is held back."""
        fresh, self._fresh = self._fresh, []
        self._flushed = monotonic()
        with self._named(), self._db:
            self._db.executemany("insert or replace into answers values (?, ?, ?, ?)", fresh)

    def get(self, address: str) -> Answer | None:
        """Give the answer for an address."""
        with self._named():
            row = self._db.execute(
                "select answer from answers where address = ?", (address,)
            ).fetchone()
        return self._read(row[0]) if row else None

    def _read(self, packed: Any) -> Answer | None:
        try:
            return self._decode(packed)
        except msgspec.MsgspecError as error:
            raise AnswersError(f"{self.path} is damaged ({error}); delete it") from None


def _shuffled(address: str) -> int:
    digest = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
