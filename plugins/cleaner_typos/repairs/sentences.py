"""Sentences that lost the space between them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from cleaner import Edit
from cleaner_typos.english.lexicon import is_word
from cleaner_typos.paragraphs import Paragraphs

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŚŠŹŻŽŁČĆĐŐŰİĞŞΑ-ΩА-ЯЁІЇЄҐ"
# The end of a sentence, a quotation mark perhaps, and a capital. It starts with the mark itself,
# which the engine looks for quickly.
_PATTERN = (
    rf"(?<=[^\W\d_]{{2}}.)(?P<quote>[\"“”‘’„]?)(?=(?P<word>[{_CAPITAL}][^\W\d_]{{0,30}})"
    r"(?P<next>.{0,20}))"
)
_AFTER_MARK = {mark: re.compile(re.escape(mark) + _PATTERN) for mark in ".!?"}
_LEFT_WORD = re.compile(r"[^\W\d_]{1,30}(?:[’'][^\W\d_]{1,30})?\Z")
_FAR = 62
_FAR_QUOTE = 1000
_FAR_TOKEN = 200
# what follows the first word of a sentence, and seldom the second part of a name
_STARTS = re.compile(r"\s|, |[’'][^\W\d_]|\Z")
# a word of one letter: the elided ones of French are none without their apostrophe
_ELIDED_FOLLOWS = re.compile(r"[’'](?:[aeiouyhâàéèêëîïôœÉÈÊ]|(?:m|ve|ll|d)\b)")
_GOES_ON = re.compile(
    rf"[’'](?:s|re|ve|ll|d|m|t) |(?:,? [^\W\d_{_CAPITAL}]|, | [{_CAPITAL}0-9“\"‘]|\. [{_CAPITAL}]"
    r"|[.?!]? ?\Z)"
)
_VERB_FOLLOWS = re.compile(r" (?:is|was|has|had|said|says|will|would|can|could|also|did|does)\b")
# A starter that is also a top-level domain (amazon.in, last.fm): after what may be a name there
# must follow what follows in a sentence.
_STARTERS_AND_DOMAINS = frozenset(
    "Ad Al Am As At Be By Ca Ch Ci Co Cu Da De Do Er Es Et Im In Io Is It La Le Li Lu Ma Me "
    "My Na Ne Ni No Nu Pa Pe Re Sa Se Sh So Su Te To Um Vi Za".split()
)
_AFTER_DOMAIN = re.compile(
    r"[’']s| (?:all?|also|an|any|be|both|can|contrast|could|das|dem|den|der|die|does|each|"
    r"einem|einer|el|every|far|gibt|had|handelt|has|his|her|is|ist|its?|la|las|least|les?|los|many|may|might|most|my|"
    r"one|order|our|some|such|that|the|their|them|there|these|they|this|those|two|una?|une|war|was|"
    r"we|what|which|will|wird|would|you|your|(?:19|20)[0-9]{2})\b"
)
# second parts of addresses, files and programs
_ENDINGS = frozenset(
    "aspx app asp biz cfg club cloud com css csv dev doc docx edu exe gif gov html info ini "
    "java jpeg jpg json live log mil mobi mp net news online org pdf php png pro py shop site "
    "store svg swf tar tech txt world xml xyz zip js ts rb md sh".split()
)
# first parts of names in programs, where a word of no table follows
_PROGRAMS = frozenset(
    "api app array byte char client config console control controller core data date document "
    "event file form http index int item json key lib list map math model module name net "
    "node number object package page path process query regex request response result self "
    "server service session string system table task test text thread this type url user util "
    "utils value view web window xml typing enum".split()
)
_CODE = re.compile(r"\w\(\)|[a-z]\.[a-zA-Z]{1,30}\(|[{};] *\n|[a-z]::[a-z]|->[a-z]")
_ADDRESS = re.compile(r"[@/\\_=:<>`{}()\[\]#|]|\d")
_AT_END = ".,;:!?…\"'”’)"
_MOST_MARKS = 1
_TITLES = frozenset("Capt Cmdr Col Dr Gen Gov Hon Lt Maj Mr Mrs Ms Prof Rev Sen Sgt".split())
_WORDS_APART = re.compile(r"(?<![^\s“\"‘(])[^\W\d_]{3,30}(?=[\s,;:!?”\"’)]|\.?(?:\s|\Z))")
_FEWEST_LETTERS = 3
# the words of two letters that a sentence ends with
_SHORT_ENDS = frozenset("be do go in it me no on so to up us".split())
# no sentence ends with these
_GO_ON = frozenset("and but for from her his its not nor our than that the their with your".split())
# capitalised, and yet no first part of a name
_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "June July August September October November December".split()
)


def glued_sentences(text: str) -> Iterator[Edit]:
    """Give the edits that put the lost space between two sentences.

    >>> [edit.start for edit in glued_sentences("He left Aleppo.The town is quiet.")]
    [15]
    >>> list(glued_sentences("Node.Js, Yahoo.Com, the U.S.A and system.Text"))
    []
    """
    candidates = _Candidates(text)
    for found in candidates.found:
        if candidates.is_glued(found):
            place = found.start() + 1
            if found["quote"] == '"' and not _has_pairs(text, place):
                continue
            if found["quote"]:
                place += _closes(text, place)
            yield Edit(place, place, " ", "glued-sentence")


class _Candidates:
    """The places where a sentence may have been glued to another, and what the text says of them.

    `is_glued` looks at a word only; the whole text is looked at once, if at all.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = Paragraphs(text)
        self.found = sorted(
            (found for mark in _AFTER_MARK.values() for found in mark.finditer(text)),
            key=re.Match.start,
        )

    def is_glued(self, found: re.Match[str]) -> bool:
        """Tell whether the two words around the mark belong to two sentences."""
        left, word = self._left(found), found["word"]
        if not left or self._is_address(found):
            return False
        if found[0] == "." and left in _TITLES:
            return len(word) >= _FEWEST_LETTERS and word[1:].islower()
        is_plain = left in _DATES or (left.islower() and len(left) >= _FEWEST_LETTERS)
        if word in starters() and _STARTS.match(found["next"]):
            return self._is_start(found, left, is_plain)
        return is_plain and left not in _GO_ON and self._is_likely(found, left, word)

    def _left(self, found: re.Match[str]) -> str:
        left = _LEFT_WORD.search(self._text, max(0, found.start() - _FAR), found.start())
        return left[0] if left else ""

    def _is_address(self, found: re.Match[str]) -> bool:
        if found["word"].lower() in _ENDINGS:
            return True
        start, end = found.span()
        before = self._text[max(0, start - _FAR_TOKEN) : start].split()[-1]
        after = self._text[end : end + _FAR_TOKEN].split()[0]
        token = before + found[0] + after
        return token.rstrip(_AT_END).count(".") > _MOST_MARKS or _ADDRESS.search(token) is not None

    def _is_start(self, found: re.Match[str], left: str, is_plain: bool) -> bool:
        """Tell whether a word of the table begins a sentence where it stands."""
        word = found["word"]
        if len(word) == 1 and not _is_short_start(left, word, found["next"], is_plain):
            return False
        if found[0][0] != ".":
            return True
        if left in _PROGRAMS and self._is_about_code:
            return False
        return (
            word not in _STARTERS_AND_DOMAINS
            or (is_plain and _is_known(left))
            or _AFTER_DOMAIN.match(found["next"]) is not None
        )

    def _is_likely(self, found: re.Match[str], left: str, word: str) -> bool:
        """Tell by what is known of both words, where the second is in no table."""
        if (
            left in _PROGRAMS
            or not word[1:].islower()
            or not _GOES_ON.match(found["next"])
            or self._lefts[left] > 1
        ):
            return False
        is_likely = (
            _is_known(left)
            and (is_word(word.lower()) or _VERB_FOLLOWS.match(found["next"]) is not None)
            and self._paragraphs.is_english_at(found.start())
        ) or {left, word.lower()} <= self._words
        return is_likely and not self._is_about_code

    @cached_property
    def _lefts(self) -> Counter[str]:
        # what stands before full stops time and again is the name of something
        return Counter(map(self._left, self.found))

    @cached_property
    def _is_about_code(self) -> bool:
        return _CODE.search(self._text) is not None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORDS_APART.findall(self._text))


