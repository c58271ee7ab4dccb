"""Lines that go and lines that stay, wherever they stand: the two files in `traps/`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.testing import run_stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.stage import boilerplate

SAFE = BoilerplateOptions(level="safe")
BODY = (
    "The council has voted for a new bridge, after a debate of nine hours.",
    "Nobody in the valley remembers the old one, which was carried off by the river in spring.",
    "Work is to begin in autumn, the mayor said, and it will take two years.",
)


def cases(name: str) -> Iterator[tuple[str, str, str]]:
    """Give the lines of a file, each with the words of its section and a place to be tried."""
    words: list[str] = []
    for line in (Path(__file__).parent / "traps" / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            words = line.strip("[]").split()
        elif line and not line.startswith("#"):
            places = [word for word in words if word in ("alone", "head", "middle", "tail")]
            yield from ((line, place, words[0]) for place in places)


def text_with(line: str, place: str) -> str:
    """Give an article with a line at a place."""
    paragraphs = list(BODY)
    paragraphs.insert({"head": 0, "middle": 2, "tail": 3}[place], line)
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(("line", "place", "_"), cases("stays.txt"))
def test_what_stays(line: str, place: str, _: str) -> None:
    text = line if place == "alone" else text_with(line, place)
    assert run_stage(boilerplate, text, SAFE).text == text


@pytest.mark.parametrize(("line", "place", "rule"), cases("goes.txt"))
def test_what_goes(line: str, place: str, rule: str) -> None:
    document = run_stage(boilerplate, text_with(line, place), SAFE)
    assert document.text == "\n\n".join(BODY)
    assert [edit.rule for edit in document.edits] == [rule]


def test_there_are_enough_of_them() -> None:
    assert len({line for line, _, _ in cases("stays.txt")}) >= 200
    assert len({line for line, _, _ in cases("goes.txt")}) >= 200
