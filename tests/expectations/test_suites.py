"""The suites of the house: good articles pass them, dirty ones fail, each by its rule."""

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner.document import Document, Encoding, MediaLink
from cleaner.gate.suites.loading import Suite, load_suites
from cleaner.gate.verdict import SuiteVerdict
from cleaner.io.writers import JsonLinesWriter
from cleaner_expectations import cleaner_expectations
from tests.gate.samples import AVAILABLE
from tests.gate.samples import judge as judged

SOURCE = cleaner_expectations()
TEXT = (
    "The council opened the bridge on Friday. “We have waited for years,” said the mayor, Zoë Müller."
    "\n\nThe work cost 20 €, less than was planned. «Très bien», said a visitor from Besançon.\n"
)


def clean(number: int, **changes: Any) -> Document:
    fields: dict[str, Any] = {
        "id": f"page-{number}",
        "source": "pages",
        "text": TEXT * 2,
        "title": "The bridge",
        "encoding": Encoding("utf-8", "utf-8"),
        "published": [
            None,
            "2024",
            "2024-03-01",
            "2024-03-01T10:00:00Z",
            "2024-03-01T10:00:00.5+01:00",
        ][number % 5],
        "media": [MediaLink("https://example.com/a.jpg", "a.jpg", "image", status="ok")],
    }
    return Document(**{**fields, **changes})


def judge(
    tmp_path: Path, name: str, documents: list[Document], manifest: Any = None
) -> SuiteVerdict:
    path = tmp_path / "out.jsonl"
    path.write_bytes(JsonLinesWriter().encode(documents))
    suites = load_suites([name], [SOURCE], AVAILABLE)
    return judged(path, suites, manifest).suites[0]


def not_passed(verdict: SuiteVerdict) -> list[str]:
    return [one.title for one in verdict.expectations if one.outcome != "passed"]


@pytest.fixture(params=["article", "media", "run"])
def suite(request: pytest.FixtureRequest) -> Suite:
    (loaded,) = load_suites([request.param], [SOURCE], AVAILABLE)
    return loaded


def test_every_rule_says_what_and_why(suite: Suite) -> None:
    for one in suite.expectations:
        assert one.description
        assert one.why
        assert one.why.endswith(".")


def test_the_file_is_named_as_the_suite(suite: Suite) -> None:
    assert suite.path.stem == suite.name


def test_good_articles_pass_everything(tmp_path: Path) -> None:
    verdict = judge(tmp_path, "article", [clean(number) for number in range(10)])
    assert (verdict.outcome, not_passed(verdict)) == ("passed", [])


DIRTY = [
    ("mojibake", {"text": "The cafÃ© is open. " + TEXT * 2}, "text is free of mojibake"),
    ("a dump", {"text": TEXT * 2 + 'string(4) "x y"'}, "text is free of PHP dumps"),
    ("a control character", {"text": TEXT * 2 + "\x07"}, "text is free of control characters"),
    ("a carriage return", {"text": TEXT * 2 + "\r\n"}, "text is free of control characters"),
    ("an empty text", {"text": ""}, "text is not empty"),
    ("an id twice", {"id": "page-2"}, "id is unique"),
    ("a date for people", {"published": "1 March 2024"}, "published is an ISO 8601 date where it is given"),
    ("a date and more", {"published": "2024-03-01\n"}, "published is an ISO 8601 date where it is given"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rule"), [row[1:] for row in DIRTY], ids=[row[0] for row in DIRTY]
)
def test_a_dirty_article_fails(tmp_path: Path, changes: Any, rule: str) -> None:
    documents = [clean(0, **changes), *(clean(number) for number in range(1, 5))]
    verdict = judge(tmp_path, "article", documents)
    assert verdict.outcome == "failed"
    assert rule in not_passed(verdict)


DOUBTFUL = [
    ("short", {"text": "The bridge is open."}, "text is long enough for an article"),
    ("replacement characters", {"text": TEXT * 2 + "\ufffd"}, "text is free of replacement characters"),
    ("undecodable bytes", {"encoding": Encoding("utf-8", "utf-8-dirty", 0.5, 3)}, "all bytes could be decoded"),
    ("no title", {"title": None}, "title is given"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rule"), [row[1:] for row in DOUBTFUL], ids=[row[0] for row in DOUBTFUL]
)
def test_a_doubtful_article_is_a_warning(tmp_path: Path, changes: Any, rule: str) -> None:
    verdict = judge(tmp_path, "article", [clean(0, **changes)])
    assert verdict.outcome == "passed"
    assert not_passed(verdict) == [rule]


def test_good_links_pass_and_unsafe_ones_fail(tmp_path: Path) -> None:
    good = judge(tmp_path, "media", [clean(number) for number in range(3)])
    assert (good.outcome, not_passed(good)) == ("passed", [])
    bad = clean(1, media=[MediaLink("javascript:x", "javascript:x", "image", status="unsafe")])
    unsafe = judge(tmp_path, "media", [clean(0), bad])
    assert (unsafe.outcome, not_passed(unsafe)) == ("failed", ["no link is unsafe"])


def test_broken_links_are_a_warning_and_none_are_fine(tmp_path: Path) -> None:
    broken = clean(1, media=[MediaLink("x", "x", "image", status="broken")])
    verdict = judge(tmp_path, "media", [broken, clean(0)])
    assert (verdict.outcome, not_passed(verdict)) == ("passed", ["few links are broken"])
    assert judge(tmp_path, "media", [clean(0, media=[])]).outcome == "passed"


RUNS = [
    ({"read": 100, "written": 97, "quarantined": 3}, []),
    ({"read": 100, "written": 90, "quarantined": 10}, ["few documents are in quarantine"]),
    ({"read": 100, "written": 97, "quarantined": 2}, ["nothing disappeared"]),
    ({"read": 0, "written": 0, "quarantined": 0}, ["documents were written"]),
    ({"read": 100, "written": 97}, ["few documents are in quarantine", "nothing disappeared"]),
]


@pytest.mark.parametrize(("manifest", "rules"), RUNS)
def test_the_run_is_judged_by_its_manifest(tmp_path: Path, manifest: Any, rules: list[str]) -> None:
    verdict = judge(tmp_path, "run", [], manifest)
    assert not_passed(verdict) == rules
    assert (verdict.outcome == "passed") is (not rules)


def test_suites_are_json_that_people_can_edit() -> None:
    for path in SOURCE.suites.glob("*.json"):
        text = path.read_text("utf-8")
        assert json.loads(text)["meta"]["why"]
        assert max(map(len, text.splitlines())) < 200
