"""Surveys: counting is exact, whatever the order, and leaves nothing behind."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.survey
from cleaner import Config, Noted, Pipeline, RawDocument, Surveyed
from cleaner.config import PipelineConfig
from cleaner.errors import OutputError, StageError
from cleaner.survey import SurveyCounter, encode, load

KEYS = st.one_of(st.integers(0, 30), st.integers(0, 2**64 - 1), st.just(2**64 - 1))
NOTES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.builds(Noted, st.lists(KEYS, max_size=20), st.integers(0, 4)),
    ),
    max_size=30,
)


def count(notes: list[tuple[str, Noted]], *, into_memory: bool = True) -> Surveyed:
    with SurveyCounter() as counter:
        for one in notes:
            counter.add(encode([one]))
        return load(counter.finish(), into_memory=into_memory)


def by_hand(notes: list[tuple[str, Noted]], name: str) -> dict[int, int]:
    seen: dict[int, set[int]] = defaultdict(set)
    for stage_name, noted in notes:
        if stage_name == name:
            for key in noted.keys:
                seen[key].add(noted.content)
    return {key: len(contents) for key, contents in seen.items()}


@pytest.mark.parametrize(("held", "size"), [(1 << 19, 1 << 20), (5, 7), (1, 1)])
def test_counting_is_exact(monkeypatch: pytest.MonkeyPatch, held: int, size: int) -> None:
    monkeypatch.setattr(cleaner.survey, "_HELD", held)
    monkeypatch.setattr(cleaner.survey, "_SLICE", size)

    @settings(max_examples=60, deadline=None)
    @given(NOTES, st.randoms())
    def holds(notes: list[tuple[str, Noted]], random: object) -> None:
        surveyed = count(notes)
        for name in ("a", "b"):
            expected = by_hand(notes, name)
            keys = sorted(expected)
            assert surveyed.of_stage(name).counts(keys) == [expected[key] for key in keys]
        assert len(surveyed) == sum(
            times > 1 for name in "ab" for times in by_hand(notes, name).values()
        )
        assert count(notes[::-1]).digest == surveyed.digest

    holds()


def test_a_partition_that_is_large_is_counted_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.survey, "_SLICE", 100)
    # all keys in one partition, and many of them the same
    notes = [("a", Noted(list(range(200)), content)) for content in range(20)]
    assert count(notes).of_stage("a").counts([0, 199, 200]) == [20, 20, 1]


def test_the_files_are_gone_afterwards() -> None:
    with SurveyCounter() as counter:
        counter.add(encode([("a", Noted([1, 2], 1)), ("a", Noted([1], 2))]))
        folder = counter.finish()
        surveyed = load(folder)
        assert surveyed.of_stage("a").counts([1, 2]) == [2, 1]
        assert {path.name for path in folder.iterdir()} == {"keys", "counts"}
        del surveyed
    assert not folder.exists()


def test_what_can_not_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(OutputError, match="TMPDIR"):
        SurveyCounter()


PLUGIN = """
from cleaner import Noted, hookimpl, stage

def note(document):
    words = document.text.split()
    if words[:1] == ["fails"]:
        raise ValueError("it fails")
    if words[:1] == ["wrong"]:
        return "no note"
    return Noted([len(word) for word in words], len(document.text)) if words else None

@stage(survey=note)
def repeats(document, surveyed):
    document.metrics["repeats.count"] = surveyed.counts([3])[0]

@hookimpl
def cleaner_stages():
    return [repeats]
"""


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    (tmp_path / "repeats_plugin.py").write_text(PLUGIN, "utf-8")
    plugins = PipelineConfig(plugins=(str(tmp_path / "repeats_plugin.py"),))
    return Pipeline(Config(pipeline=plugins))


def test_a_pipeline_surveys_in_memory(pipeline: Pipeline) -> None:
    raws = [RawDocument("q", text) for text in ("one", "and two", "", "fails", "wrong", "and two")]
    assert pipeline.clean(raws[0]).metrics["repeats.count"] == 1
    assert pipeline.survey(raws) >= 1
    # the two that are the same count once, those that fail not at all
    assert pipeline.clean(raws[0]).metrics["repeats.count"] == 2


@pytest.mark.parametrize(("text", "reason"), [("fails", "ValueError"), ("wrong", "not a Noted")])
def test_a_survey_that_fails_names_its_stage(pipeline: Pipeline, text: str, reason: str) -> None:
    with pytest.raises(StageError, match=reason) as error:
        pipeline.note(RawDocument("q", text))
    assert error.value.stage == "repeats"
