"""Parameters from outside go over the suite's own, or are refused by name."""

from pathlib import Path
from typing import Any

import pytest

from cleaner.errors import ConfigError, SuiteError
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.suites.parameters import parse, put_over
from cleaner.gate.tables.available import OwnColumns
from cleaner.measures import CORE

RULE = {
    "type": "expect_column_values_to_be_between",
    "kwargs": {
        "column": "words",
        "min_value": {"$PARAMETER": "fewest"},
        "mostly": {"$PARAMETER": "share"},
    },
}
OWN = {"fewest": 5, "share": 0.9}


@pytest.mark.parametrize(
    ("settings", "values"),
    [
        ((), {}),
        (("drift.drop_rate=0.1",), {"drift": {"drop_rate": 0.1}}),
        (("a.x=1", "a.y=true", "b.x=[1]"), {"a": {"x": 1, "y": True}, "b": {"x": [1]}}),
        (("a.x=1", "a.x=2"), {"a": {"x": 2}}),
        (("a.x=news",), {"a": {"x": "news"}}),
        (('a.x="12"',), {"a": {"x": "12"}}),
        (("a.x=b=c",), {"a": {"x": "b=c"}}),
        (("a.b.x=1",), {"a.b": {"x": 1}}),
        (("a.x=",), {"a": {"x": ""}}),
        (("a.x=" + "[" * 100_000,), {"a": {"x": "[" * 100_000}}),
    ],
    ids=str,
)
def test_what_is_written_on_the_command_line(settings: Any, values: dict[str, Any]) -> None:
    assert parse(settings) == values


@pytest.mark.parametrize("setting", ["", "drift", "drift.x", "x=1", ".x=1", "drift.=1", "=1"])
def test_another_form_is_refused(setting: str) -> None:
    with pytest.raises(ConfigError, match=r"is not SUITE\.NAME=VALUE"):
        parse([setting])


MISFITS: list[tuple[Any, Any, str]] = [
    (0.2, "0.3", "'0.3' is not a number, as the suite's own value is"),
    (0.2, True, "True is not a number"),
    (0.2, None, "None is not a number"),
    (0.2, float("inf"), "inf is no number to compare with"),
    (0.2, float("nan"), "nan is no number to compare with"),
    ("en", 3, "3 is not a text"),
    (["en"], "en", "'en' is not a list"),
    (True, 1, "1 is not true or false"),
    ({}, [], "[] is not an object"),
]


@pytest.mark.parametrize(("own", "given", "said"), MISFITS, ids=str)
def test_a_value_of_another_type_is_refused(own: Any, given: Any, said: str) -> None:
    made, problems = put_over({"x": own}, {"x": given}, "ours")
    assert made == {"x": own}
    (problem,) = problems
    assert problem.startswith("parameter ours.x: ")
    assert said in problem


def test_whole_numbers_are_numbers() -> None:
    assert put_over({"x": 0.2, "y": 2}, {"x": 1, "y": 0.5}, "ours") == ({"x": 1, "y": 0.5}, [])


def test_parameters_are_put_into_the_suite(
    suite_file: Any, sources: list[ExpectationSource]
) -> None:
    path = str(suite_file(RULE, suite_parameters=OWN))
    (suite,) = load_suites([path], sources, OwnColumns(CORE), {"ours": {"fewest": 7}})
    assert suite.expectations[0].kwargs["min_value"] == 7
    assert suite.expectations[0].kwargs["mostly"] == 0.9


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"ours": {"fewst": 7}}, "parameter ours.fewst: the suite has none of this name; did you"),
        ({"our": {"fewest": 7}}, 'of a suite "our", which there is not; did you mean "ours"?'),
        ({"ours": {"share": 95}}, "kwargs.mostly is 95; expected a number from 0 to 1"),
        ({"ours": {"share": "x"}}, "parameter ours.share: 'x' is not a number"),
    ],
    ids=str,
)
def test_what_does_not_fit_the_suites_is_an_error(
    suite_file: Any, sources: list[ExpectationSource], parameters: Any, said: str
) -> None:
    path = str(suite_file(RULE, suite_parameters=OWN))
    with pytest.raises(SuiteError) as error:
        load_suites([path], sources, OwnColumns(CORE), parameters)
    assert said in str(error.value)


def test_parameters_of_a_suite_that_is_not_checked_are_let_be(
    suite_file: Any, sources: list[ExpectationSource]
) -> None:
    path = str(suite_file(RULE, suite_parameters=OWN))
    assert load_suites([path], sources, OwnColumns(CORE), {"drift": {"drop_rate": 0.1}})


def test_every_threshold_of_the_suite_drift_is_a_parameter(
    sources: list[ExpectationSource], tmp_path: Path
) -> None:
    import json

    data = json.loads((sources[0].suites / "drift.json").read_text("utf-8"))
    used = [one["kwargs"]["max_value"]["$PARAMETER"] for one in data["expectations"]]
    assert set(used) == set(data["suite_parameters"])
