"""Text that holds no dump stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import prose, run_stage
from cleaner_phpdump import phpdump

NO_DUMPS = [
    "The array (of lamps) and the Object (a chair) => sold.",
    "Array\n\nThe Array is a gallery in Northam.",
    "a:1 is a ratio; s:5 is not; i:0;",
    'She said: string(5) is "hello" in the manual.',
    "object(s) found on the beach (3) {see below}",
    "NULL",
    "int(5) and bool(true) are casts.",
    "$rows = array (\n  0 => 'a',\n  1 => 'b',\n);",
    "return array('a' => 1, 'b' => array (2, 3));",
    "const rows = new Array(3); rows[0] = {a: 'x'};",
    "foo(array (\n  0 => 1,\n))",
    "{'a': [1, 2], 'b': None}",
    "class Ferry#3 is the third of her class (4) {sic}",
    "'Northam' (length=7)",
    "string 'harbour' is a string",
    "<pre class='xdebug'>Northam</pre>",
    "[0] => see footnote",
    "enum(Tide::High)s are new in PHP 8.1",
]


@pytest.mark.parametrize("text", NO_DUMPS)
def test_what_only_looks_like_a_dump(text: str) -> None:
    document = run_stage(phpdump, f"It rained.\n\n{text}\n\nIt stopped.")
    assert (document.edits, document.embedded) == ([], [])


@given(st.lists(prose | st.sampled_from(NO_DUMPS), max_size=5).map("\n\n".join))
def test_prose(text: str) -> None:
    assert not run_stage(phpdump, text).edits
