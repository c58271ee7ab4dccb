"""Finding damage that cleaning should have taken away: mojibake, PHP dumps, remains of markup.

Plain functions from a text to the places that are damaged. They are made for a gate: they would
rather miss something strange than fail good text.
"""

import re
from collections.abc import Iterator
from functools import cache

Span = tuple[int, int]

# Each alternative of ftfy's heuristic holds one of these characters beside another that is not
# ASCII, or one that does alone, so that only their surroundings need the costly look.
# `tests/expectations/test_residue.py` proves it.
_MARKS = (
    "c1", "bad", "law", "currency", "start_punctuation", "end_punctuation", "numeric",
    "upper_accented", "box",
)  # fmt: skip
_MORE_MARKS = "°Ùœβ\u0402"  # the last is the Cyrillic Ђ
_LETTERS_ALONE = "ŒœÃÂ"
_ALONE = frozenset({*map(chr, range(0x80, 0xA0)), *_LETTERS_ALONE})
# "a" for ASCII, "+" for what begins another character in UTF-8, "-" for what goes on
_IN_UTF8 = b"a" * 0x80 + b"-" * 0x40 + b"+" * 0x40
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


def mojibake_places(text: str) -> Iterator[Span]:
    """Give the places in a text where characters stand together as they do in mojibake only.

    The heuristic is `ftfy.badness`, without the good typography that it trips over.

    >>> list(mojibake_places("The cafÃ© is open."))
    [(6, 9)]
    >>> list(mojibake_places("„Das kostet 20 €“, sagt er."))
    []
    """
    if text.isascii() or not _may_hold_mojibake(text):
        return
    badness, marks = _badness()
    done = 0
    for mark in marks.finditer(text):
        if mark.end() <= done or not _may_be_bad(text, mark.start()):
            continue
        start = max(mark.start() - _REACH, done)
        for hit in badness.finditer(text, start, mark.end() + _REACH):
            if not _TYPOGRAPHY.match(text, hit.start()):
                yield hit.span()
                done = hit.end()
                break


def _may_hold_mojibake(text: str) -> bool:
    """Tell quickly whether characters that are not ASCII stand together, or one that does alone."""
    data = text.encode("utf-8", "surrogatepass")
    return (
        b"-+" in data.translate(_IN_UTF8)
        or b"\xc2" in data
        or any(char in text for char in _LETTERS_ALONE)
    )


def _may_be_bad(text: str, place: int) -> bool:
    return (
        text[place] in _ALONE
        or text[place + 1 : place + 2] > "\x7f"
        or text[max(place - 1, 0) : place] > "\x7f"
    )


def find_mojibake(text: str) -> Span | None:
    """Give the first place of mojibake in a text, None where there is none."""
    return next(mojibake_places(text), None)


def count_mojibake(text: str) -> int:
    """Count the places of mojibake in a text."""
    return sum(1 for _ in mojibake_places(text))


# what every dump holds one of, by a character that texts mostly lack and that is found faster; what
# stands before and behind the bracket of the others
_DUMP_MARKS = {"=": ("=>", "=&gt;"), "{": (":{",), ";": ('";',)}
_BEFORE_BRACKET = ("string", "array", "object")
_BEHIND_BRACKET = ("length=", "size=")

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


def php_dump_places(text: str) -> Iterator[Span]:
    """Give the places in a text that only PHP's debug output looks like.

    That is var_dump, print_r, var_export, serialize or Xdebug; a single "=>" or "Array" is not.

    >>> list(php_dump_places('The end. string(3) "abc"'))
    [(9, 20)]
    >>> list(php_dump_places("Array of stars (see [1] => the map)"))
    []
    """
    if _may_hold_dump(text):
        for found in _DUMP.finditer(text):
            yield found.span()


def _may_hold_dump(text: str) -> bool:
    for char, marks in _DUMP_MARKS.items():
        if char in text and any(mark in text for mark in marks):
            return True
    place = text.find("(")
    while place >= 0:
        if text.endswith(_BEFORE_BRACKET, 0, place) or text.startswith(_BEHIND_BRACKET, place + 1):
            return True
        place = text.find("(", place + 1)
    return False


def find_php_dump(text: str) -> Span | None:
    """Give the first place of PHP's debug output in a text, None where there is none."""
    return next(php_dump_places(text), None)


def count_php_dumps(text: str) -> int:
    """Count the places of PHP's debug output in a text: a dump may have several."""
    return sum(1 for _ in php_dump_places(text))


# what HTML pages are built of; the names of other elements are words too (<name>, <time>)
_ELEMENTS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|div|dl|dt|em|"
    "embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|"
    "label|li|link|main|meta|nav|noscript|object|ol|p|param|picture|pre|script|section|select|"
    "small|source|span|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|u|ul|video|wbr"
)
_VALUE = r"""(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>]{1,500})"""
_ATTRIBUTE = rf"\s{{1,9}}[\w:.@-]{{1,40}}(?:\s{{0,9}}=\s{{0,9}}{_VALUE})?"
_MARKUP = re.compile(
    rf"""
    # a tag: <p>, </div>, <br />, <img src="a.jpg" alt>
      </(?:{_ELEMENTS})\s{{0,9}}>
    | <(?:{_ELEMENTS})(?:{_ATTRIBUTE}){{0,30}}\s{{0,9}}/?>
    # a comment, CDATA
    | <!--
    | <!\[CDATA\[
    # an entity: &nbsp; &#8217; &#x2019;
    | &(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[mn]dash|hellip|copy|reg|euro|laquo|raquo|bull|middot
        |[aeiouAEIOUnN](?:acute|grave|circ|uml|tilde)|[aA]ring|[cC]cedil|szlig|\#\d{{1,7}}
        |\#[xX][0-9a-fA-F]{{1,6}});
    # a shortcode of WordPress and its builders: [caption id="…"], [/vc_row]
    | \[/?(?:caption|gallery|embed|vc_\w{{1,40}}|et_pb_\w{{1,40}})(?:\s[^\[\]\n]{{0,500}})?\]
    # BBCode with a value: [url=https://…], [/quote]
    | \[(?:url|img|quote|size|color)=[^\[\]\n]{{1,500}}\]
    | \[/(?:url|img|quote|size|color)\]
    """,
    re.VERBOSE,
)
_MARKUP_MARKS = ("<", "&", "[")


def markup_places(text: str) -> Iterator[Span]:
    """Give the places in a text that look like what is left of markup.

    That is tags and comments of HTML, entities, shortcodes and BBCode. A text about HTML quotes
    such things, too.

    >>> list(markup_places("Rain<br />and&nbsp;wind"))
    [(4, 10), (13, 19)]
    >>> list(markup_places("if a < b and c > d, AT&T [sic]"))
    []
    """
    if any(mark in text for mark in _MARKUP_MARKS):
        for found in _MARKUP.finditer(text):
            yield found.span()


def find_markup(text: str) -> Span | None:
    """Give the first place of what is left of markup in a text, None where there is none."""
    return next(markup_places(text), None)


def count_markup(text: str) -> int:
    """Count the places of what is left of markup in a text."""
    return sum(1 for _ in markup_places(text))
