"""A profile is counted document by document and adds up over workers; its figures are right."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document, Edit, Finding, MediaLink
from cleaner.profile import (
    difference,
    language_class,
    largest_gap,
    length_class,
    moments,
    quantile,
)
from cleaner.tally import Tally

LENGTHS = st.lists(st.integers(0, 100_000), min_size=1, max_size=60)


def histogram(lengths: list[int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for length in lengths:
        counts[length_class(length)] = counts.get(length_class(length), 0) + 1
    return counts


@given(st.integers(0, 10**12))
def test_a_class_is_a_quarter_of_what_it_begins_with_at_most(length: int) -> None:
    lower = int(length_class(length))
    assert lower <= length <= lower * 1.25
    assert length_class(lower) == str(lower)


@given(LENGTHS, st.floats(0, 1))
def test_a_quantile_is_in_the_class_of_the_right_text(lengths: list[int], share: float) -> None:
    found = quantile(histogram(lengths), share)
    # rounding may take the text before or behind, where the share falls between two
    place = share * len(lengths)
    ordered = sorted(lengths)
    near = {ordered[min(max(round(place + by), 0), len(lengths) - 1)] for by in (-1, -0.5, 0, 0.5)}
    assert length_class(int(found)) in {length_class(length) for length in near}


@given(LENGTHS)
def test_the_mean_is_near(lengths: list[int]) -> None:
    mean, variance = moments(histogram(lengths))
    real = sum(lengths) / len(lengths)
    assert abs(mean - real) <= real / 8 + 0.5
    assert variance >= 0


@given(LENGTHS, LENGTHS)
def test_distances_are_from_0_to_1_and_the_same_both_ways(
    first: list[int], second: list[int]
) -> None:
    one, other = histogram(first), histogram(second)
    for distance in (largest_gap, difference):
        assert distance(one, one) == 0
        assert 0 <= distance(one, other) <= 1
        assert distance(one, other) == distance(other, one)
    assert largest_gap(one, other) <= difference(one, other) + 1e-9


def test_texts_with_nothing_in_common_are_as_far_apart_as_can_be() -> None:
    assert largest_gap({"64": 3}, {"128": 5}) == 1
    assert difference({"en": 3}, {"de": 5}) == 1


@given(st.text(max_size=20))
def test_a_language_is_two_or_three_letters_or_none(code: str) -> None:
    found = language_class(code)
    assert found == "" or (2 <= len(found) <= 3 and found.isascii() and found.isalpha())
    assert language_class(found) == found


def document(text: str, edits: list[tuple[str, str]], links: int, language: str | None) -> Document:
    return Document(
        id="a",
        source="a",
        text=text,
        quality={"detected_language": language or ""},
        edits=[Edit(0, 1, "", rule, stage, "x") for stage, rule in edits],
        findings=[Finding(0, 1, rule, "seen", stage=stage) for stage, rule in edits[1:]],
        media=[MediaLink("u", "u", status="broken")] * links,
    )


DOCUMENTS = st.lists(
    st.builds(
        document,
        st.text(max_size=30),
        st.lists(
            st.tuples(st.sampled_from(["encoding", "typos"]), st.sampled_from(["a", "b", "a+b"])),
            max_size=5,
        ),
        st.integers(0, 3),
        st.sampled_from(["en", "de-AT", None]),
    ),
    max_size=12,
)


def tally(documents: list[Document]) -> Tally:
    made = Tally()
    for one in documents:
        made.add(one)
    return made


@given(DOCUMENTS, st.integers(0, 12))
def test_tallies_add_up_however_documents_are_parted(documents: list[Document], cut: int) -> None:
    parted = tally(documents[:cut])
    parted.merge(tally(documents[cut:]))
    assert parted == tally(documents)


@given(DOCUMENTS)
def test_a_tally_counts_every_document_once(documents: list[Document]) -> None:
    made = tally(documents)
    assert sum(made.lengths.values()) == sum(made.languages.values()) == len(documents)
    # one that has something at all has it once at least
    for stage, rules in made.edits.items():
        for rule, count in rules.items():
            assert made.spread[f"edits.{stage}.{rule}"] >= count
        assert made.spread[f"edits.{stage}"] >= sum(rules.values())
    assert made.spread.get("media", 0) >= sum(made.media.values())


SPREADS: list[tuple[str, list[Any], dict[str, int]]] = [
    ("nothing", [("x", [], 0, None)], {}),
    (
        "two of one rule in one document",
        [("x", [("typos", "a"), ("typos", "a")], 0, None)],
        {
            "edits": 4, "edits.typos": 4, "edits.typos.a": 4,
            "findings": 1, "findings.typos": 1, "findings.typos.a": 1,
        },
    ),
    (
        "one each in two documents",
        [("x", [("typos", "a")], 0, None)] * 2,
        {"edits": 2, "edits.typos": 2, "edits.typos.a": 2},
    ),
    ("three links and one", [("x", [], 3, None), ("x", [], 1, None)], {"media": 10}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "documents", "spread"), SPREADS, ids=[row[0] for row in SPREADS])
def test_what_comes_together_counts_by_its_square(
    name: str, documents: list[Any], spread: dict[str, int]
) -> None:
    assert tally([document(*one) for one in documents]).spread == spread
