"""What is learned of a column, by its kind; the gate itself is in test_passes.py."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cleaner.gate.drift.learning.kinds import kind_of
from cleaner.gate.drift.learning.learn import Learned, learn, learnable, needed
from cleaner.gate.tables.columns import TABLES
from cleaner.gate.tables.files import DataFile
from cleaner.measures import CORE

IDS = [f"page-{number}" for number in range(1000)]


def learned(table: Any = "documents", margin: float = 0.25, **columns: list[Any]) -> Learned:
    frame = pd.DataFrame({"id": IDS[: len(next(iter(columns.values())))], **columns})
    return learn(frame, table, list(columns), name="good", margin=margin, count_rows=False)


def told(made: Learned) -> list[tuple[str, str, dict[str, Any]]]:
    """Give description, severity and kwargs with the parameters put in, without the column."""
    parameters = made.suite["suite_parameters"]
    return [
        (
            one["description"],
            one["severity"],
            {
                key: parameters[value["$PARAMETER"]] if isinstance(value, dict) else value
                for key, value in one["kwargs"].items()
                if key != "column"
            },
        )
        for one in made.suite["expectations"]
    ]


KINDS = [
    ("id", ["a", "b"], "identifier"),
    ("url", ["a", "b"], "distinct"),
    ("text", ["a", "b"], "distinct"),
    ("text_hash", ["a", "b"], "distinct"),
    ("mojibake", [0, 1], "damage"),
    ("title", ["same"] * 100, "free"),
    ("language", ["en", "de"] * 50, "category"),
    ("language", ["en"], "category"),
    ("section", [f"section {n}" for n in range(100)], "free"),
    ("section", ["x" * 101] * 100, "free"),
    ("published", ["2024", "2024-03-01", "2024-03-01T10:00:00+01:00"], "date"),
    ("published", ["2024-03-01", "1 March 2024", "spring", "later"], "free"),
    ("words", [1, 2, 3], "count"),
    ("width", [1.0, 2.5], "number"),
    ("edit_count", [1.0, 2.0], "fault"),
    ("typos.edits", [1.0, 2.0], "fault"),
    ("http_status", [200.0, 404.0], "category"),
    ("flags", [["a"], ["b"]], None),
    ("title", [], None),
]


@pytest.mark.parametrize(
    ("name", "values", "kind"), KINDS, ids=[f"{n}-{row[0]}" for n, row in enumerate(KINDS)]
)
def test_the_kind_of_a_column(name: str, values: list[Any], kind: str | None) -> None:
    assert kind_of(name, pd.Series(values, dtype=None if values else "object")) == kind


def test_an_id_must_be_given_and_unique() -> None:
    assert told(learned(id=IDS)) == [
        ("id is given", "critical", {}),
        ("id is unique", "critical", {}),
    ]


def test_an_id_that_good_data_have_twice_may_be_there_twice() -> None:
    (rule,) = told(learned(id=[*IDS[:98], "same", "same"]))[1:]
    assert rule[:2] == ("few documents have the same id", "warning")
    assert 0.8 < rule[2]["mostly"] < 0.98


def test_a_title_that_some_lack() -> None:
    given, blank = told(learned(title=["Bridge", None, "River", "Rain"] * 100))
    assert given == ("title is given", "warning", {"mostly": 0.591})
    assert blank[:2] == ("title is not blank where it is given", "critical")


def test_a_category_has_known_values_in_known_shares() -> None:
    given, known, commonest, none_missing = told(learned(language=["en"] * 800 + ["de"] * 200))
    assert given == ("language is given", "critical", {"mostly": 0.986})
    assert known == (
        "language is a known one",
        "critical",
        {"value_set": ["de", "en"], "mostly": 0.986},
    )
    assert commonest == (
        "the commonest language is as common as ever",
        "warning",
        {"value_set": ["en"], "mostly": 0.694},
    )
    assert none_missing == ("no common language is missing", "warning", {"value_set": ["de", "en"]})


def test_values_that_were_seen_once_tell_of_others_to_come() -> None:
    few = told(learned(language=["en"] * 195 + list("abcde")))[1][2]["mostly"]
    none = told(learned(language=["en"] * 195 + ["de"] * 5))[1][2]["mostly"]
    assert few < none - 0.04


def test_dates_of_iso_8601_stay_so() -> None:
    rules = told(learned(published=["2024-03-01", None] * 500))
    assert rules[1][:2] == ("published is an ISO 8601 date where it is given", "critical")
    assert rules[1][2]["mostly"] == 0.973


def test_a_count_has_a_range_and_a_middle() -> None:
    rules = told(learned(words=[*range(100, 1100)]))
    assert rules == [
        ("words is not 0", "critical", {"min_value": 1, "mostly": 0.986}),
        ("words is as usual", "warning", {"min_value": 81, "max_value": 1400, "mostly": 0.984}),
        ("median of words is as usual", "warning", {"min_value": 390, "max_value": 850}),
    ]


def test_a_count_that_is_seldom_more_than_0() -> None:
    assert told(learned(embedded_count=[0] * 990 + [3] * 10)) == [
        ("embedded_count is 0", "warning", {"max_value": 0, "mostly": 0.966})
    ]
    assert told(learned(replacement_characters=[0] * 1000)) == [
        ("replacement_characters is 0", "critical", {"max_value": 0, "mostly": 0.986})
    ]


def test_fewer_faults_are_never_wrong() -> None:
    rules = told(learned(edit_count=[float(value) for value in range(5, 105)]))
    assert [rule[0] for rule in rules] == [
        "edit_count is as usual",
        "median of edit_count is as usual",
    ]
    assert not any("min_value" in rule[2] for rule in rules)


def test_numbers_may_be_negative_and_broken() -> None:
    _, usual, median = told(learned(depth=[-1.5, -0.5, float("nan"), float("inf")] * 50))
    assert usual[2]["min_value"] == -1.9
    assert median[2]["min_value"] == -1.9
    assert median[2]["max_value"] >= -0.5


def test_texts_are_free_of_what_good_ones_are_free_of() -> None:
    made = learned(mojibake=[0] * 1000, php_dumps=[0] * 950 + [2] * 50)
    assert told(made) == [
        ("text is free of mojibake", "critical", {"mostly": 0.986}),
        ("text is free of PHP dumps", "warning", {"mostly": 0.902}),
    ]
    assert [(one["type"], one["kwargs"]["column"]) for one in made.suite["expectations"]] == [
        ("expect_column_values_to_be_free_of_mojibake", "text"),
        ("expect_column_values_to_be_free_of_php_dumps", "text"),
    ]


def test_where_there_are_no_texts_their_counts_are_looked_at() -> None:
    frame = pd.DataFrame({"id": IDS, "markup": [0] * 1000})
    made = learn(frame, "documents", ["markup"], name="good", count_rows=False, has_text=False)
    assert made.suite["expectations"][0]["kwargs"]["column"] == "markup"


def test_few_texts_are_the_same() -> None:
    (given, twice) = told(learned(text_hash=[*IDS[:990], *["same"] * 10]))
    assert given[:2] == ("text_hash is given", "critical")
    assert twice == ("few documents have the same text_hash", "warning", {"mostly": 0.966})


def test_rows_must_be_about_as_many() -> None:
    frame = pd.DataFrame({"id": IDS})
    made = learn(frame, "media", [], name="good")
    assert told(made) == [("enough links are there", "critical", {"min_value": 750})]
    assert made.suite["suite_parameters"] == {"fewest_links": 750}


def test_how_it_was_learned_is_told_in_words() -> None:
    made = learned(words=[*range(100, 1100)], title=["Bridge"] * 970 + [None] * 30)
    assert [one["meta"]["why"] for one in made.suite["expectations"]] == [
        "In good data none of 1,000 documents have 0; up to 1.4 % may.",
        "In 1,000 good documents it is 100 to 1,099, in 98 % of them 109 to 1,090; 25 % less and "
        "more is allowed, and 1.6 % outside.",
        "In 1,000 good documents it is 600; what chance makes of it is allowed, and 25 % more.",
        "In good data 30 of 1,000 documents have no title (3 %); up to 6.7 % may.",
        "In good data none of 970 documents have a blank title; up to 1.4 % may.",
    ]


def test_a_margin_is_wider_or_none() -> None:
    words = [*range(100, 1100)]
    none, wide = (told(learned(words=words, margin=margin))[1][2] for margin in (0, 1))
    assert none == {"min_value": 100, "max_value": 1100, "mostly": 0.987}
    assert wide["max_value"] == 2200


def test_two_names_do_not_share_a_parameter() -> None:
    values = [float(number) for number in range(10, 110)]
    made = learned(**{"a.b": values, "a_b": values})
    parameters = made.suite["suite_parameters"]
    assert {"a_b_most", "a_b_most_2"} <= parameters.keys()


def test_what_nothing_was_learned_about_is_named() -> None:
    made = learned(title=[None] * 40, words=[3] * 40)
    assert made.unlearned == ["title"]


def test_the_order_of_rows_does_not_matter() -> None:
    columns = {"language": ["de", "en"] * 50, "words": [*range(100)]}
    turned = {name: values[::-1] for name, values in columns.items()}
    assert learned(**columns).suite == learned(**turned).suite


ACCOUNT = {
    "read": 1000.0, "written": 990.0, "quarantined": 10.0, "accounted": 1000.0,
    "quarantined_share": 0.01, "edits": 5000.0, "skipped": 0.0, "findings": None,
}  # fmt: skip


def test_a_run_is_learned_from_its_account() -> None:
    made = learned("run", **{name: [value] for name, value in ACCOUNT.items()})
    assert told(made) == [
        ("enough documents were read", "critical", {"min_value": 750}),
        ("enough documents were written", "critical", {"min_value": 740}),
        ("quarantined is as usual", "warning", {"max_value": 33}),
        ("few documents are in quarantine", "critical", {"max_value": 0.034}),
        ("edits is as usual", "warning", {"min_value": 2200, "max_value": 11000}),
        ("skipped is as usual", "warning", {"max_value": 3}),
        ("nothing disappeared", "critical", {"column_A": "read", "column_B": "accounted", "ignore_row_if": "neither"}),
    ]  # fmt: skip
    assert made.unlearned == ["findings"]


@pytest.mark.parametrize("table", ["documents", "media", "run"])
def test_columns_that_name_rather_than_tell_are_not_learned(table: Any) -> None:
    names = learnable(table, None, CORE)
    assert set(names) < {*TABLES[table], *(one.name for one in CORE)}
    assert not {"source", "text", "document_id", "version", "seconds"} & set(names)
    assert set(names) <= set(needed(table, names))


def test_what_is_measured_of_texts_is_learned_too() -> None:
    assert {"text_length", "detected_language"} <= set(learnable("documents", None, CORE))
    fields = ("section", "body", "source")
    file = DataFile(Path("bought.csv"), "csv", fields, own=False, text_field="body")
    assert learnable("documents", file, CORE)[:3] == ["id", "section", "text_length"]
    file = DataFile(Path("bought.csv"), "csv", fields, own=False)
    assert learnable("documents", file, CORE) == ["id", "section", "body"]
