"""What language a text is in, and how well letters fit into its words.

For each language there is a file of letter triples with their cost: the negative logarithm to the
base 2 of how often one triple of all is this one. README.md beside this file says where they come
from. Nothing is read before it is needed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, repeat
from pathlib import Path

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]+")
EDGE = "_"
"""What stands for the beginning and the end of a word in a triple."""

UNSEEN = 18.0
"""The cost of a triple that a language hardly has."""

# What is looked at to tell the language, which is enough for 99 of 100 paragraphs.
_MOST_WORDS = 150
_FEWEST_TRIPLES = 12
_CANDIDATES = 4
# Text in a language costs 10 to 11.5 by its own measure, and text in another one more than 12.
_FOREIGN = 12.0


class Language:
    """A language: its code (ISO 639-1) and what its triples of letters cost."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._costs = {
            triple: float(cost) for cost, *triples in _lines(f"{code}.txt") for triple in triples
        }

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that the language is written in, in lower case."""
        return frozenset("".join(self._costs)) - {EDGE}

    def has(self, letter: str) -> bool:
        """Tell whether the language is written with a letter."""
        return letter.lower() in self.letters

    def writes(self, part: str) -> bool:
        """Tell whether letters, or some at an EDGE of a word, stand side by side in its words.

        >>> language("pt").writes("ã" + EDGE), language("fr").writes("â" + EDGE)
        (True, False)
        """
        return any(part.lower() in triple for triple in self._costs)

    def costs(self, triples: Iterable[str]) -> list[float]:
        """Give the cost of each of some triples.

        >>> max(language("hu").costs(triples("hogy"))) < 13
        True
        """
        return list(map(self._costs.get, triples, repeat(UNSEEN)))

    def fit(self, letters: str) -> float:
        """Give the mean cost of the triples within some letters, UNSEEN where there are none.

        >>> language("it").fit("_è_") < 10 < language("it").fit("_ĆØ_")
        True
        """
        return mean(self.costs(triples_within(letters)))


def mean(costs: Sequence[float]) -> float:
    """Give the mean of some costs, UNSEEN where there are none."""
    return sum(costs) / len(costs) if costs else UNSEEN


def triples(word: str) -> Iterator[str]:
    """Give the triples of letters of a word.

    >>> list(triples("Ab"))
    ['_ab', 'ab_']
    """
    return triples_within(EDGE + word + EDGE)


def triples_within(letters: str) -> Iterator[str]:
    """Give the triples in some letters, which need not be a whole word."""
    low = letters.lower()
    return (low[at : at + 3] for at in range(len(low) - 2))


@lru_cache(maxsize=64)
def language(code: str) -> Language:
    """Give a language by its code, read once."""
    return Language(code)


def likely_language(text: str, most_words: int = _MOST_WORDS) -> Language | None:
    """Tell the language of a text, None where it is none of ours or the text is too short.

    Its first words are looked at, `most_words` different ones.

    >>> likely_language("Der Bürgermeister sagte, dass die Brücke im März eröffnet wird.").code
    'de'
    """
    words = dict.fromkeys(found[0] for found in islice(_WORD.finditer(text), 2 * most_words))
    found = [triple for word in islice(words, most_words) for triple in triples(word)]
    if len(found) < _FEWEST_TRIPLES:
        return None
    scores: dict[str, float] = {}
    index = _index()
    for triple in found:
        for code, weight in index.get(triple, ()):
            scores[code] = scores.get(code, 0.0) + weight
    ranked = [language(code) for code in sorted(scores, key=scores.__getitem__)[-_CANDIDATES:]]
    costs = [mean(one.costs(found)) for one in ranked]
    least = min(costs, default=_FOREIGN)
    return ranked[costs.index(least)] if least < _FOREIGN else None


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
