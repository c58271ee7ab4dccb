"""Finding damage that cleaning should have taken away: mojibake, remains of PHP dumps.

Plain functions from a text to the first place that is damaged. Both are made for a gate: they
would rather miss something strange than fail good text.
"""

import re
from functools import cache

Span = tuple[int, int]

# Each alternative of ftfy's heuristic holds at least one of these characters, so that only their
# surroundings need the costly look. `tests/expectations/test_residue.py` proves it.
_MARKS = (
    "c1", "bad", "law", "currency", "start_punctuation", "end_punctuation", "numeric",
    "upper_accented", "box",
)  # fmt: skip
_MORE_MARKS = "°Ùœβ\u0402"  # the last is the Cyrillic Ђ
_REACH = 6  # the longest alternative has six characters

# What ftfy's heuristic takes for mojibake and good typography does hold. Each begins where the hit
# begins.
_TYPOGRAPHY = re.compile(
    r"""
    # a quotation that ends with a price, a measure or an ordinal: „für 20 €“, »80 m²«, «la 3.ª»
    (?: (?<![^\d\s.mnN]) [€£¥¢²³¹¼½¾ªº№] [“”„«»’] )
    |
    # a quotation that begins with an accented letter, Nordic and German style: ”Äiti”, »Änderung«
    (?: (?<![^\s(\[{/–—-]) [”»] [^\W\d_a-zA-Z] )
    |
    # a footnote after a quotation: ”†
    (?: (?<=[.,!?a-zA-Z0-9]) [”’»] [†‡] )
    |
    # an ending after a quoted name: “Beyoncé”s
    (?: (?<=[a-zA-Z]) [^\W\d_a-zA-Z] [“”«»] [a-z] )
    |
    # capitals around a sharp s: GROßÄCKER
    (?: (?<=[A-Z]) ß [ÄÖÜ] )
    """,
    re.VERBOSE,
)


@cache
def _badness() -> tuple[re.Pattern[str], re.Pattern[str]]:
    from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES

    marks = "".join(MOJIBAKE_CATEGORIES[name] for name in _MARKS)
    return BADNESS_RE, re.compile(f"[{marks}{_MORE_MARKS}]")


def find_mojibake(text: str) -> Span | None:
    """Give the first place in a text where characters stand together as they do in mojibake only.

    The heuristic is `ftfy.badness`, without the good typography that it trips over.

    >>> find_mojibake("The cafÃ© is open.")
    (6, 9)
    >>> find_mojibake("„Das kostet 20 €“, sagt er.") is None
    True
    """
    if text.isascii():
        return None
    badness, marks = _badness()
    for mark in marks.finditer(text):
        start = max(mark.start() - _REACH, 0)
        for hit in badness.finditer(text, start, mark.end() + _REACH):
            if not _TYPOGRAPHY.match(text, hit.start()):
                return hit.span()
    return None


_DUMP_MARKS = ("=>", "=&gt;", "string(", "array(", "object(", "(length=", "(size=", ":{", '";')

# ARROW and QUOTE stand for "=>" and the double quote, plain or as entities
_DUMP = re.compile(
    r"""
    # var_dump: string(5) "…, array(2) { [, object(Foo)#3 (1) {, ["key"]=> int(
      \bstring\(\d{1,9}\)\ ?(?:QUOTE|“)
    | \barray\(\d{1,9}\)\ ?\{\s{0,40}[\[}]
    | \bobject\([\w\\]{1,120}\)(?:\ ?\#\d{1,9}\ ?)?\(\d{1,9}\)\ ?\{
    | \[[^\]\n]{1,80}\]\ ?ARROW\s{0,40}&?(?:string|int|float|bool|array|object|enum)\(
    | \[[^\]\n]{1,80}\]\ ?ARROW\s{0,40}&?NULL\b
    # print_r: Array ( [0] => …, Foo Object ( [id] => …, two items in a row
    | Array\s{0,40}\(\s{0,40}\[[^\]\n]{1,80}\]\ ARROW
    | \ Object\s{0,40}\(\s{0,40}\[[^\]\n]{1,80}\]\ ARROW
    | \[[\w:-]{1,60}\]\ ARROW\ [^\[\s][^\[\n]{0,200}\s\[[\w:-]{1,60}\]\ ARROW
    # var_export: array ( 0 => …, Foo::__set_state(array(
    | \barray\ \(\s{0,40}(?:'[^'\n]{0,80}'|\d{1,9})\ ARROW
    | ::__set_state\(array\(
    # serialize: a:1:{i:0;…, O:3:"Foo":1:{…, s:2:"id";s:…
    | \ba:\d{1,9}:\{(?:[is]:\d|\})
    | \bO:\d{1,4}:QUOTE[\w\\]{1,120}QUOTE:\d{1,9}:\{
    | \bs:\d{1,9}:QUOTE[^"\n]{0,200}?QUOTE;[sibdaON]\b
    # Xdebug, with its tags stripped: array (size=2), 'x' (length=1), 'k' => double(
    | \barray\ \(size=\d{1,9}\)
    | '\ \(length=\d{1,9}\)
    | '\ ARROW\s{0,40}double\(
    """.replace("ARROW", "(?:=>|=&gt;)").replace("QUOTE", '(?:"|&quot;)'),
    re.VERBOSE,
)


def find_php_dump(text: str) -> Span | None:
    """Give the first place in a text that only PHP's debug output looks like.

    That is var_dump, print_r, var_export, serialize or Xdebug; a single "=>" or "Array" is not.

    >>> find_php_dump('The end. string(3) "abc"')
    (9, 20)
    >>> find_php_dump("Array of stars (see [1] => the map)") is None
    True
    """
    if not any(mark in text for mark in _DUMP_MARKS):
        return None
    found = _DUMP.search(text)
    return found.span() if found else None
