"""Words that are no words, with the one word that they are always meant to be."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from cleaner import Edit, Finding
from cleaner_typos.context import is_mentioned, is_prose
from cleaner_typos.dictionaries import english
from cleaner_typos.english.lexicon import is_word
from cleaner_typos.paragraphs import ENGLISH, Paragraphs
from cleaner_typos.quotes import is_quoted
from cleaner_typos.vocabulary import Vocabulary

# who writes a word three times means it: a name, a brand, a dialect
_TOO_OFTEN = 3
_WORD = re.compile(r"\w+")
# "Ba'athist" is one word
_AFTER_APOSTROPHE = re.compile(r"[^\W_]['’]")
_BEFORE_HYPHEN = re.compile(r"([^\W\d_]{1,30})[-‐‑]\Z")
_AFTER_HYPHEN = re.compile(r"[-‐‑]([^\W\d_]{1,30})")
_DIVIDED = re.compile(r"[-‐‑] ?\n")
_DIVIDED_BEFORE = re.compile(r"[-‐‑] ?\n[ \t]*\Z")
_WORD_BEFORE = re.compile(r"\b([a-z]{2,30}) \Z")
_WORD_AFTER = re.compile(r" ([a-z]{2,30})\b(?!['’])")
_APOSTROPHE = re.compile(r"['’]\w")
_FAR = 40
# what stands in quotation marks may be written as it was said
_CONFIDENCE_IN_QUOTES = 0.9


def misspellings(
    text: str, candidates: Iterable[str], vocabulary: Vocabulary
) -> Iterator[Edit | Finding]:
    """Give the edits that correct the candidates, words of the vocabulary that the text may hold.

    Only in prose, and in paragraphs of the correction's language. A user's own correction holds
    wherever it stands in prose. Any other does not for a word that the text has three times (unless
    what it lacks is an apostrophe) or has capitalised too, nor where the text speaks of it or of
    spelling; of one in quotation marks there is a finding instead.

    >>> from cleaner_typos.options import TyposOptions
    >>> from cleaner_typos.vocabulary import vocabulary_for
    >>> from cleaner import Document
    >>> words = vocabulary_for(Document("", ""), TyposOptions())
    >>> found = misspellings("They did not recieve it in time.", ["recieve"], words)
    >>> [edit.after for edit in found]
    ['receive']
    """
    places = _Places(text, frozenset(candidates))
    paragraphs = Paragraphs(text, vocabulary.common)
    apostrophe = "’" if "’" in text and "'" not in text else "'"
    for start, word in places.found:
        end = start + len(word)
        trusted = vocabulary.is_users(word)
        often = places.is_often(word) and not vocabulary.is_contraction(word)
        if not trusted and (often or places.has_capitalised_twin(word)):
            continue
        if _is_half(text, start, end) or _AFTER_APOSTROPHE.search(text[max(0, start - 2) : start]):
            continue
        if not trusted and is_mentioned(text, start, end):
            continue
        language = None if trusted else paragraphs.language_at(start)
        # which words other languages have is not known
        if language == ENGLISH and _beside_unknown(text, start, end):
            continue
        correction = vocabulary.correction(word, language)
        if correction is None or ("'" in correction and _APOSTROPHE.match(text, end)):
            continue
        rule = "lost-apostrophe" if _lacks_apostrophe(word, correction) else "misspelling"
        correction = correction.replace("'", apostrophe)
        if trusted or not is_quoted(text, start, end):
            yield Edit(start, end, correction, rule)
        else:
            message = f'"{word}" is a misspelling, but stands in quotation marks'
            yield Finding(start, end, rule, message, correction, _CONFIDENCE_IN_QUOTES)


class _Places:
    """Where candidates stand in the prose of a text, in its order, and what else it has of them.

    The text is gone through once, however many candidates there are.
    """

    def __init__(self, text: str, candidates: frozenset[str]) -> None:
        self.found: list[tuple[int, str]] = []
        capitalised = set()
        for match in _WORD.finditer(text) if candidates else ():
            word = match[0]
            if word in candidates and is_prose(text, match.start(), match.end()):
                self.found.append((match.start(), word))
            if not word.islower():
                capitalised.add(word.lower())
        self._counts = Counter(word for _, word in self.found)
        self._capitalised = sorted(capitalised)

    def is_often(self, word: str) -> bool:
        """Tell whether the text has a word so often that it is meant."""
        return self._counts[word] >= _TOO_OFTEN

    def has_capitalised_twin(self, word: str) -> bool:
        """Tell whether the text has a small word with a capital too, with an ending or without."""
        place = bisect_left(self._capitalised, word)
        return word.islower() and any(
            twin.startswith(word) for twin in self._capitalised[place : place + 1]
        )


def _is_half(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen before or after it makes a word of it: "pre-empted".

    At the end of a line it may always be half of a word.
    """
    if _DIVIDED_BEFORE.search(text[max(0, start - _FAR) : start]) or _DIVIDED.match(text, end):
        return True
    before = _BEFORE_HYPHEN.search(text[max(0, start - _FAR) : start])
    after = _AFTER_HYPHEN.match(text, end)
    word = text[start:end]
    joined = ([before[1] + word] if before else []) + ([word + after[1]] if after else [])
    return any(is_word(whole.lower()) for whole in joined)


def _beside_unknown(text: str, start: int, end: int) -> bool:
    """Tell whether the word before or after is none: the two may be one that was torn apart."""
    before = _WORD_BEFORE.search(text[max(0, start - _FAR) : start])
    after = _WORD_AFTER.match(text, end)
    beside = [found[1] for found in (before, after) if found]
    return any(not is_word(word) and word.encode() not in english() for word in beside)


def _lacks_apostrophe(word: str, correction: str) -> bool:
    return correction.replace("'", "") == word
