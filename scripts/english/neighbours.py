"""Make the list of nouns that stand where only a verb can, each with the verb that is meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from scripts.english.sources import COMMON, RARE, is_plain, pairs, scowl, web_counts

# Between two of these stands a verb that is not bent, and hardly ever a noun.
BEFORE = frozenset(
    """
    can can't cannot could couldn't did didn't don't may might must should shouldn't they we will
    would wouldn't
    """.split()
)
AFTER = frozenset("a an her him his its my our the their them these this those us your".split())
_FEWEST_LETTERS = 6
# of a million million
_RARE = 1_000_000
_SHARED = 5
_MOST_NOUN_LETTERS_MORE = 5
_MOST_VERB_LETTERS_MORE = 2

HEAD = """\
# Nouns that stand where only a verb can, for a verb that begins as they do.
#
#   nouns = verb < words seen right before it > words seen right after it
#
# Made by scripts/english; the form is that of confusions.txt.

"""


def build(folder: Path, target: Path) -> None:
    """Write `neighbours.txt`."""
    words = scowl(folder, RARE)
    common = {word for word in scowl(folder, COMMON, "*-words") if is_plain(word)}
    counts = web_counts()
    frequent = [word for word in counts if word in common]
    before, after = _seen_neighbours()
    verbs = [word for word in frequent if before[word] and after[word] and is_verb(word, words)]
    nouns = [word for word in frequent if counts[word] <= _RARE and is_noun_only(word, words)]
    lines = [
        f"{' '.join(sorted(of))} = {verb} < {' '.join(sorted(before[verb]))}"
        f" > {' '.join(sorted(after[verb]))}\n"
        for verb, of in sorted(by_verb(nouns, verbs).items())
    ]
    (target / "neighbours.txt").write_text(HEAD + "".join(lines), "ascii")


def _seen_neighbours() -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """Give by word which of the telling words were seen before it, and which after it."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs():
        if first in BEFORE:
            before[second].add(first)
        if second in AFTER:
            after[first].add(second)
    return before, after


def is_verb(word: str, words: set[str]) -> bool:
    """Tell whether the list of words has what is made of a verb.

    >>> is_verb("continue", {"continue", "continued"}), is_verb("table", {"table", "table's"})
    (True, False)
    """
    return not words.isdisjoint(_bent(word))


def _bent(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield from (word + "ed", word + "ing", stem + "ed", stem + "ing")
    yield from (word + word[-1] + "ed", word + word[-1] + "ing", word.removesuffix("y") + "ied")


def is_noun_only(word: str, words: set[str]) -> bool:
    """Tell whether the list of words has what is made of a noun, and nothing that is of a verb."""
    return (
        len(word) >= _FEWEST_LETTERS
        and not word.endswith(("s", "ing"))
        and word + "'s" in words
        and not is_verb(word, words)
    )


def by_verb(nouns: Iterable[str], verbs: Iterable[str]) -> dict[str, list[str]]:
    """Give the nouns by the verb that begins most like them, of several the most frequent.

    Neither may be the beginning of the other: "will checkout the" is not for "check".

    >>> by_verb(["continence", "checkout"], ["continue", "contain", "check"])
    {'continue': ['continence']}
    """
    alike = defaultdict(list)
    for verb in verbs:
        alike[verb[:_SHARED]].append(verb)
    found: dict[str, list[str]] = {}
    for noun in nouns:
        fitting = [verb for verb in alike[noun[:_SHARED]] if _may_be_meant(noun, verb)]
        if fitting:
            best = max(fitting, key=lambda verb: shared_letters(noun, verb))
            found.setdefault(best, []).append(noun)
    return found


def shared_letters(one: str, other: str) -> int:
    """Give how many letters two words begin with alike.

    >>> shared_letters("continence", "continue")
    6
    """
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _may_be_meant(noun: str, verb: str) -> bool:
    shared = shared_letters(noun, verb)
    return (
        max(_SHARED, len(verb) - _MOST_VERB_LETTERS_MORE, len(noun) - _MOST_NOUN_LETTERS_MORE)
        <= shared
        < min(len(noun), len(verb))
    )
