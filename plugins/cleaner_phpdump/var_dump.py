r"""The output of PHP's `var_dump`, as PHP 5.3 to 8.x write it (ext/standard/var.c).

    value = [&] ( bool(true|false) | NULL | int(N) | float(G) | string(BYTES) "raw bytes"
                | array(N) { (key value)* } | object(CLASS)#ID (N) { (key value)* }
                | enum(CLASS::CASE) | resource(ID) of type (TYPE) )
          | *RECURSION* | uninitialized(TYPE)
    key   = [INT]=> | ["raw bytes"]=> | ["name":protected]=> | ["name":"CLASS":private]=>

Blanks and newlines may have been changed on the way, so any blanks may stand between two tokens.
The count of an array is only used to look for the end of a string whose length does not fit.
"""

import re
from collections.abc import Iterator
from typing import Any

from cleaner_phpdump import values
from cleaner_phpdump.lengths import byte_length
from cleaner_phpdump.record import Dump
from cleaner_phpdump.strings import StringEnds, opens_json
from cleaner_phpdump.values import Branch

DIALECT = "var_dump"
MARKS = ("string(", "array(", "object(")
"""A text without any of these holds no dump that would be taken."""

_STRING = r'string\((?P<string>\d{1,10})\)\s{0,4}"'
_ARRAY = r"array\((?P<array>\d{1,10})\)\s{0,8}\{"
_OBJECT = (
    r"(?:lazy (?:ghost|proxy) )?"  # PHP 8.4
    r"object\((?P<object>[^()\n]{1,200})\)#\d{1,10} ?\((?P<count>\d{1,10})\)\s{0,8}\{"
)
_SCALAR = (
    r"int\((?P<int>-?\d{1,20})\)"
    r"|float\((?P<float>-?(?:INF|NAN|\d{1,400}(?:\.\d{1,400})?(?:E[+-]?\d{1,4})?))\)"
    r"|bool\((?P<bool>true|false)\)"
    r"|(?P<null>NULL)(?!\w)"
    r"|enum\((?P<enum>[\w\\]{1,200}::\w{1,200})\)"
    r"|(?P<resource>resource\(\d{1,20}\) of type \([^()\n]{1,80}\))"
)
_UNSET = r"(?P<unset>uninitialized\((?:[^()\n]|\([^()\n]{1,80}\)){1,200}\))"

_HEAD = re.compile(rf"&?(?:{_STRING}|(?:{_ARRAY}|{_OBJECT})(?=\s*\[[\"\d-]|\s+\}}))")
_VALUE = re.compile(
    rf"&?(?:{_STRING}|{_ARRAY}|{_OBJECT}|{_SCALAR})|(?P<recursion>\*RECURSION\*)|{_UNSET}"
)
_LONE = re.compile(rf"[ \t]*(?P<lone>{_SCALAR})[ \t]*")
_KEY = re.compile(r"\[(?:(?P<index>-?\d{1,20})\]\s{0,8}=>|\")")
_KEY_END = re.compile(
    r'"(?::(?P<protected>protected)|:"(?P<class>[^"\n]{1,200})":private)?\]\s{0,8}=>'
)
_KEY_MAX = 300
_EXCERPT = 400
_BLANKS = re.compile(r"\s*")
_OLD_VISIBILITY = (":protected", ":private")  # inside the quotes, before PHP 5.3

# where a dump must not begin: in a word, behind a sigil, a call, an assignment or a code quote
_UNFREE = re.compile(r"[\w$'`(=\\]")
_ELLIPSIS = r"\s{0,8}(?:…|\.\.\.|&hellip;|\[(?:…|\.\.\.|&hellip;)\])"
_CUT_VALUE = re.compile(
    rf'(?P<token>&?[a-zA-Z*]{{1,13}}(?:\([^\n"]{{0,120}}?)?)?(?:{_ELLIPSIS}|\s{{0,400}}\Z)'
)
_CUT_KEY = re.compile(
    rf'(?P<token>\[(?!…|\.|&hellip;)(?:"[^\n]{{0,120}}?|-?\d{{0,20}}\]?)=?)?(?:{_ELLIPSIS}|\s{{0,400}}\Z)'
)
_WORDS = (
    *("string(", "array(", "object(", "int(", "float(", "bool(true)", "bool(false)", "NULL"),
    *("enum(", "resource(", "uninitialized(", "*RECURSION*"),
)


