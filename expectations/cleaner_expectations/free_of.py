"""The expectations that texts are free of damage: mojibake, PHP dumps, markup, controls."""

import re

from cleaner.measures import control_characters
from cleaner_expectations.base import CountedInTexts, TextExpectation
from cleaner_expectations.residue import (
    Span,
    count_markup,
    count_mojibake,
    count_php_dumps,
    find_markup,
    find_mojibake,
    find_php_dump,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class ColumnValuesFreeOfMojibake(CountedInTexts):
    """For each text, whether it is free of mojibake."""

    condition_metric_name = "column_values.free_of_mojibake"
    count = staticmethod(count_mojibake)


class ExpectColumnValuesToBeFreeOfMojibake(TextExpectation):
    """Expect the texts of a column to hold no mojibake, such as "Ã©" where "é" was meant.

    ExpectColumnValuesToBeFreeOfMojibake is a Column Map Expectation. Nulls are not looked at.

    Args:
        column (str): The column name, of texts or of the counts `mojibake`.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas, DuckDB
    """

    map_metric = "column_values.free_of_mojibake"
    words = "texts must be free of mojibake"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give the first place of mojibake in a text."""
        return find_mojibake(text)


class ColumnValuesFreeOfPhpDumps(CountedInTexts):
    """For each text, whether it is free of PHP's debug output."""

    condition_metric_name = "column_values.free_of_php_dumps"
    count = staticmethod(count_php_dumps)


class ExpectColumnValuesToBeFreeOfPhpDumps(TextExpectation):
    """Expect the texts of a column to hold no output of var_dump, print_r and their like.

    ExpectColumnValuesToBeFreeOfPhpDumps is a Column Map Expectation. Nulls are not looked at.

    Args:
        column (str): The column name, of texts or of the counts `php_dumps`.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas, DuckDB
    """

    map_metric = "column_values.free_of_php_dumps"
    words = "texts must be free of PHP debug output"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give the first place of debug output in a text."""
        return find_php_dump(text)


class ColumnValuesFreeOfMarkup(CountedInTexts):
    """For each text, whether it is free of what is left of markup."""

    condition_metric_name = "column_values.free_of_markup"
    count = staticmethod(count_markup)


class ExpectColumnValuesToBeFreeOfMarkup(TextExpectation):
    """Expect the texts of a column to hold no tags, entities, shortcodes and BBCode.

    ExpectColumnValuesToBeFreeOfMarkup is a Column Map Expectation. Nulls are not looked at. Texts
    about HTML quote such things: give them room by `mostly`, or leave them out by a row_condition.

    Args:
        column (str): The column name, of texts or of the counts `markup`.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas, DuckDB
    """

    map_metric = "column_values.free_of_markup"
    words = "texts must be free of markup"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give the first place of markup in a text."""
        return find_markup(text)


class ColumnValuesFreeOfControlCharacters(CountedInTexts):
    """For each text, whether it is free of control characters."""

    condition_metric_name = "column_values.free_of_control_characters"
    count = staticmethod(control_characters)


class ExpectColumnValuesToBeFreeOfControlCharacters(TextExpectation):
    """Expect the texts of a column to hold no control characters but line feeds and tabs.

    ExpectColumnValuesToBeFreeOfControlCharacters is a Column Map Expectation. Nulls are not looked
    at. The control characters are those of Unicode's category Cc.

    Args:
        column (str): The column name, of texts or of the counts `control_characters`.

    Other Parameters:
        mostly (float between 0 and 1): The share of texts that must be free of it. Default 1.

    Supported Data Sources:
        Pandas, DuckDB
    """

    map_metric = "column_values.free_of_control_characters"
    words = "texts must be free of control characters"

    @staticmethod
    def locate(text: str) -> Span | None:
        """Give the first control character in a text."""
        found = _CONTROL.search(text)
        return found.span() if found else None
