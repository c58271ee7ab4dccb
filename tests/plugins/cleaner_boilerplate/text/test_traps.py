"""Lines that go and lines that stay, wherever they stand: the two files in `traps/`."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(("line", "place", "_"), list(cases("stays.txt")))
def test_what_stays(line: str, place: str, _: str) -> None:
    text = line if place == "alone" else text_with(line, place)
    assert run_stage(boilerplate, text, SAFE).text == text


@pytest.mark.parametrize(("line", "place", "rule"), list(cases("goes.txt")))
def test_what_goes(line: str, place: str, rule: str) -> None:
    document = run_stage(boilerplate, text_with(line, place), SAFE)
    assert document.text == "\n\n".join(BODY)
    assert [edit.rule for edit in document.edits] == [rule]


def test_there_are_enough_of_them() -> None:
    assert len({line for line, _, _ in cases("stays.txt")}) >= 200
    assert len({line for line, _, _ in cases("goes.txt")}) >= 200


LINES = st.sampled_from(
    [
        *BODY,
        "",
        "Rain in May",
        "VID: Rain in May",
        "WATCH: Share this article",
        "03/04/2016",
        "OSLO (AP) - Share this article",
        "Nobody minded. (Reporting by Jane Doe)",
        "Share. – AFP",
        "  Related articles  ",
        "Ten bridges worth a detour",
        *sorted({line for line, _, _ in cases("goes.txt")}),
        *sorted({line for line, _, _ in cases("stays.txt")})[::9],
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", " \n"]))
def test_a_second_pass_finds_nothing(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    document = run_stage(boilerplate, text, SAFE)
    assert document.restore() == text
    assert run_stage(boilerplate, document.text, SAFE).edits == []


@pytest.mark.parametrize(
    "line", ["Share this\n", "Related\n", "Home > ", "1 234 ", "Read more: ", "\x00\n"]
)
def test_a_hostile_text_costs_no_more_than_its_length(line: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        run_stage(boilerplate, line * count, SAFE)
        return process_time() - start

    assert min(seconds(80_000) for _ in range(2)) < 12 * max(seconds(20_000), 0.01)