def find(text: str, parse_json: bool) -> Iterator[Dump]:
    """Give the dumps of a text in their order.

    Inside an array or object everything counts. On its own, only what nothing else looks like is
    taken: a string in quotes whose length fits or whose end is plain, an array or object with a
    key or closed empty. A lone scalar is taken only on a line of its own next to such a dump.
    """
    ends = StringEnds(text)
    position = 0
    floor = 0
    while (head := _HEAD.search(text, position)) is not None:
        dump = _dump(text, head, ends, parse_json) if stands_free(text, head.start()) else None
        if dump is None:
            position = head.end()
            continue
        yield from reversed(list(_lone_above(text, dump.start, floor)))
        yield dump
        position = dump.end
        for lone in _lone_below(text, position):
            yield lone
            position = lone.end
        floor = position


def stands_free(text: str, start: int) -> bool:
    """Tell whether a dump may begin at a position: not in a word, in code or as another's value."""
    if start and _UNFREE.match(text, start - 1):
        return False
    return not text[max(0, start - 400) : start].rstrip().endswith(("=>", "=&gt;"))


def _dump(text: str, head: re.Match[str], ends: StringEnds, parse_json: bool) -> Dump | None:
    if head["string"] is None:
        return _Reader(text, ends, parse_json).read(head.start())
    start, declared = head.end(), int(head["string"])
    found = ends.find(start, declared, None)
    if found is None:
        quote = end = ends.certain(start, declared)
        if end == start or not _is_cut_off(text, start, end):
            return None
        fits = complete = False
    else:
        quote, fits = found
        end, complete = quote + 1, True
    content = text[start:quote]
    return Dump(
        head.start(),
        end,
        DIALECT,
        complete,
        values.string(content, parse_json),
        declared,
        byte_length(content),
        int(not fits),
    )


def _is_cut_off(text: str, start: int, end: int) -> bool:
    """Tell whether an unclosed string that stands alone is the cut end of the text.

    Prose after a stray quote is not: the content is JSON, or one word, or as short as an excerpt.
    """
    blanks = _BLANKS.match(text, end)
    if blanks is not None and blanks.end() < len(text):
        return False
    content = text[start : min(end, start + _EXCERPT + 1)]
    return len(content) <= _EXCERPT or opens_json(content) or len(content.split(None, 1)) == 1


def _lone_above(text: str, start: int, floor: int) -> Iterator[Dump]:
    while start > floor and text[start - 1] == "\n":
        line = max(text.rfind("\n", max(floor, start - 1000), start - 1) + 1, floor)
        match = _LONE.fullmatch(text, line, start - 1)
        if match is None or (line and text[line - 1] != "\n"):
            return
        yield _scalar_dump(match)
        start = line


def _lone_below(text: str, end: int) -> Iterator[Dump]:
    while text.startswith("\n", end):
        match = _LONE.match(text, end + 1)
        if match is None or not (match.end() == len(text) or text[match.end()] == "\n"):
            return
        yield _scalar_dump(match)
        end = match.end()


def _scalar_dump(match: re.Match[str]) -> Dump:
    return Dump(match.start("lone"), match.end("lone"), DIALECT, True, _scalar(match))


def _scalar(match: re.Match[str]) -> Any:
    if match["int"] is not None:
        return values.integer(match["int"])
    if match["float"] is not None:
        return values.floating(match["float"])
    if match["bool"] is not None:
        return match["bool"] == "true"
    return match["enum"] or match["resource"]  # None for NULL


