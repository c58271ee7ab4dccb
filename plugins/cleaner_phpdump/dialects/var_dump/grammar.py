r"""The tokens of `var_dump`, `debug_zval_dump` and Xdebug's text, which share their form.

    value = [&] ( bool(true|false) | NULL | int(N) | float(G) | string(BYTES) "raw bytes"
                | array(N) { (key value)* } | object(CLASS)#ID (N) { (key value)* }
                | enum(CLASS::CASE) | resource(ID) of type (TYPE) )
          | *RECURSION* | uninitialized(TYPE)
    key   = [INT]=> | ["raw bytes"]=> | ["name":protected]=> | ["name":"CLASS":private]=>

`debug_zval_dump` writes `refcount(N)` or `interned` behind values and `reference refcount(N) {`
around them. Xdebug writes `class NAME#ID (N) {`, `'key' =>`, `private ?int $name =>`,
`enum CLASS::CASE : string("x");`, `...` for what it leaves out. Sources: php-src
ext/standard/var.c of PHP 4 to 8.4, xdebug src/lib/var_export_text.c.

Blanks and newlines may have been changed on the way, so any blanks may stand between two tokens.
"""

import re

from cleaner_phpdump.dialects.cutting import ELLIPSIS

# what debug_zval_dump writes behind a value
COUNTED = r"(?: (?:packed|interned|refcount\(\d{1,10}\)))*+"

_CASE = r"[\w\\]{1,200}::\w{1,200}"
_STRING = r'string\((?P<string>\d{1,10})\)\s{0,4}"'
_BRANCH = (
    rf"array\((?P<array>\d{{1,10}})\)(?P<array_counted>{COUNTED})\s{{0,8}}\{{"
    r"|(?:lazy (?:ghost|proxy) )?"  # PHP 8.4
    r"object\((?P<object>[^()\n]{1,200})\)(?:#(?P<object_id>\d{1,10}))? ?"
    rf"\((?P<object_size>\d{{1,10}})\)(?P<object_counted>{COUNTED})\s{{0,8}}\{{"
    r"|class (?P<class>[^\s(){}]{1,200})#(?P<class_id>\d{1,10}) \((?P<class_size>\d{1,10})\)"
    r"\s{0,8}\{"
)
_SCALAR = (
    r"(?:int|long)\((?P<int>-?\d{1,20})\)"
    r"|(?:float|(?P<double>double))"
    r"\((?P<float>-?(?:INF|NAN|\d{1,400}(?:\.\d{1,400})?(?:E[+-]?\d{1,4})?))\)"
    r"|bool\((?P<bool>true|false)\)"
    r"|(?P<null>NULL)(?!\w)"
    r"|resource\((?P<resource>\d{1,20})\) of type \((?P<rtype>[^()\n]{1,80})\)"
    # since PHP 8.6 with what __debugInfo gives
    rf"|enum\((?P<enum>{_CASE})\)(?!\w)(?P<enum_body> ?\(\d{{1,10}}\)\s{{0,8}}\{{)?"
    rf"|enum (?P<case>{_CASE})"
    r"(?: : (?:string\(\"(?P<text_backing>[^\n]{0,400}?)\"\)|int\((?P<int_backing>-?\d{1,20})\)))?;"
)
_ABSENT = (
    r"(?P<recursion>\*RECURSION\*|nesting level too deep|&array(?=\s))"
    r"|uninitialized\((?P<unset>(?:[^()\n]|\([^()\n]{1,80}\)){1,200})\)"
    r"|(?P<blank>\*uninitialized\*)"
    r"|(?P<left_out>\.\.\.)(?=\s*[\[}'pb])"
)

# where a dump may begin
HEAD = re.compile(
    r"&?(?:string\(\d{1,10}\)\s{0,4}\"|array\(\d|(?:lazy (?:ghost|proxy) )?object\([^()\n]{1,200}\)"
    rf"(?:#|\(\d| \(\d)|class [^\s(){{}}]{{1,200}}#\d|enum\({_CASE}\)|enum {_CASE}(?:;| : ))"
)

