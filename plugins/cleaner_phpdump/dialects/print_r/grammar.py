r"""The tokens of `print_r`, and where a dump ends that was cut off.

    value  = Array ( {[KEY] => value} ) | CLASS Object ( {[PROPERTY] => value} )
           | CLASS Enum[:string|:int] ( [name] => NAME [value] => BACKING )
           | Array *RECURSION* | CLASS Object *RECURSION* | raw text

PHP writes each token on a line of its own, with an indent of four blanks for a key, and of four
more for the parentheses behind it (`print_hash` and `zend_print_zval_r_to_buf`, Zend/zend.c).
Scalars are raw: neither quoted nor typed.
"""

import re
from typing import NamedTuple

from cleaner_phpdump.dialects.cutting import ELLIPSIS

_LETTERS = r"[\w\\@\udc80-\udcff]"
CLASS = rf"{_LETTERS}{{1,200}}+"
"""A class name; `class@anonymous` ends in front of its NUL. Bytes that are no UTF-8 are letters."""

NAME = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,100}+\]){0,300}+"
KEY = rf"\[{NAME}\] =>"

_OBJECT = r"(?:Object|Enum(?::string|:int)?)"
_KIND = rf"(?:(?P<array>Array)(?!{_LETTERS})|(?P<class>{CLASS}) (?P<kind>{_OBJECT}))"
_CUT_KEY = r"\[(?!(?:…|\.\.\.|&hellip;)\])[^\[\]\n]{0,200}+\]?+ ?=?>?"

KIND = re.compile(_KIND)

CONTENT = re.compile(
    rf"\s*+(?:(?:{_CUT_KEY})?{ELLIPSIS}?\s*+\Z|{KEY}|\)|{_CUT_KEY}{ELLIPSIS}?[ \t\r]*+\n)"
)
"""What may follow a parenthesis: a key, a closing parenthesis or the cut end of the dump."""

OPENER = re.compile(
    rf"{_KIND}(?:(?P<gap>\s{{0,400}}+)\((?={CONTENT.pattern})|\s{{1,3}}(?P<recursion>\*RECURSION\*))"
)
"""The head of an array, object or enum case that stands as the value of a key."""

HEAD = re.compile(
    rf"{_KIND}(?P<gap>\s{{0,400}}+)\((?:(?P<empty>\s{{0,400}}+\))|\s{{0,400}}+{KEY}"
    r"|[ \t\r]*+\n *+\[[^\n]{0,300}?\] =>)"  # on a line of its own a key may have brackets
)
"""The head of a dump, with what proves it: a first key, or that it is empty and closed."""

HEAD_WITHIN = rf"(?:Array| {_OBJECT})\s{{0,400}}+\((?=\s{{0,400}}+{KEY})"

_CUT_OPENER = re.compile(
    rf"(?:Arra?y?|(?P<known>std(?:C|Cl|Cla|Clas|Class)?|[A-Z]\w{{0,200}}+(?:\\\w{{0,200}}+)++)"
    rf"|(?P<class>{CLASS}) (?:O(?:b|bj|bje|bjec|bject)?|E(?:n|nu|num(?::[a-z]{{0,6}})?)?))"
    r"\s*+(?:\(|(?P<recursion>\*[A-Z]*+\*?))?\Z"
)
_CUT_END = re.compile(rf"[ \t]*+(?:{_CUT_KEY})?{ELLIPSIS}?[ \t\r]*+(?=\n|\Z)")
_CUT = re.compile(rf"(?P<key>\s{_CUT_KEY})?\s?{ELLIPSIS}?\Z")
_CUT_MAX = 300

# an empty line, and then one without an indent: a nested array has an empty line behind it, too
_GAP = re.compile(r"[ \t\r]*+\n[ \t\r]*+\n(?:[ \t\r]*+\n)*+[^\s)]")
_EXCERPT = 400  # characters
# the names under which frameworks keep a text
_TEXT_KEY = re.compile(
    r"text|tekst|content|body|html|article|story|descri|excerpt|summary|intro", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\n]{30}[.!?…][\"'”’»)]{0,2}\s*?$", re.MULTILINE)


def cut_opener(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match what is left of the head of an array or object (then with its class)."""
    return _CUT_OPENER.match(text, start, end) if end - start < _CUT_MAX else None


class Cut(NamedTuple):
    """Where the last value of a cut-off dump ends, and where the dump does.

    `whole` says that something of the next key is left, so that the value is not cut off.
    """

    value_end: int
    end: int
    whole: bool


def cut_value(text: str, key: str, start: int, stop: int) -> Cut:
    r"""Give where a dump ends of which nothing follows from `start` to `stop`.

    `start` is behind the last key, `stop` the end of the text or the head of another dump. The
    value ends with the line of its key. Only if the text ends, more lines belong to it, as long as
    they are no prose; and the paragraphs below a key that says so are a text, and all that follows.

    >>> cut_value("[a] => one\n    [b", "a", 6, 17)
    Cut(value_end=10, end=17, whole=True)
    >>> cut_value("[a] => one\n\nThe weather.", "a", 6, 24)
    Cut(value_end=10, end=10, whole=False)
    """
    line_end = text.find("\n", start, stop)
    if line_end < 0:
        return _ends(text, start, stop)
    if stop < len(text):
        return _ends(text, start, line_end)
    cut = _ends(text, start, stop)
    if text[start:line_end].strip() == "" and _TEXT_KEY.search(key):
        return cut
    more = text[line_end : cut.end]
    if len(more) > _EXCERPT or _GAP.search(more) or _SENTENCE.search(more):
        return _ends(text, start, line_end)
    return cut


def cut_end(text: str, position: int) -> int:
    """Give where a cut-off dump ends that has no value behind `position`."""
    content = CONTENT.match(text, position)
    if content is None or content.end() < len(text) or _GAP.match(text, position):
        content = _CUT_END.match(text, position)
    return content.end() if content else position


def _ends(text: str, start: int, stop: int) -> Cut:
    end = _rstrip(text, start, stop)
    match = _CUT.search(text, max(start, end - _CUT_MAX), end)
    if match is None:
        return Cut(end, end, whole=False)
    return Cut(_rstrip(text, start, match.start()), end, whole=match["key"] is not None)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
