"""Words that are no words, with the one word that they are always meant to be."""

from collections.abc import Iterable, Iterator, Mapping

from cleaner import Edit
from cleaner_typos.context import is_prose, occurrences
from cleaner_typos.english.paragraphs import Paragraphs

# who writes a word three times means it: a name, a brand, a dialect
_TOO_OFTEN = 3


def misspellings(
    text: str, candidates: Iterable[str], corrections: Mapping[str, str]
) -> Iterator[Edit]:
    """Give the edits that correct the candidates, words of the dictionary that the text may hold.

    Only lowercase words in English paragraphs, which the text has no capitalised twin of and which
    stand in prose.

    >>> [edit.after for edit in misspellings("They did not recieve it in time.", ["recieve"],
    ...                                      {"recieve": "receive"})]
    ['receive']
    """
    paragraphs = Paragraphs(text)
    for word in sorted(candidates):
        places = list(occurrences(text, word))
        if not 0 < len(places) < _TOO_OFTEN or _has_capitalised_twin(text, word):
            continue
        for place in places:
            end = place + len(word)
            if is_prose(text, place, end) and paragraphs.is_english_at(place):
                yield Edit(place, end, corrections[word], "misspelling")


def _has_capitalised_twin(text: str, word: str) -> bool:
    return word.capitalize() in text or word.upper() in text
