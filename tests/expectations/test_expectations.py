"""Our own expectations: registered, described by their schemas, rendered for Data Docs."""

import importlib
import json
from typing import Any

import pytest

from cleaner.gate.suites.schemas import ExpectationTypes, snake_case
from cleaner_expectations import cleaner_expectations

SOURCE = cleaner_expectations()
assert SOURCE.schemas is not None
SCHEMAS = sorted(SOURCE.schemas.glob("*.json"))
TYPES = [snake_case(path.stem) for path in SCHEMAS]


def implementation(name: str) -> Any:
    from great_expectations.expectations.registry import get_expectation_impl

    for module in SOURCE.modules:
        importlib.import_module(module)
    return get_expectation_impl(name)


def test_each_expectation_has_a_schema() -> None:
    from great_expectations.expectations.registry import list_registered_expectation_implementations

    for module in SOURCE.modules:
        importlib.import_module(module)
    registered = list_registered_expectation_implementations()
    ours = {
        name
        for name in registered
        if implementation(name).__module__.startswith("cleaner_expectations.")
    }
    assert ours == set(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_fits_the_expectation(name: str) -> None:
    found = implementation(name)
    known = ExpectationTypes([SOURCE]).get(name)
    assert known is not None
    assert known.modules == SOURCE.modules
    assert known.required == ("column",)
    assert known.properties.keys() <= found.__fields__.keys()
    (path,) = [path for path in SCHEMAS if snake_case(path.stem) == name]
    schema = json.loads(path.read_text())
    assert (
        schema["properties"]["metadata"]["properties"]["expectation_class"]["const"]
        == found.__name__
    )
    assert schema["properties"]["metadata"]["properties"]["expectation_type"]["const"] == name


@pytest.mark.parametrize("name", TYPES)
def test_the_expectation_is_put_into_words(name: str) -> None:
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    found = implementation(name)
    words = []
    for kwargs in ({"column": "text"}, {"column": "text", "mostly": 0.9}):
        configuration = ExpectationConfiguration(type=name, kwargs=kwargs)
        (content,) = found._prescriptive_renderer(configuration=configuration)
        template = content.string_template
        assert template["params"]["column"] == "text"
        words.append(template["template"])
    assert words[0].startswith(("$column texts must be ", "$column links must be "))
    assert words[1] == words[0].removesuffix(".") + ", at least $mostly of them."


@pytest.mark.parametrize("name", TYPES)
def test_it_has_a_docstring_of_its_own(name: str) -> None:
    doc = implementation(name).__doc__
    assert doc.startswith(("Expect the texts of a column to ", "Expect the links of a column to "))
    for part in ("Nulls are not looked at", "Args:", "mostly (float", "Supported Data Sources:"):
        assert part in " ".join(doc.split())
