"""The suite `drift` passes what is alike, and fails each damage by the rule that is meant for it."""

import pytest

from cleaner.gate.drift.comparing import compare
from cleaner.gate.drift.frame import frame
from cleaner.gate.engines.frames import FrameTable
from cleaner.gate.judging import check
from cleaner.gate.suites.loading import load_suites
from cleaner.gate.tables.available import OwnColumns
from cleaner.gate.tables.columns import DRIFT
from cleaner.gate.verdict import Verdict
from cleaner.measures import CORE
from cleaner.profile import Profile
from cleaner_expectations import cleaner_expectations
from tests.gate.drift.scrapes import DAMAGES, profile, scrape


def judge(before: Profile, after: Profile) -> Verdict:
    suites = load_suites(["drift"], [cleaner_expectations()], OwnColumns(CORE))
    return check(suites, {"drift": FrameTable(frame(compare(before, after)))}, fail_on="warning")


def failed(verdict: Verdict) -> set[str]:
    (suite,) = verdict.suites
    return {one.title for one in suite.expectations if one.outcome == "failed"}


def test_the_frame_has_all_columns_whatever_moved() -> None:
    same = profile(scrape(1, 20))
    for moved in (compare(same, same), []):
        made = frame(moved)
        assert list(made) == list(DRIFT)
        assert made["change"].dtype == "float64"


def test_what_is_alike_passes() -> None:
    before = profile(scrape(1, 1000), quarantined=3)
    assert judge(before, before).passed
    verdict = judge(before, profile(scrape(2, 950), quarantined=5))
    assert verdict.passed
    assert verdict.suites[0].count("passed") == 10


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_fails_by_its_rule(name: str) -> None:
    damaged, _, rule = DAMAGES[name]
    verdict = judge(profile(scrape(1, 1000)), damaged(scrape(2, 1000)))
    assert failed(verdict) == {rule}


def test_rules_on_what_is_not_known_have_no_rows() -> None:
    table = Profile(written=500, lengths={"512": 500}, languages={"en": 500})
    verdict = judge(table, table)
    assert verdict.passed
    assert (verdict.suites[0].count("passed"), verdict.suites[0].count("vacuous")) == (4, 6)
