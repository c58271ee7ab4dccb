"""Which columns the tables of a file have: those of our record, those measured, those given."""

from collections.abc import Sequence
from typing import Any

from cleaner.errors import nearest
from cleaner.gate.tables.columns import (
    ROW,
    TABLES,
    Column,
    Dtype,
    TableName,
    measured,
    own_column,
)
from cleaner.gate.tables.files import DataFile
from cleaner.gate.tables.values import shown
from cleaner.measures import Measure


class OwnColumns:
    """The columns of the tables of our own output.

    `stored` names the measures that its rows hold; None for all that are stored by a run. `scope`
    says in errors which file a suite was read for, where that matters.
    """

    scope = ""

    def __init__(self, measures: Sequence[Measure], stored: frozenset[str] | None = None) -> None:
        if stored is None:
            stored = frozenset(one.name for one in measures if one.stored)
        self._measured = {one.name: measured(one, stored=one.name in stored) for one in measures}

    def get(self, table: TableName, name: str) -> Column | None:
        """Give a column of a table, or None where it has none of this name."""
        if table == "documents" and name in self._measured:
            return self._measured[name]
        return own_column(table, name)

    def refusal(self, table: TableName, name: str) -> str:
        """Say that a table has no column of this name, and the nearest that it has."""
        known = [*TABLES[table], *(self._measured if table == "documents" else ())]
        return f'the table "{table}" has no column "{name}"; {nearest(name, known)}'


class GivenColumns:
    """The columns of a file that is not our own: its fields, and what can be measured of its text.

    It is a table of documents and nothing else.
    """

    def __init__(self, file: DataFile, measures: Sequence[Measure]) -> None:
        self._file = file
        self.scope = f" for {file.path}"
        self._measures = {one.name: one for one in measures}

    def get(self, table: TableName, name: str) -> Column | None:
        """Give a column of a table, or None where it has none of this name.

        Where the file has texts, what can be measured of them is measured, though it have a field
        of that name. The type of a field that is not known by its name is found out later, from its
        values.
        """
        file = self._file
        if table in ("run", "drift"):
            return own_column(table, name)
        if table != "documents":
            return None
        if name == "id":
            return _id(file.id_field)
        if file.text_field is not None and name == "text":
            return _given(file.text_field, "string")
        if file.text_field is not None and name in self._measures:
            return _taken(self._measures[name], file.text_field)
        if name in file.fields and name != "text":
            return _given(name, self._dtype(name))
        if "." in name:
            # a metric, which no document of another program has
            return Column("number", "a metric", (), lambda row: None)
        return None

    def _dtype(self, name: str) -> Dtype | None:
        known = self._measures.get(name) or TABLES["documents"].get(name)
        return known.dtype if known else None

    def refusal(self, table: TableName, name: str) -> str:
        """Say that the file has no such column, and the nearest that it has."""
        file = self._file
        if table != "documents":
            return f'{file.path} is no output of cleaner, so it has no table "{table}"'
        if name in ("text", *self._measures):
            names = ", ".join(file.fields)
            return (
                f'{file.path} has no field "{name}", and no text to take it of; '
                f"name the field that holds the text: --text-field (its fields: {names})"
            )
        known = {"id", *file.fields, *(self._measures if file.text_field else ())}
        return f'{file.path} has no field "{name}"; {nearest(name, known)}'


AvailableColumns = OwnColumns | GivenColumns


def available_columns(file: DataFile, measures: Sequence[Measure]) -> AvailableColumns:
    """Give the columns that the tables of a file have."""
    return OwnColumns(measures, file.measured) if file.own else GivenColumns(file, measures)


def _id(field: str | None) -> Column:
    if field is None:
        return Column("string", "the row, counted from 1", (), lambda row: f"#{row[ROW]}")
    return _given(field, "string")


def _given(field: str, dtype: Dtype | None) -> Column:
    return Column(dtype, "a field of the file", (field,), lambda row: row.get(field), (field,))


def _taken(measure: Measure, field: str) -> Column:
    def value(row: dict[str, Any]) -> Any:
        text = row.get(field)
        if text is None:
            return measure.value("")
        if isinstance(text, str | int | float):
            return measure.value(str(text))
        raise ValueError(f'the field "{field}" is {shown(text)}; expected a text')

    return Column(measure.dtype, measure.meaning, (field,), value)
