"""Stages: order, choice, and the errors of both."""

import pickle
from collections.abc import Iterable

import pytest

from cleaner import Document, Edit, Stage, stage
from cleaner.errors import PluginError
from cleaner.stages import order, select


def make(name: str, after: tuple[str, ...] = (), before: tuple[str, ...] = ()) -> Stage:
    return Stage(lambda document: (), name, after, before, None)


@stage(after="other", before=["third"])
def sample(document: Document) -> Iterable[Edit]:
    """Do something.

    And more of it.
    """
    return ()


def names(stages: list[Stage]) -> list[str]:
    return [one.name for one in stages]


@pytest.mark.parametrize(
    ("name", "stages", "ordered"),
    [
        ("as given", [make("b"), make("a")], ["b", "a"]),
        ("after", [make("b", after=("a",)), make("a")], ["a", "b"]),
        ("before", [make("b"), make("a", before=("b",))], ["a", "b"]),
        (
            "the choice left is as given",
            [make("z"), make("c", after=("z",)), make("y"), make("b", after=("c",))],
            ["z", "c", "y", "b"],
        ),
    ],
)
def test_order(name: str, stages: list[Stage], ordered: list[str]) -> None:
    assert names(order(stages)) == ordered


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ([make("a", after=("b",)), make("b", after=("a",))], "stand in a circle: "),
        ([make("a", after=("a",))], "circle"),
        ([make("typos"), make("a", after=("typo",))], 'did you mean "typos"'),
        ([make("a"), make("a")], 'two stages are called "a"'),
    ],
)
def test_order_refuses(stages: list[Stage], said: str) -> None:
    with pytest.raises(PluginError, match=said):
        order(stages)


def test_select_keeps_the_order_or_takes_the_users() -> None:
    stages = [make("a"), make("b"), make("c")]
    assert names(select(stages, (), ["b"])) == ["a", "c"]
    assert names(select(stages, ("c", "a"), ())) == ["c", "a"]


@pytest.mark.parametrize(
    ("chosen", "skipped", "said"),
    [
        (("bb",), (), 'no stage "bb"; did you mean "bbb"'),
        ((), ("x",), "known are: a, bbb"),
        (("a", "a"), (), 'names "a" twice'),
    ],
)
def test_select_refuses(chosen: tuple[str, ...], skipped: tuple[str, ...], said: str) -> None:
    with pytest.raises(PluginError, match=said):
        select([make("a"), make("bbb")], chosen, skipped)


def test_the_decorator_makes_a_stage_of_a_function() -> None:
    assert (sample.name, sample.after, sample.before) == ("sample", ("other",), ("third",))
    assert sample.summary == "Do something."
    assert list(sample(Document("a", "a"))) == []


def test_stages_are_pickled_by_name() -> None:
    import cleaner_media

    assert pickle.loads(pickle.dumps(cleaner_media.media)) is cleaner_media.media
