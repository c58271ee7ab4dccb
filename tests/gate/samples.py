"""Documents written by hand, and outputs made of them."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from cleaner.document import Document, Embedded, Encoding, Finding, MediaLink
from cleaner.io.formats import Assembler
from cleaner.io.writers import cleaner_write

LEFT_OUT = object()


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
    return Document(**{**fields, **changes})


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
