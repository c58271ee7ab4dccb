"""Chance moves nothing, damage does."""

import random
from typing import Any

import pytest

from cleaner.gate.drift.comparing import compare
from cleaner.gate.drift.moved import Moved
from cleaner.profile import Profile
from tests.gate.drift.scrapes import DAMAGES, profile, scrape

NUMBERS = ("documents", "read")


def beyond(moved: list[Moved]) -> set[str]:
    return {one.id for one in moved if one.excess}


def row(before: Profile, after: Profile, name: str) -> Moved:
    (found,) = [one for one in compare(before, after) if one.id == name]
    return found


def plain(**changes: Any) -> Profile:
    fields: dict[str, Any] = {
        "read": 1000,
        "written": 1000,
        "quarantined": 0,
        "lengths": {"512": 500, "1024": 500},
        "languages": {"en": 1000},
    }
    return Profile(**{**fields, **changes})


@pytest.mark.parametrize("count", [1, 17, 1000])
def test_the_same_has_not_moved(count: int) -> None:
    same = profile(scrape(1, count), quarantined=count // 10)
    moved = compare(same, same)
    assert len(moved) > 10
    assert {one.change for one in moved} <= {0, None}
    assert not beyond(moved)


@pytest.mark.parametrize("seed", range(30))
def test_two_halves_of_one_source_have_not_moved(seed: int) -> None:
    documents = scrape(seed, 800)
    random.Random(seed).shuffle(documents)
    assert not beyond(compare(profile(documents[:400]), profile(documents[400:])))


@pytest.mark.parametrize("seed", range(10))
def test_a_few_documents_are_like_the_many_of_their_source(seed: int) -> None:
    documents = scrape(seed, 3000)
    few, many = profile(documents[:50]), profile(documents[50:])
    assert beyond(compare(many, few)) <= {*NUMBERS}
    assert beyond(compare(few, many)) <= {*NUMBERS}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_has_moved_what_it_touches(name: str) -> None:
    damaged, quantity, _ = DAMAGES[name]
    before = profile(scrape(1, 1000))
    assert quantity in beyond(compare(before, damaged(scrape(2, 1000))))


def test_there_is_a_row_for_each_thing_in_a_stable_order() -> None:
    one = profile(scrape(3, 200))
    names = [moved.id for moved in compare(one, one)]
    assert len(set(names)) == len(names)
    assert names[:9] == [
        "documents", "read", "drop_rate", "lengths.p10", "lengths.p50", "lengths.p90",
        "lengths.mean", "lengths.distance", "languages.distance",
    ]  # fmt: skip
    assert names.index("edits") < names.index("edits.typos") < names.index("findings")
    assert names[-1] == "media.ok"


def test_a_new_rule_was_0_before_and_one_that_vanished_is_0_now() -> None:
    old, new = plain(edits={"typos": {"a": 500}}), plain(edits={"typos": {"b": 500}})
    vanished = row(old, new, "edits.typos.a")
    assert (vanished.before, vanished.after, vanished.change) == (0.5, 0.0, -1.0)
    assert vanished.fall == 1.0
    appeared = row(old, new, "edits.typos.b")
    assert (appeared.before, appeared.after, appeared.change) == (0.0, 0.5, 999.0)
    assert appeared.rise == 999.0
    assert row(old, new, "edits").change == 0


def test_a_new_language_was_0_before() -> None:
    new = plain(languages={"en": 600, "": 300, "it": 95, "fr": 5})
    assert row(plain(), new, "languages.it").before == 0
    assert row(plain(), new, "languages.unknown").after == 0.3
    assert "languages.fr" not in {one.id for one in compare(plain(), new)}


def test_what_one_of_them_does_not_know_has_no_row() -> None:
    table = Profile(written=1000, lengths={"512": 1000}, languages={"en": 1000})
    for moved in (compare(table, plain()), compare(plain(), table)):
        assert {one.group for one in moved} == {"documents", "lengths", "languages"}
        assert "drop_rate" not in {one.id for one in moved}


def test_shares_of_links_are_null_where_there_are_none() -> None:
    moved = row(plain(), plain(media={"ok": 5}), "media.broken")
    assert (moved.before, moved.after, moved.change, moved.rise) == (None, 0.0, None, None)


def test_an_output_without_documents_has_lost_all() -> None:
    moved = compare(plain(), plain(read=0, written=0, lengths={}, languages={}))
    assert [one.id for one in moved] == ["documents", "read", "drop_rate"]
    assert moved[0].fall == 1
    assert (moved[2].after, moved[2].change) == (None, None)


def test_edits_that_come_together_are_one_event() -> None:
    before = plain(edits={"typos": {"a": 10}}, spread={"edits.typos.a": 10})
    spread_out = plain(edits={"typos": {"a": 80}}, spread={"edits.typos.a": 80})
    in_one_document = plain(edits={"typos": {"a": 80}}, spread={"edits.typos.a": 80 * 80})
    assert row(before, spread_out, "edits.typos.a").excess > 0
    assert row(before, in_one_document, "edits.typos.a").excess == 0


def test_empty_texts_have_a_length() -> None:
    empty = plain(lengths={"0": 1000})
    assert row(empty, plain(), "lengths.p50").change is None
    assert row(empty, plain(), "lengths.distance").rise == 1
    assert row(plain(), empty, "lengths.p50").fall == 1


@pytest.mark.parametrize(
    ("written", "is_lost"), [(1000, False), (950, False), (880, False), (800, True), (0, True)]
)
def test_how_many_documents_are_lost_beyond_chance(written: int, is_lost: bool) -> None:
    after = plain(read=written, written=written, lengths={"512": written}, languages={"": written})
    assert bool(row(plain(), after, "documents").fall) is is_lost


def test_huge_numbers_are_no_trouble() -> None:
    most = 2**62
    huge = plain(
        read=most, written=most, lengths={"512": most}, languages={"en": most},
        edits={"typos": {"a": most}}, spread={"edits": most}, media={"ok": most},
    )  # fmt: skip
    assert row(plain(), huge, "documents").rise
    assert row(huge, plain(), "edits").fall == 1
