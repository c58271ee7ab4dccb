"""The columns are complete, and say what they are."""

from typing import get_type_hints

import pytest

from cleaner.document import Document, MediaLink
from cleaner.gate.drift.moved import Moved
from cleaner.gate.tables.columns import MEDIA, TABLES, own_column, sum_up
from cleaner.run import Manifest

ALL = [(table, name) for table, columns in TABLES.items() for name in columns]


@pytest.mark.parametrize(("table", "name"), ALL)
def test_a_column_says_what_it_is(table: str, name: str) -> None:
    found = TABLES[table][name]  # type: ignore[index]
    assert found.meaning
    assert "." not in name
    records = {"documents": Document, "media": MediaLink, "run": Manifest, "drift": Moved}
    record = records[table]
    assert set(found.needs) <= get_type_hints(record).keys()


def test_every_field_of_a_link_is_a_column() -> None:
    assert get_type_hints(MediaLink).keys() <= MEDIA.keys()


def test_every_table_has_an_id() -> None:
    assert all("id" in columns for columns in TABLES.values())


def test_only_documents_and_runs_have_columns_of_any_name() -> None:
    assert own_column("documents", "encoding.badness") is not None
    assert own_column("run", "seconds.media") is not None
    assert own_column("media", "encoding.badness") is None
    assert own_column("drift", "encoding.badness") is None
    assert own_column("documents", "badness") is None
    assert own_column("documents", "facts.agency") is not None
    assert own_column("documents", "extra.section") is not None


SUMS = [
    (3, 3),
    (2.5, 2.5),
    ({"a": {"b": 1, "c": 2}, "d": 4}, 7),
    ({}, 0),
    ({"a": "x", "b": None, "c": True}, 0),
    ("3", None),
    (True, None),
]


@pytest.mark.parametrize(("value", "total"), SUMS)
def test_numbers_of_the_manifest_are_summed_up(value: object, total: float | None) -> None:
    assert sum_up(value) == total


def test_a_manifest_may_be_nested_as_deeply_as_it_likes() -> None:
    nested: dict[str, object] = {"n": 1}
    for _ in range(100_000):
        nested = {"n": 1, "inner": nested}
    assert sum_up(nested) == 100_001
