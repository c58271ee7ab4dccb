"""The rules for single lines at the ends of a text: small pure functions over data."""

import re
from functools import lru_cache

import msgspec

LONGEST_LINE = 300
"""Characters; a longer line is a paragraph, not furniture."""

# words that stand before a title and say what sort of piece it is; always in capitals, so that
# "Watch: the summer of 1914" stays a title
_KICKERS = (
    "AUDIO", "ALERT", "ANALYSIS", "BREAKING", "BREAKING NEWS", "COLUMN", "COMMENTARY", "CORRECTED",
    "CORRECTION", "DOCUMENTARY", "EDITORIAL", "EXCLUSIVE", "EXPLAINED", "EXPLAINER", "FACTBOX",
    "FEATURE", "FLASH", "FOCUS", "GALLERY", "GRAPHIC", "INFOGRAPHIC", "INSIGHT", "INTERVIEW",
    "JUST IN", "LISTEN", "LIVE", "LIVE UPDATES", "MUST SEE", "NEWSALERT", "OBITUARY", "OPINION",
    "PHOTO", "PHOTOS", "PIC", "PICS", "PICTURES", "PODCAST", "POLL", "PREVIEW", "QUIZ", "RECAP",
    "REPORT", "REVIEW", "ROUNDUP", "SPECIAL REPORT", "SPONSORED", "TIMELINE", "TOP STORY", "UPDATE",
    "UPDATED", "URGENT", "VID", "VIDEO", "VIDEOS", "VIEWPOINT", "VOICES", "WATCH", "WATCH LIVE",
    "WRAPUP",
    # German, French, Spanish, Portuguese, Italian, Russian
    "EILMELDUNG", "EXKLUSIV", "KOMMENTAR", "LIVETICKER", "DIRECT", "EN DIRECT", "EXCLUSIF",
    "VIDÉO", "EN VIVO", "EXCLUSIVA", "ÚLTIMA HORA", "VÍDEO", "AO VIVO", "EXCLUSIVO", "URGENTE",
    "DIRETTA", "ESCLUSIVA", "ВИДЕО", "ФОТО", "СРОЧНО", "ЭКСКЛЮЗИВ",
)  # fmt: skip
_TITLE_END = re.compile(r"[.。।؛;,:]$")
_WORD = re.compile(r"\w+")

# agencies and wires; a text may be signed by them or carry them in its dateline
_AGENCIES = (
    "AFP", "AP", "AAP", "ANI", "ANSA", "APA", "Agencies", "Agences", "Agencias", "Agenturen",
    "Agence France-Presse", "Anadolu Agency", "Associated Press", "The Associated Press",
    "BNO News", "Belga", "Bernama", "Bloomberg", "CNA", "CNN", "CP", "The Canadian Press", "DPA",
    "dpa", "EFE", "Europa Press", "FARS", "FNA", "IANS", "IRNA", "ISNA", "Interfax", "KUNA",
    "Kyodo", "Lusa", "MENA", "Mehr News", "NTB", "PA", "PTI", "Petra", "Press Association",
    "Press TV", "RIA Novosti", "Reuters", "REUTERS", "Ruptly", "SANA", "SDA", "SPA", "Sputnik",
    "TASS", "TT", "Tasnim", "UNI", "UPI", "WAFA", "WAM", "Xinhua", "Yonhap",
)  # fmt: skip
_AGENCY = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))
_AGENCIES_JOINED = rf"(?:{_AGENCY})(?:\s?[/,&]\s?(?:{_AGENCY})){{0,3}}"

# "ALEPPO, Sept 30 (Reuters) - ", "LONDON (AP) — ": the place in capitals, an agency, a dash
_PLACE = r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-]){1,40}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, ?[A-Z][A-Za-z. ]{{1,20}}?)?)"
    rf"(?:, ?(?P<day>[A-Z][a-z]{{2,8}}\.? \d{{1,2}}))? ?"
    rf"\((?P<agency>{_AGENCIES_JOINED})\) ?[-–—]{{1,2}} ?(?=\S)"
)
_AGENCY_ONLY = re.compile(rf"\((?P<agency>{_AGENCIES_JOINED})\) ?[-–—]{{1,2}} ?(?=\S)")
_NAME = r"[^\W\d_][\w.'’-]{0,30}"
_BYLINE = re.compile(
    rf"(?:By|BY) (?P<author>(?!The\b|the\b){_NAME}(?: {_NAME}){{1,3}}"
    rf"(?:(?:,| and) {_NAME}(?: {_NAME}){{1,3}}){{0,3}})(?:, (?:{_AGENCY}))?"
)

