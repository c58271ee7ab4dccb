"""Near-duplicates are found, other texts are not, whatever their length and alphabet."""

import random
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import scraped_pages
from cleaner_expectations.fingerprints import fingerprint, near_duplicates

BOILERPLATE = (
    "Subscribe to our newsletter and follow us on all channels. All rights reserved by the "
    "publisher of this page. "
)


def words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 9))) for _ in range(count)]  # fmt: skip


def found(texts: list[str], similarity: float = 0.8) -> list[bool]:
    marks: list[bool] = near_duplicates([fingerprint(text) for text in texts], similarity).tolist()
    return marks


def runs(text: str) -> set[bytes]:
    data = " ".join(text.casefold().split()).encode().ljust(16)
    return {data[start : start + 16] for start in range(len(data) - 15)}


def similarity(one: str, other: str) -> float:
    first, second = runs(one), runs(other)
    return len(first & second) / len(first | second)


def edited(chance: random.Random, text: list[str], edits: int) -> list[str]:
    made = list(text)
    for place in chance.sample(range(len(made)), edits):
        made[place] = words(chance, 1)[0]
    return made


# share of copies that must be found, by how many of 300 words are others
RECALL = [(0, 1.0), (1, 0.99), (3, 0.97), (6, 0.75)]


@pytest.mark.parametrize(("edits", "least"), RECALL)
def test_copies_with_edits_are_found(edits: int, least: float) -> None:
    chance = random.Random(edits)
    originals = [words(chance, 300) for _ in range(200)]
    copies = [edited(chance, one, edits) for one in originals]
    texts = [" ".join(one) for one in originals + copies]
    likeness = sum(similarity(one, two) for one, two in zip(texts, texts[200:], strict=False)) / 200
    hits = found(texts)
    assert sum(hits[:200]) == 0
    assert sum(hits[200:]) / 200 >= least, likeness


@pytest.mark.parametrize("edits", [60, 150, 300])
def test_texts_that_have_little_in_common_are_no_copies(edits: int) -> None:
    chance = random.Random(edits)
    originals = [words(chance, 300) for _ in range(200)]
    texts = [" ".join(one) for one in originals + [edited(chance, one, edits) for one in originals]]
    assert sum(found(texts)) == 0


def test_thousands_of_different_articles_of_one_site_are_no_copies() -> None:
    chance = random.Random(0)
    texts = [BOILERPLATE + " ".join(words(chance, 150)) + BOILERPLATE for _ in range(4000)]
    assert sum(found(texts)) == 0


def test_articles_that_are_mostly_boilerplate_are_copies() -> None:
    texts = [BOILERPLATE * 20 + number for number in ("one", "two", "three")]
    assert found(texts) == [False, True, True]


SAME = [
    ("case and white space", ["It rained  on Friday.", "it rained on\nfriday."]),
    ("short texts", ["abc", "ABC"]),
    ("empty texts", ["", " \n"]),
    ("Chinese", ["市议会周五开会，决定五月重新开放大桥。" * 3] * 2),
    ("lone surrogates", ["\ud800abc" * 9] * 2),
    ("the beginning of long texts", ["a b c " * 50_000 + "x", "a b c " * 50_000 + "y"]),
]


@pytest.mark.parametrize("texts", [one[1] for one in SAME], ids=[one[0] for one in SAME])
def test_the_same_texts(texts: list[str]) -> None:
    assert found(texts, 1.0) == [False, True]


OTHER = [
    ("short texts", ["abc", "abd"]),
    ("a short and an empty text", ["abc", ""]),
    ("one letter", ["a", "b"]),
    ("Japanese", ["市議会は金曜日に集まり、橋を開くことを決めた。", "市長は木曜日に辞任し、町の人々は驚いたという。"]),
    ("Chinese that is short", ["大桥五月重新开放", "学校的班车将改道"]),
]  # fmt: skip


@pytest.mark.parametrize("texts", [one[1] for one in OTHER], ids=[one[0] for one in OTHER])
def test_other_texts(texts: list[str]) -> None:
    assert found(texts) == [False, False]


def test_chinese_articles_with_edits() -> None:
    chance = random.Random(1)
    letters = [chr(number) for number in range(0x4E00, 0x5E00)]
    originals = ["".join(chance.choices(letters, k=400)) for _ in range(100)]
    copies = [one[:150] + "新" + one[151:] for one in originals]
    hits = found(originals + copies)
    assert sum(hits[:100]) == 0
    assert sum(hits[100:]) >= 97


def test_the_first_of_many_is_none() -> None:
    assert found(["The bridge is open again in May."] * 5) == [False, True, True, True, True]
    assert found([]) == []


@given(st.one_of(scraped_pages(), st.text(), st.text(st.characters(categories=["Cs", "Lo"]))))
def test_any_text_has_a_fingerprint(text: str) -> None:
    mark = fingerprint(text)
    assert len(mark) == 88
    assert fingerprint(text) == mark
    assert found([text, text], 1.0) == [False, True]


@pytest.mark.parametrize("similar", [False, True], ids=["all other", "all alike"])
def test_finding_them_takes_time_by_their_number(similar: bool) -> None:
    """Comparing all pairs of 200,000 would take hours, so that this ends is the test."""
    made = np.random.default_rng(0).integers(0, 1 << 16, (200_000, 32), dtype=np.uint16)
    if similar:
        made[:] = made[0]
    import base64

    marks = [base64.b64encode(one.tobytes()).decode() for one in made]
    hits = near_duplicates(marks, 0.8)
    assert int(hits.sum()) == (199_999 if similar else 0)
