"""Whole suites: the same verdict from both engines and of every format, also on failing rows."""

import csv
import json
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.document import Encoding, MediaLink
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.available import available_columns
from cleaner.gate.tables.files import look_into
from cleaner.gate.verdict import Checked, SuiteVerdict
from cleaner_expectations import cleaner_expectations
from tests.gate.conftest import SuiteFile
from tests.gate.samples import MEASURES, article, judge, write

SOURCE = cleaner_expectations()
ENGINES = ["pandas", "duckdb"]
TEXT = "The council met on Friday, for the {}th time.\nMüller said: “Naïve!”\n"


def good(number: int) -> Any:
    links = [MediaLink(f"https://e.example/{number}.jpg", "a", "image", status="ok")]
    return article(number, text=TEXT.format(number) * 5 + unlike(number), media=links)


def unlike(number: int) -> str:
    return " ".join(f"On day {number * 7919 + 31 * one} it rained." for one in range(20))


def documents(*, bad: bool) -> list[Any]:
    made = [good(number) for number in range(60)]
    if bad:
        made += [
            article(61, text="The cafÃ© is open."),
            article(62, text='The end. string(4) "x y" and <p>more</p>'),
            article(63, text="a\x07b\ufffd", title=None),
            article(64, text="", encoding=Encoding("utf-8", "utf-8", 0.5, 3)),
            article(2, published="1 May"),
            *[article(number, text=made[3].text) for number in range(70, 80)],
            article(81, media=[MediaLink("x", "x", status="broken"), MediaLink("javascript:0", "y", status="unsafe")]),
            article(82, media=[MediaLink("/a.jpg", "x", "image", status="ok")]),
        ]  # fmt: skip
    return made


def verdict(path: Path, suite: str, engine: str) -> SuiteVerdict:
    available = available_columns(look_into(path), MEASURES)
    return judge(path, load_suites([suite], [SOURCE], available), engine=engine).suites[0]


def told(checked: list[Checked]) -> list[Any]:
    return [msgspec.to_builtins(one) for one in checked]


@pytest.mark.parametrize("bad", [False, True], ids=["good", "bad"])
@pytest.mark.parametrize("suite", ["article", "corpus", "media"])
def test_our_own_output(tmp_path: Path, suite: str, bad: bool) -> None:
    made = documents(bad=bad)
    paths = [write(tmp_path / name, made) for name in ("a.jsonl", "a.parquet")]
    first, *others = [verdict(path, suite, engine) for path in paths for engine in ENGINES]
    assert first.outcome == ("failed" if bad else "passed"), first
    for other in others:
        assert other.outcome == first.outcome
        # Parquet has rows where JSON Lines has lines, and they are the same here
        assert told(other.expectations) == told(first.expectations)


FAILING = {
    "id is unique",
    "text is not empty",
    "texts are free of mojibake",
    "texts are free of PHP dumps",
    "texts are free of control characters",
    "few texts are there twice",
    "few texts are nearly the same as another",
}


@pytest.mark.parametrize("bad", [False, True], ids=["good", "bad"])
def test_bought_files(tmp_path: Path, bad: bool) -> None:
    rows = [{"id": one.id, "text": one.text} for one in documents(bad=bad)]
    as_json, as_csv, as_parquet = (tmp_path / f"a.{kind}" for kind in ("jsonl", "csv", "parquet"))
    as_json.write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    with as_csv.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["id", "text"])
        writer.writeheader()
        writer.writerows(rows)
    pq.write_table(pa.Table.from_pylist(rows), as_parquet)
    paths = (as_json, as_csv, as_parquet)
    first, *others = [verdict(path, "corpus", engine) for path in paths for engine in ENGINES]
    for other in others:
        assert told(other.expectations) == told(first.expectations)
    failed = {one.title for one in first.expectations if one.outcome == "failed"}
    assert failed >= FAILING if bad else not failed
    assert first.outcome == ("failed" if bad else "passed")


def entry(type_: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": f"expect_{type_}", "kwargs": kwargs}


NULLS = [
    entry("column_values_to_be_between", column="score", min_value=4),
    entry("column_values_to_match_regex", column="score", regex="^x"),
    entry("column_values_to_be_unique", column="score"),
    entry("column_distinct_values_to_be_in_set", column="score", value_set=["a"]),
    entry("column_unique_value_count_to_be_between", column="score", max_value=3),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_field_that_is_null_everywhere_passes_nothing(
    tmp_path: Path, suite_file: SuiteFile, engine: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a", "score": null}\n' * 3)
    found = verdict(path, str(suite_file(*NULLS)), engine)
    assert [one.outcome for one in found.expectations] == ["vacuous"] * len(NULLS)
    assert found.outcome == "vacuous"
    assert found.expectations[0].observed == "score: null in all documents"
    nulls = suite_file(
        entry("column_values_to_be_null", column="score"),
        entry("column_values_to_not_be_null", column="score"),
        entry("column_proportion_of_non_null_values_to_be_between", column="score", min_value=0.1),
    )
    outcomes = [one.outcome for one in verdict(path, str(nulls), engine).expectations]
    assert outcomes == ["passed", "failed", "failed"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_condition_on_a_field_that_is_null_everywhere_chooses_nothing(
    tmp_path: Path, suite_file: SuiteFile, engine: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a", "score": null}\n' * 3)
    condition = {"type": "comparison", "column": {"name": "score"}, "operator": "==", "parameter": 1}  # fmt: skip
    suite = suite_file(
        entry("column_values_to_be_between", column="words", min_value=9, row_condition=condition)
    )
    found = verdict(path, str(suite), engine)
    assert found.outcome == "vacuous"
    assert found.expectations[0].observed == "its row_condition chooses none of the documents"


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_as_texts_are_no_numbers(
    tmp_path: Path, suite_file: SuiteFile, engine: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a", "score": "5"}\n' * 3)
    suite = suite_file(
        entry("column_values_to_be_between", column="score", min_value=4),
        entry("column_max_to_be_between", column="score", min_value=4),
        entry("column_values_to_be_in_set", column="score", value_set=[5]),
    )
    outcomes = [one.outcome for one in verdict(path, str(suite), engine).expectations]
    assert outcomes == ["error", "error", "failed"]
