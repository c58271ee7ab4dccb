"""Dictionaries of plugins and words of sites: they reach the stage, and what is wrong is named."""

from pathlib import Path
from typing import Any

import pytest

from cleaner import CleanerError, Config, Dictionary, Pipeline, RawDocument
from cleaner.config import typed

GERMAN = """
from pathlib import Path
from cleaner import Dictionary, hookimpl

@hookimpl
def cleaner_dictionaries():
    return [Dictionary({language!r}, Path(__file__).with_name("german.txt"), frozenset({words!r}.split()))]
"""
WORDS = "der die das und ist nicht ein eine es mit von in den auf war"
TEXT = (
    "Das ist nähmlich nicht das Haus, und es war nicht in der Stadt.\n"
    "They did not recieve the word nähmlich, and they had no other.\n"
    "Es ist nicht recieve, und das war in der Stadt nicht so."
)


@pytest.fixture
def plugin(tmp_path: Path) -> Any:
    def write(language: str = "de", words: str = WORDS, entries: str = "nähmlich nämlich\n") -> str:
        (tmp_path / "german.txt").write_text(entries, "utf-8")
        path = tmp_path / "german.py"
        path.write_text(GERMAN.format(language=language, words=words), "utf-8")
        return str(path)

    return write


def cleaned(text: str, config: dict[str, Any], url: str | None = None) -> str:
    pipeline = Pipeline(typed(config, Config, "config"))
    return pipeline.clean(
        RawDocument(source="a.txt", data=text, media_type="text/plain", url=url)
    ).text


def test_each_paragraph_is_corrected_by_its_own_language(plugin: Any) -> None:
    text = cleaned(TEXT, {"pipeline": {"plugins": [plugin()], "stages": ["typos"]}})
    assert text == (
        "Das ist nämlich nicht das Haus, und es war nicht in der Stadt.\n"
        "They did not receive the word nähmlich, and they had no other.\n"
        "Es ist nicht recieve, und das war in der Stadt nicht so."
    )


def test_neighbours_need_not_be_english(plugin: Any) -> None:
    text = "Das ist nähmlich auch nicht das Haus, und es war nicht in der Stadt."
    assert cleaned(text, {"pipeline": {"plugins": [plugin()], "stages": ["typos"]}}) == (
        "Das ist nämlich auch nicht das Haus, und es war nicht in der Stadt."
    )


def test_common_words_may_be_any_collection() -> None:
    given = Dictionary("de", Path("german.txt"), ["und", "oder"])  # type: ignore[arg-type]
    assert given.common_words == {"und", "oder"}
    with pytest.raises(TypeError, match="one text"):
        Dictionary("de", Path("german.txt"), "und oder")  # type: ignore[arg-type]


def test_english_stays_corrected_beside_another_language(plugin: Any) -> None:
    text = "Das ist nähmlich nicht das Haus.\nThey did not recieve the other one of them."
    assert cleaned(text, {"pipeline": {"plugins": [plugin()], "stages": ["typos"]}}) == (
        "Das ist nämlich nicht das Haus.\nThey did not receive the other one of them."
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"language": "German"}, '"German" is not the code of a language'),
        ({"words": ""}, 'the dictionary for "de" has no common words'),
        ({"language": "en"}, "another language than English"),
        ({"language": 3}, "german.* failed in cleaner_dictionaries: .*language 3 is no text"),
        ({"entries": "nähmlich\n"}, r'german\.txt, line 1: "nähmlich" is not of the form'),
    ],
)
def test_a_dictionary_that_can_not_be_used(
    plugin: Any, wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(CleanerError, match=message):
        Pipeline(typed({"pipeline": {"plugins": [plugin(**wrong)]}}, Config, "config"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("['de']", r"strange.* gives 'de', which is no Dictionary"),
        ("'de'", r"strange.* gives 'de', no list of dictionaries"),
    ],
)
def test_what_is_no_dictionary_is_named(tmp_path: Path, given: str, message: str) -> None:
    path = tmp_path / "strange.py"
    path.write_text(
        f"from cleaner import hookimpl\n\n@hookimpl\ndef cleaner_dictionaries():\n    return {given}\n"
    )
    with pytest.raises(CleanerError, match=message):
        Pipeline(typed({"pipeline": {"plugins": [str(path)]}}, Config, "config"))


def test_dictionaries_are_no_setting() -> None:
    with pytest.raises(CleanerError, match="dictionaries come of plugins"):
        Pipeline(typed({"stages": {"typos": {"dictionaries": []}}}, Config, "config"))


def test_words_of_a_site_hold_on_its_pages(tmp_path: Path) -> None:
    (tmp_path / "site.txt").write_text("Northham Northam\n")
    config = {
        "pipeline": {"stages": ["boilerplate", "typos"]},
        "sites": {
            "example.com": {
                "dictionary": [str(tmp_path / "site.txt")],
                "ignore": ["recieve"],
                "phrases": ["Subscribe to us"],
            }
        },
    }
    text = "In Northham they did not recieve the letter, and it was seperate from all others."
    kept = "In Northam they did not recieve the letter, and it was separate from all others."
    other = "In Northham they did not receive the letter, and it was separate from all others."
    assert cleaned(text, config, "https://news.example.com/a") == kept
    assert cleaned(text, config, "https://example.org/a") == other
    assert cleaned(text, config) == other


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"keeep": []}, 'example.com.*: there is no setting "keeep"; did you mean "keep"'),
        ({"ignore": "a"}, r'sites\."example\.com".*ignore: Expected `array`, got `str`'),
        ({"dictionary": ["no.txt"]}, r"the dictionary no\.txt can't be read"),
    ],
)
def test_words_of_a_site_that_can_not_be_used(table: dict[str, Any], message: str) -> None:
    with pytest.raises(CleanerError, match=message):
        Pipeline(typed({"sites": {"example.com": table}}, Config, "config"))
