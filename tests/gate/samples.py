"""Documents written by hand, and outputs made of them."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from cleaner.document import Document, Embedded, Encoding, Finding, MediaLink
from cleaner.gate.judging import check
from cleaner.gate.suites.loading import Suite
from cleaner.gate.tables.available import OwnColumns, available_columns
from cleaner.gate.tables.files import look_into
from cleaner.gate.tables.loading import load_tables
from cleaner.gate.tables.narrow import texts_of
from cleaner.gate.verdict import Verdict
from cleaner.io.formats import Assembler
from cleaner.io.writers import cleaner_write
from cleaner.measures import CORE, measured
from cleaner_expectations import cleaner_measures

LEFT_OUT = object()
MEASURES = (*CORE, *cleaner_measures())
STORED = tuple(one for one in MEASURES if one.stored)
AVAILABLE = OwnColumns(MEASURES)


def article(number: int, **changes: Any) -> Document:
    fields: dict[str, Any] = {
        "id": f"page-{number}",
        "source": "pages.jsonl",
        "text": f"The council met on Friday, for the {number}th time.\nMüller said: “Naïve!”\n" * 5,
        "title": "The bridge",
        "published": "2024-03-01T10:00:00+01:00",
        "language": "en",
        "encoding": Encoding("utf-8", "utf-8"),
        "metrics": {"encoding.edits": 2, "encoding.edits.mojibake": 2, "typos.edits": 1},
    }
    document = Document(**{**fields, **changes})
    document.quality = document.quality or measured(document.text, STORED)
    return document


def with_everything() -> list[Document]:
    return [
        article(
            1,
            url="https://example.com/1",
            media=[
                MediaLink("https://example.com/a.jpg", "/a.jpg", "image", status="ok"),
                MediaLink("x", "x", status="broken", problems=["no-host", "odd"], http_status=404),
            ],
            embedded=[Embedded("var_dump", 0, 9, True, value={"a": [1, {"b": None}]})],
            findings=[Finding(0, 3, "rule", "seen")],
            metrics={"encoding.edits": 2, "encoding.badness": 0.5},
            extra={"nested": {"a": [1, 2]}},
        ),
        article(2, text="", title=None, published=None, encoding=None, metrics={}),
        article(3, text="a\ufffdb", encoding=Encoding("windows-1252", "detected", 0.7, 3)),
    ]


def row(**changes: Any) -> bytes:
    """One row of JSON Lines that is no document where `changes` say so."""
    fields = {**msgspec.to_builtins(article(1)), **changes}
    return msgspec.json.encode({k: v for k, v in fields.items() if v is not LEFT_OUT}) + b"\n"


def write(path: Path, documents: Sequence[Document]) -> Path:
    writer = cleaner_write(path)
    assert writer is not None
    encoded = b"".join(
        writer.encode(documents[start : start + 2]) for start in range(0, len(documents), 2)
    )
    if isinstance(writer, Assembler):
        with path.open("wb") as stream:
            writer.assemble(BytesIO(encoded), stream)
    else:
        path.write_bytes(encoded)
    return path


def judge(
    path: Path, suites: Sequence[Suite], manifest: dict[str, Any] | None = None, **options: Any
) -> Verdict:
    """Check a file as the command does. `engine` chooses the engine, the rest goes to `check`."""
    file = look_into(path)
    available = available_columns(file, MEASURES)
    engine = options.pop("engine", "auto")
    with load_tables(file, suites, available, manifest, engine) as tables:
        return check(suites, tables, texts=partial(texts_of, file), **options)
