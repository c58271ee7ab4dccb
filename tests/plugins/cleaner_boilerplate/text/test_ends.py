"""The ends of plain texts: what goes, what stays, and where its facts go."""

import pytest

from cleaner import Document
from cleaner.testing import conformance, run_stage
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.stage import boilerplate

BODY = "It rained on Friday.\n\nNobody minded."


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("kicker and title", f"VID: Rain in May\n\n{BODY}", BODY),
        ("kicker with a bar", f"EXCLUSIVE | Rain in May\n\n{BODY}", BODY),
        ("kicker with a number", f"UPDATE 2 - Rain in May\n{BODY}", BODY),
        ("bracketed kicker", f"[PHOTOS] Rain in May\n\n{BODY}", BODY),
        ("two kickers", f"VIDEO: WATCH: Rain in May\n\n{BODY}", BODY),
        ("kicker before a sentence", "WATCH: It rained.\n\nNobody minded.", BODY[:1] + "t rained.\n\nNobody minded."),
        ("title before a date", f"Rain in May\n\nMay 3, 2016\n\n{BODY}", BODY),
        ("date alone", f"2016-05-03 18:30\n\n{BODY}", BODY),
        ("byline", f"By Jane Doe and John Roe\n\n{BODY}", BODY),
        ("dateline", f"OSLO, May 3 (Reuters) - {BODY}", BODY),
        ("dateline without a day", f"NEW YORK (AP) — {BODY}", BODY),
        ("agency alone", f"(AFP) – {BODY}", BODY),
        ("share bar at both ends", f"Share this article\n\n{BODY}\n\nRead more\n", f"{BODY}\n"),
        ("credits", f"{BODY}\n\n(Reporting by Jane Doe; editing by J. Roe)", BODY),
        ("credits behind the text", f"{BODY} (Additional reporting by Jane Doe.)", BODY),
        ("bare credits", f"{BODY}\nReporting by Jane Doe; Editing by John Roe", BODY),
        ("agency behind a dash", f"{BODY}\n\n— Agencies", BODY),
        ("agency behind the text", f"{BODY} – AFP", BODY),
        ("source", f"{BODY}\n\nSource: Agencies", BODY),
        ("wires", f"{BODY}\n\nSANA/AFP", BODY),
        ("nobody's report", f"{BODY}\n\nthe agency reported", BODY),
        ("copyright", f"{BODY}\n\n© 2016 Example Media. All rights reserved.", BODY),
        ("a heap of it", f"{BODY}\n\nSource: AFP\nTweet\nSubscribe to our newsletter\n\n", f"{BODY}\n\n"),
        ("German", f"EILMELDUNG: Regen im Mai\n\n3. Mai 2016, 18:30 Uhr\n\n{BODY}\n\nMehr zum Thema", BODY),
        ("French", f"3 mai 2016 à 18h30\n\n{BODY}\n\nÀ lire aussi :", BODY),
        ("dateline with a place in small letters", f"Berlin (dpa) - {BODY}", BODY),
        ("Spanish dateline", f"Madrid, 3 may (EFE).- {BODY}", BODY),
        ("Italian dateline", f"ROMA, 3 MAG (ANSA) - {BODY}", BODY),
        ("Russian dateline", f"МОСКВА, 3 мая. /ТАСС/. {BODY}", BODY),
        ("Chinese dateline", f"新华社北京5月3日电（记者张三）{BODY}", BODY),
        ("Japanese dateline", f"［東京 3日 ロイター］ - {BODY}", BODY),
        ("Arabic dateline", f"القاهرة (رويترز) - {BODY}", BODY),
        ("title before a byline", f"Rain in May\n\nBy Jane Doe\n\n{BODY}", BODY),
        ("furniture between title and date", f"Rain in May\nShare this article\nMay 3, 2016\n{BODY}", BODY),
        ("furniture in the middle", "It rained.\n\nRead also: Ten bridges\n\nNobody minded.", "It rained.\n\nNobody minded."),
        ("indentation of what stays", "It rained.\n  Advertisement\n  Nobody minded.", "It rained.\n  Nobody minded."),
        ("a list of links", f"{BODY}\n\nRelated articles\nTen bridges\nHow to mend a roof\n\n© 2016 Example", BODY),
        ("lists of links", f"{BODY}\nMost read\nTen bridges\nRelated articles\nHow to mend a roof", BODY),
        ("Chinese credits behind the text", f"{BODY}（责任编辑：张三）", BODY),
        ("Russian", f"СРОЧНО: Дождь в мае\n\n3 мая 2016 г. 18:30\n\n{BODY}\n\nЧитайте также", BODY),
    ],
)  # fmt: skip
def test_what_goes(name: str, before: str, after: str) -> None:
    document = run_stage(boilerplate, before)
    assert document.text == after
    assert document.restore() == before


