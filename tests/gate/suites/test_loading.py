"""Loading is strict: whatever Great Expectations would drop or stumble over is an error."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import SuiteError
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import load_suites
from cleaner_expectations import cleaner_expectations
from tests.gate.samples import AVAILABLE

NOT_NULL = {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "text"}}


def expect(type_: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": type_, "kwargs": kwargs}


def between(**kwargs: Any) -> dict[str, Any]:
    return expect("expect_column_values_to_be_between", **{"column": "words", **kwargs})


def in_set(**kwargs: Any) -> dict[str, Any]:
    return expect(
        "expect_column_values_to_be_in_set", **{"column": "title", "value_set": ["a"], **kwargs}
    )


def matches(**kwargs: Any) -> dict[str, Any]:
    return expect("expect_column_values_to_match_regex", **{"column": "text", **kwargs})


def when(condition: Any) -> dict[str, Any]:
    return between(min_value=1, row_condition=condition)


ENGLISH = {
    "type": "comparison",
    "column": {"name": "language"},
    "operator": "==",
    "parameter": "en",
}
OR = {"type": "or", "conditions": [ENGLISH]}

UNSOUND_ENTRIES = [
    ("not an object", 7, "expectation 1: is not an object"),
    ("no type", {"kwargs": {}}, 'it has no "type"'),
    (
        "unknown type",
        expect("expect_column_values_to_not_be_nul", column="text"),
        'did you mean "expect_column_values_to_not_be_null"?',
    ),
    ("the old key of the type", {"expectation_type": "x"}, 'is called "type"'),
    ("unknown key", {**NOT_NULL, "severty": "info"}, 'did you mean "severity"?'),
    ("unknown severity", {**NOT_NULL, "severity": "warn"}, 'did you mean "warning"?'),
    ("severity that is no text", {**NOT_NULL, "severity": 1}, '"severity" has the wrong type: 1'),
    ("severity among the kwargs", between(min_value=1, severity="info"), 'beside "kwargs"'),
    ("why that is no sentence", {**NOT_NULL, "meta": {"why": 3}}, '"meta.why"'),
    ("unknown kwarg", between(min=1, max_value=2), "there is no kwarg min"),
    ("missing kwarg", expect("expect_column_values_to_be_null"), "kwargs.column is missing"),
    ("kwargs that are a list", {**NOT_NULL, "kwargs": []}, '"kwargs" has the wrong type: []'),
    ("wrong type of kwarg", matches(regex=3), "kwargs.regex is 3; expected a text"),
    ("object for a text", matches(regex={"a": 1}), 'kwargs.regex is {"a": 1}; expected a text'),
    ("text for a number", between(min_value="1"), 'kwargs.min_value is "1"; expected a number'),
    ("empty text for a number", between(max_value="", min_value=1), "expected a number"),
    ("boolean for a number", between(min_value=True), "kwargs.min_value is true"),
    ("null for a kwarg with a default", between(min_value=1, mostly=None), "kwargs.mostly is null"),
    ("mostly out of range", between(min_value=1, mostly=1.5), "expected a number from 0 to 1"),
    ("mostly of nothing", between(min_value=1, mostly=0), "would always pass"),
    ("empty set", in_set(value_set=[]), "kwargs.value_set is []"),
    ("null in a set", in_set(value_set=[None]), "kwargs.value_set is [null]"),
    ("no bounds", between(), "neither min_value nor max_value"),
    ("only null bounds", between(min_value=None, max_value=None), "neither min_value nor"),
    ("crossed bounds", between(min_value=3, max_value=2), "is greater than kwargs.max_value 2"),
    ("regex that is left out", matches(), "kwargs.regex is missing"),
    ("bad regex", matches(regex="a("), '"a(" is not a regular expression'),
    (
        "bad regex in a list",
        expect(
            "expect_column_values_to_not_match_regex_list", column="text", regex_list=["a", "["]
        ),
        '"[" is not a regular expression',
    ),
    (
        "bad date format",
        expect(
            "expect_column_values_to_match_strftime_format",
            column="published",
            strftime_format="%Y-%Q",
        ),
        "is not a format of dates",
    ),
    ("unknown column", between(column="wrds", min_value=1), 'did you mean "words"?'),
    (
        "unknown column in a pair",
        expect("expect_column_pair_values_to_be_equal", column_A="words", column_B="line"),
        'kwargs.column_B: the table "documents" has no column "line"; did you mean "lines"?',
    ),
    (
        "unknown column in a list",
        expect("expect_compound_columns_to_be_unique", column_list=["id", "sorce"]),
        'did you mean "source"?',
    ),
    ("unknown parameter", between(min_value={"$PARAMETER": "lo"}), 'did you mean "low"?'),
    ("parameter among others", between(min_value={"$PARAMETER": "low", "a": 1}), "other keys"),
    ("parameter of the wrong type", matches(regex={"$PARAMETER": "low"}), "kwargs.regex is 5"),
    (
        "for SQL only",
        expect("expect_column_values_to_match_like_pattern", column="text", like_pattern="a%"),
        "can't be used: it works on",
    ),
    ("says nothing here", expect("expect_table_column_count_to_equal", value=3), "can't be used"),
    (
        "without a schema",
        expect("expect_column_values_to_be_increasing", column="words"),
        "there is no expectation of type",
    ),
    ("set by the gate", between(min_value=1, result_format="BASIC"), "the gate sets it"),
    (
        "condition as code",
        between(min_value=1, row_condition="words > 3", condition_parser="pandas"),
        "row_condition is text; write it as an object",
    ),
    ("unknown key in a condition", when({**ENGLISH, "not": True}), "unknown field `not`"),
    ("unknown operator", when({**ENGLISH, "operator": "="}), "Invalid enum value '='"),
    ("list operator with a text", when({**ENGLISH, "operator": "IN"}), "which takes a list"),
    ("text operator with a list", when({**ENGLISH, "parameter": ["en"]}), "takes a single value"),
    ("unknown column in a condition", when({**ENGLISH, "column": {"name": "lang"}}), '"lang"'),
    ("or within and", when({"type": "and", "conditions": [OR]}), "is not a condition"),
    ("no conditions", when({"type": "or", "conditions": []}), "an empty list of conditions"),
    ("too many conditions", when({"type": "or", "conditions": [ENGLISH] * 101}), "100 is the most"),
    (
        "code in a condition",
        when({"type": "pass_through", "pass_through_filter": "1"}),
        "condition",
    ),
]


@pytest.mark.parametrize(
    ("unsound", "told"),
    [row[1:] for row in UNSOUND_ENTRIES],
    ids=[row[0] for row in UNSOUND_ENTRIES],
)
def test_an_unsound_entry_is_refused(
    suite_file: Any, sources: Any, unsound: Any, told: str
) -> None:
    path = suite_file(unsound, suite_parameters={"low": 5})
    with pytest.raises(SuiteError) as caught:
        load_suites([str(path)], sources, AVAILABLE)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert "expectation 1" in str(caught.value)


UNSOUND_SUITES = [
    ("no expectations", {"meta": {"table": "run"}, "expectations": []}, "would always pass"),
    ("expectations missing", {"meta": {"table": "run"}}, '"expectations" is missing'),
    ("no meta", {"expectations": [NOT_NULL]}, '"meta.table" is missing'),
    ("no table", {"meta": {}, "expectations": [NOT_NULL]}, '"meta.table" is missing'),
    (
        "unknown table",
        {"meta": {"table": "document"}, "expectations": [NOT_NULL]},
        'did you mean "documents"?',
    ),
    (
        "table that is no text",
        {"meta": {"table": ["run"]}, "expectations": [NOT_NULL]},
        '"meta.table" has the wrong type',
    ),
    (
        "unknown key",
        {"meta": {"table": "documents"}, "expectations": [NOT_NULL], "expectation": []},
        'there is no key "expectation"',
    ),
    (
        "unknown key of meta",
        {"meta": {"table": "documents", "allow_emty": True}, "expectations": [NOT_NULL]},
        'did you mean "allow_empty"?',
    ),
    (
        "unknown key of what it was learned from",
        {
            "meta": {"table": "documents", "learned_from": {"row": 3}},
            "expectations": [NOT_NULL],
        },
        'there is no key "meta.learned_from.row"; did you mean "rows"?',
    ),
    (
        "wrong type of what it was learned from",
        {
            "meta": {"table": "documents", "learned_from": {"rows": "many"}},
            "expectations": [NOT_NULL],
        },
        '"meta.learned_from.rows" has the wrong type',
    ),
    (
        "wrong type of a key",
        {"meta": {"table": "documents"}, "expectations": {"a": NOT_NULL}},
        '"expectations" has the wrong type',
    ),
    (
        "the same twice",
        {
            "meta": {"table": "documents"},
            "expectations": [NOT_NULL, {**NOT_NULL, "severity": "info"}],
        },
        "expectation 2 (expect_column_values_to_not_be_null): says the same as expectation 1",
    ),
    (
        "empty name",
        {"name": "", "meta": {"table": "documents"}, "expectations": [NOT_NULL]},
        "empty",
    ),
    ("a list", [], "is not a suite"),
]


@pytest.mark.parametrize(
    ("data", "told"), [row[1:] for row in UNSOUND_SUITES], ids=[row[0] for row in UNSOUND_SUITES]
)
def test_an_unsound_suite_is_refused(tmp_path: Path, sources: Any, data: Any, told: str) -> None:
    path = tmp_path / "ours.json"
    path.write_text(json.dumps(data))
    with pytest.raises(SuiteError) as caught:
        load_suites([str(path)], sources, AVAILABLE)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


BROKEN_FILES = [
    ("not JSON", b'{"meta": {},\n "expectations": [}', "(line 2, column 19)"),
    ("nothing", b"", "(line 1, column 1)"),
    ("not UTF-8", b'{"name": "\xff"}', "is not UTF-8"),
    ("UTF-16", '{"expectations": []}'.encode("utf-16"), "is not UTF-8"),
    ("a key twice", b'{"meta": {"table": "run", "table": "media"}}', '"table" twice'),
    ("not a number", b'{"meta": NaN}', "NaN is not JSON"),
    ("nested deeply", b"[" * 200_000, "nested too deeply"),
    ("a long number", b'{"expectations": ' + b"9" * 5000 + b"}", "99... is too large"),
    ("a negative one", b'{"expectations": -' + b"9" * 400 + b"}", "99... is too large"),
]


@pytest.mark.parametrize(
    ("content", "told"), [row[1:] for row in BROKEN_FILES], ids=[row[0] for row in BROKEN_FILES]
)
def test_a_broken_file_is_refused(tmp_path: Path, sources: Any, content: bytes, told: str) -> None:
    path = tmp_path / "ours.json"
    path.write_bytes(content)
    with pytest.raises(SuiteError) as caught:
        load_suites([str(path)], sources, AVAILABLE)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


SOUND_ENTRIES = [
    ("a number of any fraction", between(min_value=1, mostly=0.995)),
    ("null bounds beside others", between(min_value=1, max_value=None)),
    ("a parameter", between(min_value={"$PARAMETER": "low"})),
    ("a set of all kinds", in_set(value_set=["", 1, 2.5, True])),
    ("a metric", between(column="encoding.badness", max_value=0)),
    ("a condition", when(ENGLISH)),
    ("a list in a condition", when({**ENGLISH, "operator": "IN", "parameter": ["en", "de"]})),
    ("nested conditions", when({"type": "or", "conditions": [ENGLISH, {"type": "and", "conditions": [ENGLISH]}]})),
    ("null in a condition", when({"type": "nullity", "column": {"name": "title"}, "is_null": False})),
    (
        "open quantiles",
        expect(
            "expect_column_quantile_values_to_be_between",
            column="words",
            quantile_ranges={"quantiles": [0.1, 0.5], "value_ranges": [[10, None], [50, 900.5]]},
        ),
    ),
    ("rows counted", expect("expect_table_row_count_to_be_between", min_value=1)),
    ("one of our own", expect("expect_column_values_to_be_free_of_mojibake", column="text", mostly=0.9)),
    ("notes and an id", {**NOT_NULL, "id": "a", "notes": ["b"], "meta": {"why": "c", "owner": "d"}}),
]  # fmt: skip


@pytest.mark.parametrize(
    "sound", [row[1] for row in SOUND_ENTRIES], ids=[row[0] for row in SOUND_ENTRIES]
)
def test_a_sound_entry_is_taken(suite_file: Any, sources: Any, sound: Any) -> None:
    (suite,) = load_suites(
        [str(suite_file(sound, suite_parameters={"low": 5}))], sources, AVAILABLE
    )
    (expectation,) = suite.expectations
    assert expectation.type == sound["type"]
    assert expectation.severity == "critical"
    assert set(expectation.kwargs) == {k for k, v in sound["kwargs"].items() if v is not None}


def test_parameters_are_put_in(suite_file: Any, sources: Any) -> None:
    path = suite_file(between(min_value={"$PARAMETER": "low"}), suite_parameters={"low": 5})
    (suite,) = load_suites([str(path)], sources, AVAILABLE)
    assert suite.expectations[0].kwargs["min_value"] == 5


def test_the_columns_of_a_suite_are_those_that_its_rules_and_conditions_name(
    suite_file: Any, sources: Any
) -> None:
    path = suite_file(
        when(ENGLISH), expect("expect_compound_columns_to_be_unique", column_list=["id", "source"])
    )
    (suite,) = load_suites([str(path)], sources, AVAILABLE)
    assert suite.columns == ("words", "language", "id", "source")
    assert suite.expectations[0].subjects == ["words"]


def test_all_errors_of_all_files_are_told_at_once(suite_file: Any, sources: Any) -> None:
    first = suite_file(between(), matches(regex="("), name="first")
    second = suite_file(table="runs", name="second")
    with pytest.raises(SuiteError) as caught:
        load_suites([str(first), str(second), "artcle"], sources, AVAILABLE)
    message = str(caught.value)
    told = ["expectation 1", "expectation 2", str(second), 'did you mean "run"?', 'mean "article"?']
    assert [part for part in told if part not in message] == []


def test_a_suite_is_found_by_its_name_or_its_path(sources: Any) -> None:
    (by_name,) = load_suites(["article"], sources, AVAILABLE)
    (by_path,) = load_suites([str(sources[0].suites / "article.json")], sources, AVAILABLE)
    assert by_name == by_path
    assert by_name.name == "article"


def test_a_missing_file_is_told(sources: Any, tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="there is no suite file"):
        load_suites([str(tmp_path / "none.json")], sources, AVAILABLE)


def test_two_suites_of_one_name_clash(sources: Any, suite_file: Any) -> None:
    path = suite_file(NOT_NULL, name="article")
    with pytest.raises(SuiteError, match='two suites are called "article"'):
        load_suites(["article", str(path)], sources, AVAILABLE)


def test_a_suite_named_twice_is_one(sources: Any, tmp_path: Path) -> None:
    path = sources[0].suites / "article.json"
    (tmp_path / "link.json").symlink_to(path)
    names = ["article", str(path), "article", str(tmp_path / "link.json")]
    assert [suite.name for suite in load_suites(names, sources, AVAILABLE)] == ["article"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_a_suite(
    suite_file: Any, sources: Any, encoding: str
) -> None:
    path = suite_file(NOT_NULL)
    path.write_text(path.read_text(), encoding)
    assert [suite.name for suite in load_suites([str(path)], sources, AVAILABLE)] == ["ours"]


@pytest.mark.parametrize("bound", [2**63, -(2**63) - 1, 2**64])
def test_a_bound_beyond_64_bits_is_a_bound(suite_file: Any, sources: Any, bound: int) -> None:
    rule = expect("expect_column_values_to_be_between", column="words", max_value=bound)
    (suite,) = load_suites([str(suite_file(rule))], sources, AVAILABLE)
    assert suite.expectations[0].kwargs["max_value"] == bound


def test_a_name_that_two_plugins_give_is_refused(sources: Any, suite_file: Any) -> None:
    path = suite_file(NOT_NULL, name="article")
    with pytest.raises(SuiteError, match='more than one plugin has a suite "article"'):
        load_suites(["article"], [*sources, ExpectationSource(suites=path.parent)], AVAILABLE)


def test_loading_imports_neither_great_expectations_nor_pandas(tmp_path: Path) -> None:
    (tmp_path / "ours.json").write_text('{"expectations": [{"type": "expect_nothing"}]}')
    script = (
        "import sys\n"
        "from cleaner.errors import SuiteError\n"
        "from cleaner.gate import judging\n"
        "from cleaner.gate.reports import terminal\n"
        "from cleaner.gate.suites import loading\n"
        "from cleaner.gate.tables import loading as tables\n"
        "from cleaner.gate.tables.available import OwnColumns\n"
        "from cleaner.measures import CORE\n"
        "from cleaner_expectations import cleaner_measures\n"
        "available = OwnColumns((*CORE, *cleaner_measures()))\n"
        "from cleaner_expectations import cleaner_expectations\n"
        "source = cleaner_expectations()\n"
        "loading.load_suites(['article', 'media', 'run'], [source], available)\n"
        "try:\n"
        "    loading.load_suites(['ours.json'], [source], available)\n"
        "except SuiteError:\n"
        "    print({'great_expectations', 'pandas', 'numpy'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


_JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=9)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
_TYPES = st.sampled_from(
    [
        "expect_column_values_to_be_between",
        "expect_column_values_to_match_regex_list",
        "expect_column_pair_values_to_be_in_set",
        "expect_column_quantile_values_to_be_between",
        "expect_compound_columns_to_be_unique",
        "expect_column_values_to_be_free_of_mojibake",
    ]
)
_KWARGS = st.dictionaries(
    st.sampled_from(
        ["column", "column_A", "column_list", "regex_list", "min_value", "mostly", "row_condition"]
    ),
    st.one_of(_JSON, st.fixed_dictionaries({"$PARAMETER": _JSON})),
)
_ENTRIES = st.fixed_dictionaries(
    {"type": st.one_of(_TYPES, _JSON), "kwargs": st.one_of(_KWARGS, _JSON)},
    optional={"severity": _JSON, "meta": _JSON, "description": _JSON},
)
_SUITES = st.fixed_dictionaries(
    {},
    optional={
        "meta": st.one_of(_JSON, st.just({"table": "documents"})),
        "expectations": st.one_of(_JSON, st.lists(_ENTRIES, max_size=3)),
        "suite_parameters": _JSON,
        "name": _JSON,
    },
)


@given(data=st.one_of(_JSON, _SUITES))
def test_whatever_stands_in_a_file_is_a_suite_or_a_suite_error(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(data))
    try:
        (suite,) = load_suites([str(path)], [cleaner_expectations()], AVAILABLE)
    except SuiteError as error:
        assert str(path) in str(error)  # noqa: PT017
    else:
        assert len(suite.expectations) == len(data["expectations"]) > 0
