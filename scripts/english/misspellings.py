"""Make the dictionary of misspellings.

The candidates are what the project typos has gathered in years of use, 96,000 of them. Which of
these can be corrected unattended is decided here, and most of it by what a word must not be: a word
of English however rare, a name, a word of another language, or as near to another common word.
"""

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cleaner_typos.suspects.slips import shortened
from scripts.english.slips import COSTS, VOWELS, cost, distance, kind
from scripts.english.sources import (
    ALL,
    COMMON,
    RARE,
    is_plain,
    names,
    scowl,
    subtitle_shares,
    web_counts,
    words_elsewhere,
)

BY_HAND = ("own.txt", "apostrophes.txt")
_ENTRY = re.compile(r'Ascii\("([^"]+)"\),\s*&\[([^\]]*)\]')
_CORRECTION = re.compile(r'"([^"]*)"')
_LATIN = ("us", "is", "um", "ia")
_SUFFIXES = ("ness", "less", "like", "ish", "wise", "hood", "dom", "ism", "ist", "ings")
_PREFIXES = ("un", "re", "non", "pre", "over", "under", "anti")
_ENDINGS = ("ing", "ly", "ness", "ful", "ment")
_SHORT_WORDS = frozenset("a an and as at be by for in is it of on or so the to we".split())
_SHORTEST = 5
_FARTHEST = 2
_LONG = 10
# A word of so many other languages, or so many times in a million words of one, is not corrected.
_LANGUAGES = 3
_IN_A_MILLION = 1.0
# How often the web has a word that was not among its 333,000 commonest.
_UNSEEN = 8000


class Judge:
    """Decides which misspellings can mean one word only.

    `common`, `known` and `every` are ever larger sets of words, `named` names, `elsewhere` in how
    many other languages there is a word, `shares` how common it is in one of these, and `counts`
    how often English has it.
    """

    def __init__(
        self,
        *,
        common: Iterable[str],
        known: set[str],
        every: set[str],
        named: set[str],
        elsewhere: Mapping[str, int],
        shares: Mapping[str, float],
        counts: Mapping[str, int],
    ) -> None:
        self.common = frozenset(common)
        self.known = known
        self.every = every
        self.named = named
        self.elsewhere = elsewhere
        self.shares = shares
        self.counts = counts
        self.near: dict[str, list[str]] = defaultdict(list)
        for word in self.common:
            for part in set(shortened(word)):
                self.near[part].append(word)

    def correction(self, written: str, meant: Sequence[str]) -> str | None:
        """Give the one word that is meant, None where there is doubt."""
        if not is_plain(written) or self.is_used(written):
            return None
        best = self.likeliest(written, meant)
        if best is None or not is_plain(best) or best not in self.known:
            return None
        if not self.is_close(written, best) or self.may_be_meant(written, best):
            return None
        if self.is_coined(written):
            return None
        return None if any(rule(written, best) for rule in DOUBTS) else best

    def is_used(self, written: str) -> bool:
        """Tell whether what is written is a word, a name, or a word of another language."""
        return (
            written in self.known
            or written in self.named
            or self.elsewhere.get(written, 0) >= _LANGUAGES
            or self.shares.get(written, 0.0) >= _IN_A_MILLION
        )

    def likeliest(self, written: str, meant: Sequence[str]) -> str | None:
        """Give the correction that is far likelier than all others, None where there is none."""
        best = max(meant, key=lambda word: self.counts.get(word, 0))
        for other in meant:
            if other == best:
                continue
            more_common = self.counts.get(best, 0) >= 10 * self.counts.get(other, 1)
            ahead = cost(written, other) - cost(written, best)
            if not (ahead > 1.5 or (more_common and ahead >= 0)):
                return None
        return best

    def is_close(self, written: str, meant: str) -> bool:
        """Tell whether one comes of the other by slips that the word's length can bear."""
        unlikely = cost(written, meant)
        if len(written) < _SHORTEST:
            swapped = kind(written, meant) == "swapped" and len(written) == _SHORTEST - 1
            return swapped and self.counts.get(meant, 0) > 10**8 and written not in self.every
        if written in self.every:
            # the largest list has common misspellings too: in use they are much rarer
            seen = self.counts.get(written, 0)
            rarer = 20 * seen <= self.counts.get(meant, 0)
            return rarer and unlikely <= COSTS["put-in"] and self.elsewhere.get(written, 0) < 2
        return distance(written, meant) <= _FARTHEST + (len(meant) >= _LONG)

    def is_coined(self, written: str) -> bool:
        """Tell whether it is made of a common word as anybody may make one: "brokeness"."""
        parts = [written.removesuffix(end) for end in _SUFFIXES if written.endswith(end)]
        parts += [written.removeprefix(start) for start in _PREFIXES if written.startswith(start)]
        return any(part in self.common and len(part) > 3 for part in parts)

    def may_be_meant(self, written: str, meant: str) -> bool:
        """Tell whether another common word is as near, or hardly farther and far more common."""
        count = self.counts.get(meant, _UNSEEN)
        unlikely = cost(written, meant)
        for part in set(shortened(written)):
            for other in self.near.get(part, ()):
                if other == meant:
                    continue
                more = self.counts[other] / count
                ahead = unlikely - cost(written, other)
                if (
                    (ahead > 0 and more >= 0.1)
                    or (ahead == 0 and more >= 0.5)
                    or (ahead >= -1 and more >= 20)
                ):
                    return True
        return False


