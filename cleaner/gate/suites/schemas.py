"""What each type of expectation takes, from JSON schemas, without importing Great Expectations.

Great Expectations ships a schema for each of its expectations, and a plugin one for each of its
own. They were made for the forms of GX Cloud, so a few are stricter than the library: the
differences are the tables below, found by comparing both (GX 1.24).
"""

import importlib.util
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import SuiteError
from cleaner.gate.sources import ExpectationSource

# they belong to the whole suite or beside the kwargs, or mean nothing outside of GX Cloud
_NOT_KWARGS = {
    "batch_id",
    "catch_exceptions",
    "condition_parser",
    "description",
    "id",
    "library_metadata",
    "meta",
    "metadata",
    "notes",
    "rendered_content",
    "result_format",
    "severity",
    "windows",
}

_NUMBER_OR_NULL = {"anyOf": [{"type": "number"}, {"type": "null"}]}
_OVERRIDES: dict[str, dict[str, Any]] = {
    # the schema's "multipleOf 0.01" is never checked by GX, and 0.995 is a fair share
    "mostly": {"type": "number", "minimum": 0, "maximum": 1},
    # GX takes numbers and texts in one set, empty texts and booleans too
    "value_set": {
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]},
    },
    # GX takes null for an open end
    "quantile_ranges": {
        "type": "object",
        "required": ["quantiles", "value_ranges"],
        "additionalProperties": False,
        "properties": {
            "quantiles": {"type": "array", "minItems": 1, "items": {"type": "number"}},
            "value_ranges": {
                "type": "array",
                "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": _NUMBER_OR_NULL},
            },
        },
    },
    # GX fails on these only while it evaluates
    "column_list": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
    "regex_list": {"type": "array", "minItems": 1, "items": {"type": "string"}},
}

# without these the expectation says nothing: GX has a default that always passes, or none at all
_REQUIRED_TOO = {
    "expect_column_values_to_match_regex": ("regex",),
    "expect_column_kl_divergence_to_be_less_than": ("partition_object", "threshold"),
}

_COLUMNS_ARE_CHOSEN = "the gate reads only the columns that a suite names, so it would say nothing"
_REFUSED = {
    "expect_column_to_exist": "a rule on a column that is missing is an error by itself",
    "expect_table_column_count_to_be_between": _COLUMNS_ARE_CHOSEN,
    "expect_table_column_count_to_equal": _COLUMNS_ARE_CHOSEN,
    "expect_table_columns_to_match_ordered_list": _COLUMNS_ARE_CHOSEN,
    "expect_table_columns_to_match_set": _COLUMNS_ARE_CHOSEN,
}
_ENGINE = "Pandas"


class Property(msgspec.Struct, frozen=True):
    """One kwarg: its JSON schema, and whether null stands for "not given"."""

    schema: dict[str, Any]
    nullable: bool

    def accepts(self, value: Any) -> bool:
        """Tell whether a value is valid."""
        import jsonschema  # type: ignore[import-untyped]

        valid: bool = jsonschema.Draft7Validator(self.schema).is_valid(value)
        return valid

    @property
    def expected(self) -> str:
        """Say what is valid: "a number from 0 to 1"."""
        return describe(self.schema)


class ExpectationType(msgspec.Struct, frozen=True):
    """One type of expectation: its kwargs, and the modules that define it (none for GX's own).

    `measure` names the measure that can stand for the text which it is about: its metric takes the
    one or the other, and with `in_duckdb` the measure in DuckDB too.
    """

    name: str
    properties: dict[str, Property]
    required: tuple[str, ...]
    modules: tuple[str, ...] = ()
    measure: str | None = None
    in_duckdb: bool = False


