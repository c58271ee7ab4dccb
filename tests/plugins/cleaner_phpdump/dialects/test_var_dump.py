"""Parsing: what var_dump writes is read back, and nothing else is taken for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_phpdump import find_dumps


def render(value: Any, indent: int = 0) -> str:
    """Write a value as PHP 8's var_dump does (ext/standard/var.c, php_var_dump)."""
    pad = " " * indent
    match value:
        case None:
            return f"{pad}NULL\n"
        case bool():
            return f"{pad}bool({str(value).lower()})\n"
        case int():
            return f"{pad}int({value})\n"
        case str():
            return f'{pad}string({len(value.encode())}) "{value}"\n'
        case list():
            items = "".join(
                f"{pad}  [{index}]=>\n{render(item, indent + 2)}"
                for index, item in enumerate(value)
            )
            return f"{pad}array({len(value)}) {{\n{items}{pad}}}\n"
        case dict():
            class_name = value.get("__class__")
            entries = {key: item for key, item in value.items() if key != "__class__"}
            head = f"object({class_name})#3" if class_name else "array"
            count = f" ({len(entries)})" if class_name else f"({len(entries)})"
            items = "".join(
                f'{pad}  ["{key}"]=>\n{render(item, indent + 2)}' for key, item in entries.items()
            )
            return f"{pad}{head}{count} {{\n{items}{pad}}}\n"
    raise TypeError(value)


content = st.text(max_size=20) | st.sampled_from(
    ['"', '"\n}', 'a" b', '  ["x"]=>\n', 'string(3) "abc"', "array(1) {\n", "é", "😀" * 3, "\r\n"]
)
keys = st.text("abc_é- ", min_size=1, max_size=6)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | content
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys, inner, min_size=1, max_size=4)
        | st.dictionaries(keys, inner, max_size=3).map(lambda props: {"__class__": "Post"} | props)
    ),
    max_leaves=12,
)
branches = values.filter(lambda value: isinstance(value, list | dict))


def one(text: str, **options: Any) -> Any:
    dumps = find_dumps(text, **options)
    assert len(dumps) == 1, dumps
    return dumps[0]


@given(branches)
def test_reads_back_what_php_writes(value: Any) -> None:
    text = render(value).rstrip("\n")
    dump = one(f"It rained.\n\n{text}\n\nIt stopped.", unwrap=False)
    assert (dump.start, dump.end) == (12, 12 + len(text))
    assert (dump.value, dump.complete, dump.dialect) == (value, True, "var_dump")
    assert (dump.misfits, dump.declared_bytes, dump.actual_bytes) == (0, None, None)


@given(content)
def test_only_the_length_ends_a_string(value: str) -> None:
    text = render(value)[:-1]
    dump = one(f"It rained.\n\n{text}\n\nIt stopped.", unwrap=False)
    assert (dump.value, dump.end - dump.start) == (value, len(text))
    assert dump.declared_bytes == dump.actual_bytes == len(value.encode())


@given(branches, st.data())
def test_a_cut_dump_takes_nothing_of_the_article_behind_it(value: Any, data: st.DataObject) -> None:
    text = render(value).rstrip("\n")
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    article = '\n\nThe mayor said "yes" on Friday.\n\nThe bridge opens in May.'
    for dump in find_dumps(cut + article):
        assert dump.end <= len(cut)


