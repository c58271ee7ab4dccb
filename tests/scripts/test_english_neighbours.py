"""Making the list of nouns that stand where only a verb can."""

import pytest

from cleaner_typos.suspects import confusions
from scripts.english import neighbours

WORDS = (
    "continence continence's continue continued checkout checkout's check checked contain contained"
)
PAIRS = [
    ("they", "continue"),
    ("continue", "their"),
    ("will", "check"),
    ("check", "the"),
    ("the", "continue"),
    ("they", "contain"),
    ("contain", "the"),
]


@pytest.fixture
def built(tmp_path, monkeypatch):
    folder = tmp_path / "usr" / "share" / "dict" / "scowl"
    folder.mkdir(parents=True)
    (folder / "english-words.10").write_text("\n".join(WORDS.split()), "utf-8")
    monkeypatch.setattr(neighbours, "pairs", lambda: iter(PAIRS))
    counts = {"continue": 9_000_000, "check": 8_000_000, "contain": 7_000_000}
    monkeypatch.setattr(neighbours, "web_counts", lambda: counts | {"continence": 9, "checkout": 8})
    neighbours.build(tmp_path, tmp_path)
    return tmp_path / "neighbours.txt"


def test_a_noun_goes_with_the_verb_that_begins_like_it(built):
    lines = built.read_text("ascii").splitlines()
    assert [line for line in lines if line and line[0] != "#"] == [
        "continence = continue < they > their"
    ]


def test_the_same_lists_make_the_same_file(built, tmp_path):
    before = built.read_bytes()
    neighbours.build(tmp_path, tmp_path)
    assert built.read_bytes() == before


def test_the_file_shipped_is_of_that_form():
    made = [
        one for of_word in confusions.table().values() for one in of_word if one.confidence < 0.9
    ]
    assert len(made) > 100
    assert all(one.before <= neighbours.BEFORE and one.after <= neighbours.AFTER for one in made)
    assert all(one.before and one.after for one in made)


def test_a_frequent_noun_is_left_out(tmp_path, built, monkeypatch):
    monkeypatch.setattr(
        neighbours, "web_counts", lambda: {"continue": 9_000_000, "continence": 2_000_000}
    )
    neighbours.build(tmp_path, tmp_path)
    assert "=" not in built.read_text("ascii").replace(neighbours.HEAD, "")
