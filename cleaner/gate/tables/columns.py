"""The columns of the tables that suites check: names, types, meanings, where from."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from cleaner.measures import Measure

TableName = Literal["documents", "media", "run", "drift"]
Dtype = Literal["string", "integer", "number"]


class Column(msgspec.Struct, frozen=True):
    """One column of a table.

    A "string" may be null, a "number" too; an "integer" never is. The type of a given field is None
    until its values are looked at. `needs` names the fields of the
    record (for media: of the link) that `value` reads, so that nothing else is decoded. `leaf` is
    the place in the record where the value stands as it is, so that Parquet gives it as a column,
    with `missing` for null.
    """

    dtype: Dtype | None
    meaning: str
    needs: tuple[str, ...]
    value: Callable[[Any], Any]
    leaf: tuple[str, ...] | None = None
    missing: int | None = None


class MediaRow(NamedTuple):
    """One row of the media table: `number` counts the links of a document from 1."""

    document_id: str
    number: int
    link: Any


def _field(dtype: Dtype, meaning: str, name: str) -> Column:
    return Column(dtype, meaning, (name,), lambda row: getattr(row, name), (name,))


def _encoding(dtype: Dtype, meaning: str, name: str, missing: Any = None) -> Column:
    return Column(
        dtype,
        meaning,
        ("encoding",),
        lambda row: missing if row.encoding is None else getattr(row.encoding, name),
        ("encoding", name),
        missing,
    )


def _link(dtype: Dtype, meaning: str, name: str) -> Column:
    return Column(dtype, meaning, (name,), lambda row: getattr(row.link, name))


def _status(status: str) -> Column:
    return Column(
        "integer",
        f"media links whose status is {status}",
        ("media",),
        lambda row: sum(link.status == status for link in row.media),
    )


def _edits(row: Any) -> float:
    metrics: dict[str, float] = row.metrics
    return sum(count for name, count in metrics.items() if _counts_edits(name))


def _counts_edits(metric: str) -> bool:
    """Tell "<stage>.edits" from "<stage>.edits.<rule>" and the rest."""
    return metric.endswith(".edits") and metric.count(".") == 1


def _total(name: str) -> Callable[[Mapping[str, Any]], float | None]:
    """Read a number of the manifest, or the sum of a table of numbers (by stage and rule)."""

    def value(manifest: Mapping[str, Any]) -> float | None:
        return sum_up(manifest.get(name))

    return value


def sum_up(value: Any) -> float | None:
    """Give a number as it is, a table of numbers as their sum, all else as None.

    >>> sum_up({"encoding": {"mojibake": 2}, "typos": {"doubled-word": 1}})
    3
    """
    if not isinstance(value, Mapping):
        return value if _is_number(value) else None
    total: float = 0
    tables: list[Mapping[str, Any]] = [value]
    while tables:
        for part in tables.pop().values():
            if isinstance(part, Mapping):
                tables.append(part)
            elif _is_number(part):
                total += part
    return total


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _accounted(manifest: Mapping[str, Any]) -> float | None:
    written, quarantined = sum_up(manifest.get("written")), sum_up(manifest.get("quarantined"))
    return None if written is None or quarantined is None else written + quarantined


def _quarantined_share(manifest: Mapping[str, Any]) -> float | None:
    read, quarantined = sum_up(manifest.get("read")), sum_up(manifest.get("quarantined"))
    if read is None or quarantined is None:
        return None
    return quarantined / read if read else 0.0


def _count(meaning: str, name: str) -> Column:
    return Column("number", meaning, (name,), _total(name))


DOCUMENTS: dict[str, Column] = {
    "id": _field("string", "the document's id", "id"),
    "source": _field("string", "where it was read from", "source"),
    "url": _field("string", "the page's address", "url"),
    "title": _field("string", "the title", "title"),
    "published": _field("string", "the date of publication, ISO 8601", "published"),
    "language": _field("string", "the language, as a code", "language"),
    "text": _field("string", "the cleaned text", "text"),
    "encoding": _encoding("string", "the encoding's name", "name"),
    "encoding_evidence": _encoding("string", "how the encoding was found", "evidence"),
    "encoding_confidence": _encoding("number", "how sure that is, from 0 to 1", "confidence"),
    "replaced": _encoding("integer", "bytes that could not be decoded and are lost", "replaced", 0),
    "media_count": Column("integer", "media links", ("media",), lambda row: len(row.media)),
    **{
        f"media_{status}": _status(status)
        for status in ("ok", "suspect", "broken", "unsafe", "unchecked")
    },
    "embedded_count": Column(
        "integer", "pieces of embedded data", ("embedded",), lambda row: len(row.embedded)
    ),
    "edit_count": Column("number", "edits made by all stages", ("metrics",), _edits),
    "finding_count": Column(
        "integer", "findings of all stages", ("findings",), lambda row: len(row.findings)
    ),
}

MEDIA: dict[str, Column] = {
    "id": Column(
        "string", "the link: <document>#<n>", (), lambda row: f"{row.document_id}#{row.number}"
    ),
    "document_id": Column("string", "the document's id", (), lambda row: row.document_id),
    "url": _link("string", "the resolved link", "url"),
    "raw": _link("string", "the link as it was found", "raw"),
    "kind": _link("string", "image, video, audio, document or embed", "kind"),
    "title": _link("string", "the link's title", "title"),
    "origin": _link("string", "where it was found", "origin"),
    "width": _link("number", "the declared width, in pixels", "width"),
    "height": _link("number", "the declared height, in pixels", "height"),
    "variant_of": _link(
        "string", "the best variant of the same picture, for another of its sizes", "variant_of"
    ),
    "status": _link("string", "ok, suspect, broken, unsafe or unchecked", "status"),
    "problem_count": Column(
        "integer",
        "what is wrong with it, counted",
        ("problems",),
        lambda row: len(row.link.problems),
    ),
    "problems": Column(
        "string",
        "the codes of what is wrong, joined with commas",
        ("problems",),
        lambda row: ",".join(row.link.problems),
    ),
    "probed": _link("string", "when it was asked for, for a probed link", "probed"),
    "final_url": _link("string", "where redirects led, for a probed link", "final_url"),
    "http_status": _link("number", "the server's answer, for a probed link", "http_status"),
    "content_type": _link("string", "the content type, for a probed link", "content_type"),
    "bytes": _link("number", "the size, for a probed link", "bytes"),
}

RUN: dict[str, Column] = {
    "id": Column("string", 'always "run"', (), lambda manifest: "run"),
    "read": _count("documents read", "read"),
    "written": _count("documents written", "written"),
    "quarantined": _count("documents set aside", "quarantined"),
    "accounted": Column(
        "number", "written + quarantined: equals read", ("written", "quarantined"), _accounted
    ),
    "quarantined_share": Column(
        "number", "quarantined / read", ("read", "quarantined"), _quarantined_share
    ),
    "characters": _count("characters of all texts written", "characters"),
    "skipped": _count("files in folders and records of archives that no reader takes", "skipped"),
    "duplicate_ids": _count("ids that had to be changed to be unique", "duplicate_ids"),
    "edits": _count("edits made by all stages", "edits"),
    "findings": _count("findings of all stages", "findings"),
    "embedded": _count("pieces of embedded data", "embedded"),
    "media": _count("media links", "media"),
    "seconds": _count("seconds that the run took", "seconds"),
    "version": Column(
        "string",
        "the version of cleaner that made it",
        ("cleaner",),
        lambda manifest: None if (found := manifest.get("cleaner")) is None else str(found),
    ),
}

DRIFT: dict[str, Column] = {
    "id": _field("string", "what is compared: documents, lengths.p50, edits.typos", "id"),
    "group": _field("string", "documents, lengths, languages, edits, findings or media", "group"),
    "before": _field("number", "its value in the baseline", "before"),
    "after": _field("number", "its value now", "after"),
    "change": _field("number", "after / before - 1, for a share after - before", "change"),
    "by_chance": _field("number", "how large a change may well be chance", "by_chance"),
    "excess": _field("number", "how much of the change lies beyond that", "excess"),
    "rise": Column(
        "number",
        "the change, where it is up and beyond chance; else 0",
        ("change", "excess"),
        lambda row: row.rise,
    ),
    "fall": Column(
        "number",
        "the change, where it is down and beyond chance, as a positive number; else 0",
        ("change", "excess"),
        lambda row: row.fall,
    ),
}

TABLES: dict[TableName, dict[str, Column]] = {
    "documents": DOCUMENTS,
    "media": MEDIA,
    "run": RUN,
    "drift": DRIFT,
}

# every table has these: they tell which row failed
NAMING: dict[TableName, tuple[str, ...]] = {
    "documents": ("id",),
    "media": ("id", "url"),
    "run": ("id",),
    "drift": ("id",),
}

# not for suites: the line of JSON Lines, the record of CSV, the row of Parquet, from 1
ROW = "row"

ROW_NAMES: dict[TableName, str] = {
    "documents": "documents",
    "media": "links",
    "run": "runs",
    "drift": "quantities",
}


def measured(measure: Measure, *, stored: bool) -> Column:
    """Give the column of a measure: as it was stored, or taken of the text.

    Where a row has not stored it, it is taken of the text, too.
    """
    name, value = measure.name, measure.value
    if not stored:
        return Column(measure.dtype, measure.meaning, ("text",), lambda row: value(row.text or ""))

    def held(row: Any) -> Any:
        found = row.quality.get(name)
        return value(row.text or "") if found is None else found

    return Column(measure.dtype, measure.meaning, ("quality", "text"), held, ("quality", name))


def own_column(table: TableName, name: str) -> Column | None:
    """Give a column of our own record that is not measured, or None where there is none.

    A name with a dot is a metric of the documents ("encoding.badness"), a fact or a field of the
    source ("facts.agency", "extra.section"), or a place in the manifest ("edits.typos").
    """
    if found := TABLES[table].get(name):
        return found
    if "." not in name or table in ("media", "drift"):
        return None
    if table == "run":
        return Column(
            "number", "a part of the manifest", (), lambda manifest: sum_up(_at(manifest, name))
        )
    field, _, key = name.partition(".")
    if field in ("facts", "extra"):
        return Column(
            "string",
            f"a part of {field}",
            (field,),
            lambda row: _text(getattr(row, field).get(key)),
            (field, key) if field == "facts" else None,
        )
    return Column(
        "number", "a metric", ("metrics",), lambda row: row.metrics.get(name), ("metrics", name)
    )


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


def _at(manifest: Any, place: str) -> Any:
    for key in place.split("."):
        manifest = manifest.get(key) if isinstance(manifest, Mapping) else None
    return manifest
