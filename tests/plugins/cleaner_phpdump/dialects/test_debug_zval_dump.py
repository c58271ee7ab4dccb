"""debug_zval_dump: the form of var_dump with reference counts."""

from typing import Any

import pytest

from cleaner_phpdump import find_dumps

VALUES = [
    ("array", 'array(1) refcount(2){\n  [0]=>\n  string(3) "a"b" refcount(1)\n}', ['a"b']),
    ("packed", "array(1) packed refcount(2){\n  [0]=>\n  int(1)\n}", [1]),
    ("interned", 'array(1) interned {\n  ["k"]=>\n  string(1) "v" interned\n}', {"k": "v"}),
    ("lone string cut in its JSON", 'string(10) "[{"id":1}," refcount(4)', '[{"id":1},'),
    ("lone string", 'string(1) "v" refcount(3)', "v"),
    ("object", 'object(A)#1 (1) refcount(2){\n  ["n"]=>\n  NULL\n}', {"__class__": "A", "n": None}),
    (
        "PHP 5",
        "array(2) refcount(1){\n  [0]=>\n  long(5) refcount(1)\n  [1]=>\n  double(1.5) refcount(1)\n}",
        [5, 1.5],
    ),
    (
        "references",
        "array(2) refcount(1){\n  [0]=>\n  reference refcount(2) {\n    array(0) interned {\n    }\n  }\n  [1]=>\n  int(1)\n}",
        [[], 1],
    ),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_values(name: str, text: str, value: Any) -> None:
    (dump,) = find_dumps(f"It rained.\n{text}\nIt stopped.")
    assert (dump.start, dump.end) == (11, 11 + len(text))
    assert (dump.value, dump.dialect, dump.complete) == (value, "debug_zval_dump", True)
    assert dump.misfits == 0


def test_a_reference_is_marked() -> None:
    (dump,) = find_dumps(
        "array(1) refcount(1){\n  [0]=>\n  reference refcount(2) {\n    int(36)\n  }\n}"
    )
    assert dump.tree["items"] == [[0, {"t": "int", "v": 36, "ref": True}]]


CASES = [
    ("no name", '["name"]=>\n  bool(true)', {"__class__": "Status", "name": True}),
    ("pure", '["name"]=>\n  string(5) "Draft" interned', "Status::Draft"),
    ("backed", '["name"]=>\n  string(5) "Draft"\n  ["value"]=>\n  int(1)', "Status::Draft"),
    (
        "no case",
        '["name"]=>\n  string(9) "the draft"',
        {"__class__": "Status", "name": "the draft"},
    ),
]


@pytest.mark.parametrize(("name", "body", "value"), CASES, ids=[row[0] for row in CASES])
def test_an_enum_case_is_printed_as_an_object(name: str, body: str, value: Any) -> None:
    (dump,) = find_dumps(f"object(Status)#1 (1) refcount(2){{\n  {body}\n}}")
    assert dump.value == value