def _is_short_start(left: str, word: str, after: str, is_plain: bool) -> bool:
    """Tell whether a word of one letter may begin a sentence, and is no part of a name."""
    if _ELIDED_FOLLOWS.match(after):
        return True
    is_word_here = after[:1] == " " and (is_plain or left[1:].islower())
    is_long = len(left) >= _FEWEST_LETTERS or left in _SHORT_ENDS
    return is_word_here and is_long and word in ("AIOEYÀÉÈ" if is_plain else "AI")


def _is_known(word: str) -> bool:
    return is_word(re.split("[’']", word.lower())[0])


def _has_pairs(text: str, place: int) -> bool:
    """Tell whether the straight quotation marks of the line around a place come in pairs."""
    before = text[max(0, place - _FAR_QUOTE) : place].rpartition("\n")[2]
    after = text[place : place + _FAR_QUOTE].partition("\n")[0]
    return (before.count('"') + after.count('"')) % 2 == 0


def _closes(text: str, place: int) -> bool:
    """Tell whether the quotation mark at a place ends a quotation."""
    sign = text[place]
    before = text[max(0, place - _FAR_QUOTE) : place].rpartition("\n")[2]
    if sign == '"':
        return before.count(sign) % 2 == 1
    if sign == "“":
        # as in German
        return before.rfind("„") > before.rfind("“")
    return sign in "”’"


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Give the words that begin a sentence, of all languages of the table."""
    lines = Path(__file__).with_name("starters.txt").read_text("utf-8").splitlines()
    return frozenset(
        word for line in lines if line[0] != "#" for word in line.partition("=")[2].split()
    )