def is_dialect(written: str, meant: str) -> bool:
    """Tell whether only the g of -ing is missing, as speech is written: "nothin"."""
    return meant == f"{written}g" and written.endswith("in")


def is_drawn_out(written: str, _: str) -> bool:
    """Tell whether a vowel stands three times in a row, as in "sooo": that is meant."""
    return any(vowel * 3 in written for vowel in VOWELS)


def is_latin(written: str, meant: str) -> bool:
    """Tell whether a word ends as the Latin names of species do, and its correction otherwise."""
    return any(written.endswith(end) and not meant.endswith(end) for end in _LATIN)


def is_two_words(written: str, meant: str) -> bool:
    """Tell whether the next word sticks to the one that is meant: "abouta"."""
    return written.startswith(meant) and written[len(meant) :] in _SHORT_WORDS


def is_another_form(written: str, meant: str) -> bool:
    """Tell whether an ending shows that another form of the word is meant than is given."""
    several = kind(written, meant) == "several"
    return several and any(written.endswith(end) > meant.endswith(end) for end in _ENDINGS)


DOUBTS = (is_dialect, is_drawn_out, is_latin, is_two_words, is_another_form)


def attested(tarball: Path) -> dict[str, list[str]]:
    """Give the corrections by misspelling from the source distribution of typos."""
    with tarfile.open(tarball) as archive:
        for member in archive:
            if member.name.endswith("/typos-dict/src/word_codegen.rs"):
                stream = archive.extractfile(member)
                content = (stream.read() if stream else b"").decode("utf-8")
                return {
                    found[1]: _CORRECTION.findall(found[2]) for found in _ENTRY.finditer(content)
                }
    raise SystemExit(f"{tarball} is not the source distribution of typos")


def judge(folder: Path) -> Judge:
    """Give the judge that all the lists make together."""
    counts = web_counts()
    common = {word for word in scowl(folder, COMMON, "*-words") if is_plain(word)}
    every = scowl(folder, ALL)
    return Judge(
        common=[word for word in counts if word in common and len(word) > 3],
        known={word.lower() for word in scowl(folder, RARE)},
        every={word.lower() for word in every},
        named={word.lower() for word in every if word[0].isupper()} | names(),
        elsewhere=words_elsewhere(),
        shares=subtitle_shares(),
        counts=counts,
    )


def build(folder: Path, tarball: Path, target: Path) -> None:
    """Write a file for each kind of slip into a folder, without what is in those by hand there."""
    deciding = judge(folder)
    by_hand = {
        line.partition(" ")[0]
        for name in BY_HAND
        for line in (target / name).read_text("ascii").splitlines()
    }
    lines: dict[str, list[str]] = defaultdict(list)
    for written, meant in sorted(attested(tarball).items()):
        correction = deciding.correction(written, meant)
        if correction and written not in by_hand:
            lines[kind(written, correction)].append(f"{written} {correction}\n")
    for name, entries in lines.items():
        (target / f"{name}.txt").write_text("".join(entries), "ascii")
