r"""Values as var_export() writes them: `array (0 => 'x',)`, `\Foo::__set_state(array(...))`.

They are PHP code themselves. What tells a dump from code that somebody wrote: it stands apart
(nothing is assigned, returned or called), every element is a literal and ends in a comma, and it
is laid out as PHP does, or all on one line.
"""

import re

from cleaner_phpdump.dialects.heads import class_start
from cleaner_phpdump.dialects.var_export import json_string
from cleaner_phpdump.dialects.var_export.reader import Reader
from cleaner_phpdump.dialects.var_export.standing import starts_apart
from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.views import View

_ANONYMOUS = re.compile(r"\\?[^\W\d][\w\\]{0,200}@anonymous\0[^\n]{1,300}\Z")
_CLASS_4 = re.compile(r"class [^\W\d]\w{0,100} \{\s{1,80}\Z")
_JSON = re.compile(r"'(?:\[\s{0,40})?\{\s{0,40}\"[^\"\\\n]{1,80}\"\s{0,8}:")
_JSON_FRONT = re.compile(r"(?:\n[ \t]*|[.!?…:”»\"][ \t]*)\Z")
_CAST = "(object) "
_STATE = "::__set_state("
_NAME_REACH = 400  # characters to look back for a class
_REACH = 200
_JSON_REACH = 48
_PROMPT = re.compile(
    r"(?:^|\n)[ \t]*(?:>>>|\.\.\.|>|\$|#|In \[|\w{1,16}>)[^\n]*\n"
    r"(?:[ \t]*(?:Out\[[^\n]*)?\n?)?[ \t]*\Z"
)
_PROMPT_REACH = 600


def _array_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the dump begins in whose `array (` or `array(` the needle `rray` was hit."""
    text = view.text
    start = hit - 1
    if start < floor or text[start] != "a" or not text.startswith(("rray (", "rray("), hit):
        return None
    if text[hit + 4] == "(":
        owner = _owner_start(text, start, floor)
        if owner is None:
            return None
        start = owner
    return start if starts_apart(text, start, floor) else None


def _owner_start(text: str, array: int, floor: int) -> int | None:
    """Give where the class or the cast begins whose `array(` stands at a position."""
    if text.startswith(_CAST, array - len(_CAST)) and array - len(_CAST) >= floor:
        return array - len(_CAST)
    end = array - len(_STATE)
    if end <= floor or not text.startswith(_STATE, end):
        return None
    before = text[max(floor, end - _NAME_REACH) : end]
    anonymous = _ANONYMOUS.search(before) if "@anonymous" in before else None
    if anonymous is not None:
        return end - len(before) + anonymous.start()
    return class_start(text, end, floor)


def _class_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the PHP 4 object begins whose first `var $` was hit."""
    text = view.text
    before = text[max(floor, hit - _REACH) : hit]
    opener = before.rfind("class ")
    if opener < 0 or not _CLASS_4.match(before, opener):
        return None
    start = hit - len(before) + opener
    return start if starts_apart(text, start, floor) else None


def _json_head(view: View, hit: int, floor: int) -> int | None:
    """Give where the lone string of JSON begins whose quote was hit."""
    text = view.text
    if not _JSON.match(text, hit) or not starts_apart(text, hit, floor):
        return None
    front = text[max(floor, hit - _JSON_REACH) : hit]
    if hit > floor and not _JSON_FRONT.search(front):
        return None
    # an interpreter or a shell shows such strings below what was typed
    return None if _PROMPT.search(text, max(floor, hit - _PROMPT_REACH), hit) else hit


def read(view: View, start: int) -> Found | int:
    """Read the dump at `start`; give where to go on where there is none."""
    if view.text[start] == "'":
        return json_string.read(view, start)
    return Reader(view, start).read()


DIALECT = Dialect(
    needles={
        "rray": _array_head,
        "var $": _class_head,
        re.compile(r"'(?=(?:\[\s{0,40})?\{\s{0,40}\")"): _json_head,
    },
    read=read,
)
