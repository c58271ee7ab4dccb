from pathlib import Path

import pytest

from cleaner.testing import run_stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.lines.raw import may_be_raw
from cleaner_boilerplate.text.stage import boilerplate
from tests.plugins.cleaner_boilerplate.text.lines.pages import ARTICLE, page

EXTRACTED = [
    tuple(part.split("\n", 1))
    for part in (Path(__file__).parent / "extracted.txt").read_text("utf-8").split("%% ")[1:]
]


@pytest.mark.parametrize(("name", "text"), EXTRACTED, ids=[name for name, _ in EXTRACTED])
@pytest.mark.parametrize("blank", [False, True])
def test_what_somebody_wrote_is_no_raw_dump(name: str, text: str, blank: bool) -> None:
    text = text.replace("\n", "\n\n") if blank else text
    document = run_stage(boilerplate, text)
    assert document.metrics["boilerplate.raw_dump"] == 0
    assert document.text == run_stage(boilerplate, text, BoilerplateOptions(level="safe")).text


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "ja"])
@pytest.mark.parametrize("blank", [False, True])
def test_all_the_lines_of_a_page_are_one(language: str, blank: bool) -> None:
    text = page(language)
    text = text.replace("\n", "\n\n") if blank else text
    assert may_be_raw(text)
    assert run_stage(boilerplate, text).metrics["boilerplate.raw_dump"] == 1


def test_an_article_is_none() -> None:
    assert not may_be_raw(ARTICLE)
