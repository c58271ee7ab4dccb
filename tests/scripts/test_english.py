"""Which misspellings the dictionary is made of."""

import io
import tarfile

import pytest

from cleaner_typos.suspects.slips import shortened
from scripts.english.misspellings import Judge, attested
from scripts.english.slips import cost, distance, kind


@pytest.mark.parametrize(
    ("written", "meant", "name"),
    [
        ("adress", "address", "not-doubled"),
        ("abandonned", "abandoned", "doubled"),
        ("recieve", "receive", "swapped"),
        ("definately", "definitely", "vowel"),
        ("defence", "defense", "consonant"),
        ("goverment", "government", "left-out"),
        ("athelete", "athlete", "put-in"),
        ("dissapear", "disappear", "several"),
    ],
)
def test_the_kind_of_a_slip(written: str, meant: str, name: str) -> None:
    assert kind(written, meant) == name


def test_the_first_letter_is_hardly_ever_wrong() -> None:
    assert cost("aplace", "palace") > cost("plaace", "palace")
    assert cost("owrk", "work") == 2.0


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "abc", 3),
        ("same", "same", 0),
        ("recieve", "receive", 1),
        ("ca", "abc", 3),
        ("a", "b", 1),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_words_one_slip_apart_share_a_part() -> None:
    for other in ("wrd", "woord", "ward", "wrod"):
        assert set(shortened("word")) & set(shortened(other))


COUNTS = {
    "with": 9 * 10**8, "colour": 9 * 10**6, "lounge": 10**6, "tongue": 10**6, "receive": 10**8,
    "achieve": 10**6, "archive": 10**6, "running": 10**7, "about": 10**9, "american": 10**8,
    "restaurant": 10**7, "determine": 10**6, "determining": 10**6,
}  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(
        common=list(COUNTS),
        known={*COUNTS, "gaol"},
        every={*COUNTS, "gaol", "occurence"},
        named={"cleary"},
        elsewhere={"informacion": 4, "adres": 2},
        shares={"colores": 20.0},
        counts=COUNTS,
    )


@pytest.mark.parametrize(
    ("written", "meant", "correction"),
    [
        ("recieve", ["receive"], "receive"),
        ("wiht", ["with"], "with"),
        ("coluor", ["colour"], "colour"),
        ("resturant", ["restaurant"], "restaurant"),
        ("achive", ["achieve", "archive"], None),
        ("tounge", ["tongue"], None),
        ("gaol", ["goal"], None),
        ("cleary", ["clearly"], None),
        ("informacion", ["information"], None),
        ("colores", ["colours"], None),
        ("runnin", ["running"], None),
        ("runniing", ["running"], "running"),
        ("abouuut", ["about"], None),
        ("abouta", ["about"], None),
        ("americanus", ["american"], None),
        ("determinng", ["determine"], None),
        ("wth", ["with"], None),
        ("Recieve", ["receive"], None),
        ("recieve", ["recieved"], None),
    ],
)
def test_what_can_mean_one_word_only(
    judge: Judge, written: str, meant: list[str], correction: str | None
) -> None:
    assert judge.correction(written, meant) == correction


def test_the_source_of_typos_is_read(tmp_path) -> None:
    content = 'x(\nInsensitiveStr::Ascii("recieve"),\n&["receive"],\n)(Ascii("a"), &["b", "c"])'
    path = tmp_path / "typos.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("typos-1/crates/typos-dict/src/word_codegen.rs")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content.encode()))
    assert attested(path) == {"recieve": ["receive"], "a": ["b", "c"]}
    with tarfile.open(path, "w:gz"):
        pass
    with pytest.raises(SystemExit, match="not the source distribution of typos"):
        attested(path)
