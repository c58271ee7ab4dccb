"""A learned suite passes on good data and fails on damaged ones: through the real gate."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.gate.drift.learning.layout import layout
from cleaner.gate.drift.learning.learn import learn, learnable, needed
from cleaner.gate.engines.frames import FrameTable
from cleaner.gate.judging import check
from cleaner.gate.suites.loading import Suite, load_suites
from cleaner.gate.tables.available import OwnColumns, available_columns
from cleaner.gate.tables.columns import TableName
from cleaner.gate.tables.files import look_into
from cleaner.gate.tables.loading import load_table, load_tables
from cleaner.gate.verdict import Verdict
from cleaner.measures import CORE
from cleaner_expectations import cleaner_expectations, cleaner_measures
from tests.gate.drift.learning.damage import DAMAGES
from tests.gate.drift.learning.good import documents
from tests.gate.samples import write

pytestmark = pytest.mark.once

SOURCES = [cleaner_expectations()]
MEASURES = (*CORE, *cleaner_measures())
COUNT = 500
ACCOUNT = {
    "read": COUNT + 4, "written": COUNT, "quarantined": 4, "characters": 900_000,
    "edits": {"typos": {"doubled-word": 700}, "encoding": {"mojibake": 120}}, "findings": {},
    "embedded": 0, "media": {"ok": 1100, "broken": 30}, "skipped": {}, "duplicate_ids": 0,
}  # fmt: skip


def load(folder: Path, suite: dict[str, Any]) -> list[Suite]:
    path = folder / "good.json"
    path.write_text(layout(suite), "utf-8")
    return load_suites([str(path)], SOURCES, OwnColumns(MEASURES, frozenset()))


class Gate:
    """Learns from good documents, and judges others."""

    def __init__(self, folder: Path, table: TableName, account: Any = None) -> None:
        self.folder = folder
        path = write(folder / "good.jsonl", documents(1, COUNT))
        columns = learnable(table, None, MEASURES)
        frame = load_table(path, table, needed(table, columns), account, measures=MEASURES)
        self.suites = load(folder, learn(frame, table, columns, name="good").suite)

    def __call__(self, judged: Sequence[Document], account: Any = None) -> Verdict:
        path = write(self.folder / "out.jsonl", judged)
        file = look_into(path)
        available = available_columns(file, MEASURES)
        with load_tables(file, self.suites, available, account) as tables:
            return check(self.suites, tables, fail_on="warning")


def failed(verdict: Verdict) -> dict[str, str]:
    """Give titles and severities of what did not pass."""
    return {
        one.title: one.severity
        for suite in verdict.suites
        for one in suite.expectations
        if one.outcome != "passed"
    }


@pytest.fixture(scope="module")
def gates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[TableName], Gate]:
    made: dict[str, Gate] = {}

    def gate(table: TableName) -> Gate:
        if table not in made:
            account = ACCOUNT if table == "run" else None
            made[table] = Gate(tmp_path_factory.mktemp(table), table, account)
        return made[table]

    return gate


TABLES: list[TableName] = ["documents", "media"]


@pytest.mark.parametrize("table", TABLES)
def test_the_good_data_pass(table: TableName, gates: Any) -> None:
    verdict = gates(table)(documents(1, COUNT))
    assert (verdict.passed, failed(verdict)) == (True, {})


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("seed", [2, 3, 4])
def test_other_data_of_the_same_source_pass(table: TableName, seed: int, gates: Any) -> None:
    verdict = gates(table)(documents(seed, COUNT))
    assert (verdict.passed, failed(verdict)) == (True, {})


# table, damage, the share that is damaged, one of the expectations that see it, its severity
SEEN: list[tuple[TableName, str, float, str, str]] = [
    ("documents", "empty texts", 0.1, "text_length is not 0", "critical"),
    ("documents", "texts cut to a teaser", 0.1, "text_length is as usual", "warning"),
    ("documents", "texts cut in half", 0.5, "text_length is as usual", "warning"),
    ("documents", "mojibake", 0.1, "text is free of mojibake", "critical"),
    ("documents", "a PHP dump", 0.1, "text is free of PHP dumps", "critical"),
    ("documents", "markup", 0.1, "text is free of markup", "critical"),
    ("documents", "control characters", 0.1, "text is free of control characters", "critical"),
    ("documents", "replacement characters", 0.1, "replacement_characters is 0", "warning"),
    ("documents", "documents under other names", 0.1, "few documents have the same text_hash", "critical"),
    ("documents", "documents twice", 0.1, "id is unique", "critical"),
    ("documents", "documents gone", 0.5, "enough documents are there", "critical"),
    ("documents", "an unknown language", 0.1, "language is a known one", "critical"),
    ("documents", "another language", 0.33, "the commonest language is as common as ever", "warning"),
    ("documents", "title lost", 0.1, "title is given", "warning"),
    ("documents", "title blank", 0.1, "title is not blank where it is given", "critical"),
    ("documents", "dates lost", 0.25, "published is given", "warning"),
    ("documents", "dates in another format", 0.1, "published is an ISO 8601 date where it is given", "critical"),
    ("documents", "no media", 0.33, "media_count is not 0", "warning"),
    ("documents", "broken media", 0.1, "media_broken is 0", "warning"),
    ("documents", "bytes lost in decoding", 0.1, "replaced is 0", "critical"),
    ("documents", "ids lost", 0.1, "id is unique", "critical"),
    ("documents", "a notice about cookies", 1.0, "median of lines is as usual", "warning"),
    ("documents", "edits tripled", 0.33, "edit_count is as usual", "warning"),
    ("media", "no media", 0.5, "enough links are there", "critical"),
    ("media", "broken media", 0.1, "the commonest status is as common as ever", "warning"),
    ("media", "broken media", 1.0, "the commonest status is as common as ever", "warning"),
    ("media", "documents under other names", 0.1, "few links have the same url", "critical"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "damage", "share", "title", "severity"),
    SEEN,
    ids=[f"{r[0]}-{r[1]}-{r[2]}" for r in SEEN],
)
def test_damage_is_seen(
    table: TableName, damage: str, share: float, title: str, severity: str, gates: Any
) -> None:
    verdict = gates(table)(DAMAGES[damage](documents(2, COUNT), share))
    assert not verdict.passed
    assert failed(verdict).get(title) == severity


def test_links_that_are_all_gone_are_nothing_to_check(gates: Any) -> None:
    verdict = gates("media")(DAMAGES["no media"](documents(2, COUNT), 1.0))
    assert not verdict.passed
    assert verdict.suites[0].outcome == "vacuous"


def test_a_short_line_in_front_of_each_text_is_not_seen(gates: Any) -> None:
    # as the page on CI says: no column tells of it
    assert gates("documents")(DAMAGES["a kicker"](documents(2, COUNT), 1.0)).passed


RUNS = [
    ("the same", {}, []),
    ("a little more of everything", {"read": 554, "written": 550, "characters": 990_000}, []),
    ("many in quarantine", {"read": 504, "written": 454, "quarantined": 50}, ["few documents are in quarantine"]),
    ("edits tripled", {"edits": {"typos": {"doubled-word": 2460}}}, ["edits is as usual"]),
    ("no edits", {"edits": {}}, ["edits is as usual"]),
    ("half of it", {"read": 252, "written": 250, "quarantined": 2}, ["enough documents were read", "enough documents were written"]),
    ("some lost", {"written": 490}, ["nothing disappeared"]),
    ("no media", {"media": {}}, ["media is as usual"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "titles"), [row[1:] for row in RUNS], ids=[row[0] for row in RUNS]
)
def test_a_run_is_judged(changes: dict[str, Any], titles: list[str], gates: Any) -> None:
    verdict = gates("run")([], {**ACCOUNT, **changes})
    assert list(failed(verdict)) == titles
    assert verdict.passed is not bool(titles)


_TEXTS = st.text(max_size=20) | st.sampled_from(
    ["", " ", "2024", "The cafÃ©", "<p>a</p>", "a\x00b"]
)
_COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "id": _TEXTS,
    "title": st.none() | _TEXTS,
    "published": st.none() | st.sampled_from(["2024", "2024-03-01", "spring"]),
    "language": st.sampled_from(["en", "de", "'", "$PARAMETER"]),
    "text": _TEXTS,
    "text_length": st.integers(0, 2**53),
    "words": st.integers(0, 3),
    "markup": st.integers(0, 2),
    "text_hash": st.sampled_from("abc"),
    "encoding_confidence": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "edit_count": st.integers(0, 10**6).map(float),
}  # fmt: skip
_ROWS = st.lists(st.fixed_dictionaries(_COLUMNS), min_size=1, max_size=40)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=_ROWS, margin=st.sampled_from([0.0, 0.25, 1.0]))
def test_any_table_passes_the_suite_learned_from_it(
    rows: list[dict[str, Any]], margin: float, tmp_path: Path
) -> None:
    frame = pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=_dtype(name)) for name in _COLUMNS}
    )
    made = learn(frame, "documents", list(_COLUMNS), name="good", margin=margin)
    table = FrameTable(frame.assign(row=range(1, len(frame) + 1)))
    verdict = check(load(tmp_path, made.suite), {"documents": table}, fail_on="warning")
    assert (verdict.passed, failed(verdict)) == (True, {})


def _dtype(name: str) -> str:
    numbers = dict.fromkeys(("text_length", "words", "markup"), "int64")
    floats = dict.fromkeys(("encoding_confidence", "edit_count"), "float64")
    return {**numbers, **floats}.get(name, "object")
