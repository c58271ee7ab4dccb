"""Ids are unique in a run, and the same from run to run."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import RawDocument
from cleaner.ids import UniqueIds


def settled(raws: list[RawDocument]) -> list[str]:
    ids = UniqueIds()
    for raw in raws:
        ids.settle(raw)
    ids.close()
    return [raw.id or "" for raw in raws]


def test_the_sources_own_id_is_kept_and_a_second_one_gives_way() -> None:
    rows = [("a", 1), (None, 2), ("a", 3), ("f#3", 4)]
    raws = [RawDocument("f", "", id=one, row=row) for one, row in rows]
    assert settled(raws) == ["a", "f#2", "f#3", "f#4"]


def test_a_source_read_twice() -> None:
    assert settled([RawDocument("f", ""), RawDocument("f", ""), RawDocument("f", "")]) == [
        "f",
        "f~2",
        "f~3",
    ]


@given(
    st.lists(
        st.tuples(
            st.none() | st.sampled_from(["a", "f#1", "f#2", "f", "\ud800"]), st.integers(1, 3)
        )
    )
)
def test_ids_are_unique_and_repeatable(rows: list[tuple[str | None, int]]) -> None:
    def raws() -> list[RawDocument]:
        return [RawDocument("f", "", id=one, row=row) for one, row in rows]

    first = settled(raws())
    assert len(set(first)) == len(first)
    assert settled(raws()) == first
