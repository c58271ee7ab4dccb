"""The schemas of Great Expectations, and what is made of them."""

from typing import Any

import pytest

from cleaner.errors import SuiteError
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.schemas import ExpectationTypes, describe, snake_case

NAMES = [
    ("ExpectColumnKLDivergenceToBeLessThan", "expect_column_kl_divergence_to_be_less_than"),
    ("ExpectColumnPairValuesAToBeGreaterThanB", "expect_column_pair_values_a_to_be_greater_than_b"),
    ("ExpectColumnValueZScoresToBeLessThan", "expect_column_value_z_scores_to_be_less_than"),
    ("UnexpectedRowsExpectation", "unexpected_rows_expectation"),
]


@pytest.mark.parametrize(("name", "snake"), NAMES)
def test_names_are_made_as_great_expectations_makes_them(name: str, snake: str) -> None:
    assert snake_case(name) == snake


def test_every_schema_can_be_read_and_put_into_words(sources: Any) -> None:
    types = ExpectationTypes(sources)
    known = {}
    for name in types.names:
        try:
            found = types.get(name)
        except SuiteError as error:
            assert "it works on" in str(error)  # noqa: PT017
            continue
        assert found is not None
        assert set(found.required) <= found.properties.keys()
        known[name] = {key: one.expected for key, one in found.properties.items()}
    assert len(known) > 40
    words = [
        word for kwargs in known.values() for key, word in kwargs.items() if key != "row_condition"
    ]
    assert [word for word in words if word == "something else"] == []


DESCRIBED = [
    ({"type": "number", "minimum": 0}, "a number, at least 0"),
    ({"type": "array", "items": {"type": "string"}}, "a list (each a text)"),
    ({"type": "array", "items": [{}, {}]}, "a list"),
    ({"enum": ["a", "b"]}, 'one of "a", "b"'),
    ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "a whole number or null"),
    ({"type": "object", "required": ["a", "b"]}, 'an object with "a", "b"'),
    ({"$ref": "#/definitions/X"}, "something else"),
]


@pytest.mark.parametrize(("schema", "words"), DESCRIBED)
def test_a_schema_is_put_into_words(schema: dict[str, Any], words: str) -> None:
    assert describe(schema) == words


def test_a_plugins_broken_schema_is_told(tmp_path: Any) -> None:
    (tmp_path / "ExpectColumnToBeNice.json").write_text("{")
    types = ExpectationTypes([ExpectationSource(suites=tmp_path, schemas=tmp_path)])
    with pytest.raises(SuiteError, match="has a schema that can't be read"):
        types.get("expect_column_to_be_nice")
