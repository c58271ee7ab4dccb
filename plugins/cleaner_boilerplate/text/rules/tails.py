"""What stands at the tail of a text: sign-offs, sources, copyright lines."""

import re

from cleaner_boilerplate.text.rules.heads import AGENCIES_JOINED
from cleaner_boilerplate.text.rules.words import PLAIN_AGENCIES

_CREDIT = (
    r"(?:(?:Additional |Further )?[Rr]eporting|(?:Additional )?[Ww]riting|[Ee]diting|Compiled|"
    r"Edited|Written|Translated|[Gg]raphics?|[Pp]roduction|[Rr]esearch) by "
)
# what the desks of other languages write in the same brackets
_DESK = (
    r"(?:Redaktion|Redigiert von|Bearbeitet von|Mitarbeit|avec|Avec|mit|con|com|with|With|"
    r"Édité par|Edición de|Editado por|Información de|Редактор|Перевод|Редактирование|"
    r"Haber|Editör|تحرير|إعداد|تغطية|责任编辑|编辑|记者|責任編輯|編集|取材)"
)
_CREDITS = re.compile(rf"[(\[]{_CREDIT}[^()\[\]]{{2,250}}[)\]]\.?")
_DESK_CREDITS = re.compile(rf"[(\[（]{_DESK} ?[:：]? ?(?P<who>[^()\[\]（）.!?]{{2,80}})[)\]）]\.?")
_PERSON = r"[A-ZÀ-ÞЀ-Я][\w.'’-]{0,30}(?: [A-ZÀ-ÞЀ-Я][\w.'’-]{0,30}){0,4}"
_PERSONS = rf"{_PERSON}(?:(?:,|,? and|,? in) {_PERSON}){{0,6}}"
_BARE_CREDITS = re.compile(rf"{_CREDIT}{_PERSONS}(?:[;.,] ?(?:and )?{_CREDIT}{_PERSONS}){{0,4}}\.?")
_AGENCY_LINE = re.compile(
    rf"(?:[-–—]{{1,2}} ?|[(（]|(?:Source|SOURCE|Quelle|Fuente|Fonte|Источник|Kaynak|المصدر|منبع|"
    rf"来源|來源)s?(?: ?[:：] ?)|(?:With|Mit|Avec|Con|Com) (?:Agenturmaterial von )?)"
    rf"(?P<agency>{AGENCIES_JOINED})[)）]?\.?"
)
_WIRE_SLASHES = re.compile(rf"(?P<agency>(?:[a-z]{{2,4}}/)?{AGENCIES_JOINED}(?:/[a-z]{{2,4}})?)")
_PLAIN_AGENCIES = frozenset(PLAIN_AGENCIES)
_SAID_BY_NOBODY = re.compile(r"(?:the )?(?:news )?agency (?:reported|said|added|reports)\.?", re.I)
_RESERVED = (
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "todos os direitos reservados",
    "tutti i diritti riservati", "все права защищены", "tüm hakları saklıdır",
    "جميع الحقوق محفوظة", "حقوق محفوظ است", "版权所有", "版權所有", "無断転載禁止",
    "無断転載を禁じます", "alle rechten voorbehouden", "wszelkie prawa zastrzeżone",
)  # fmt: skip
_YEARS = r"(?:19|20)\d\d\b"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright ©|copyright \(c\)|copyright)[ ,:]*{_YEARS}.{{0,200}}"
    rf"|[^\"“”«»©]{{0,60}}©[^\"“”«»©]{{0,60}}{_YEARS}[^\"“”«»©]{{0,20}}",
    re.IGNORECASE,
)
_OWNED = ("©", "(c)", "copyright")
_LONGEST_NOTICE, _LONGEST_END = 150, 60
# behind the last sentence of a paragraph: after its full stop, to the end of the text
_BEHIND = re.compile(
    rf"(?<=[.!?…”\"’'»)。！？])[ \t]*(?:(?<=[ \t])[(\[]{_CREDIT}[^()\[\]]{{2,250}}[)\]]\.?"
    rf"|(?:(?<=[ \t])(?:[-–—]{{1,2}} ?|\()|（)(?P<agency>{AGENCIES_JOINED})[)）]?\.?"
    rf"|[（(](?:责任编辑|编辑|責任編輯|编辑)[：: ][^（()）]{{1,20}}[)）])$"
)

SignOff = tuple[str, dict[str, str], int]
"""A rule, the facts in what it takes, and how many characters that is, from the end."""


def sign_off(line: str) -> SignOff | None:
    """Tell a last line that is nothing but a sign-off, a source or a copyright notice.

    >>> sign_off("— Agencies")
    ('sign-off', {'agency': 'Agencies'}, 10)
    >>> sign_off("The agencies were slow.") is None
    True
    """
    stripped = line.strip()
    if not stripped:
        return None
    if is_credits(stripped) or _BARE_CREDITS.fullmatch(stripped):
        return "sign-off", {"credits": stripped.strip("()[].")}, len(line)
    match = _AGENCY_LINE.fullmatch(stripped)
    if match is None and ("/" in stripped or stripped in _PLAIN_AGENCIES):
        match = _WIRE_SLASHES.fullmatch(stripped)
    if match:
        return "sign-off", {"agency": match["agency"]}, len(line)
    desk = _DESK_CREDITS.fullmatch(stripped)
    if desk and not desk["who"][0].islower():
        return "sign-off", {"credits": stripped.strip("()[]（）.")}, len(line)
    if _SAID_BY_NOBODY.fullmatch(stripped):
        return "sign-off", {}, len(line)
    if is_copyright(stripped) or ("©" in stripped and _COPYRIGHT.fullmatch(stripped)):
        return "copyright", {"copyright": stripped}, len(line)
    return None


def is_credits(line: str) -> bool:
    """Tell a line that is nothing but credits in brackets; it stands for nothing else anywhere.

    >>> is_credits("(Reporting by Jane Doe; editing by John Roe)")
    True
    """
    return line[:1] in "([" and _CREDITS.fullmatch(line) is not None


def is_copyright(line: str) -> bool:
    """Tell a copyright notice: its sign and a year, or the words that end one.

    >>> is_copyright("© 2016 Example Media"), is_copyright("Copyright law has changed in 2016.")
    (True, False)
    >>> is_copyright("Example Media. All rights reserved."), is_copyright("All rights were his.")
    (True, False)
    """
    if len(line) <= _LONGEST_NOTICE and line[-_LONGEST_END:].rstrip(" .").casefold().endswith(
        _RESERVED
    ):
        return not any(mark in line for mark in '"“”«»')
    is_owned = line[:9].casefold().startswith(_OWNED)
    return is_owned and _COPYRIGHT.fullmatch(line) is not None


def sign_off_behind(end_of_text: str) -> SignOff | None:
    """Tell a sign-off that stands behind the last sentence of a paragraph.

    >>> sign_off_behind("It rained. (Reporting by Jane Doe)")
    ('sign-off', {'credits': 'Reporting by Jane Doe'}, 24)
    """
    if end_of_text[-1:] not in ")]）." and not end_of_text[-1:].isalpha():
        return None
    match = _BEHIND.search(end_of_text)
    if match is None:
        return None
    if match["agency"]:
        return "sign-off", {"agency": match["agency"]}, len(match[0])
    return "sign-off", {"credits": match[0].strip(" \t()[]（）.")}, len(match[0])
