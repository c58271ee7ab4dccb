"""What language a text is in, and how well letters fit into its words.

For each language there is a file of letter triples with their cost: the negative logarithm to the
base 2 of how often one triple of all is this one. README.md beside this file says where they come
from. Nothing is read before it is needed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]+")
EDGE = "_"
"""What stands for the beginning and the end of a word in a triple."""

UNSEEN = 18.0
"""The cost of a triple that a language hardly has."""

# What is looked at to tell the language, which is enough for 99 of 100 paragraphs.
_MOST_WORDS = 250
_FEWEST_TRIPLES = 12
_CANDIDATES = 4
# Text in a language costs 10 to 11.5 by its own measure, and text in another one more than 12.
_FOREIGN = 12.0


class Language:
    """A language: its code (ISO 639-1) and what its triples of letters cost."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._costs = {
            triple: float(cost)
            for cost, *triples in _lines(f"{code}.txt")
            for triple in triples
        }

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that the language is written in, in lower case."""
        return frozenset("".join(self._costs)) - {EDGE}

    def has(self, letter: str) -> bool:
        """Tell whether the language is written with a letter."""
        return letter.lower() in self.letters

    def costs(self, word: str) -> list[float]:
        """Give the cost of each triple of a word; the ends of the word count as letters.

        >>> max(Language("hu").costs("hogy")) < 13
        True
        """
        return [self._costs.get(triple, UNSEEN) for triple in triples(word)]

    def fit(self, letters: str) -> float:
        """Give the mean cost of the triples within some letters, UNSEEN where there are none.

        >>> language("it").fit("_è_") < 10 < language("it").fit("_ĆØ_")
        True
        """
        low = letters.lower()
        costs = [self._costs.get(low[at : at + 3], UNSEEN) for at in range(len(low) - 2)]
        return sum(costs) / len(costs) if costs else UNSEEN

    def cost(self, words: Iterable[str]) -> float:
        """Give the mean cost of the triples of some words."""
        costs = [cost for word in words for cost in self.costs(word)]
        return sum(costs) / len(costs) if costs else UNSEEN


def triples(word: str) -> Iterator[str]:
    """Give the triples of letters of a word.

    >>> list(triples("Ab"))
    ['_ab', 'ab_']
    """
    padded = EDGE + word.lower() + EDGE
    return (padded[at : at + 3] for at in range(len(padded) - 2))


@lru_cache(maxsize=64)
def language(code: str) -> Language:
    """Give a language by its code, read once."""
    return Language(code)


def likely_language(text: str) -> Language | None:
    """Tell the language of a text, None where it is none of ours or the text is too short.

    >>> likely_language("Der Bürgermeister sagte, dass die Brücke im März eröffnet wird.").code
    'de'
    """
    words = [found[0] for found in islice(_WORD.finditer(text), _MOST_WORDS)]
    scores: Counter[str] = Counter()
    index = _index()
    count = 0
    for word in words:
        for triple in triples(word):
            count += 1
            for code, weight in index.get(triple, ()):
                scores[code] += weight
    if count < _FEWEST_TRIPLES:
        return None
    ranked = [language(code) for code, _ in scores.most_common(_CANDIDATES)]
    best = min(ranked, key=lambda one: one.cost(words), default=None)
    return best if best and best.cost(words) < _FOREIGN else None


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[str, float]]]:
    """Give the languages that have a triple among their most frequent, with its weight in each."""
    index: dict[str, list[tuple[str, float]]] = {}
    for code, *frequent in _lines("index.txt"):
        for rank, triple in enumerate(frequent):
            index.setdefault(triple, []).append((code, 1 - rank / len(frequent) / 2))
    return index


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        yield line.split(" ")
