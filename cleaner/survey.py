"""Surveys: what recurs over the documents of a run, known before the first one is cleaned.

A stage can't tell from one document what stands in many. So a run may go over its inputs twice.
In the first pass a stage's `survey` function notes 64-bit keys for each document; the core counts
in how many documents each key was met, and in the second pass the stage gets the counts. What a key
stands for, a line of a site or anything else, the stage alone knows.

Counting is an external sort, exact whatever the order of the documents: keys go to files by their
first bits, and each file is sorted in memory, in slices where it is large. Keys that were met in
one document only are left out.
"""

import hashlib
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.io.whole import writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

_PARTITION_BITS = 6
# pairs of a key and a document, 16 bytes each: held until they are written, and sorted at once
_HELD = 1 << 19
_SLICE = 1 << 20
_MASK = (1 << 64) - 1


class Noted(msgspec.Struct, frozen=True):
    """What a stage notes of one document: `keys`, and a number that stands for its content.

    Both are 64-bit hashes that are the same in every process (`hashlib.blake2b`, never `hash()`).
    Documents with the same `content` count as one, so that a page which was scraped twice is no
    evidence for anything.
    """

    keys: Iterable[int]
    content: int


class Surveyed:
    """In how many documents of a run a key was met; empty where no survey was made."""

    def __init__(self, keys: Any = (), counts: Any = (), salt: int = 0) -> None:
        self._keys = keys
        self._counts = counts
        self._salt = salt

    def __len__(self) -> int:
        """Give how many keys were met in more than one document."""
        return len(self._keys)

    def counts(self, keys: Sequence[int]) -> list[int]:
        """Give for each key in how many documents it was met, 1 for one that does not recur.

        >>> Surveyed().counts([7, 8])
        [1, 1]
        """
        if not len(self._keys) or not keys:
            return [1] * len(keys)
        import numpy as np

        wanted = np.array(keys, dtype=np.uint64) ^ np.uint64(self._salt)
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = self._keys[places] == wanted
        given: list[int] = np.where(found, self._counts[places], 1).tolist()
        return given

    def of_stage(self, name: str) -> "Surveyed":
        """Give the same counts, for the keys of one stage."""
        if not len(self._keys):
            return self
        return Surveyed(self._keys, self._counts, _salt(name))

    @property
    def digest(self) -> str:
        """A hash of all keys and counts."""
        made = hashlib.blake2b(digest_size=16)
        for part in (self._keys, self._counts):
            if len(part):
                made.update(memoryview(part).cast("B"))
        return made.hexdigest()


NOT_SURVEYED = Surveyed()
"""What a stage gets in a run without a survey."""


def encode(notes: Iterable[tuple[str, Noted]]) -> bytes:
    """Pack what stages noted, given with their names, for `SurveyCounter.add`."""
    packed = array("Q")
    for name, noted in notes:
        salt, content = _salt(name), noted.content & _MASK
        for key in noted.keys:
            packed.append((key & _MASK) ^ salt)
            packed.append(content)
    return packed.tobytes()


def _salt(stage: str) -> int:
    # the keys of two stages never meet, though they are counted together
    return int.from_bytes(hashlib.blake2b(stage.encode(), digest_size=8).digest(), "little")


class SurveyCounter:
    """Counts keys in bounded memory, in temporary files that are gone when it is closed.

    Raises `OutputError` where these can't be written.
    """

    def __init__(self) -> None:
        self._place = "a temporary file of the survey (TMPDIR says where)"
        with writing(self._place):
            self._folder = tempfile.TemporaryDirectory(prefix="cleaner-survey-")
        self.folder = Path(self._folder.name)
        self._held: list[bytes] = []
        self._size = 0

    def __enter__(self) -> "SurveyCounter":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the temporary files."""
        self._folder.cleanup()

    def add(self, packed: bytes) -> None:
        """Take what `encode` packed."""
        self._held.append(packed)
        self._size += len(packed)
        if self._size >= 16 * _HELD:
            self._spill()

    def _spill(self) -> None:
        import numpy as np

        pairs = np.frombuffer(b"".join(self._held), dtype=np.uint64).reshape(-1, 2)
        self._held, self._size = [], 0
        part = (pairs[:, 0] >> np.uint64(64 - _PARTITION_BITS)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        pairs = pairs[order]
        bounds = np.searchsorted(part[order], np.arange((1 << _PARTITION_BITS) + 1))
        with writing(self._place):
            for number in range(1 << _PARTITION_BITS):
                mine = pairs[bounds[number] : bounds[number + 1]]
                if len(mine):
                    with self._partition(number).open("ab") as stream:
                        stream.write(mine.tobytes())

    def _partition(self, number: int) -> Path:
        return self.folder / f"{number:02}"

    def finish(self) -> Path:
        """Count everything; give the folder for `load`, which is there until `close`."""
        if self._held:
            self._spill()
        with (
            writing(self._place),
            (self.folder / "keys").open("wb") as keys,
            (self.folder / "counts").open("wb") as counts,
        ):
            for number in range(1 << _PARTITION_BITS):
                path = self._partition(number)
                if path.exists():
                    for found, times in _counted(path):
                        keys.write(found.tobytes())
                        counts.write(times.tobytes())
                    path.unlink()
        return self.folder


def _counted(path: Path) -> "Iterable[tuple[Keys, NDArray[np.uint32]]]":
    """Give the keys of a partition that recur, sorted, and in how many documents each was met."""
    import numpy as np

    pairs = np.memmap(path, dtype=np.uint64, mode="r").reshape(-1, 2)
    bits = max(0, (len(pairs) // _SLICE).bit_length())
    for number in range(1 << bits):
        mine = _slice(pairs, bits, number)
        mine = mine[np.lexsort((mine[:, 1], mine[:, 0]))]
        is_new_key = np.ones(len(mine), dtype=bool)
        is_new_key[1:] = mine[1:, 0] != mine[:-1, 0]
        is_new = is_new_key.copy()
        is_new[1:] |= mine[1:, 1] != mine[:-1, 1]
        starts = np.flatnonzero(is_new_key)
        times = np.add.reduceat(is_new, starts, dtype=np.uint32) if len(starts) else starts
        recurs = times > 1
        yield mine[starts[recurs], 0], times[recurs].astype(np.uint32)


def _slice(pairs: "Keys", bits: int, number: int) -> "Keys":
    """Read those pairs whose key has `number` in the bits behind those of the partition."""
    import numpy as np

    if not bits:
        return np.array(pairs)
    chosen = []
    for start in range(0, len(pairs), _SLICE):
        piece = np.array(pairs[start : start + _SLICE])
        own = (piece[:, 0] << np.uint64(_PARTITION_BITS)) >> np.uint64(64 - bits)
        chosen.append(piece[own == number])
    return np.concatenate(chosen)


def load(folder: Path, *, into_memory: bool = False) -> Surveyed:
    """Open what `SurveyCounter.finish` left; mapped, so that processes share it."""
    import numpy as np

    keys, counts = folder / "keys", folder / "counts"
    if not keys.stat().st_size:
        # nothing recurs; an empty file can't be mapped
        return NOT_SURVEYED
    if into_memory:
        return Surveyed(np.fromfile(keys, np.uint64), np.fromfile(counts, np.uint32))
    # as plain arrays: a memmap looks at what it gives each time
    return Surveyed(
        np.asarray(np.memmap(keys, np.uint64, "r")), np.asarray(np.memmap(counts, np.uint32, "r"))
    )