class ExpectationTypes:
    """Every type of expectation that a suite may use."""

    def __init__(self, sources: Sequence[ExpectationSource]) -> None:
        self._files = dict(_files(_gx_schemas()))
        self._modules: dict[str, tuple[str, ...]] = {}
        for source in sources:
            if source.schemas is not None:
                for name, path in _files(source.schemas):
                    self._files[name] = path
                    self._modules[name] = source.modules

    @property
    def names(self) -> list[str]:
        """The names, as suites spell them."""
        return sorted(self._files.keys() - _REFUSED.keys())

    def get(self, name: str) -> ExpectationType | None:
        """Give a type, or None where there is none of this name.

        Raises `SuiteError`, whose text goes on after the name, for a type that is of no use here.
        """
        if name in _REFUSED:
            raise SuiteError(f"can't be used: {_REFUSED[name]}")
        if (path := self._files.get(name)) is None:
            return None
        schema = _read(path)
        engines = _supported(schema)
        if _ENGINE not in engines:
            raise SuiteError(f"can't be used: it works on {', '.join(engines[:3])}, ... only")
        return _expectation_type(name, schema, self._modules.get(name, ()))


@cache
def _gx_schemas() -> Path:
    found = importlib.util.find_spec("great_expectations")
    if found is None or found.origin is None:
        raise SuiteError("Great Expectations is not installed: pip install great-expectations")
    return Path(found.origin).parent / "expectations" / "core" / "schemas"


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("*.json")):
        if path.stem[0].isupper():
            yield snake_case(path.stem), path


def snake_case(name: str) -> str:
    """Give the name of an expectation in suites from that of its class, as GX does.

    >>> snake_case("ExpectColumnPairValuesAToBeGreaterThanB")
    'expect_column_pair_values_a_to_be_greater_than_b'
    """
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def _read(path: Path) -> dict[str, Any]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.MsgspecError) as error:
        raise SuiteError(f"has a schema that can't be read: {path}: {error}") from None


def _supported(schema: dict[str, Any]) -> list[str]:
    engines: list[str] = _metadata(schema, "supported_data_sources") or [_ENGINE]
    return engines


def _metadata(schema: dict[str, Any], name: str) -> Any:
    metadata = schema.get("properties", {}).get("metadata", {}).get("properties", {})
    return metadata.get(name, {}).get("const")


def _expectation_type(
    name: str, schema: dict[str, Any], modules: tuple[str, ...]
) -> ExpectationType:
    required = tuple(schema.get("required", ()))
    given = schema["properties"]
    definitions = {"definitions": schema.get("definitions", {})}
    properties = {
        key: Property(
            _plain(_OVERRIDES.get(key, given[key])) | definitions,
            nullable=key not in required and "default" not in given[key],
        )
        for key in given.keys() - _NOT_KWARGS
    }
    return ExpectationType(
        name,
        properties,
        required + _REQUIRED_TOO.get(name, ()),
        modules,
        _metadata(schema, "measure"),
        "DuckDB" in _supported(schema),
    )


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out the alternatives that mean nothing here.

    "Any object" stands for a suite parameter: parameters are put in before the check, and no other
    object passes for a text. "A text of the format date" can be compared with dates only, which no
    table holds.
    """
    branches = [
        one for one in schema.get("anyOf", ()) if one != {"type": "object"} and "format" not in one
    ]
    return schema | {"anyOf": branches} if branches else schema


_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def describe(schema: dict[str, Any]) -> str:
    """Say in words what a JSON schema allows.

    >>> describe({"type": "number", "minimum": 0, "maximum": 1})
    'a number from 0 to 1'
    """
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        return " or ".join(dict.fromkeys(describe(one) for one in branches))
    if "enum" in schema:
        return "one of " + ", ".join(f'"{one}"' for one in schema["enum"])
    words = _TYPES.get(str(schema.get("type")), "something else")
    if "minimum" in schema and "maximum" in schema:
        words += f" from {schema['minimum']:g} to {schema['maximum']:g}"
    elif "minimum" in schema:
        words += f", at least {schema['minimum']:g}"
    if isinstance(schema.get("items"), dict) and schema["items"]:
        words += f" (each {describe(schema['items'])})"
    if schema.get("minItems"):
        words += ", not empty"
    if "required" in schema:
        words += " with " + ", ".join(f'"{key}"' for key in schema["required"])
    return words
