"""Texts made to cost a finder of dumps more than linear time, memory or the stack.

`HOSTILE` holds for each a function that takes about how many characters are wanted.
"""

from collections.abc import Callable

Maker = Callable[[int], str]


def run(unit: str, before: str = "", after: str = "") -> Maker:
    """Give a text of one unit again and again, between two ends that come once."""
    return lambda size: before + unit * (size // len(unit) + 1) + after


def closed(opener: str, core: str, closer: str) -> Maker:
    """Give what is nested as deep as the size allows, and closed."""

    def make(size: int) -> str:
        depth = size // (len(opener) + len(closer)) + 1
        return opener * depth + core + closer * depth

    return make


def counted(head: str, unit: str, after: str = "") -> Maker:
    """Give a head that declares the size of the units which follow, or more; `%d` is that."""
    return lambda size: head % size + unit * (size // len(unit) + 1) + after


def indexed(unit: str, before: str = "", after: str = "") -> Maker:
    """Give a text of units with a number each, for `%d`."""

    def make(size: int) -> str:
        count = size // (len(unit) + 3) + 1
        return before + "".join(unit % index for index in range(count)) + after

    return make


def wrapped(head: str, tail: str) -> Maker:
    """Give strings in strings, each with the length that fits; `%d` is the length."""

    def make(size: int) -> str:
        parts: list[str] = []
        length = 1
        while length < size:
            parts.append(head % length)
            length += len(parts[-1]) + len(tail)
        return "".join(reversed(parts)) + "x" + tail * len(parts)

    return make


def doubled(size: int) -> str:
    """Give objects that hold another one twice, once by its number: they unfold to 2 ** depth."""
    opener = 'O:8:"stdClass":2:{s:1:"a";'
    depth = size // (len(opener) + 16) + 1
    tail = "".join(f's:1:"b";r:{number};}}' for number in range(depth + 1, 1, -1))
    return opener * depth + 'O:8:"stdClass":0:{}' + tail


def doubled_often(size: int) -> str:
    """Give many dumps that unfold to a million values each."""
    one = doubled(42 * 20)
    return f"{one}\n" * (size // len(one) + 1)


def indented(size: int) -> str:
    """Give a print_r whose depth is laid out as it should be (its size is the square of that)."""
    lines = ["Array", "("]
    depth = 0
    total = 0
    while total < size:
        depth += 1
        lines += [f"{' ' * (8 * depth - 4)}[0] => Array", f"{' ' * 8 * depth}("]
        total += 16 * depth + 12
    return "\n".join(lines)


VAR_DUMP = {
    "var_dump: nested arrays": run("array(1) {\n  [0]=>\n  "),
    "var_dump: nested in one line": run('array(1) { ["a"]=> '),
    "var_dump: nested objects": run('object(A)#1 (1) {\n  ["a":"A":private]=>\n  '),
    "var_dump: nested and closed": closed("array(1) {\n[0]=>\n", "NULL\n", "}\n"),
    "var_dump: heads without braces": run("array(3) object(A)#1 (2) string(4) "),
    "var_dump: open strings": run('string(5) "'),
    "var_dump: open strings in an array": run('["a"]=> string(9) "b', "array(9) { "),
    "var_dump: length of the whole text": counted('string(%d) "', 'a" b '),
    "var_dump: absurd lengths": run('["a"]=> string(9999999999) "b" ', "array(9) { "),
    "var_dump: lengths too short": run('["k"]=> string(1) "a "b" c" ', "array(9) { ", "}"),
    "var_dump: lengths too short, JSON": run('{"a":"b"},', 'string(3) "[', ']"'),
    "var_dump: lengths in characters of many bytes": run('["k"]=> string(3) "ééé" ', "array(9) { ", "}"),
    "var_dump: every quote may close": run('" } ', 'array(2) { [0]=> string(7) "'),
    "var_dump: every quote opens a key": run('"\n  ["a"]=>\n  ', 'array(2) { [0]=> string(7) "'),
    "var_dump: keys alone": run('["a"]=> ', "array(9) {\n"),
    "var_dump: one key without end": run('"a', 'array(1) { ["'),
    "var_dump: keys that close too early": run('"]=>', 'array(1) { ["'),
    "var_dump: absurd counts": run("array(999999999) { [0]=> int(1) "),
    "var_dump: wide": indexed("  [%d]=>\n  int(1)\n", "array(9) {\n", "}\n"),
    "var_dump: long digits": run("9", "array(1) { [0]=> int("),
    "var_dump: unset properties": run("uninitialized((", 'object(A)#1 (0) { ["a"]=> '),
    "var_dump: references": run("&", "array(1) { [0]=> "),
    "var_dump: lone scalars around a dump": run("NULL\nint(1)\n", 'string(1) "a"\n'),
    "var_dump: tiny dumps": run('string(1) "a"\n'),
    "var_dump: enum cases": run("enum(A::B) "),
    "var_dump: lazy": run("lazy ghost lazy proxy object("),
    "var_dump: class names without end": run("a", "object("),
    "debug_zval_dump: nested references": run("reference refcount(2) {\n", "array(1) refcount(2){\n[0]=>\n"),
    "debug_zval_dump: counts": run(" interned refcount(1) packed", "array(1) { [0]=> int(1)"),
}  # fmt: skip
XDEBUG = {
    "xdebug: nested classes": run("class A#1 (1) {\n  public $a =>\n  "),
    "xdebug: nested arrays": run("array(1) {\n  'a' =>\n  "),
    "xdebug: key without end": run("a' ", "array(1) {\n  '"),
    "xdebug: properties": run("public $", "class A#1 (1) {\n"),
    "xdebug: limits": run("...\n", "array(9) {\n"),
    "xdebug: places": run("/a.php:1:\n"),
    "xdebug: a path without end": run("/a"),
    "xdebug html: openers": run("<pre class='xdebug-var-dump' dir='ltr'>\n"),
    "xdebug html: nested": run("<b>array</b> <i>(size=1)</i>\n  0 <font color='#888a85'>=&gt;</font> ", "<pre class='xdebug-var-dump' dir='ltr'>\n"),
    "xdebug html: open tags": run("<b ", "<pre class='xdebug-var-dump' dir='ltr'>\n<b>array</b> <i>(size=1)</i>\n"),
    "xdebug html: strings": run("<small>string</small> <font color='#cc0000'>'", "<pre class='xdebug-var-dump'>\n"),
    "xdebug html text: nested": run("array (size=1)\n  0 => \n    "),
    "xdebug html text: open strings": run("0 => string 'a ", "array (size=9)\n  "),
    "xdebug html text: lengths": run("' (length=9) ", "array (size=1)\n  0 => string '"),
    "xdebug html text: objects": run("object(A)[1]\n  public 'a' => "),
}  # fmt: skip
PRINT_R = {
    "print_r: nested": run("Array\n(\n    [0] => "),
    "print_r: nested in one line": run("Array ( [0] => "),
    "print_r: nested and closed in one line": closed("Array ( [0] => ", "a", " )"),
    "print_r: laid out deep": indented,
    "print_r: flat": run("    [0] => x\n", "Array\n(\n"),
    "print_r: flat in one line": run("[a] => b ", "Array ( "),
    "print_r: paragraphs in a value": run("It rained.\n\n", "Array\n(\n    [0] => "),
    "print_r: lines that close": run(")\n", "Array\n(\n    [0] => a\n"),
    "print_r: brackets in a value": run("( ", "Array ( [0] => "),
    "print_r: opened and closed": run("( ) ", "Array ( [0] => "),
    "print_r: heads": run("Array\n"),
    "print_r: classes": run("A Object "),
    "print_r: class names": run("\\Abc", "", " Object\n(\n"),
    "print_r: recursion": run("A Object\n *RECURSION*\n", "A Object\n(\n    [a] => "),
    "print_r: keys without end": run("[a", "Array ( "),
    "print_r: newlines behind a head": run("\n", "Array"),
}
SERIALIZE = {
    "serialize: nested": run("a:1:{i:0;"),
    "serialize: nested and closed": closed("a:1:{i:0;", "N;", "}"),
    "serialize: nested objects": run('O:1:"A":1:{s:1:"b";'),
    "serialize: open strings": run('s:9:"'),
    "serialize: lengths too long": run('s:99999:"ab";', "a:9:{"),
    "serialize: lengths too short": run('i:0;s:1:"abc";', "a:9:{", "}"),
    "serialize: length of the whole text": counted('s:%d:"', '";i:1;'),
    "serialize: absurd counts": run("a:999999999:{i:0;i:1;"),
    "serialize: long digits": run("9", "a:1:{i:0;s:"),
    "serialize: references to the whole": run("i:0;R:1;", "a:9:{", "}"),
    "serialize: references that double": doubled,
    "serialize: many that double": doubled_often,
    "serialize: custom": run('C:1:"A":9:{'),
    "serialize: strings in strings": wrapped('s:%d:"', '";'),
}
VAR_EXPORT = {
    "var_export: nested": run("array (\n  0 => \n  "),
    "var_export: nested and closed": closed("array (\n0 => \n", "1,\n", "),\n"),
    "var_export: nested objects": run("\\A::__set_state(array(\n   'a' => \n  "),
    "var_export: open string": run("\\'", "array (\n  0 => '"),
    "var_export: backslashes": run("\\", "array (\n  0 => '"),
    "var_export: pieces": run("' . \"\\0\" . '", "array (\n  0 => '"),
    "var_export: heads": run("array ("),
    "var_export: flat": run("0 => 'a', ", "array ( "),
    "var_export: casts": run("(object) array(\n"),
}
ANY = {
    "string in a string": wrapped('string(%d) "', '"'),
    "JSON, deep": lambda size: f'string({size}) "{"[" * (size // 2)}{"]" * (size // 2)}"',
    "JSON of dumps": run('"a:1:{i:0;i:1;}",', 'string(9) "[', '"x"]"'),
    "all heads": run("array(1) { [0]=> Array ( [0] => a:1:{i:0;array (\n  0 => "),
    "var_dump and print_r": run('array(1) { [0]=> string(9) "Array ( [0] => '),
    "serialize in print_r": run('Array ( [0] => a:1:{i:0;s:9:"'),
    "print_r in var_export": run("array (\n  0 => 'Array\n(\n    [0] => "),
    "escaped and not": run("array(1) { [0]=> array(1) { [0]=&gt; "),
    "escaped strings": run("string(5) &quot;"),
    "escaped twice": run("array(1) { [0]=&amp;gt; string(3) &amp;quot;"),
    "entities": run("&amp;", "array(1) { [0]=&gt; "),
    "half entities": run("&am", "array(1) { [0]=&gt; "),
    "line breaks as markup": run("<br />", "array(1) { [0]=&gt; "),
    "blanks": run(" ", "array(1) {", "x"),
    "blanks behind a string": run(" ", 'array(2) { [0]=> string(9) "a"', "x"),
    "digits": run("9", "string("),
    "quotes": run('"', 'string(3) "'),
    "quotes that were words": run('say "aye" ', 'string(3) "'),
    "apostrophes": run("'", "array (size=1)\n  0 => string '"),
    "braces": run("}"),
    "openers": run("{["),
    "arrows": run("=>", "array(1) { "),
    "NULs": run("\0", 'O:1:"A":1:{s:9:"'),
    "bytes that are no UTF-8": run("\udcff", 'array(1) { [0]=> string(9) "'),
    "replaced characters": run('"k"=> string(4) "\ufffd" ', "array(9) { "),
    "ellipses": run("... ", "array(1) { [0]=> "),
}
HOSTILE: dict[str, Maker] = VAR_DUMP | XDEBUG | PRINT_R | SERIALIZE | VAR_EXPORT | ANY