@pytest.mark.parametrize(
    "text", ["VID: \n\n", "Share\n\nTweet", "© 2016 Example", "2016-05-03\n", "\n"]
)
def test_a_text_that_is_nothing_else_stays(text: str) -> None:
    document = run_stage(boilerplate, text)
    assert (document.text, document.facts, document.published) == (text, {}, None)


def test_facts_and_fields_are_lifted_out() -> None:
    text = (
        "VID: Rain in May\n\nBy Jane Doe\n\nMay 3, 2016 6:30 pm GMT\n\nUpdated: May 4, 2016\n\n"
        f"OSLO, May 3 (Reuters) - {BODY} (Editing by John Roe)\n\n© 2016 Example Media"
    )
    document = run_stage(boilerplate, text)
    assert document.text == BODY
    assert document.title == "Rain in May"
    assert document.published == "2016-05-03T18:30:00+00:00"
    assert document.facts == {
        "kicker": "VID",
        "author": "Jane Doe",
        "updated": "2016-05-04",
        "dateline": "OSLO, May 3",
        "agency": "Reuters",
        "credits": "Editing by John Roe",
        "copyright": "© 2016 Example Media",
    }


def test_a_known_title_is_not_repeated_in_the_text() -> None:
    document = Document("a", "a", text=f"Rain, in May!\n{BODY}", title="Rain in May")
    (edit,) = boilerplate(document)
    assert (edit.start, edit.end, edit.rule) == (0, 14, "title-line")
    assert document.title == "Rain in May"


def test_what_the_source_knows_goes_before_what_the_text_says() -> None:
    document = Document("a", "a", text=f"May 3, 2016\n\n{BODY}", published="2015-01-01")
    assert [edit.rule for edit in boilerplate(document)] == ["date-line"]
    assert document.published == "2015-01-01"
    assert document.facts == {"date": "2016-05-03"}


def test_an_ambiguous_date_is_a_finding() -> None:
    document = run_stage(boilerplate, f"03/04/2016\n\n{BODY}")
    (finding,) = document.findings
    assert finding.rule == "ambiguous-date"
    assert "2016-04-03 or 2016-03-04" in finding.message
    assert not document.edits


@pytest.mark.parametrize(
    "tail",
    [
        "Related articles\nThey are listed in the appendix, which the council has printed.",
        "Related articles\n" + "Ten bridges\n" * 30,
    ],
)
def test_what_follows_a_heading_is_a_list_only_where_it_reads_like_one(tail: str) -> None:
    document = run_stage(boilerplate, f"{BODY}\n{tail}")
    assert {edit.rule for edit in document.edits} <= {"related"}


def test_facts_of_the_middle_and_the_tail() -> None:
    text = (
        "Home > News > Weather\nIt rained.\nPhoto: Jane Doe/Getty Images\nNobody minded.\n"
        "Photo: John Roe\nTags: rain, weather"
    )
    document = run_stage(boilerplate, text)
    assert document.text == "It rained.\nNobody minded."
    assert document.facts == {
        "section": "News > Weather",
        "photo": "Jane Doe/Getty Images",
        "tags": "rain, weather",
    }


def test_a_hijri_date_is_a_finding() -> None:
    document = run_stage(boilerplate, f"28 رمضان 1440\n\n{BODY}")
    assert [finding.rule for finding in document.findings] == ["hijri-date"]
    assert not document.edits


def test_the_language_of_a_document_orders_a_date() -> None:
    document = Document("a", "a", text=f"03/04/2016\n\n{BODY}", language="de")
    assert [edit.rule for edit in boilerplate(document)] == ["date-line"]
    assert document.published == "2016-04-03"


def test_options_add_phrases_and_kickers() -> None:
    options = BoilerplateOptions(phrases=("Our daily letter!",), kickers=("SCHOOL NEWS",))
    text = f"SCHOOL NEWS: Rain\n\n{BODY}\n\nour daily letter"
    assert run_stage(boilerplate, text, options).text == BODY
    assert run_stage(boilerplate, text).text == text


def test_conformance() -> None:
    conformance(boilerplate)