_CREDIT = (
    r"(?:(?:Additional |Further )?[Rr]eporting|(?:Additional )?[Ww]riting|[Ee]diting|Compiled|"
    r"Edited|Written|Translated|[Gg]raphics?) by "
)
_CREDITS = re.compile(rf"[(\[]{_CREDIT}[^()\[\]]{{2,250}}[)\]]\.?")
_PERSON = r"[A-ZÀ-ÞЀ-Я][\w.'’-]{0,30}(?: [A-ZÀ-ÞЀ-Я][\w.'’-]{0,30}){0,4}"
_PERSONS = rf"{_PERSON}(?:(?:,|,? and|,? in) {_PERSON}){{0,6}}"
_BARE_CREDITS = re.compile(rf"{_CREDIT}{_PERSONS}(?:[;.,] ?(?:and )?{_CREDIT}{_PERSONS}){{0,4}}\.?")
_AGENCY_LINE = re.compile(
    rf"(?:[-–—]{{1,2}} ?|\(|(?:Source|SOURCE|Quelle|Fuente|Fonte|Источник)s?: ?)"
    rf"(?P<agency>{_AGENCIES_JOINED})\)?\.?"
)
_WIRE_SLASHES = re.compile(rf"(?P<agency>(?:{_AGENCY})(?: ?/ ?(?:{_AGENCY})){{1,3}})")
_SAID_BY_NOBODY = re.compile(r"(?:the )?(?:news )?agency (?:reported|said|added|reports)\.?", re.I)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright|copyright ©)[ ,]*(?:19|20)\d\d\b.{0,150}"
    r"|.{0,100}\ball rights reserved\.?"
    r"|.{0,100}\b(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|todos os direitos reservados|tutti i diritti riservati|все права защищены)\.?)",
    re.IGNORECASE,
)
# behind the last sentence of a paragraph: after its full stop, to the end of the text
_BEHIND = re.compile(
    rf"(?<=[.!?…”\"’'»)])[ \t]+(?:[(\[]{_CREDIT}[^()\[\]]{{2,250}}[)\]]\.?"
    rf"|(?:[-–—]{{1,2}} ?|\()(?P<agency>{_AGENCIES_JOINED})\)?\.?)$"
)

SignOff = tuple[str, dict[str, str], int]
"""A rule, the facts in what it takes, and how many characters that is, from the end."""


class Dateline(msgspec.Struct, frozen=True):
    """A dateline before a first sentence: its length in characters and the facts in it."""

    length: int
    facts: dict[str, str]


@lru_cache(maxsize=8)
def _kicker_pattern(extra: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*_KICKERS, *extra}, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?:(?P<word>{either})(?: \d{{1,2}})?(?: ?[:|»]+| [-–—]) ?"
        rf"|[(\[](?P<marked>{either})[)\]][ :]{{0,2}})(?=\S)"
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
    if not line or (line[0] not in "([" and not line[:2].isupper() and not extra):
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
    >>> byline("By then it was too late") is None
    True
    """
    if not line.startswith(("By ", "BY ")):
        return None
    match = _BYLINE.fullmatch(line.strip())
    if match is None:
        return None
    names = [word for word in _WORD.findall(match["author"]) if word not in ("and", "de", "van")]
    return match["author"] if all(name[0].isupper() for name in names) else None


def dateline(line: str) -> Dateline | None:
    """Give the dateline that a paragraph begins with.

    >>> dateline("ALEPPO, Sept 30 (Reuters) - It rained.").facts
    {'dateline': 'ALEPPO, Sept 30', 'agency': 'Reuters'}
    """
    match = _DATELINE.match(line) or _AGENCY_ONLY.match(line)
    if match is None:
        return None
    groups = match.groupdict()
    place = ", ".join(part.strip() for part in (groups.get("place"), groups.get("day")) if part)
    facts = {"dateline": place} if place else {}
    return Dateline(match.end(), facts | {"agency": groups["agency"]})


def sign_off(line: str) -> SignOff | None:
    """Tell a last line that is nothing but a sign-off, a source or a copyright notice."""
    stripped = line.strip()
    if not stripped:
        return None
    if _CREDITS.fullmatch(stripped) or _BARE_CREDITS.fullmatch(stripped):
        return "sign-off", {"credits": stripped.strip("()[].")}, len(line)
    match = _AGENCY_LINE.fullmatch(stripped) or _WIRE_SLASHES.fullmatch(stripped)
    if match:
        return "sign-off", {"agency": match["agency"]}, len(line)
    if _SAID_BY_NOBODY.fullmatch(stripped):
        return "sign-off", {}, len(line)
    if _COPYRIGHT.fullmatch(stripped):
        return "copyright", {"copyright": stripped}, len(line)
    return None


def sign_off_behind(end_of_text: str) -> SignOff | None:
    """Tell a sign-off that stands behind the last sentence of a paragraph.

    >>> sign_off_behind("It rained. (Reporting by Jane Doe)")
    ('sign-off', {'credits': 'Reporting by Jane Doe'}, 26)
    """
    if end_of_text[-1:] not in ")]." and not end_of_text[-1:].isalpha():
        return None
    match = _BEHIND.search(end_of_text)
    if match is None:
        return None
    if match["agency"]:
        return "sign-off", {"agency": match["agency"]}, len(match[0])
    return "sign-off", {"credits": match[0].strip(" \t()[].")}, len(match[0])