VALUE = re.compile(
    rf"\s*+(?:(?P<reference>&)?(?:{_STRING}|{_BRANCH}|(?:{_SCALAR})(?P<counted>{COUNTED}))"
    rf"|reference(?P<wrapper>{COUNTED})\s{{0,4}}\{{|{_ABSENT})"
)
LONE = re.compile(rf"[ \t]*+(?P<lone>(?:{_SCALAR})(?P<counted>{COUNTED}))[ \t]*+")

KEY = re.compile(
    r"\s*+(?:\[(?:(?P<index>-?\d{1,20})\]\s{0,8}=>|(?P<quote>\"))"
    r"|(?P<apostrophe>')"
    r"|(?P<visibility>public|protected|private)(?: (?:static|readonly))*+"
    r"(?: (?P<type>[?\w\\|&()]{1,200}))? (?P<dollar>\$))"
)
CLOSE = re.compile(r"\s*+\}")
LEFT_OUT = re.compile(r"\s*+(?:\.\.\.(?=\s*\})|\(more elements\)\.\.\.)")
# a key may hold anything; it ends where a value follows
_FOLLOWS = (
    r"\s{0,8}=>(?=\s*(?:&|reference|(?:string|array|object|int|long|float|double|bool|resource)\("
    r"|(?:lazy|class|enum)\b|NULL|\*|uninitialized\(|nesting"
    r"|(?:[a-zA-Z*][^\"\n]{0,120})?(?:\.\.\.|…|&hellip;|\[(?:\.|…|&)|\s*\Z)))"
)
_QUOTED_END = re.compile(
    r'"(?::(?P<protected>protected)|:"(?P<class>[^"\n]{1,200})":(?P<private>private))?\]' + _FOLLOWS
)
KEY_ENDS = {
    "quote": _QUOTED_END,
    "apostrophe": re.compile(rf"'{_FOLLOWS}"),
    "dollar": re.compile(rf" {_FOLLOWS}"),
}
"""What ends a key, by how it begins."""
KEY_MAX = 300

# the closing quote of an element: behind it comes a key, or the brace of what it stands in
_BRACE = r'\}(?!\s{0,64}[,:"\]])'  # a quote, comma or bracket behind the brace would be JSON's
CLOSER = re.compile(
    rf'"(?=(?:\.\.\.)?{COUNTED}\s*+(?:{_BRACE}|\[(?:-?\d{{1,20}}\]|")|\'|p[ru]|\(more el|\[?\Z))'
)
BEHIND = re.compile(
    rf'"(?P<more>\.\.\.)?(?P<counted>{COUNTED})(?P<gap>\s*+)'
    r"(?:(?P<brace>\})|(?P<key>[\['p(])|(?P<end>\Z))"
)
JSON_BRACE = re.compile(r'\}\s{0,64}[,:"\]]')
# the cut beginning of a key at the end of the text
CUT_BEHIND = re.compile(r"\[(?:\"[^\"\n]{0,200}\"?\]?=?)?\s{0,64}\Z|'[^\n]{0,200}\Z")

_ELLIPSIS = rf"\s{{0,8}}{ELLIPSIS}"
CUT_VALUE = re.compile(
    rf'(?P<token>&?[a-zA-Z*]{{1,13}}(?:[( ][^\n"]{{0,120}}?)?)?(?:{_ELLIPSIS}|\s{{0,400}}+\Z)'
)
CUT_KEY = re.compile(
    r"(?P<token>\[(?!…|\.|&hellip;)(?:\"[^\n]{0,120}?|-?\d{0,20}\]?)=?"
    r"|'[^\n]{0,120}?|p[a-z]{0,8}(?: [?\w\\|&()]{0,60}){0,2}(?: \$[^\n]{0,120}?)?)?"
    rf"(?:{_ELLIPSIS}|\s{{0,400}}+\Z)"
)
BEGINNINGS = (
    *("string(", "array(", "object(", "int(", "float(", "bool(true)", "bool(false)", "NULL"),
    *("enum(", "resource(", "uninitialized(", "*RECURSION*", "double(", "class ", "enum "),
    *("reference refcount(", "long(", "lazy ghost ", "lazy proxy ", "*uninitialized*"),
)
KEY_BEGINNINGS = ("public ", "protected ", "private ")