VALUES = [
    ("int", "int(-5)", -5),
    ("int beyond 64 bits", "int(99999999999999999999)", "99999999999999999999"),
    ("float", "float(1.0E+25)", 1e25),
    ("whole float", "float(3)", 3.0),
    ("infinite", "float(-INF)", "-INF"),
    ("not a number", "float(NAN)", "NAN"),
    ("reference", "&int(7)", 7),
    ("reference to a string", '&string(2) "49"', "49"),
    ("enum", r"enum(App\Suit::Hearts)", r"App\Suit::Hearts"),
    ("resource", "resource(5) of type (stream)", "resource(5) of type (stream)"),
    ("recursion", "*RECURSION*", "*RECURSION*"),
    ("empty array", "array(0) {\n  }", []),
    ("empty array joined", "array(0) {}", []),
    ("anonymous class", "object(class@anonymous)#1 (0) {\n  }", {"__class__": "class@anonymous"}),
    ("lazy object", "lazy ghost object(A)#1 (0) {\n  }", {"__class__": "A"}),
    ("null", "NULL", None),
    ("NUL inside", 'string(3) "a\x00b"', "a\x00b"),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_values(name: str, text: str, value: Any) -> None:
    dump = one(f'array(2) {{\n  ["k"]=>\n  {text}\n  ["z"]=>\n  int(1)\n}}')
    assert dump.value == {"k": value, "z": 1}
    assert dump.complete


def test_minus_zero_keeps_its_sign() -> None:
    assert str(one("array(1) {\n  [0]=>\n  float(-0)\n}").value) == "[-0.0]"


KEYS = [
    ("list", "[0]=>", [1]),
    ("not from zero", "[7]=>", {"7": 1}),
    ("negative", "[-1]=>", {"-1": 1}),
    ("empty", '[""]=>', {"": 1}),
    ("with a quote", '["k"q"]=>', {'k"q': 1}),
    ("with a newline", '["a\nb"]=>', {"a\nb": 1}),
    ("blank before the arrow", '["id"] =>', {"id": 1}),
]


@pytest.mark.parametrize(("name", "key", "value"), KEYS, ids=[row[0] for row in KEYS])
def test_keys(name: str, key: str, value: Any) -> None:
    assert one(f"array(1) {{\n  {key}\n  int(1)\n}}").value == value


def test_visibility_is_dropped_and_no_property_lost() -> None:
    text = (
        'object(Child)#1 (3) {\n  ["a":protected]=>\n  int(1)\n  ["s":"Base":private]=>\n  int(2)\n'
        '  ["s":"Child":private]=>\n  int(3)\n  ["u"]=>\n  uninitialized(?(A&B)|null)\n}'
    )
    assert one(text).value == {"__class__": "Child", "a": 1, "Base::s": 2, "s": 3}


def test_visibility_inside_the_quotes() -> None:
    text = 'object(A)#1 (2) {\n  ["a:protected"]=>\n  int(1)\n  ["b:private"]=>\n  int(2)\n}'
    assert one(text).value == {"__class__": "A", "a": 1, "b": 2}


COLLAPSED = (
    'array(2) { ["pic"]=> string(6) "/a.jpg" ["more"]=> object(stdClass)#4 (1) { ["n"]=> NULL } }'
)


def test_one_line() -> None:
    dump = one(f"It rained. {COLLAPSED} It stopped.")
    assert dump.value == {"pic": "/a.jpg", "more": {"__class__": "stdClass", "n": None}}
    assert dump.end == len("It rained. ") + len(COLLAPSED)


MISFITS = [
    ("characters, not bytes", 'string(4) "café"', "café"),
    ("blanks collapsed", 'string(9) "a b"', "a b"),
    ("redacted", 'string(40) "***"', "***"),
    ("mojibake, counted in characters", 'string(5) "cafÃ©"', "cafÃ©"),
    ("entities decoded", 'string(20) "a & b"', "a & b"),
    ("a quote inside", 'string(99) "say "hi" now"', 'say "hi" now'),
    ("JSON", 'string(99) "[{"a":"b"},{"a":"c"}]"', '[{"a":"b"},{"a":"c"}]'),
]


@pytest.mark.parametrize(("name", "text", "value"), MISFITS, ids=[row[0] for row in MISFITS])
@pytest.mark.parametrize(
    "frame",
    [
        "array(1) {{\n  [0]=>\n  {}\n}}",
        "array(2) {{ [0]=> {} [1]=> int(5) }}",
        "array(1) {{ [0]=> {} }}",
    ],
    ids=["lines", "goes on", "ends"],
)
def test_a_length_that_does_not_fit(name: str, text: str, value: str, frame: str) -> None:
    dump = one(f"It rained.\n{frame.format(text)}\nIt stopped.", unwrap=False)
    assert dump.value[0] == value
    assert dump.complete
    assert dump.misfits == 1


@pytest.mark.parametrize(("name", "text", "value"), MISFITS, ids=[row[0] for row in MISFITS])
def test_a_lone_string_that_does_not_fit(name: str, text: str, value: str) -> None:
    dump = one(f"It rained.\n{text}\nIt stopped.", unwrap=False)
    assert (dump.value, dump.complete, dump.misfits) == (value, True, 1)
    assert dump.actual_bytes == len(value.encode()) != dump.declared_bytes


def test_a_string_of_json_is_data() -> None:
    text = 'string(30) "[{"pic":"/a.mp4","n":[1,{}]}] "'
    assert one(text).value == [{"pic": "/a.mp4", "n": [1, {}]}]
    assert one(text, unwrap=False).value == '[{"pic":"/a.mp4","n":[1,{}]}] '


CUT = [
    ("inside a word", 'array(2) {\n  ["a"]=>\n  int(1)\n  ["b"]=>\n  NUL', {"a": 1}),
    ("inside a key", 'array(2) {\n  ["a"]=>\n  int(1)\n  ["post_ti', {"a": 1}),
    ("inside a head", 'array(2) {\n  ["a"]=>\n  int(1)\n  ["b"]=>\n  object(Pos', {"a": 1}),
    ("with an ellipsis", 'array(2) {\n  ["a"]=>\n  int(1)\n  [&hellip;]', {"a": 1}),
    ("inside a string", 'array(1) {\n  ["a"]=>\n  string(90) "Rain fell on', {"a": "Rain fell on"}),
    ("inside a branch", "array(2) { [0]=> array(2) { [0]=> NULL", [[None]]),
    ("inside lone JSON", 'string(90) "[{"id":"1","pic":"/a', '[{"id":"1","pic":"/a'),
]


@pytest.mark.parametrize(("name", "text", "value"), CUT, ids=[row[0] for row in CUT])
def test_cut_at_the_end_of_the_text(name: str, text: str, value: Any) -> None:
    dump = one(f"It rained.\n\n{text}")
    assert (dump.value, dump.complete) == (value, False)
    assert dump.end == len(f"It rained.\n\n{text}")


def test_json_cut_off_before_an_article_about_code() -> None:
    article = '\n\nThe script reads:\n\n$pic = $row["pic"]\n$json["x"] = "{$row["y"]}";\n'
    for cut in ('string(90) "[{"id":"1","pic":"/a', 'string(90) "[\n  {\n    "id": "1",\n    "p'):
        (alone,) = find_dumps(cut)
        assert alone.end == len(cut)
        for dump in find_dumps(cut + article):
            assert dump.end <= len(cut)


def test_broken_off_before_prose() -> None:
    text = 'array(2) {\n  ["a"]=>\n  int(1)\n'
    dump = one(f"{text}The mayor spoke. She said that it rained.")
    assert (dump.complete, dump.end) == (False, len(text) - 1)


NOT_A_DUMP = [
    "Since PHP 8.1 there are enum(Suit::Hearts)s.",
    "We write string(5) for the strings of length 5.",
    "int(5) is a cast, and so is bool(true).",
    "int(5)",
    "NULL\n\nThe mayor spoke.",
    "It printed string(12) and stopped.",
    'assert(string(5) == "hello")',
    "object(foo) { bar }",
    "array(0) {1}",
    "array(5) { 0 }",
    "var a = array(5) { }",
    'Err("array(0) {")',
    'mystring(7) "hello"',
    '$string(5) "hello"',
    "'string(5) \"hello\"'",
    'print(string(5) "hello")',
    'string(600) "The mayor\n\nspoke of "rain"\n',
    'string(3.">["propnom"]=> string(3.',
    "Struct { int(32) id; string(64) name; }",
    "$x = array(1) { [0]=> 5 }",
    'string(90) "' + "The mayor spoke of rain. " * 20,
]


@pytest.mark.parametrize("text", NOT_A_DUMP)
def test_is_no_dump(text: str) -> None:
    assert find_dumps(text) == []


def test_lone_scalars_count_only_beside_a_dump() -> None:
    text = 'It rained.\nint(5)\nbool(true)\nstring(1) "a"\nNULL\nIt was float(1) warm.\nint(9)'
    assert [text[dump.start : dump.end] for dump in find_dumps(text)] == [
        "int(5)",
        "bool(true)",
        'string(1) "a"',
        "NULL",
    ]


def test_dumps_one_behind_the_other() -> None:
    text = 'string(1) "a"array(1) {\n  [0]=>\n  int(1)\n}\nobject(A)#1 (0) {\n} string(0) ""'
    assert [dump.value for dump in find_dumps(text)] == ["a", [1], {"__class__": "A"}, ""]


def test_depth_is_bounded_in_data_not_in_reading() -> None:
    deep = 5000
    dump = one("array(1) {\n[0]=>\n" * deep + "NULL\n" + "}\n" * deep)
    value, levels = dump.value, 0
    while isinstance(value, list):
        value, levels = value[0], levels + 1
    assert (dump.complete, value, levels) == (True, "*DEPTH*", 100)


HOSTILE = [
    "array(1) {\n[0]=>\n",
    "array(1) { [0]=> ",
    "string(",
    "array(",
    "object(",
    'string(5) "',
    'string(999999999) "a b" ',
    'string(9) "[{',
    'string(50) "[{"a"\n',
    'object(A)#1 (1) {\n["a"]=>\n',
    'array(1) {["',
    'array(9) {\n["a"]=> ',
    "array(1) {[0]=>uninitialized((a)",
    "array(1) {\n[0]=&gt;\n",
    "array(1) {\n[0]=&gt;\n<",
    "string(5) &quot;",
    'int(5)\nstring(1) "a"\n',
    'array(1) {[0]=>string(5) "a" ' + " " * 100,
    'é"string(7) "',
    "array(1) {<br />",
]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_hostile_text_ends(fragment: str) -> None:
    text = fragment * (200_000 // len(fragment))
    previous = 0
    for dump in find_dumps(text):
        assert previous <= dump.start < dump.end <= len(text)
        previous = dump.end
