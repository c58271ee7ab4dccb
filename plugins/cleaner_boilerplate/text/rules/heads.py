"""What stands at the head of a text: kickers, titles, bylines, datelines."""

import re
from functools import cache, lru_cache

import msgspec

from cleaner_boilerplate.text.rules.words import (
    AGENCIES,
    AND,
    BY,
    KICKERS,
    KICKERS_WITHOUT_CASE,
    PARTICLES,
)

_TITLE_END = re.compile(r"[.。।؛;,:]$")
_WORD = re.compile(r"\w+")

_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
AGENCIES_JOINED = rf"(?:{_AGENCY})(?:\s?[/,&]\s?(?:{_AGENCY})){{0,3}}"
"""A pattern: one agency, or up to four with a mark between them."""

_DASH = r"\.? ?[-–—]{1,2} ?(?=\S)"
_DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?)(?: \d{4})?"
# "ALEPPO, Sept 30 (Reuters) - ", "Berlin (dpa) – ": a place, a day, an agency, a dash
_DATELINE = (
    rf"(?P<place>[^\W\d_][\w .'’/-]{{1,40}}?(?:, ?[A-Z][A-Za-z. ]{{1,20}}?)?)"
    rf"(?:, ?(?P<day>{_DAY}))? ?[-–]?(?: ?[(]| ?/ ?)(?P<agency>{AGENCIES_JOINED})(?:[)]| ?/){_DASH}"
)
_DATELINES = (
    _DATELINE,
    rf"[(\[](?P<agency>{AGENCIES_JOINED})[)\]] ?[-–—]{{1,2}} ?(?=\S)",
    # "МОСКВА, 30 сентября. /ТАСС/. ", "МОСКВА, 30 сен - РИА Новости. "
    (
        rf"(?P<place>[А-ЯЁ][А-ЯЁ .-]{{1,40}}), (?P<day>{_DAY}) ?"
        rf"(?:/(?P<agency>{AGENCIES_JOINED})/\. ?)(?=\S)"
    ),
    (
        rf"(?P<place>[А-ЯЁ][А-ЯЁ .-]{{1,40}}), (?P<day>{_DAY})"
        rf" ?[-–—] ?(?P<agency>{AGENCIES_JOINED})\. (?=\S)"
    ),
    # "新华社北京9月30日电（记者张三）", "中新网9月30日电 "
    (
        r"(?P<agency>新华社|新华网|中新社|中新网|中央社|人民网)(?P<place>[\u4e00-\u9fff]{0,8}?)"
        r"(?P<day>\d{1,2}月\d{1,2}日)电[ 　]?(?:[（(][^（()）]{1,40}[)）])?[ 　]?(?=\S)"
    ),
    # "［東京　３０日　ロイター］ - ", "【北京共同】"
    (
        r"[［\[【](?P<place>[\u4e00-\u9fffァ-ヶー]{1,12})[ 　]?(?P<day>\d{1,2}日)?[ 　]?"
        r"(?P<agency>ロイター|共同|時事|AFP)[］\]】](?: ?[-–—])? ?(?=\S)"
    ),
)

_BY = re.compile("|".join(re.escape(word) for word in sorted(BY, key=len, reverse=True)))
_AFTER_NAME = re.compile(
    r",? ?(?:(?:and|und|et|y|e|и|ve|\|) )?(?:[A-Z][\w ]{1,30} (?:Writer|Correspondent|Reporter|"
    r"Editor|Staff)|Staff (?:Writer|Reporter)|Associated Press|Reuters|AFP|AP|dpa)?$"
)
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff・]{2,12}(?:[ 　、]{1,2}[\u4e00-\u9fff]{2,6}){0,3}")
_LONGEST_BYLINE = 120
_JOIN = re.compile(rf"(?:,|&|/| (?:{'|'.join(AND)}) )\s?")
_MOST_AUTHORS = 5
_LONGEST_NAME = 6


class Dateline(msgspec.Struct, frozen=True):
    """A dateline before a first sentence: its length in characters and the facts in it."""

    length: int
    facts: dict[str, str]


@lru_cache(maxsize=8)
def _kicker_pattern(extra: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*KICKERS, *KICKERS_WITHOUT_CASE, *extra}, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?:(?P<word>{either})(?: \d{{1,2}})?(?: ?[:：|»]+| [-–—/]) ?"
        rf"|[(\[【［](?P<marked>{either})[)\]】］][ :：]{{0,2}})(?=\S)"
    )


def kicker(line: str, extra: tuple[str, ...] = ()) -> tuple[str, int] | None:
    """Give the kicker that a title line begins with, and how many characters it takes.

    >>> kicker("VID: Rain in May")
    ('VID', 5)
    >>> kicker("[PHOTOS] Rain in May")
    ('PHOTOS', 9)
    >>> kicker("Video: a word of its own") is None
    True
    """
    if not line or (line[0] not in "([【［" and line[:2] != line[:2].upper() and not extra):
        return None
    match = _kicker_pattern(extra).match(line)
    return (match["word"] or match["marked"], match.end()) if match else None


def may_be_title(line: str) -> bool:
    """Tell whether a line could be a headline: short, and not ended as a sentence is."""
    stripped = line.strip()
    return 0 < len(stripped) <= 200 and not _TITLE_END.search(stripped)


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines have the same words, upper and lower case and punctuation aside."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def byline(line: str) -> str | None:
    """Give the author of a line that is nothing but a byline.

    >>> byline("By Jane Doe and John Roe")
    'Jane Doe and John Roe'
    >>> byline("Von Max Muster")
    'Max Muster'
    >>> byline("记者：张三")
    '张三'
    >>> byline("By then it was too late") is None
    True
    """
    if len(line) > _LONGEST_BYLINE:
        return None
    stripped = line.strip().strip("()（）")
    match = _BY.match(stripped)
    if match is None:
        return None
    author = stripped[match.end() :]
    if author[:1].isalpha() and match[0][-1].isalpha():
        return None  # "Bye", "Vonnegut"
    author = author.strip(" :：*")
    if _CJK.fullmatch(author):
        return author
    author = _AFTER_NAME.sub("", author)
    return author if _are_names(author) else None


def _are_names(author: str) -> bool:
    """Tell names of persons: each of two words or more with a capital, joined by "and"."""
    if author[-1:] in ("", "!", "?", ":", ";") or author[:4].casefold() == "the ":
        return False
    persons = _JOIN.split(author)
    return len(persons) <= _MOST_AUTHORS and all(_is_person(person.split()) for person in persons)


def _is_person(words: list[str]) -> bool:
    names = [word for word in words if word.casefold() not in PARTICLES]
    return len(names) >= 2 and len(words) <= _LONGEST_NAME and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "").replace(".", "")
    first = letters[:1]
    return letters.isalpha() and (first.isupper() or first.lower() == first.upper())


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    # long lists of agencies, which commands that clean nothing should not wait for
    return tuple(map(re.compile, _DATELINES))


def dateline(line: str) -> Dateline | None:
    """Give the dateline that a paragraph begins with.

    >>> dateline("ALEPPO, Sept 30 (Reuters) - It rained.").facts
    {'dateline': 'ALEPPO, Sept 30', 'agency': 'Reuters'}
    """
    for pattern in _datelines():
        match = pattern.match(line)
        if match is not None:
            groups = match.groupdict()
            parts = (groups.get("place"), groups.get("day"))
            place = ", ".join(part.strip() for part in parts if part)
            facts = {"dateline": place} if place else {}
            return Dateline(match.end(), facts | {"agency": groups["agency"]})
    return None