class _Reader:
    """Reads one array or object, with a stack of its own in place of recursion."""

    def __init__(self, text: str, ends: StringEnds, parse_json: bool) -> None:
        self._text = text
        self._ends = ends
        self._parse_json = parse_json
        self._open: list[Branch] = []
        self._root: Any = None
        self._misfits = 0
        self._proven = False  # a key and a value were read, or it is closed and empty as it says
        self._at = 0  # the end of what is certainly dump

    def read(self, start: int) -> Dump | None:
        """Read the dump that begins at `start`; None where what stands there is none."""
        self._at = start
        complete = False
        while self._value():
            if self._closed():
                complete = True
                break
            if not self._key():
                break
        if not self._proven:
            return None
        self._fold()
        return Dump(start, self._at, DIALECT, complete, self._root, misfits=self._misfits)

    def _value(self) -> bool:
        """Read one value, or the head of one that has elements; False where the dump breaks off."""
        place = self._blanks_end()
        match = _VALUE.match(self._text, place)
        if match is None:
            self._take_cut(_CUT_VALUE, place)
            return False
        self._proven = bool(self._open)
        if match["string"] is not None:
            return self._string(match.end(), int(match["string"]))
        self._at = match.end()
        if match["array"] is not None:
            self._push(int(match["array"]), None)
        elif match["object"] is not None:
            self._push(int(match["count"]), match["object"])
        elif match["unset"] is not None:
            self._open[-1].skip()
        else:
            self._open[-1].add(match["recursion"] or _scalar(match))
        return True

    def _push(self, expected: int, class_name: str | None) -> None:
        self._open.append(Branch(expected, class_name, len(self._open) < values.MAX_DEPTH))

    def _string(self, start: int, declared: int) -> bool:
        branch = self._open[-1]
        left = branch.expected - branch.read
        if left > 1:
            follows = "key"
        else:
            # an object does not count the uninitialised properties that it shows
            follows = "brace" if left == 1 and branch.class_name is None else "element"
        found = self._ends.find(start, declared, follows)
        quote, fits = found or (self._ends.certain(start, declared), False)
        self._misfits += not fits
        self._at = quote + 1 if found else quote
        content = self._text[start:quote]
        branch.add(values.string(content, self._parse_json, len(self._open)))
        return found is not None

    def _closed(self) -> bool:
        """Read the braces that close branches; True where the outermost one is closed."""
        place = self._blanks_end()
        while self._text.startswith("}", place):
            self._at = place + 1
            branch = self._open.pop()
            if not self._open:
                self._root = branch.value()
                self._proven = self._proven or branch.expected == 0
                return True
            self._open[-1].add(branch.value())
            place = self._blanks_end()
        return False

    def _key(self) -> bool:
        place = self._blanks_end()
        match = _KEY.match(self._text, place)
        if match is None:
            self._take_cut(_CUT_KEY, place)
            return False
        if match["index"] is not None:
            self._at = match.end()
            self._open[-1].name(match["index"])
        else:
            end = _KEY_END.search(self._text, match.end(), match.end() + _KEY_MAX)
            if end is None:
                self._take_cut(_CUT_KEY, place)
                return False
            self._at = end.end()
            self._name(self._text[match.end() : end.start()], end["class"])
        return True

    def _name(self, name: str, key_class: str | None) -> None:
        branch = self._open[-1]
        if branch.class_name is not None and name.endswith(_OLD_VISIBILITY):
            name = name.rpartition(":")[0]
        branch.name(name, key_class)

    def _take_cut(self, pattern: re.Pattern[str], place: int) -> None:
        """Take the beginning of a token, or an ellipsis, that the text was cut off in."""
        match = pattern.match(self._text, place)
        if match is None:
            return
        token = (match["token"] or "").lstrip("&")
        if token and not token.startswith("[") and not _begins_value(token):
            return
        self._at = max(self._at, place + len(match[0].rstrip()))
        self._proven = self._proven or token != "" or self._open[-1].key is not None

    def _fold(self) -> None:
        while self._open:
            value = self._open.pop().value()
            if self._open:
                self._open[-1].add(value)
            else:
                self._root = value

    def _blanks_end(self) -> int:
        match = _BLANKS.match(self._text, self._at)
        return match.end() if match else self._at


def _begins_value(token: str) -> bool:
    """Tell whether letters are the beginning of what var_dump writes for a value.

    >>> _begins_value("NUL"), _begins_value("object(stdCla"), _begins_value("The")
    (True, True, False)
    """
    word, bracket, _ = token.partition("(")
    return any(known.startswith(word + bracket) for known in _WORDS) or token in _WORDS
