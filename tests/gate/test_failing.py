"""Failing rows: all of them, the same from both engines, with the part that fails."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cleaner.cli.gate_step import write_failures
from cleaner.document import MediaLink
from cleaner.gate.failing import Failure, _cut, _excerpt, failures
from cleaner.gate.judging import check
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.available import available_columns
from cleaner.gate.tables.files import look_into
from cleaner.gate.tables.loading import load_tables
from cleaner.gate.tables.narrow import texts_of
from tests.gate.conftest import SuiteFile
from tests.gate.samples import MEASURES, article, write

ENGINES = ["pandas", "duckdb"]


def failing(
    path: Path, suite: Path, sources: list[ExpectationSource], engine: Any, manifest: Any = None
) -> list[Failure]:
    file = look_into(path)
    available = available_columns(file, MEASURES)
    suites = load_suites([str(suite)], sources, available)
    texts = partial(texts_of, file)
    with load_tables(file, suites, available, manifest, engine) as tables:
        verdict = check(suites, tables, texts=texts)
        return list(failures(suites, tables, verdict, texts))


def entry(type_: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": f"expect_{type_}", "kwargs": kwargs}


@pytest.mark.parametrize("count", [19, 21, 250, 450])
@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_all_failing_rows_are_given_by_both_engines(
    tmp_path: Path, suite_file: SuiteFile, sources: list[ExpectationSource], count: int, name: str
) -> None:
    bad = {number * 2 for number in range(count)}
    documents = [
        article(number, text="The cafÃ© is open." if number in bad else "The bridge is open.")
        for number in range(2 * count + 10)
    ]
    path = write(tmp_path / name, documents)
    suite = suite_file(
        entry("column_values_to_be_free_of_mojibake", column="text"),
        entry("column_values_to_be_between", column="mojibake", max_value=0),
        entry("column_values_to_not_match_regex", column="text", regex="café|Ã"),
        entry("column_values_to_not_be_near_duplicates", column="text"),
        entry("column_mean_to_be_between", column="words", min_value=1000),
    )
    theirs, ours = (failing(path, suite, sources, engine) for engine in ENGINES)
    assert ours == theirs
    for number in (1, 2, 3):
        rows = [one for one in theirs if one.expectation == number]
        assert [one.row for one in rows] == sorted(number + 1 for number in bad)
        assert [one.id for one in rows] == [f"page-{number}" for number in sorted(bad)]
    values = {one.expectation: one.value for one in theirs}
    assert values[1] == values[3] == "The cafÃ© is open."
    assert values[2] == 1
    assert sum(one.expectation == 4 for one in theirs) == len(documents) - 2
    assert not [one for one in theirs if one.expectation == 5]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_value_of_a_text_is_the_part_that_fails(
    tmp_path: Path, suite_file: SuiteFile, sources: list[ExpectationSource], engine: str
) -> None:
    long = "The bridge is open again. " * 50
    path = write(
        tmp_path / "a.jsonl",
        [article(1), article(2, text=f"{long}The cafÃ© too.\n{long}"), article(3, text="a\x07b")],
    )
    suite = suite_file(
        entry("column_values_to_be_free_of_mojibake", column="text"),
        entry("column_values_to_be_free_of_control_characters", column="text"),
        entry("column_values_to_be_in_plausible_language", column="text", languages=["de"]),
    )
    mojibake, control, *languages = failing(path, suite, sources, engine)
    assert isinstance(mojibake.value, str)
    assert "cafÃ© too.\nThe bridge" in mojibake.value
    assert mojibake.value.startswith("…")
    assert mojibake.value.endswith("…")
    assert len(mojibake.value) < 100
    assert (control.value, control.row, control.id) == ("a\x07b", 3, "page-3")
    assert [one.row for one in languages] == [1, 2, 3]
    assert isinstance(languages[1].value, str)
    assert len(languages[1].value) == 1000


def test_several_columns_nulls_and_rows_of_a_condition(
    tmp_path: Path, suite_file: SuiteFile, sources: list[ExpectationSource]
) -> None:
    path = write(tmp_path / "a.jsonl", [article(1, title=None), article(2), article(2)])
    condition = {"type": "comparison", "column": {"name": "words"}, "operator": ">", "parameter": 1}
    suite = suite_file(
        entry("compound_columns_to_be_unique", column_list=["id", "title"]),
        entry("column_values_to_not_be_null", column="title", row_condition=condition),
        entry("column_values_to_be_null", column="phpdump.shown"),
    )
    for engine in ENGINES:
        pair, other, null = failing(path, suite, sources, engine)
        assert pair.value == other.value == {"id": "page-2", "title": "The bridge"}
        assert (pair.row, other.row) == (2, 3)
        assert (null.row, null.value) == (1, None)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_link_has_its_url_and_the_row_of_its_document(
    tmp_path: Path, suite_file: SuiteFile, sources: list[ExpectationSource], engine: str
) -> None:
    links = [MediaLink("https://e.example/a.jpg", "a", "image"), MediaLink("/b.jpg", "b", "image")]
    path = write(tmp_path / "a.jsonl", [article(1), article(2, media=links)])
    suite = suite_file(
        entry("column_values_to_be_valid_media_links", column="url"),
        entry("column_values_to_be_in_set", column="kind", value_set=["video"]),
        table="media",
    )
    link, *kinds = failing(path, suite, sources, engine)
    assert (link.id, link.row, link.value, link.url) == ("page-2#2", 2, "/b.jpg", None)
    assert [one.url for one in kinds] == ["https://e.example/a.jpg", "/b.jpg"]


def test_the_account_of_a_run_has_no_row(
    tmp_path: Path, suite_file: SuiteFile, sources: list[ExpectationSource]
) -> None:
    path = write(tmp_path / "a.jsonl", [article(1)])
    suite = suite_file(
        entry("column_values_to_be_between", column="written", min_value=3), table="run"
    )
    (only,) = failing(path, suite, sources, "auto", {"written": 1})
    assert (only.id, only.row, only.value, only.column) == ("run", None, 1.0, "written")


def test_lines_of_the_file(tmp_path: Path) -> None:
    odd = Failure("a", 1, "t", "critical", "documents", "x\ny", 3, "text", "…\u2028\x00", "why")
    write_failures(tmp_path / "f.jsonl", [odd, odd])
    first, second = (tmp_path / "f.jsonl").read_bytes().splitlines()
    assert first == second
    assert json.loads(first)["id"] == "x\ny"
    assert json.loads(first)["url"] is None


EXCERPTS = [
    ("abc", (1, 2), "abc"),
    ("x" * 100, (50, 51), "…" + "x" * 81 + "…"),
    ("x" * 100, (0, 100), "x" * 80 + "…"),
    ("x" * 100, (99, 100), "…" + "x" * 41),
    ("", (0, 0), ""),
]


@pytest.mark.parametrize(("text", "place", "excerpt"), EXCERPTS)
def test_excerpts(text: str, place: tuple[int, int], excerpt: str) -> None:
    assert _excerpt(text, place) == excerpt


def test_what_is_long_is_cut() -> None:
    assert _cut("abcde", 5) == "abcde"
    assert _cut("abcdef", 5) == "abcd…"
