"""The verdict tells failed from could not be evaluated from looked at nothing."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaner.document import MediaLink
from cleaner.errors import SuiteError
from cleaner.gate.engines.frames import FrameTable, plain
from cleaner.gate.judging import check
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.loading import load_table
from cleaner.gate.verdict import Checked, Verdict
from tests.gate.samples import AVAILABLE, MEASURES, article, judge, write


class Gate:
    """Checks documents against entries of a suite written for the test."""

    def __init__(self, folder: Path, suite_file: Any, sources: list[ExpectationSource]) -> None:
        self.folder = folder
        self.suite_file = suite_file
        self.sources = sources

    def __call__(self, documents: Any, *entries: Any, **options: Any) -> Verdict:
        judging = {
            key: options.pop(key)
            for key in ("fail_on", "most_examples", "engine")
            if key in options
        }
        manifest = options.pop("manifest", None)
        suites = load_suites([str(self.suite_file(*entries, **options))], self.sources, AVAILABLE)
        path = write(self.folder / "out.jsonl", documents)
        return judge(path, suites, manifest, **judging)

    def one(self, documents: Any, entry: Any, **options: Any) -> Checked:
        (suite,) = self(documents, entry, **options).suites
        (checked,) = suite.expectations
        return checked


@pytest.fixture
def gate(tmp_path: Path, suite_file: Any, sources: list[ExpectationSource]) -> Gate:
    return Gate(tmp_path, suite_file, sources)


def expect(type_: str, severity: str = "critical", **kwargs: Any) -> dict[str, Any]:
    return {"type": type_, "kwargs": kwargs, "severity": severity}


def longer_than(minimum: int, severity: str = "critical", **kwargs: Any) -> dict[str, Any]:
    return expect(
        "expect_column_values_to_be_between", severity, column="words", min_value=minimum, **kwargs
    )


THREE = [article(1), article(2, text="too short"), article(3)]


def test_what_passes(gate: Gate) -> None:
    verdict = gate(THREE, longer_than(1), expect("expect_column_values_to_be_unique", column="id"))
    (suite,) = verdict.suites
    assert (verdict.passed, suite.outcome, suite.rows, suite.count("passed")) == (
        True,
        "passed",
        3,
        2,
    )
    assert suite.expectations[0].observed == "0 of 3 documents"
    assert suite.expectations[0].examples == []


def test_what_fails_names_the_rows(gate: Gate) -> None:
    checked = gate.one(THREE, {**longer_than(9), "description": "d", "meta": {"why": "w"}})
    assert checked == Checked(
        number=1,
        type="expect_column_values_to_be_between",
        title="d",
        column="words",
        severity="critical",
        outcome="failed",
        observed="1 of 3 documents",
        why="w",
        unexpected_count=1,
        element_count=3,
        examples=[*checked.examples],
    )
    assert [(one.id, one.value) for one in checked.examples] == [("page-2", 2)]


SEVERITIES = [
    ("critical", "critical", False),
    ("critical", "warning", False),
    ("warning", "critical", True),
    ("warning", "warning", False),
    ("info", "critical", True),
    ("info", "warning", True),
]


@pytest.mark.parametrize(("severity", "fail_on", "passed"), SEVERITIES)
def test_the_severity_decides(gate: Gate, severity: str, fail_on: str, passed: bool) -> None:
    verdict = gate(THREE, longer_than(9, severity), fail_on=fail_on)
    (suite,) = verdict.suites
    assert suite.expectations[0].outcome == "failed"
    assert suite.outcome == ("passed" if passed else "failed")
    assert verdict.passed is passed


ERRORS = [
    (
        "a metric that no document has",
        expect("expect_column_values_to_be_between", "info", column="encoding.badnes", max_value=0),
        'no document has the metric "encoding.badnes"',
    ),
    (
        "a metric in a condition",
        longer_than(
            1,
            row_condition={
                "type": "comparison",
                "column": {"name": "a.b"},
                "operator": ">",
                "parameter": 1,
            },
        ),
        'no document has the metric "a.b"',
    ),
    (
        "types that can't be compared",
        expect("expect_column_values_to_be_between", "info", column="title", min_value=3),
        "",
    ),
]


@pytest.mark.parametrize(
    ("entry", "told"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_what_can_not_be_evaluated_is_an_error_whatever_its_severity(
    gate: Gate, entry: Any, told: str
) -> None:
    verdict = gate(THREE, longer_than(1, "info"), entry)
    (suite,) = verdict.suites
    assert [one.outcome for one in suite.expectations] == ["passed", "error"]
    assert told in suite.expectations[1].observed
    assert suite.expectations[1].observed
    assert (suite.outcome, verdict.passed) == ("error", False)


def test_a_column_that_the_frame_lacks_is_an_error(gate: Gate, sources: Any) -> None:
    suites = load_suites([str(gate.suite_file(longer_than(1)))], sources, AVAILABLE)
    frame = load_table(
        write(gate.folder / "out.jsonl", THREE), "documents", {"lines"}, measures=MEASURES
    )
    verdict = check(suites, {"documents": FrameTable(frame)})
    (checked,) = verdict.suites[0].expectations
    assert (checked.outcome, checked.observed) == ("error", 'the table has no column "words"')


def test_a_table_that_was_not_given_is_told(gate: Gate, sources: Any) -> None:
    suites = load_suites([str(gate.suite_file(longer_than(1)))], sources, AVAILABLE)
    with pytest.raises(SuiteError, match='the table "documents" was not given'):
        check(suites, {})


def test_no_rows_are_vacuous_and_do_not_pass(gate: Gate) -> None:
    verdict = gate([], longer_than(1))
    (suite,) = verdict.suites
    assert (suite.outcome, suite.rows, verdict.passed) == ("vacuous", 0, False)
    assert suite.expectations[0].outcome == "vacuous"


def test_no_rows_pass_where_the_suite_allows_it(gate: Gate) -> None:
    rule = expect("expect_column_values_to_not_be_null", column="url")
    verdict = gate(THREE, rule, table="media", meta={"allow_empty": True})
    (suite,) = verdict.suites
    assert (suite.outcome, suite.rows, verdict.passed) == ("passed", 0, True)
    assert suite.expectations[0].outcome == "vacuous"


def test_no_suites_do_not_pass() -> None:
    assert check([], {}).passed is False


def test_a_module_that_can_not_be_imported_is_an_error(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_expectations.py").write_text("raise RuntimeError('no licence')")
    schemas = tmp_path / "schemas"
    schemas.mkdir()
    (schemas / "ExpectColumnToBeNice.json").write_text(
        '{"properties": {"column": {"type": "string"}}, "required": ["column"]}'
    )
    monkeypatch.syspath_prepend(tmp_path)
    gate.sources = [ExpectationSource(tmp_path / "none", ("broken_expectations",), schemas)]
    checked = gate.one(THREE, expect("expect_column_to_be_nice", column="text"))
    assert checked.outcome == "error"
    assert checked.observed == "broken_expectations can't be imported: RuntimeError: no licence"


def test_a_type_that_its_module_does_not_define_is_an_error(gate: Gate, tmp_path: Path) -> None:
    schemas = tmp_path / "schemas"
    schemas.mkdir()
    (schemas / "ExpectColumnToBeNice.json").write_text(
        '{"properties": {"column": {"type": "string"}}, "required": ["column"]}'
    )
    gate.sources = [ExpectationSource(tmp_path / "none", (), schemas)]
    verdict = gate(THREE, expect("expect_column_to_be_nice", column="text"), longer_than(1))
    nice, words = verdict.suites[0].expectations
    assert (nice.outcome, words.outcome) == ("error", "passed")
    assert "expect_column_to_be_nice" in nice.observed


def test_one_that_raises_stops_no_other(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wild_expectations.py").write_text(
        "from great_expectations.expectations.expectation import BatchExpectation\n"
        "class ExpectColumnToBeTame(BatchExpectation):\n"
        "    column: str\n"
        "    def get_validation_dependencies(self, *args, **kwargs):\n"
        "        raise RuntimeError('untamed')\n"
        "    def _validate(self, *args, **kwargs):\n"
        "        return {}\n"
    )
    schemas = tmp_path / "schemas"
    schemas.mkdir()
    (schemas / "ExpectColumnToBeTame.json").write_text(
        '{"properties": {"column": {"type": "string"}}, "required": ["column"]}'
    )
    monkeypatch.syspath_prepend(tmp_path)
    gate.sources = [ExpectationSource(tmp_path / "none", ("wild_expectations",), schemas)]
    rules = [longer_than(1), expect("expect_column_to_be_tame", column="text"), longer_than(9)]
    (suite,) = gate(THREE, *rules).suites
    assert [one.outcome for one in suite.expectations] == ["passed", "error", "failed"]
    assert "untamed" in suite.expectations[1].observed


def test_each_result_belongs_to_its_entry(gate: Gate) -> None:
    # Great Expectations sorts by column and puts what failed to evaluate first
    rules = [
        longer_than(1),
        expect("expect_column_values_to_not_be_null", column="title"),
        expect("expect_column_values_to_be_between", column="no.metric", max_value=1),
        longer_than(9),
        expect("expect_column_values_to_be_between", column="title", min_value=1),
        expect("expect_table_row_count_to_equal", value=3),
        expect("expect_column_values_to_be_null", column="title"),
    ]
    (suite,) = gate(THREE, *rules).suites
    assert [one.type for one in suite.expectations] == [rule["type"] for rule in rules]
    outcomes = [one.outcome for one in suite.expectations]
    assert outcomes == ["passed", "passed", "error", "failed", "error", "passed", "failed"]


def test_mostly_allows_a_share(gate: Gate) -> None:
    documents = [article(number) for number in range(9)] + [article(9, text="short")]
    passed = gate.one(documents, longer_than(9, mostly=0.9))
    failed = gate.one(documents, longer_than(9, mostly=0.95))
    assert (passed.outcome, failed.outcome) == ("passed", "failed")
    assert failed.observed == "1 of 10 documents (10.00%, up to 5.00% may)"


def test_a_condition_chooses_the_rows(gate: Gate) -> None:
    german = {
        "type": "comparison",
        "column": {"name": "language"},
        "operator": "==",
        "parameter": "de",
    }
    documents = [article(1, text="short"), article(2, language="de"), article(3, language=None)]
    checked = gate.one(documents, longer_than(9, row_condition=german))
    assert (checked.outcome, checked.element_count) == ("passed", 1)
    (suite,) = gate(documents[::2], longer_than(9, row_condition=german)).suites
    assert suite.expectations[0].outcome == "vacuous"
    assert suite.expectations[0].observed == "its row_condition chooses none of the documents"


def test_a_metric_that_is_only_asked_whether_it_is_null_need_not_be_there(gate: Gate) -> None:
    none = {"type": "nullity", "column": {"name": "a.b"}, "is_null": True}
    idle = longer_than(9, row_condition=none)
    documents = [article(1), article(2, text="short")]
    assert gate.one(documents, idle).observed == "1 of 2 documents"
    documents[1].metrics = {"a.b": 1}
    assert gate.one(documents, idle).outcome == "passed"
    needed = expect("expect_column_values_to_be_between", column="a.b", max_value=0)
    (suite,) = gate([article(1)], idle, needed).suites
    assert [one.outcome for one in suite.expectations] == ["error", "error"]


def test_conditions_that_choose_nothing_do_not_pass(gate: Gate) -> None:
    none = {"type": "nullity", "column": {"name": "url"}, "is_null": False}
    idle = longer_than(9, row_condition=none)
    (suite,) = gate(THREE, idle, longer_than(8, row_condition=none)).suites
    assert (suite.outcome, suite.rows) == ("vacuous", 3)
    assert gate(THREE, idle).passed is False
    assert gate(THREE, idle, longer_than(1)).passed is True
    assert gate(THREE, idle, meta={"allow_empty": True}).passed is True


def test_an_error_of_the_whole_output_passes_nothing(gate: Gate, sources: Any) -> None:
    suites = load_suites([str(gate.suite_file(longer_than(1)))], sources, AVAILABLE)
    path = write(gate.folder / "out.jsonl", THREE)
    assert judge(path, suites).passed is True
    verdict = judge(path, suites, error="the file is cut")
    assert (verdict.passed, verdict.error) == (False, "the file is cut")
    assert verdict.suites[0].outcome == "passed"


def test_examples_are_bounded(gate: Gate) -> None:
    documents = [article(number, text="short") for number in range(20)]
    checked = gate.one(documents, longer_than(9), most_examples=4)
    assert (checked.unexpected_count, len(checked.examples)) == (20, 4)


def test_an_example_shows_the_place_that_fails(gate: Gate) -> None:
    text = "Word " * 200 + "\x07 bell" + " word" * 200
    rule = expect("expect_column_values_to_not_match_regex", column="text", regex="\\x07")
    (example,) = gate.one([article(1, text=text)], rule).examples
    assert isinstance(example.value, str)
    assert "\x07 bell" in example.value
    assert len(example.value) < 100


def test_an_example_of_several_columns_names_them(gate: Gate) -> None:
    rule = expect("expect_column_pair_values_to_be_equal", column_A="words", column_B="lines")
    checked = gate.one([article(1, text="one two")], rule)
    assert checked.column == "words, lines"
    assert [one.value for one in checked.examples] == ["words=2, lines=1"]


def test_an_aggregate_tells_what_it_observed(gate: Gate) -> None:
    rule = expect("expect_column_mean_to_be_between", column="words", min_value=1000)
    checked = gate.one([article(1, text="a b"), article(2, text="a")], rule)
    assert (checked.outcome, checked.observed, checked.element_count) == ("failed", "1.5", None)


def test_a_set_of_values_tells_what_is_too_much_and_what_is_missing(gate: Gate) -> None:
    rule = expect(
        "expect_column_distinct_values_to_equal_set", column="title", value_set=["a", "c"]
    )
    checked = gate.one([article(1, title="a"), article(2, title="b")], rule)
    assert (checked.outcome, checked.observed) == ("failed", "not expected: b; missing: c")


def test_regular_expressions_are_those_of_python(gate: Gate) -> None:
    rule = expect("expect_column_values_to_match_regex", column="title", regex=r"^\w+\Z")
    documents = [article(1, title="été"), article(2, title="мост"), article(3, title="橋")]
    assert gate.one(documents, rule).outcome == "passed"


def test_links_and_the_run_are_checked_too(gate: Gate) -> None:
    links = [
        MediaLink("https://a/b.jpg", "b.jpg", status="ok"),
        MediaLink("x", "x", status="broken"),
    ]
    rule = expect("expect_column_values_to_not_be_in_set", column="status", value_set=["broken"])
    checked = gate.one([article(1, media=links)], rule, table="media")
    assert checked.observed == "1 of 2 links"
    (example,) = checked.examples
    assert (example.id, example.value, example.url) == ("page-1#2", "broken", "x")
    by_url = expect("expect_column_values_to_match_regex", column="url", regex="^https:")
    (example,) = gate.one([article(1, media=links)], by_url, table="media").examples
    assert (example.value, example.url) == ("x", None)
    written = expect("expect_column_values_to_be_between", column="written", min_value=1)
    assert gate.one([], written, table="run", manifest={"written": 3}).outcome == "passed"
    assert gate.one([], written, table="run", manifest={"written": 0}).outcome == "failed"
    absent = gate.one([], written, table="run", manifest={"wrote": 3})
    assert (absent.outcome, absent.observed) == ("error", 'the manifest has no "written"')


def test_the_verdict_is_plain_data(gate: Gate) -> None:
    verdict = gate(
        THREE,
        longer_than(9),
        expect("expect_column_values_to_be_null", column="title"),
        expect("expect_column_values_to_be_between", column="encoding_confidence", max_value=0.5),
        expect("expect_column_mean_to_be_between", column="words", min_value=1000),
        expect(
            "expect_column_quantile_values_to_be_between",
            column="words",
            quantile_ranges={"quantiles": [0.5], "value_ranges": [[1000, None]]},
        ),
        expect("expect_column_distinct_values_to_be_in_set", column="title", value_set=["a"]),
    )
    assert verdict.suites[0].count("failed") == 6
    encoded = msgspec.json.encode(verdict)
    assert msgspec.json.decode(encoded, type=Verdict) == verdict


PLAIN = [(1, 1), (True, True), (1.5, 1.5), (float("inf"), None), (None, None), ([1], "[1]")]


@pytest.mark.parametrize(("value", "made"), PLAIN)
def test_values_are_made_plain(value: Any, made: Any) -> None:
    assert plain(value) == made
