"""The stage: what it writes into the record, and the promises of every stage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import conformance, dumps, prose, run_stage
from cleaner_phpdump import Options, find_dumps, phpdump

ROWS = (
    '[{"id":"7","pic":"/2016/09/a.mp4","title":"VIDEO: Rain"}, {"id":"8","pic":"/2016/09/b.jpg"}]'
)


def test_an_article_that_ends_with_a_string_of_json() -> None:
    dump = f'string({len(ROWS)}) "{ROWS}"'
    text = f"It rained in Oslo.\n\n\n{dump}\n"
    document = run_stage(phpdump, text)
    (embedded,) = document.embedded
    assert document.text == "It rained in Oslo."
    assert [row["id"] for row in embedded.value] == ["7", "8"]
    assert embedded.declared_bytes == embedded.actual_bytes == len(ROWS)
    assert text[embedded.start : embedded.end] == dump
    assert (embedded.dialect, embedded.complete) == ("var_dump", True)
    assert document.metrics["phpdump.dumps"] == 1


def test_json_is_left_as_text_where_asked_for() -> None:
    document = run_stage(phpdump, f'string({len(ROWS)}) "{ROWS}"', Options(unwrap=False))
    assert document.embedded[0].value == ROWS


def test_no_dump_no_change() -> None:
    document = run_stage(phpdump, "It rained.\n\n\nArrays (of rain) fell.\n")
    assert (document.edits, document.embedded) == ([], [])
    assert document.metrics["phpdump.dumps"] == 0


def test_what_the_removal_of_a_dump_puts_together_is_found_too() -> None:
    text = 'It rained.\n\nstring(3) array(1) {\n  [0]=>\n  int(1)\n} "abc"\n\nIt stopped.'
    document = run_stage(phpdump, text)
    assert find_dumps(document.text) == []
    assert [embedded.value for embedded in document.embedded] == [[1], "abc"]
    second = document.embedded[1]
    assert text[second.start : second.end].startswith("string(3)")
    assert text[second.start : second.end].endswith('"abc"')


@given(prose, dumps().filter(lambda text: text.startswith("array")), prose)
def test_the_prose_is_untouched(before: str, dump: str, after: str) -> None:
    document = run_stage(phpdump, f"{before}\n\n{dump}\n\n{after}")
    assert document.text.split() == f"{before} {after}".split()


@given(
    st.lists(dumps() | prose | st.sampled_from(['string(3) "', '"', "}", "array(1) {"]), max_size=6)
)
def test_a_second_pass_finds_nothing(parts: list[str]) -> None:
    document = run_stage(phpdump, " ".join(parts))
    assert not run_stage(phpdump, document.text).edits


@pytest.mark.parametrize("options", [None, Options(unwrap=False)])
def test_keeps_the_promises_of_a_stage(options: Options | None) -> None:
    conformance(phpdump, options=options)
