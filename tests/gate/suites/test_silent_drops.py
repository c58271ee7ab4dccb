"""What Great Expectations drops or lets pass without a word does not pass here."""

import logging
import warnings
from pathlib import Path
from typing import Any

import pytest

from cleaner.errors import SuiteError
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import load_suites
from tests.gate.samples import AVAILABLE, article, judge, write

BETWEEN = "expect_column_values_to_be_between"
REGEX = "expect_column_values_to_match_regex"
NEVER = {
    "type": "comparison",
    "column": {"name": "words"},
    "operator": ">",
    "parameter": 1_000_000,
}


def expect(type_: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": type_, "kwargs": kwargs}


# name, the entries, how many documents, what we say
DROPS = [
    ("no expectations", [], 2, "it has no expectations"),
    ("an unknown type", [expect("expect_column_values_to_be_nice", column="text")], 2, "no expectation of type"),
    (
        "an unknown severity",
        [{**expect("expect_column_values_to_be_null", column="text"), "severity": "error"}],
        2,
        'there is no severity "error"',
    ),
    ("a type that is misspelt among others", [expect(BETWEEN, column="words", min_value=1), expect("expect_column_value_to_be_nul", column="text")], 2, "did you mean"),
    ("a regular expression that is left out", [expect(REGEX, column="title")], 2, "kwargs.regex is missing"),
    ("a share of nothing", [expect(BETWEEN, column="words", min_value=10**6, mostly=0)], 2, "would always pass"),
    ("a text for a number", [expect(BETWEEN, column="words", min_value="1")], 2, "expected a number"),
    ("a distribution that is left out", [expect("expect_column_kl_divergence_to_be_less_than", column="words")], 2, "kwargs.partition_object is missing"),
    ("the same twice", [expect(BETWEEN, column="words", min_value=1)] * 2, 2, "says the same as expectation 1"),
    ("no rows", [expect(BETWEEN, column="words", min_value=10**6)], 0, None),
    ("a condition that chooses no rows", [expect(BETWEEN, column="words", min_value=10**6, row_condition=NEVER)], 2, None),
]  # fmt: skip
NAMES = [one[0] for one in DROPS]


@pytest.fixture(scope="module")
def batches() -> Any:
    import great_expectations as gx

    logging.disable(logging.CRITICAL)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("table")
    yield asset.add_batch_definition_whole_dataframe("all")
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize(("entries", "rows"), [one[1:3] for one in DROPS], ids=NAMES)
def test_great_expectations_lets_it_pass(batches: Any, entries: list[Any], rows: int) -> None:
    """Where this fails, a new version of Great Expectations has become stricter."""
    import pandas as pd
    from great_expectations import ExpectationSuite

    frame = pd.DataFrame({"text": ["a", "b"], "title": ["A", "B"], "words": [1, 2]})[:rows]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        suite = ExpectationSuite(name="ours", expectations=entries)
        assert batches.get_batch({"dataframe": frame}).validate(suite).success


@pytest.mark.parametrize(("entries", "rows", "told"), [one[1:] for one in DROPS], ids=NAMES)
def test_we_do_not(
    tmp_path: Path,
    suite_file: Any,
    sources: list[ExpectationSource],
    entries: list[Any],
    rows: int,
    told: str | None,
) -> None:
    name = str(suite_file(*entries))
    if told is not None:
        with pytest.raises(SuiteError) as caught:
            load_suites([name], sources, AVAILABLE)
        assert told in str(caught.value)
        return
    path = write(tmp_path / "out.jsonl", [article(number) for number in range(rows)])
    verdict = judge(path, load_suites([name], sources, AVAILABLE))
    assert (verdict.passed, verdict.suites[0].outcome) == (False, "vacuous")


def test_as_many_are_checked_as_the_file_has(
    tmp_path: Path, sources: list[ExpectationSource]
) -> None:
    suites = load_suites(["article", "corpus"], sources, AVAILABLE)
    path = write(tmp_path / "out.jsonl", [article(number) for number in range(3)])
    verdict = judge(path, suites)
    for suite, checked in zip(suites, verdict.suites, strict=True):
        assert [one.type for one in checked.expectations] == [
            one.type for one in suite.expectations
        ]
        assert checked.count("error") == 0
