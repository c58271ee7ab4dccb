import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Document
from cleaner.testing import conformance, prose, run_stage
from cleaner_boilerplate.options import BoilerplateOptions, Level
from cleaner_boilerplate.text.lines.facts import read_facts
from cleaner_boilerplate.text.stage import EXTRACTED, boilerplate
from tests.plugins.cleaner_boilerplate.text.lines.pages import ARTICLE, article, page

LEVELS: tuple[Level, ...] = ("auto", "safe", "edges", "full")
SCORED: tuple[Level, ...] = ("auto", "edges", "full")


def cleaned(text: str, level: Level = "auto") -> Document:
    return run_stage(boilerplate, text, BoilerplateOptions(level=level))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "ja"])
@pytest.mark.parametrize("level", ["auto", "full"])
def test_a_raw_page_becomes_its_article(language: str, level: Level) -> None:
    document = cleaned(page(language), level)
    assert document.text.strip() == article(language)
    assert document.restore() == page(language)


@pytest.mark.parametrize("level", LEVELS)
def test_an_article_stays(level: Level) -> None:
    assert cleaned(ARTICLE, level).text == ARTICLE


def test_edges_goes_by_the_two_ends() -> None:
    document = cleaned(page("en"), "edges")
    assert document.text.strip() == ARTICLE
    assert {edit.rule for edit in document.edits} <= {"head", "tail"}


def test_safe_leaves_the_menus() -> None:
    assert cleaned(page("en"), "safe").text.startswith("News\nSports\nBusiness\n")


def test_facts_are_read_before_they_go() -> None:
    document = cleaned(page("en"))
    assert document.published == "2024-05-03"
    assert document.facts["author"] == "Jane Doe"


def test_what_is_known_goes_before_what_a_page_says() -> None:
    document = Document("a", "a", text=page("en"), published="2015-01-01")
    document.facts["author"] = "John Roe"
    assert list(boilerplate(document))
    assert document.published == "2015-01-01"
    assert document.facts["author"] == "John Roe"


def test_the_account_of_a_raw_page() -> None:
    document = cleaned(page("en"))
    assert document.metrics["boilerplate.raw_dump"] == 1
    assert 0.5 < document.metrics["boilerplate.confidence"] <= 1
    lines = len(page("en").split("\n")) - len(ARTICLE.split("\n"))
    assert document.metrics["boilerplate.lines_dropped"] == lines


def test_the_account_of_an_article() -> None:
    assert cleaned(ARTICLE).metrics == {"boilerplate.raw_dump": 0, "boilerplate.share": 0}


def test_a_text_out_of_a_page_is_no_raw_dump() -> None:
    document = Document("a", "a", text=page("en"))
    document.metrics[EXTRACTED] = 0.9
    assert not [edit for edit in boilerplate(document) if edit.rule in ("head", "menu")]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "text", ["Home\nNews\nLogin\n" * 10, "Share\n\nTweet", "\n", "\x00\n\x00", "a", "Menu"]
)
def test_a_text_is_never_emptied(level: Level, text: str) -> None:
    document = cleaned(text, level)
    assert document.text.strip() or not text.strip()


_FURNITURE = st.sampled_from(
    "Home|News|Sport|Login|Share|Facebook|Menu|Read more|© 2024 Northam Echo|3 comments|Impressum|"
    "Swans return to the mill|May 3, 2024|By Jane Doe|VIDEO: Rain in May|Privacy policy|Related|"
    "Cheese prices fall again|We use cookies to make this site better.|03/04/2024||Advertise".split(
        "|"
    )
)
_LINES = st.one_of(_FURNITURE, _FURNITURE, st.sampled_from(ARTICLE.split("\n")))


@pytest.mark.parametrize("level", SCORED)
def test_a_second_pass_over_a_raw_page_changes_nothing(level: Level) -> None:
    @settings(max_examples=150, deadline=None, database=None)
    @given(st.lists(_LINES, max_size=20), prose, st.lists(_LINES, max_size=60))
    def holds(head: list[str], body: str, tail: list[str]) -> None:
        text = "\n".join([*head, body, *tail])
        first = cleaned(text, level)
        assert first.restore() == text
        assert not cleaned(first.text, level).edits

    holds()


@pytest.mark.parametrize("level", LEVELS)
def test_conformance(level: Level) -> None:
    conformance(boilerplate, examples=60, options=BoilerplateOptions(level=level))


@pytest.mark.parametrize(
    "text",
    [
        "Home\n" * 100_000,
        "\n" * 100_000,
        "x" * 10_000_000,
        "\x00" * 100_000,
        "Login\x00\n\ud800\n" * 999,
    ],
    ids=["lines", "breaks", "one line", "NULs", "surrogates"],
)
@pytest.mark.parametrize("level", LEVELS)
def test_hostile_text(level: Level, text: str) -> None:
    document = Document("a", "a", text=text)
    list(boilerplate(document, BoilerplateOptions(level=level)))


def test_an_article_does_not_pay_for_numpy() -> None:
    program = (
        "import sys\n"
        "from cleaner import Document\n"
        "from cleaner_boilerplate.text.stage import boilerplate\n"
        f"list(boilerplate(Document('a', 'a', text={ARTICLE!r} * 3)))\n"
        "assert 'numpy' not in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )


@pytest.mark.parametrize(
    ("line", "language", "published"),
    [
        ("15 رمضان 1440 هـ", None, None),
        ("03/04/2016", None, None),
        ("03/04/2016", "de", "2016-04-03"),
        ("May 3, 2024", None, "2024-05-03"),
    ],
)
def test_only_a_certain_date_of_a_line_that_goes_is_kept(
    line: str, language: str | None, published: str | None
) -> None:
    document = Document(id="a", source="a", language=language)
    read_facts(document, [line], ())
    assert document.published == published


def test_the_share_that_was_taken_out_is_a_metric() -> None:
    document = cleaned("VID: Rain\n\n" + "It rained all day in Northam, said the mayor. " * 3)
    share = document.metrics["boilerplate.share"]
    assert 0 < share < 0.2
    assert cleaned("").metrics["boilerplate.share"] == 0
